/** What should be running in Temporal, and what it may have forgotten, in single statements whose cost follows the unfinished work only. */
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "./client.js";

/** What ids of workflows begin with, by workflow type. */
export type WorkflowIdPrefixes = Readonly<
  Record<"followUpCase" | "invitePromoter" | "thankPassive" | "deliverNotices", string>
>;

/** Why a workflow was woken: its deadline lies unfired, Temporal does not show it, or it outlived its work. */
export type WakeReason = "overdue" | "missing" | "outlived";

/** How often each type was woken in one pass, by reason. */
export interface WakeCount {
  workflowType: string;
  reason: WakeReason;
  count: number;
}

/** Everything unfinished: `workflow_type, subject_id, workflow_id, priority, due_at`. */
function unfinished(prefixes: WorkflowIdPrefixes): SQL {
  return sql`
    select 'followUpCase' as workflow_type, c.id::text as subject_id, ${prefixes.followUpCase} || c.id::text as workflow_id,
      substr(c.severity, 2)::int as priority, c.next_deadline_at as due_at
    from cases c where c.status not in ('closed', 'cancelled')
    union all
    select case j.kind when 'promoter' then 'invitePromoter' else 'thankPassive' end, j.response_id::text,
      case j.kind when 'promoter' then ${prefixes.invitePromoter} else ${prefixes.thankPassive} end || j.response_id::text,
      4, j.next_due_at
    from journeys j where j.ended_at is null
    union all
    select 'deliverNotices', n.recipient_id::text, ${prefixes.deliverNotices} || n.recipient_id::text,
      coalesce(min(substr(n.severity, 2)::int), 3), min(case n.state when 'pending' then n.not_before else n.lease_until end)
    from notices n where n.state in ('pending', 'claimed', 'sending') group by n.recipient_id`;
}

/**
 * Writes an outbox row for each unfinished workflow that needs one: its deadline is unfired for longer than `overdueMs`,
 * or it was relayed more than `appearMs` ago and is not among `runningIds` (null = not looked up this time).
 * One that runs although nothing is left to do is woken too, so that it ends. What waits in the outbox is left alone;
 * the same workflow is woken again only after 10 s, then 20, 40 .. up to 5 minutes.
 */
export async function wakeForgotten(
  tx: Tx,
  input: {
    prefixes: WorkflowIdPrefixes;
    overdueMs: number;
    appearMs: number;
    limit: number;
    runningIds: readonly string[] | null;
  },
): Promise<WakeCount[]> {
  const running = JSON.stringify(input.runningIds ?? []);
  const looked = input.runningIds !== null;
  const rows = await tx.execute<{ workflow_type: string; reason: WakeReason; count: number }>(sql`
    with moment as materialized (select app_now() as now),
    unfinished as materialized (${unfinished(input.prefixes)}),
    running as materialized (select jsonb_array_elements_text(${running}::jsonb) as workflow_id),
    suspects as (
      select u.workflow_type, u.subject_id, u.workflow_id, u.priority,
        case when u.due_at < moment.now - ${input.overdueMs} * interval '1 millisecond' then 'overdue' else 'missing' end as reason
      from unfinished u cross join moment
      left join running r using (workflow_id)
      left join workflow_marks m using (workflow_id)
      where u.due_at < moment.now - ${input.overdueMs} * interval '1 millisecond'
        or (${looked} and r.workflow_id is null
          and (m.workflow_id is null or m.relayed_at < moment.now - ${input.appearMs} * interval '1 millisecond'))
      union all
      select m.workflow_type, m.subject_id, m.workflow_id, 5, 'outlived'
      from running r join workflow_marks m using (workflow_id) cross join moment
      where m.relayed_at < moment.now - ${input.appearMs} * interval '1 millisecond'
        and not exists (select 1 from unfinished u where u.workflow_id = m.workflow_id)
    ),
    chosen as (
      select s.* from suspects s cross join moment
      left join workflow_marks m using (workflow_id)
      where (m.next_wake_at is null or m.next_wake_at <= moment.now)
        and not exists (
          select 1 from outbox o where o.subject_id = s.subject_id and o.workflow_type = s.workflow_type)
      order by s.priority limit ${input.limit}
    ),
    written as (
      insert into outbox (id, workflow_type, subject_id, priority, created_at, available_at)
      select gen_random_uuid(), workflow_type, subject_id, priority, moment.now, moment.now from chosen cross join moment
    ),
    marked as (
      insert into workflow_marks as m (workflow_id, workflow_type, subject_id, relayed_at, wakes, next_wake_at)
      select workflow_id, workflow_type, subject_id, moment.now, 1, moment.now + interval '10 seconds'
      from chosen cross join moment
      on conflict (workflow_id) do update set
        wakes = m.wakes + 1,
        next_wake_at = excluded.relayed_at + least(10 * power(2, least(m.wakes, 10)), 300) * interval '1 second'
    )
    select workflow_type, reason, count(*)::int as count from chosen group by 1, 2`);
  return rows.map((row) => ({ workflowType: row.workflow_type, reason: row.reason, count: row.count }));
}

/** Forgets what is over: marks of workflows without work, and the wake count of those that have been well for a minute. */
export async function tidyMarks(tx: Tx, prefixes: WorkflowIdPrefixes): Promise<void> {
  await tx.execute(sql`
    with unfinished as materialized (${unfinished(prefixes)})
    delete from workflow_marks m
    where m.relayed_at < app_now() - interval '10 minutes'
      and not exists (select 1 from unfinished u where u.workflow_id = m.workflow_id)`);
  await tx.execute(sql`
    update workflow_marks set wakes = 0, next_wake_at = null
    where wakes > 0 and next_wake_at < app_now() - interval '1 minute'`);
}

/**
 * Writes an outbox row for everything unfinished and forgets what the former Temporal store was told. Most urgent first; among the
 * equally urgent what has been due for longest, so that a long list of cases that only wait holds up none that is late.
 */
export async function enqueueEverything(tx: Tx, prefixes: WorkflowIdPrefixes): Promise<number> {
  await tx.execute(sql`delete from workflow_marks`);
  const rows = await tx.execute<{ count: number }>(sql`
    with moment as materialized (select app_now() as now),
    unfinished as materialized (${unfinished(prefixes)}),
    written as (
      insert into outbox (id, workflow_type, subject_id, priority, created_at, available_at)
      select gen_random_uuid(), u.workflow_type, u.subject_id, u.priority, moment.now, least(u.due_at, moment.now)
      from unfinished u cross join moment
      returning 1
    )
    select count(*)::int as count from written`);
  return rows[0]?.count ?? 0;
}

const namespaceKey = "temporal-namespace-id";
const passKey = "reconciler-pass-until";

/** Stores the namespace's id unless it is stored already. True when another one, or none, stood there; the row stays locked until commit. */
export async function replaceNamespaceId(tx: Tx, namespaceId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into installation as i (key, value) values (${namespaceKey}, ${namespaceId})
    on conflict (key) do update set value = excluded.value where i.value <> excluded.value
    returning 1`);
  return rows.length > 0;
}

/** Claims the next pass for `forMs`; false when another relay has it. Uses the server's own clock, which no test moves. */
export async function claimPass(tx: Tx, forMs: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into installation as i (key, value)
    values (${passKey}, (extract(epoch from clock_timestamp()) * 1000 + ${forMs})::bigint::text)
    on conflict (key) do update set value = excluded.value
    where i.value::bigint <= extract(epoch from clock_timestamp()) * 1000
    returning 1`);
  return rows.length > 0;
}

/** Answers of the last day that call for a case or a journey and have neither; there should be none. */
export async function countResponsesWithoutFollowUp(tx: Tx): Promise<number> {
  const rows = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from responses r
    where r.finished and r.status = 'accepted' and r.case_id is null and r.received_at > app_now() - interval '1 day'
      and (r.band = 'detractor' or (r.band in ('promoter', 'passive') and r.customer_id is not null
        and not exists (select 1 from journeys j where j.response_id = r.id)))`);
  return rows[0]?.count ?? 0;
}
