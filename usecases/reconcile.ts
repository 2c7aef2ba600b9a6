/** Makes Temporal agree with Postgres again, whatever it lost: every hit is a row in the outbox, so that one road starts workflows. */
import type { WakeCount, WorkflowIdPrefixes } from "../db/reconcile-store.js";
import {
  claimPass,
  countResponsesWithoutFollowUp,
  enqueueEverything,
  replaceNamespaceId,
  tidyMarks,
  wakeForgotten,
} from "../db/reconcile-store.js";
import type { UsecaseDeps } from "./deps.js";

export type { WakeCount } from "../db/reconcile-store.js";

/** A deadline may be this late before its workflow is woken again. */
const overdueMs = 5_000;
/** Temporal's lists may lag this far behind its starts. */
const appearMs = 30_000;
/** Most rows one pass writes; what is left comes with the next pass. */
const wakesPerPass = 500;

/** Claims one pass for `forMs`, so that any number of relays do the work of one. */
export async function claimReconcilerPass(deps: Pick<UsecaseDeps, "db">, forMs: number): Promise<boolean> {
  return await deps.db.transaction((tx) => claimPass(tx, forMs));
}

/**
 * Compares the namespace's id with the one seen last. When it is another (the store was lost or replaced), everything unfinished
 * goes to the outbox in the same transaction that stores the new id. Answers how many, or null when nothing changed.
 */
export async function adoptNamespace(
  deps: Pick<UsecaseDeps, "db">,
  input: { namespaceId: string; prefixes: WorkflowIdPrefixes },
): Promise<number | null> {
  return await deps.db.transaction(async (tx) =>
    (await replaceNamespaceId(tx, input.namespaceId)) ? await enqueueEverything(tx, input.prefixes) : null,
  );
}

/** Wakes what is overdue and, when `runningIds` is given, what Temporal does not show or should not show any more. */
export async function reconcile(
  deps: Pick<UsecaseDeps, "db">,
  input: { prefixes: WorkflowIdPrefixes; runningIds: readonly string[] | null },
): Promise<WakeCount[]> {
  return await deps.db.transaction(async (tx) => {
    const hits = await wakeForgotten(tx, { ...input, overdueMs, appearMs, limit: wakesPerPass });
    if (input.runningIds !== null) await tidyMarks(tx, input.prefixes);
    return hits;
  });
}

/** How many answers of the last day should have a journey and have none; anything but 0 is a defect. */
export async function auditResponses(deps: Pick<UsecaseDeps, "db">): Promise<number> {
  return await deps.db.read((tx) => countResponsesWithoutFollowUp(tx));
}
