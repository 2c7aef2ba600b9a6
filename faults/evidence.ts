/** What is there after a fault: read with SQL, from the mail server and from Temporal; never what the product says of itself. */
import type { StoredMail } from "../local/mailbox.js";
import { listRunningWorkflowIds } from "../relay/running-workflows.js";
import { openTemporalClient } from "../relay/temporal-client.js";
import type { FaultyProduct } from "./product.js";
import { ladder } from "./scene.js";

/** An answer as stored. */
export interface ResponseRow {
  readonly id: string;
  readonly externalId: string;
  readonly score: number | null;
  readonly band: string | null;
  readonly receivedAt: number;
  readonly caseId: string | null;
  readonly customerId: string | null;
  readonly journeys: number;
}

/** A case as stored. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly openedAt: number;
  readonly customerId: string | null;
  readonly isAccounted: boolean;
}

/** An entry of a case's ledger. */
export interface EntryRow {
  readonly caseId: string;
  readonly type: string;
  readonly at: number;
  readonly rungId: string | null;
  readonly dueAt: string | null;
  readonly notified: readonly string[];
}

/** A notice that goes out by mail. */
export interface NoticeRow {
  readonly key: string;
  readonly kind: string;
  readonly sendClass: "must" | "once";
  readonly state: string;
  readonly outcome: string | null;
  readonly digestId: string | null;
  readonly caseId: string | null;
  readonly responseId: string | null;
  readonly customerId: string | null;
}

/** Everything about one round. */
export interface Evidence {
  readonly responses: readonly ResponseRow[];
  readonly cases: readonly CaseRow[];
  readonly entries: readonly EntryRow[];
  readonly notices: readonly NoticeRow[];
  /** Keys of mails of the round that belong to no notice at all. */
  readonly strangeKeys: readonly string[];
  /** Since the round began, oldest first. */
  readonly mails: readonly StoredMail[];
  /** Ids of cases that a running workflow follows; null = Temporal was not asked. */
  readonly followed: ReadonlySet<string> | null;
  /** Rows that break a rule of the database: orphans and open cases doubled. */
  readonly brokenRows: readonly string[];
}

/** Ids of the cases that Temporal follows. */
export async function followedCases(product: FaultyProduct): Promise<ReadonlySet<string>> {
  const { address, namespace } = product.run().temporal;
  const temporal = openTemporalClient({ connection: { address }, namespace });
  try {
    const ids = await listRunningWorkflowIds(temporal);
    return new Set(ids.filter((id) => id.startsWith("case/")).map((id) => id.slice("case/".length)));
  } finally {
    await temporal.close();
  }
}

/** Whether nothing is under way any more: every rung dealt with, every promoter asked, no notice and no wish to wake waiting. */
export async function isQuiet(product: FaultyProduct, tag: string): Promise<boolean> {
  const [row] = await product.query(
    async (sql) =>
      await sql<{ rungs: number; cases: number; waiting: number; outbox: number; asks: number; promoters: number }[]>`
    with r as materialized (select id, case_id, band, customer_id from responses where external_id like ${`${tag}-%`})
    select
      (select count(distinct case_id)::int from r where case_id is not null) as cases,
      (select count(*)::int from fired_deadlines where kind = 'rung' and case_id in (select case_id from r)) as rungs,
      (select count(*)::int from notices where state in ('pending', 'claimed', 'sending') and by_mail
        and (case_id in (select case_id from r) or response_id in (select id from r))) as waiting,
      (select count(*)::int from outbox) as outbox,
      (select count(*)::int from journeys where response_id in (select id from r where band = 'promoter') and asked_at is not null) as asks,
      (select count(*)::int from r where band = 'promoter') as promoters`,
  );
  if (row === undefined) return false;
  const { rungs, cases, waiting, outbox, asks, promoters } = row;
  return rungs >= cases * ladder.length && waiting === 0 && outbox === 0 && asks >= promoters;
}

/** Reads everything about the answers whose external id begins with the tag. */
export async function gather(product: FaultyProduct, tag: string, since: number): Promise<Evidence> {
  const mails = (await product.mails()).filter(({ receivedAt }) => Date.parse(receivedAt) >= since);
  const followed = await followedCases(product).catch(() => null);
  const pattern = `${tag}-%`;
  return await product.query(async (sql) => {
    const responses = await sql<ResponseRow[]>`
      select r.id, r.external_id as "externalId", r.score, r.band, r.case_id as "caseId", r.customer_id as "customerId",
        (extract(epoch from r.received_at) * 1000)::float8 as "receivedAt",
        (select count(*)::int from journeys j where j.response_id = r.id) as journeys
      from responses r where r.external_id like ${pattern}`;
    const customerIds = responses.flatMap(({ customerId }) => customerId ?? []);
    const cases = await sql<CaseRow[]>`
      select id, 'IL-' || number as number, status, customer_id as "customerId",
        (extract(epoch from opened_at) * 1000)::float8 as "openedAt",
        owner_id is not null or unassigned_since is not null as "isAccounted"
      from cases where customer_id = any(${customerIds}::uuid[])`;
    const caseIds = cases.map(({ id }) => id);
    const entries = await sql<EntryRow[]>`
      select subject_id as "caseId", type, (extract(epoch from at) * 1000)::float8 as at,
        after ->> 'rungId' as "rungId", after ->> 'dueAt' as "dueAt",
        array(select jsonb_array_elements_text(case jsonb_typeof(after -> 'notified') when 'array' then after -> 'notified' else '[]' end)) as notified
      from ledger where subject_type = 'case' and subject_id = any(${caseIds}::text[]) order by seq`;
    const notices = await sql<NoticeRow[]>`
      select key, kind, send_class as "sendClass", state, outcome, digest_id as "digestId", case_id as "caseId",
        response_id as "responseId", customer_id as "customerId"
      from notices where by_mail and (case_id = any(${caseIds}::uuid[]) or response_id = any(${responses.map(({ id }) => id)}::uuid[]))`;
    const keys = [...new Set(mails.map(({ headers }) => headers["X-Innerloop-Key"] ?? "none"))];
    const strange = await sql<{ key: string }[]>`
      select key from unnest(${keys}::text[]) as key
      where not exists (select 1 from notices n where n.key = key or 'digest/' || n.digest_id = key)`;
    const broken = await sql<{ what: string }[]>`
      select 'two open cases of ' || subject_key as what from cases
        where status not in ('closed', 'cancelled') and subject_key is not null group by subject_key having count(*) > 1
      union all select 'answer ' || r.id || ' names a case that is not there' from responses r
        where case_id is not null and not exists (select 1 from cases c where c.id = r.case_id)
      union all select 'clock ' || k.id || ' missed before it was due' from clocks k where detected_at < breached_at
      union all select 'deadline ' || key || ' fired early' from fired_deadlines where fired_at < due_at`;
    return {
      responses,
      cases,
      entries,
      notices,
      strangeKeys: strange.map(({ key }) => key),
      mails,
      followed,
      brokenRows: broken.map(({ what }) => what),
    };
  });
}
