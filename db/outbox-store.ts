import { sql } from "drizzle-orm";
import type { Tx } from "./client.js";

/** One wish to start or wake a workflow. */
export interface OutboxRow {
  id: string;
  workflowType: string;
  subjectId: string;
  attempts: number;
}

/**
 * Takes up to `limit` ready rows for `leaseMs`, the most urgent and oldest first; rows another relay holds are skipped.
 * A row whose lease ran out is ready again, so a relay that dies loses nothing.
 */
export async function claimOutboxRows(
  tx: Tx,
  claim: { claimId: string; limit: number; leaseMs: number },
): Promise<OutboxRow[]> {
  const rows = await tx.execute<{ id: string; workflow_type: string; subject_id: string; attempts: number }>(sql`
    with moment as materialized (select app_now() as now),
    ready as (
      select o.id from outbox o
      where o.available_at <= (select now from moment)
        and (o.claimed_until is null or o.claimed_until <= (select now from moment))
      order by o.priority, o.available_at
      limit ${claim.limit}
      for update skip locked
    ),
    claimed as (
      update outbox o
      set claim_id = ${claim.claimId}, claimed_until = (select now from moment) + ${claim.leaseMs} * interval '1 millisecond'
      from ready where o.id = ready.id
      returning o.id, o.workflow_type, o.subject_id, o.attempts, o.priority, o.available_at
    )
    select id, workflow_type, subject_id, attempts from claimed order by priority, available_at`);
  return rows.map((row) => ({
    id: row.id,
    workflowType: row.workflow_type,
    subjectId: row.subject_id,
    attempts: row.attempts,
  }));
}

/** Deletes the rows of a claim that Temporal has taken. Rows that another claim has since taken over are left to it. */
export async function deleteOutboxRows(tx: Tx, claimId: string, rowIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    delete from outbox
    where claim_id = ${claimId} and id in (select jsonb_array_elements_text(${JSON.stringify(rowIds)}::jsonb)::uuid)`);
}

/** Gives rows of a claim back, to be tried again after `delayMs`; with `countAttempt` the try is counted on the row. */
export async function releaseOutboxRows(
  tx: Tx,
  claimId: string,
  rowIds: readonly string[],
  again: { delayMs: number; countAttempt: boolean },
): Promise<void> {
  await tx.execute(sql`
    update outbox
    set claim_id = null, claimed_until = null, attempts = attempts + ${again.countAttempt ? 1 : 0},
      available_at = app_now() + ${again.delayMs} * interval '1 millisecond'
    where claim_id = ${claimId} and id in (select jsonb_array_elements_text(${JSON.stringify(rowIds)}::jsonb)::uuid)`);
}

/** A workflow that Temporal has taken over. */
export interface RelayedWorkflow {
  workflowId: string;
  workflowType: string;
  subjectId: string;
}

/** Notes when workflows were last handed to Temporal; the reconciler looks for them there some time later. */
export async function markRelayed(tx: Tx, workflows: readonly RelayedWorkflow[]): Promise<void> {
  await tx.execute(sql`
    insert into workflow_marks (workflow_id, workflow_type, subject_id, relayed_at)
    select w."workflowId", w."workflowType", w."subjectId", app_now()
    from jsonb_to_recordset(${JSON.stringify(workflows)}::jsonb)
      as w("workflowId" text, "workflowType" text, "subjectId" text)
    order by w."workflowId"
    on conflict (workflow_id) do update set relayed_at = excluded.relayed_at`);
}
