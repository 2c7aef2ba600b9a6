/** What happens to a case whose owner has left. */
import { draftOf, finished } from "./case-draft.js";
import { tellStaff } from "./case-notices.js";
import { assignTo, leaveUnassigned } from "./case-ownership.js";
import type { CaseState } from "./case-state.js";
import type { CaseFacts, Decision } from "./decision.js";
import { leastLoadedOther, loadPoints } from "./routing.js";

/** Gives the case to the least loaded other eligible member of the team, or leaves it in the lead's queue; both are told. State and clocks stay. */
export function releaseOwner(state: CaseState, facts: CaseFacts): Decision {
  const draft = draftOf(state, facts);
  const choice = leastLoadedOther(facts.candidates, state.ownerId, loadPoints(state.severity));
  if (choice.ownerId === null) {
    leaveUnassigned(draft, "owner_left");
    tellStaff(draft, [facts.team.leadId], { kind: "assignment", cause: "unassigned" });
  } else {
    assignTo(draft, choice.ownerId, { by: "router", reason: "owner_left" });
    tellStaff(draft, [choice.ownerId], { kind: "assignment", cause: "router" });
  }
  return finished(draft);
}
