/** What waits where, and how late things were: for the operations page and the metrics. Counts and instants only. */
import { sql } from "drizzle-orm";
import type { Tx } from "../client.js";

/** How much of something waits, and for how long the oldest has (ms; 0 = nothing waits). */
export interface Backlog {
  count: number;
  oldestMs: number;
}

interface BacklogRow extends Record<string, unknown> {
  name: string;
  n: number;
  oldest_ms: number;
}

/** Names of the backlogs. */
export const backlogNames = [
  "outbox",
  "overdue_cases",
  "overdue_journeys",
  "due_notices",
  "held_notices",
  "sending_notices",
  "quarantine",
  "unfinished_responses",
] as const;
/** One of them. */
export type BacklogName = (typeof backlogNames)[number];

/** A deadline counts as overdue when it is this late; until then its workflow is on its way. */
const overdueAfter = sql`interval '5 seconds'`;

/** Every backlog, one query over partial indexes. */
export async function readBacklogs(tx: Tx): Promise<Record<BacklogName, Backlog>> {
  const rows = await tx.execute<BacklogRow>(sql`
    with now as materialized (select app_now() as at),
    waiting (name, since) as (
      select 'outbox', o.created_at from outbox o
      union all
      select 'overdue_cases', c.next_deadline_at from cases c, now
        where c.next_deadline_at < now.at - ${overdueAfter}
      union all
      select 'overdue_journeys', j.next_due_at from journeys j, now
        where j.ended_at is null and j.next_due_at < now.at - ${overdueAfter}
      union all
      select case when n.state = 'sending' then 'sending_notices' when n.not_before > now.at then 'held_notices'
          else 'due_notices' end, case when n.not_before > now.at then now.at else n.not_before end
        from notices n, now where n.state in ('pending', 'claimed', 'sending')
      union all
      select 'quarantine', q.received_at from quarantine q where q.settled_at is null
      union all
      select 'unfinished_responses', r.last_event_at from responses r where not r.finished
    )
    select w.name, count(*)::int as n,
      greatest(0, coalesce(max(extract(epoch from now.at - w.since) * 1000), 0))::float8 as oldest_ms
    from waiting w, now group by w.name`);
  const found = new Map(rows.map((row) => [row.name, { count: row.n, oldestMs: Math.round(row.oldest_ms) }]));
  const entries = backlogNames.map((name) => [name, found.get(name) ?? { count: 0, oldestMs: 0 }] as const);
  return Object.fromEntries(entries) as Record<BacklogName, Backlog>;
}

/** Open cases by status. */
export async function openCasesByStatus(tx: Tx): Promise<{ status: string; count: number }[]> {
  const rows = await tx.execute<{ status: string; n: number }>(sql`
    select c.status, count(*)::int as n from cases c
    where c.status not in ('closed', 'cancelled') group by c.status order by c.status`);
  return rows.map(({ status, n }) => ({ status, count: n }));
}

/** How late deadlines fired in one hour; the median, the 95th percentile and the worst in ms. */
export interface HourLateness {
  from: number;
  count: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
}

/** Lateness of what fired in the last `hours` hours, by the hour; hours without any are left out. */
export async function latenessByHour(tx: Tx, hours: number): Promise<HourLateness[]> {
  const rows = await tx.execute<{ from_ms: number; n: number; p50: number; p95: number; worst: number }>(sql`
    select extract(epoch from date_trunc('hour', f.fired_at))::float8 * 1000 as from_ms, count(*)::int as n,
      percentile_cont(0.5) within group (order by late.ms)::float8 as p50,
      percentile_cont(0.95) within group (order by late.ms)::float8 as p95,
      max(late.ms)::float8 as worst
    from fired_deadlines f
    cross join lateral (select extract(epoch from f.fired_at - f.due_at) * 1000 as ms) late
    where f.fired_at >= app_now() - ${hours}::int * interval '1 hour' and f.outcome = 'fired'
    group by 1 order by 1`);
  return rows.map((row) => ({
    from: row.from_ms,
    count: row.n,
    p50Ms: Math.round(row.p50),
    p95Ms: Math.round(row.p95),
    maxMs: Math.round(row.worst),
  }));
}

/** Mails wished for in the last `hours` hours, by kind and how they ended. */
export async function mailOutcomes(tx: Tx, hours: number): Promise<{ kind: string; state: string; count: number }[]> {
  const rows = await tx.execute<{ kind: string; state: string; n: number }>(sql`
    select n.kind, n.state, count(*)::int as n from notices n
    where n.by_mail and n.settled_at is not null and n.created_at >= app_now() - ${hours}::int * interval '1 hour'
    group by n.kind, n.state order by n.kind, n.state`);
  return rows.map(({ kind, state, n }) => ({ kind, state, count: n }));
}
