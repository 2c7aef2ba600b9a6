/** Who owns a case: taking, giving, handing over, asking for help. */
import type { CaseState } from "./case-state.js";
import { change, iso, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { meetClock } from "./case-clocks.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import { DomainError } from "./errors.js";
import type { CaseFacts, Candidate } from "./decision.js";

/** How an owner came to a case. */
export interface Assignment {
  by: NonNullable<CaseState["assignedBy"]>;
  /** Code for the ledger: `router`, `claimed`, `person`, `rung`, ... */
  reason: string;
  note?: string | null;
}

/** Gives the case to somebody. A `new` case becomes `assigned`; every other status, and the clocks, stay. Tells nobody. */
export function assignTo(draft: Draft, userId: string, assignment: Assignment): void {
  const { ownerId, status, watchers } = draft.state;
  const next = status === "new" ? "assigned" : status;
  change(draft, {
    ownerId: userId,
    assignedBy: assignment.by,
    status: next,
    unassignedReason: null,
    unassignedSince: null,
    watchers: watchers.filter((watcher) => watcher !== userId),
  });
  record(draft, {
    type: ledgerTypes.assigned,
    before: { ownerId, status },
    after: { ownerId: userId, status: next },
    reason: assignment.reason,
    text: assignment.note ?? null,
  });
}

/**
 * Leaves the case in the lead's queue with the reason; the alarm counts from now. What was in somebody's hands is `new` again; a case that
 * waits, or is settled, keeps its status.
 */
export function leaveUnassigned(draft: Draft, reason: string): void {
  const { ownerId, status } = draft.state;
  const next = status === "assigned" || status === "in_progress" ? "new" : status;
  change(draft, {
    ownerId: null,
    assignedBy: null,
    status: next,
    unassignedReason: reason,
    unassignedSince: draft.facts.now,
  });
  record(draft, {
    type: ledgerTypes.unassigned,
    before: { ownerId, status },
    after: { ownerId: null, status: next },
    reason,
  });
}

/** Adds somebody who is told about the case without owning it. */
export function addWatcher(draft: Draft, userId: string): void {
  const { watchers, ownerId } = draft.state;
  if (userId !== ownerId && !watchers.includes(userId)) change(draft, { watchers: [...watchers, userId] });
}

function mayClaim(facts: CaseFacts): string | null {
  if (facts.actor.kind !== "user") return null;
  const { id } = facts.actor;
  return facts.team.memberIds.includes(id) || facts.team.leadId === id ? id : null;
}

/** Whether the actor can take the case in hand: it has an owner, or the actor is of the team and becomes the owner. */
export function canTake(state: CaseState, facts: CaseFacts): boolean {
  return state.ownerId !== null || mayClaim(facts) !== null;
}

/** Takes the case in hand: claims it if nobody owns it, stops the acknowledge clock. Needs {@link canTake}. */
export function acknowledge(draft: Draft): void {
  if (draft.state.ownerId === null) {
    const claimant = mayClaim(draft.facts);
    if (claimant === null) return;
    assignTo(draft, claimant, { by: "person", reason: "claimed" });
  }
  const { status } = draft.state;
  const acknowledgedAt = draft.state.acknowledgedAt ?? draft.facts.now;
  change(draft, { status: "in_progress", acknowledgedAt });
  record(draft, {
    type: ledgerTypes.acknowledged,
    before: { status },
    after: { status: "in_progress", acknowledgedAt: iso(acknowledgedAt) },
  });
  meetClock(draft, "acknowledge");
}

function notEligible(userId: string, why: string): DomainError {
  return new DomainError(
    "invalid",
    "not-eligible",
    `The case cannot be given to this person: ${why}.`,
    { userId, why },
    [{ pointer: "/to", code: why, detail: "active, present members of the team with role frontline, or its lead" }],
  );
}

/** Why a person may not be given a case of this team by another person: a code, null = they may. A full load is no obstacle. */
export function obstacleTo(
  userId: string,
  candidate: Candidate | undefined,
  team: Pick<CaseFacts["team"], "id" | "leadId">,
): "not-a-member" | "not-active" | "absent" | "not-frontline" | null {
  // A person may give the case to the lead, a member or not; the router and the rungs never do.
  const isLead = userId === team.leadId;
  if (isLead && candidate === undefined) return null;
  if (candidate === undefined || !(isLead || candidate.teamIds.includes(team.id))) return "not-a-member";
  if (!candidate.active) return "not-active";
  if (candidate.absent) return "absent";
  return candidate.role === "frontline" || isLead ? null : "not-frontline";
}

function checkEligible(userId: string, candidate: Candidate | undefined, facts: CaseFacts): void {
  const obstacle = obstacleTo(userId, candidate, facts.team);
  if (obstacle !== null) throw notEligible(userId, obstacle);
}

/** A person gives the case to somebody, who is told; giving it to its owner again changes nothing. Errors: `not-eligible`. */
export function reassign(draft: Draft, to: string, note: string | null): void {
  if (to === draft.state.ownerId) return;
  checkEligible(
    to,
    draft.facts.candidates.find((candidate) => candidate.userId === to),
    draft.facts,
  );
  assignTo(draft, to, { by: "person", reason: "person", note });
  tellStaff(draft, [to], { kind: "assignment", cause: "person" });
}

/** Somebody is asked to help: they watch the case from now on and are told, every time they are asked. */
export function requestHelp(draft: Draft, userId: string, note: string | null): void {
  addWatcher(draft, userId);
  record(draft, { type: ledgerTypes.helpRequested, after: { userId }, text: note });
  tellStaff(draft, [userId], { kind: "assignment", cause: "help_requested" });
}
