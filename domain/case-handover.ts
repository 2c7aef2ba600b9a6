/** Handing a case to another team. */
import { change, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import { assignTo, leaveUnassigned } from "./case-ownership.js";
import { guardNotMet } from "./case-refusals.js";
import { endPause, endSnooze, endWait } from "./case-waiting.js";
import { route } from "./routing.js";

/**
 * Moves the case to the team the facts carry as `otherTeam`. Waits and pauses end; the clocks run on, on the calendar they started with.
 * The router picks an owner among `facts.candidates` of that team; without one the case waits in its lead's queue as `handed_over`.
 * Errors: `guard-not-met` (`other-team`).
 */
export function handOver(draft: Draft, teamId: string, note: string | null): void {
  const { otherTeam, now, candidates } = draft.facts;
  const { teamId: fromTeamId, ownerId, severity, language, status } = draft.state;
  if (otherTeam === null || otherTeam.id !== teamId || teamId === fromTeamId) {
    throw guardNotMet("hand-over", [{ pointer: "/team", code: "other-team", detail: "must be another team" }]);
  }
  endSnooze(draft, "handed_over");
  endPause(draft, now, "handed_over");
  endWait(draft, "ended", "handed_over");
  change(draft, { teamId, status: "new" });
  record(draft, {
    type: ledgerTypes.handedOver,
    before: { teamId: fromTeamId, ownerId, status },
    after: { teamId, status: "new" },
    text: note,
  });
  leaveUnassigned(draft, "handed_over");
  const members = candidates.filter((candidate) => candidate.teamIds.includes(teamId));
  const wanted = { severity, teamId, language, skill: null, accountOwnerId: null, touchpointOwnerId: null };
  const choice = route(wanted, members);
  if (choice.ownerId === null) {
    tellStaff(draft, [otherTeam.leadId], { kind: "assignment", cause: "handed_over" });
  } else {
    assignTo(draft, choice.ownerId, { by: "router", reason: choice.reason.code });
    tellStaff(draft, [choice.ownerId], { kind: "assignment", cause: "handed_over" });
  }
}
