/** Writes a decision about a case: state, ledger, notices and outbox in the caller's transaction. */
import { appendLedger } from "../db/ledger-store.js";
import { insertCase, saveCase, type CaseIdentity, type StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { enqueueWakes, priorityOf, type WorkflowWake } from "../db/outbox-rows.js";
import { teamOf } from "../domain/case-draft.js";
import type { CaseFacts, Decision } from "../domain/decision.js";
import type { UsecaseDeps } from "./deps.js";
import { projectCase } from "./case-projection.js";
import { writeNotices } from "./notice-writing.js";

/** Whether a committed change may have to wake the case's workflow; `self`: the workflow itself is acting and answers its own plan. */
export type CommitOrigin = "outside" | "self";

/** Stores a new case and what follows from opening it; answers its number, and the workflows that are still to be woken with {@link enqueueWakes}. */
export async function commitNewCase(
  tx: Tx,
  deps: UsecaseDeps,
  decision: Decision,
  facts: CaseFacts,
  identity: CaseIdentity,
): Promise<{ number: number; wakes: WorkflowWake[] }> {
  const { state } = decision;
  const [number, wakes] = await Promise.all([
    insertCase(tx, state, identity, projectCase(state, facts)),
    writeEffects(tx, deps, decision, facts),
  ]);
  return {
    number,
    wakes: [{ workflowType: "followUpCase", subjectId: state.id, priority: priorityOf(state.severity) }, ...wakes],
  };
}

/**
 * Stores a change of a locked case; answers its new `rev`. The workflow is woken only when its next deadline moved
 * earlier, or the case ended or came back: a timer that finds its deadline moved later goes back to sleep.
 */
export async function commitCase(
  tx: Tx,
  deps: UsecaseDeps,
  before: StoredCase,
  decision: Decision,
  facts: CaseFacts,
  origin: CommitOrigin,
  changes: Partial<CaseIdentity> = {},
): Promise<number> {
  const { state } = decision;
  const projection = projectCase(state, facts);
  const rev = await saveCase(tx, before, state, projection, changes);
  const wakes = await writeEffects(tx, deps, decision, facts);
  const hasEnded = isEnded(state.status) !== isEnded(before.state.status);
  const isEarlier =
    projection.nextDeadlineAt !== null &&
    (before.nextDeadlineAt === null || projection.nextDeadlineAt < before.nextDeadlineAt);
  if (origin === "outside" && (hasEnded || isEarlier))
    wakes.push({ workflowType: "followUpCase", subjectId: state.id, priority: priorityOf(state.severity) });
  await enqueueWakes(tx, deps.newId, facts.now, wakes);
  return rev;
}

async function writeEffects(tx: Tx, deps: UsecaseDeps, decision: Decision, facts: CaseFacts): Promise<WorkflowWake[]> {
  const { state } = decision;
  const [, wakes] = await Promise.all([
    appendLedger(tx, deps.newId, { type: "case", id: state.id }, facts.now, facts.actor, decision.entries),
    writeNotices(tx, deps, decision.notices, {
      now: facts.now,
      caseId: state.id,
      responseId: null,
      severity: state.severity,
      calendarId: teamOf(state, facts).calendarId,
    }),
  ]);
  return wakes;
}

/** Closed and cancelled cases have no workflow. */
export function isEnded(status: string): boolean {
  return status === "closed" || status === "cancelled";
}
