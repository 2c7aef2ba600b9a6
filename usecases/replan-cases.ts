/** Settled cases after the delays of their verification were changed: their next deadline is another, and so is the wake-up. */
import { sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { enqueueWakes, priorityOf } from "../db/outbox-rows.js";
import type { FollowUpSettings } from "../domain/settings.js";
import type { UsecaseDeps } from "./deps.js";

/** As many rows as one insert takes without strain. */
const mostWakes = 1_000;

/**
 * Moves the projected deadline of every resolved case (domain/deadline-closing.ts) and wakes its workflow, which asks the core for the
 * real one. In one statement, because there may be many; no case changes, so no `rev` does.
 */
export async function replanResolvedCases(
  tx: Tx,
  deps: UsecaseDeps,
  delays: Pick<FollowUpSettings, "verifyDelayMs" | "verifySilenceMs">,
): Promise<void> {
  const moved = await tx.execute<{ id: string; severity: string }>(sql`
    update cases c set next_deadline_at = planned.at, next_due_at = planned.at
    from (select id, coalesce(
        verification_asked_at + ${delays.verifySilenceMs}::float8 * interval '1 millisecond',
        resolved_at + ${delays.verifyDelayMs}::float8 * interval '1 millisecond') as at
      from cases where status = 'resolved') planned
    where c.id = planned.id and c.next_deadline_at is distinct from planned.at
    returning c.id::text, c.severity`);
  await enqueueWakes(
    tx,
    deps.newId,
    await appNow(tx),
    // The reconciler wakes the rest, should their deadlines have moved earlier.
    moved.slice(0, mostWakes).map(({ id, severity }) => ({
      workflowType: "followUpCase",
      subjectId: id,
      priority: priorityOf(severity),
    })),
  );
}
