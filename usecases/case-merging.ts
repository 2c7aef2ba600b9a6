/** The other side of a merge: the case that takes the merged one's answers in. */
import { loadCase, type StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { moveResponses } from "../db/response-store.js";
import { absorbCase } from "../domain/case-joining.js";
import type { Actor, CaseCommand, CaseFacts } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { loadCaseFacts } from "./case-facts.js";
import { isCaseInScope } from "./case-scope.js";
import { commitCase, isEnded } from "./commit-case.js";
import type { UsecaseDeps } from "./deps.js";

/**
 * Locks both cases of a merge, ids ascending, and answers the one to merge into: another one that is open and that the actor may see.
 * Code: `unknown-case` (invalid).
 */
export async function lockMergeTarget(
  tx: Tx,
  input: { caseId: string; actor: Actor; command: CaseCommand },
): Promise<StoredCase | null> {
  if (input.command.action !== "merge") return null;
  const { into } = input.command;
  if (into === input.caseId) throw noTarget("A case cannot be merged into itself.");
  if (input.caseId < into) await loadCase(tx, input.caseId, { lock: true });
  const target = await loadCase(tx, into, { lock: true });
  const isOpen = target !== null && !isEnded(target.state.status);
  if (!isOpen || !(await isCaseInScope(tx, input.actor, into))) throw noTarget("No other open case has this id.");
  return target;
}

function noTarget(detail: string): DomainError {
  return new DomainError("invalid", "unknown-case", "There is no such case to merge into.", {}, [
    { pointer: "/into", code: "unknown-case", detail },
  ]);
}

/** Moves the answers of the merged case to the target and notes it there. */
export async function absorb(
  tx: Tx,
  deps: UsecaseDeps,
  target: StoredCase,
  merged: StoredCase,
  facts: Pick<CaseFacts, "now" | "actor">,
): Promise<void> {
  await moveResponses(tx, merged.state.id, target.state.id);
  const own = await loadCaseFacts(tx, deps, target, { now: facts.now, actor: facts.actor });
  await commitCase(tx, deps, target, absorbCase(target.state, merged.state, own), own, "outside");
}
