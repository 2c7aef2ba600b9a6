/** What happens to an absent owner's case: somebody stands in, and gives it back or keeps it (product.md, Routing). */
import { draftOf, finished } from "./case-draft.js";
import { tellStaff } from "./case-notices.js";
import { assignTo } from "./case-ownership.js";
import type { CaseState } from "./case-state.js";
import type { Candidate, CaseFacts, Decision } from "./decision.js";
import { leastLoadedOther, loadPoints } from "./routing.js";

/** Roles that may own a case somebody named them for. */
const mayOwn: ReadonlySet<string> = new Set(["frontline", "lead"]);

function canStandIn(candidate: Candidate | undefined): candidate is Candidate {
  return candidate !== undefined && candidate.active && !candidate.absent && mayOwn.has(candidate.role);
}

/**
 * Gives the case to the delegate, or, where the delegate is not there either, to the least loaded eligible member of the team; they are
 * told. Null when nobody is there: an absent owner is better than none. State and clocks stay.
 */
export function standIn(state: CaseState, facts: CaseFacts, delegateId: string): Decision | null {
  const delegate = facts.candidates.find(({ userId }) => userId === delegateId);
  const chosenId = canStandIn(delegate)
    ? delegateId
    : leastLoadedOther(facts.candidates, state.ownerId, loadPoints(state.severity)).ownerId;
  if (chosenId === null || chosenId === state.ownerId) return null;
  return give(state, facts, chosenId, "absence");
}

/** Gives the case back to the person who is there again, who is told. State and clocks stay. */
export function giveBack(state: CaseState, facts: CaseFacts, userId: string): Decision {
  return give(state, facts, userId, "absence_over");
}

function give(state: CaseState, facts: CaseFacts, userId: string, reason: "absence" | "absence_over"): Decision {
  const draft = draftOf(state, facts);
  assignTo(draft, userId, { by: "router", reason });
  tellStaff(draft, [userId], { kind: "assignment", cause: reason });
  return finished(draft);
}
