/** What a product says about a batch after an outage: over its API, in its database, in the mailbox, in Temporal. */
import { join } from "node:path";
import postgres from "postgres";
import { openMailbox, type StoredMail } from "../../local/mailbox.js";
import type { RunFile } from "../../local/state-files.js";
import { listRunningWorkflowIds } from "../../relay/running-workflows.js";
import { openTemporalClient } from "../../relay/temporal-client.js";
import type { Batch } from "./outage-batch.js";
import type { OutageClient } from "./outage-client.js";

/** A ledger entry as the API shows it. */
export interface LedgerEntry {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly latenessMs?: number;
}

/** A wish to reach a person, as stored. */
export interface NoticeRow {
  readonly key: string;
  readonly state: string;
  readonly attempts: number;
  readonly digestId: string | null;
  readonly caseId: string | null;
  readonly responseId: string | null;
}

/** Everything known about one case. */
export interface CaseEvidence {
  readonly id: string;
  readonly number: string;
  readonly openedAt: number;
  readonly status: string;
  readonly isListed: boolean;
  readonly isFollowed: boolean;
  readonly ledger: readonly LedgerEntry[];
  readonly notices: readonly NoticeRow[];
}

/** Everything known about a batch. */
export interface Evidence {
  readonly cases: readonly CaseEvidence[];
  /** Of the promoters of the batch. */
  readonly asks: ReadonlyMap<string, readonly NoticeRow[]>;
  /** What the sink took since the batch was sent, oldest first. */
  readonly mails: readonly StoredMail[];
}

interface CaseDocument {
  readonly id: string;
  readonly number: string;
  readonly openedAt: string;
  readonly status: string;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** A reader of one product's evidence, over restarts. */
export interface EvidenceReader {
  /** How many deadlines of these cases were dealt with, and how many notices of the batch are still on their way. */
  progress(batch: Batch): Promise<{ readonly rungs: number; readonly waiting: number; readonly asked: number }>;
  gather(batch: Batch): Promise<Evidence>;
  /** Ids of the cases that Temporal follows. */
  followedCases(): Promise<ReadonlySet<string>>;
  mails(): Promise<readonly StoredMail[]>;
}

/** Opens a reader; nothing is connected until it is asked. */
export function openEvidence(stateDir: string, client: OutageClient, run: () => RunFile): EvidenceReader {
  const mailbox = openMailbox(join(stateDir, "mailbox"));
  const mails = async (): Promise<readonly StoredMail[]> => (await mailbox.list()).toReversed();

  async function followedCases(): Promise<ReadonlySet<string>> {
    const { address, namespace } = run().temporal;
    const temporal = openTemporalClient({ connection: { address }, namespace });
    try {
      const ids = await listRunningWorkflowIds(temporal);
      return new Set(ids.filter((id) => id.startsWith("case/")).map((id) => id.slice("case/".length)));
    } finally {
      await temporal.close();
    }
  }

  async function query<T>(ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
    const sql = postgres(run().databaseUrl, { max: 1, connect_timeout: 5 });
    try {
      return await ask(sql);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }

  async function all<T>(path: string): Promise<T[]> {
    const found: T[] = [];
    let cursor = "";
    for (;;) {
      const page = await client.patiently<Page<T>>({ method: "GET", path: `${path}?limit=200${cursor}` });
      found.push(...page.items);
      if (page.next === null) return found;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  async function noticesOf(batch: Batch): Promise<NoticeRow[]> {
    const caseIds = batch.cases.map(({ id }) => id);
    const responseIds = batch.promoters.map(({ responseId }) => responseId);
    return await query(
      async (sql) =>
        await sql<NoticeRow[]>`
        select key, state, attempts, digest_id as "digestId", case_id as "caseId", response_id as "responseId"
        from notices where case_id in ${sql(caseIds)} or response_id in ${sql(responseIds)}`,
    );
  }

  return {
    mails,
    followedCases,
    async progress(batch) {
      const notices = await noticesOf(batch);
      const rungs = await query(
        async (sql) =>
          await sql<{ count: number }[]>`
          select count(*)::int as count from fired_deadlines
          where kind = 'rung' and case_id in ${sql(batch.cases.map(({ id }) => id))}`,
      );
      return {
        rungs: rungs[0]?.count ?? 0,
        waiting: notices.filter(({ state }) => ["pending", "claimed", "sending"].includes(state)).length,
        asked: notices.filter(({ key }) => key.includes("/referral_ask/")).length,
      };
    },
    async gather(batch) {
      const [notices, listed, followed, received] = await Promise.all([
        noticesOf(batch),
        all<CaseDocument>("/cases"),
        followedCases(),
        mails(),
      ]);
      const listedIds = new Set(listed.map(({ id }) => id));
      const cases: CaseEvidence[] = [];
      for (const { id, number } of batch.cases) {
        const document = await client.patiently<CaseDocument>({ method: "GET", path: `/cases/${id}` });
        cases.push({
          id,
          number,
          openedAt: Date.parse(document.openedAt),
          status: document.status,
          isListed: listedIds.has(id),
          isFollowed: followed.has(id),
          ledger: await all<LedgerEntry>(`/cases/${id}/events`),
          notices: notices.filter(({ caseId }) => caseId === id),
        });
      }
      const asks = new Map(
        batch.promoters.map(({ responseId }) => [
          responseId,
          notices.filter((row) => row.responseId === responseId && row.key.includes("/referral_ask/")),
        ]),
      );
      return { cases, asks, mails: received.filter(({ receivedAt }) => Date.parse(receivedAt) >= batch.sentAt) };
    },
  };
}
