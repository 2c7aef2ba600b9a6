/** Which people may do what with a case they see (contract.md, Cases; product.md, Case). Keys may do what their scope allows. */
import type { CaseAction } from "./decision.js";

/** Roles that answer for more than their own cases. */
const leading: ReadonlySet<string> = new Set(["lead", "manager", "administrator"]);

/** What takes a case away from everybody, or answers an escalation, is for those who lead. */
const ofLeading: ReadonlySet<CaseAction> = new Set<CaseAction>(["acknowledge-escalation", "cancel", "merge"]);

/** Whether people of this role may do this action at all; where the case stands is another question. */
export function mayAct(action: CaseAction, role: string): boolean {
  return !ofLeading.has(action) || leading.has(role);
}
