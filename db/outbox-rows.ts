/** Writing to the outbox: which workflow is to be started or woken, in the transaction that gives it something to do. */
import type { Tx } from "./client.js";
import { outbox } from "./schema/index.js";

/** A workflow to start or wake. `subjectId` is the case, response or recipient its id is made from. */
export interface WorkflowWake {
  workflowType: "followUpCase" | "invitePromoter" | "thankPassive" | "deliverNotices";
  subjectId: string;
  /** 1 goes first, 5 last; the digit of the case's severity, 3 without one. */
  priority: number;
}

/** Adds one row per workflow; several wishes for one workflow in one call become one row. */
export async function enqueueWakes(
  tx: Tx,
  newId: () => string,
  now: number,
  wakes: readonly WorkflowWake[],
): Promise<void> {
  const distinct = new Map<string, WorkflowWake>();
  for (const wake of wakes) {
    const key = `${wake.workflowType}/${wake.subjectId}`;
    const known = distinct.get(key);
    if (known === undefined || wake.priority < known.priority) distinct.set(key, wake);
  }
  if (distinct.size === 0) return;
  await tx
    .insert(outbox)
    .values([...distinct.values()].map((wake) => ({ id: newId(), ...wake, createdAt: now, availableAt: now })));
}

/** The outbox priority of a severity; 3 without one. */
export function priorityOf(severity: string | null): number {
  const digit = Number(severity?.slice(1));
  return Number.isInteger(digit) && digit >= 1 ? digit : 3;
}
