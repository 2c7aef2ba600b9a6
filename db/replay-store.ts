/** What telling a past in one transaction needs of the database: its clock moved, what falls due next, which wakes are still wanted. */
import { sql } from "drizzle-orm";
import type { Tx } from "./client.js";

/** Keeps everybody else from moving the clock until the transaction ends; answers its offset in ms. Nobody waits to read it. */
export async function holdAppTime(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ offset_ms: string }>(sql`select offset_ms from app_time for update`);
  return Number(row?.offset_ms);
}

/**
 * Plans every statement of this transaction once: a telling asks the same few some thousands of times of tables that stay small, and
 * planning them anew took longer than running them.
 */
export async function planOnce(tx: Tx): Promise<void> {
  await tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
}

/** Sets the product's clock to `at` (epoch ms) inside this transaction: from now on `app_now()` is never before it. */
export async function startAppTimeAt(tx: Tx, at: number): Promise<void> {
  await tx.execute(
    sql`update app_time set offset_ms = ${at} - floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  );
}

/** Whether any answer has ever been taken. */
export async function hasResponses(tx: Tx): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from responses limit 1`);
  return rows.length > 0;
}

/** Who owns a case now; null = nobody. */
export async function ownerOfCase(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx.execute<{ owner_id: string | null }>(
    sql`select owner_id from cases where id = ${caseId}::uuid`,
  );
  return row?.owner_id ?? null;
}

/** Something that falls due by itself. `at` in epoch ms. */
export interface PlannedEvent {
  of: "case" | "journey" | "recipient";
  id: string;
  at: number;
}

/**
 * Moves the clock on to what falls due first by `until` over all cases, journeys and recipients of notices, and answers it; to `until` and null
 * when nothing does. A clock that is past that already stays as it is, so that it never goes back. `since`: what was due before it
 * has been done; without that bound every look would wade through the index entries of all of it. Epoch ms.
 */
export async function moveAppTime(tx: Tx, span: { since: number; until: number }): Promise<PlannedEvent | null> {
  const [since, until] = [span.since, span.until].map((at) => sql`${new Date(at).toISOString()}::timestamptz`);
  const rows = await tx.execute<{ of: PlannedEvent["of"]; id: string; at: string }>(sql`
    with planned as materialized (
      select candidate.of, candidate.id, floor(extract(epoch from candidate.at) * 1000)::bigint as at from (
        (select 'case' as of, id::text, next_deadline_at as at from cases
          where next_deadline_at >= ${since} and next_deadline_at <= ${until} order by next_deadline_at limit 1)
        union all
        (select 'journey', response_id::text, next_due_at from journeys
          where ended_at is null and next_due_at >= ${since} and next_due_at <= ${until} order by next_due_at limit 1)
        union all
        (select 'recipient', recipient_id::text, not_before from notices
          where state in ('pending', 'claimed', 'sending') and state = 'pending'
            and not_before >= ${since} and not_before <= ${until} order by not_before limit 1)
      ) candidate order by candidate.at limit 1),
    moved as (
      update app_time set offset_ms = greatest(offset_ms, coalesce((select at from planned), ${span.until}::bigint)
        - floor(extract(epoch from clock_timestamp()) * 1000)::bigint))
    select * from planned`);
  const [row] = rows;
  return row === undefined ? null : { of: row.of, id: row.id, at: Number(row.at) };
}

/** Staff have read what stood in the console until `until` (epoch ms), half an hour after it came. */
export async function markNoticesRead(tx: Tx, until: number): Promise<void> {
  await tx.execute(sql`update notices set read_at = created_at + interval '30 minutes'
    where in_app and read_at is null and created_at < to_timestamp(${until}::float8 / 1000) - interval '30 minutes'`);
}

/** Leaves one wish per workflow that has something left to wait for, due at once; all others are dropped. */
export async function keepOpenWakes(tx: Tx): Promise<void> {
  await tx.execute(sql`
    delete from outbox o where
      not (case o.workflow_type
        when 'followUpCase' then exists (select 1 from cases c where c.id::text = o.subject_id
          and c.status not in ('closed', 'cancelled'))
        when 'deliverNotices' then exists (select 1 from notices n where n.recipient_id::text = o.subject_id
          and n.state in ('pending', 'claimed', 'sending'))
        else exists (select 1 from journeys j where j.response_id::text = o.subject_id and j.ended_at is null) end)
      or exists (select 1 from outbox later where later.workflow_type = o.workflow_type
        and later.subject_id = o.subject_id and later.id > o.id)`);
  await tx.execute(sql`update outbox set created_at = app_now(), available_at = app_now()`);
}
