/** The outbox seen from the relay: claim rows by lease, settle them once Temporal has answered. No call to Temporal runs inside a transaction. */
import {
  claimOutboxRows,
  deleteOutboxRows,
  markRelayed,
  releaseOutboxRows,
  type OutboxRow,
  type RelayedWorkflow,
} from "../db/outbox-store.js";
import type { UsecaseDeps } from "./deps.js";

/** Rows one relay holds until it settles them or the lease runs out. */
export interface OutboxClaim {
  claimId: string;
  rows: readonly OutboxRow[];
}

/** What became of a claim's rows. */
export interface OutboxOutcome {
  /** Workflows that Temporal took. */
  relayed: readonly RelayedWorkflow[];
  /** Rows that asked for them. */
  doneRowIds: readonly string[];
  /** Rows whose call failed; each failure is counted on the row. */
  failedRowIds: readonly string[];
  /** Rows that were not tried. */
  untriedRowIds: readonly string[];
  /** When the rows that are given back are tried again, in ms. */
  retryDelayMs: number;
}

/** Claims up to `limit` ready rows, most urgent first; an empty claim when nothing waits. */
export async function claimOutbox(
  deps: Pick<UsecaseDeps, "db" | "newId">,
  input: { limit: number; leaseMs: number },
): Promise<OutboxClaim> {
  const claimId = deps.newId();
  const rows = await deps.db.transaction((tx) => claimOutboxRows(tx, { claimId, ...input }));
  return { claimId, rows };
}

/** Deletes what is done, marks the workflows as relayed and gives the rest back, in one transaction. Safe to repeat. */
export async function settleOutbox(
  deps: Pick<UsecaseDeps, "db">,
  claimId: string,
  outcome: OutboxOutcome,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (outcome.doneRowIds.length > 0) await deleteOutboxRows(tx, claimId, outcome.doneRowIds);
    if (outcome.relayed.length > 0) await markRelayed(tx, outcome.relayed);
    const again = { delayMs: outcome.retryDelayMs };
    if (outcome.failedRowIds.length > 0) {
      await releaseOutboxRows(tx, claimId, outcome.failedRowIds, { ...again, countAttempt: true });
    }
    if (outcome.untriedRowIds.length > 0) {
      await releaseOutboxRows(tx, claimId, outcome.untriedRowIds, { ...again, countAttempt: false });
    }
  });
}
