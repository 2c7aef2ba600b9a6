/** Identity keys of an answer that belong to somebody else: nothing is merged, the ledger says so (contract.md, Intake, Customers). */
import type { Tx } from "../db/client.js";
import type { MatchedCustomer } from "../db/customer-store.js";
import { appendLedger } from "../db/ledger-store.js";
import type { UsecaseDeps } from "./deps.js";

/** Notes the conflicts of a match, if there are any, at the answer they came with. */
export async function noteConflicts(
  tx: Tx,
  deps: UsecaseDeps,
  { responseId, match, now }: { responseId: string; match: MatchedCustomer | null; now: number },
): Promise<void> {
  if (match === null || match.conflicts.length === 0) return;
  await appendLedger(tx, deps.newId, { type: "response", id: responseId }, now, { kind: "system", id: "intake" }, [
    {
      type: "customer.identity_conflict",
      before: null,
      after: { customerId: match.customer.id, conflicts: match.conflicts },
      reason: "first_match_wins",
    },
  ]);
}
