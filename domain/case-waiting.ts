/** Pauses, waits for another team, and snoozes: what stands still meanwhile, and how it ends. */
import { businessDayMs } from "./business-day.js";
import { businessMsBetween } from "./business-time.js";
import type { Instant } from "./calendar.js";
import { calendarOf, change, iso, record, teamOf } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { endClock, liveClock, meetClock, refreshResolveClock, startClockOnRecord } from "./case-clocks.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import { guardNotMet, outOfRange } from "./case-refusals.js";
import type { CaseState, PauseReason } from "./case-state.js";
import type { CaseFacts, TeamFacts } from "./decision.js";
import type { ClockTarget, Policy } from "./policy.js";
import { liveTarget, targetsFor } from "./policy-match.js";

const hourMs = 3_600_000;

/** All pauses of one life of a case together stop the resolve clock for at most this many business days. */
export const pauseCapDays = 15;

/** A pause or snooze ends at most this far ahead, on the wall clock. */
export const furthestAheadMs = 90 * 24 * hourMs;

/** Refuses an instant that is not in the future or more than 90 days ahead. Errors: `out-of-range`. */
export function checkAhead(pointer: string, at: Instant, now: Instant): void {
  if (at <= now) throw outOfRange(pointer, "in-the-past", "must be in the future");
  if (at > now + furthestAheadMs) throw outOfRange(pointer, "too-far-ahead", "at most 90 days ahead");
}

/** The calendar pauses are counted on: that of the live resolve clock, else the team's. */
export function pauseCalendarId(state: CaseState, facts: CaseFacts): string {
  return liveClock(state, "resolve")?.calendarId ?? teamOf(state, facts).calendarId;
}

/** Business milliseconds of pause still allowed in this life of the case, not counting a pause that runs. */
export function pauseAllowanceMs(state: CaseState, facts: CaseFacts): number {
  const calendar = calendarOf(facts, pauseCalendarId(state, facts));
  let used = 0;
  for (const { from, to } of state.suspensions) {
    if (to !== null && to > state.currentSince) used += businessMsBetween(calendar, from, to);
  }
  return Math.max(0, pauseCapDays * businessDayMs(calendar) - used);
}

/** Stops the resolve clock. Pausing again only changes the reason and the end. Errors: `out-of-range`, `guard-not-met`. */
export function pause(draft: Draft, reason: PauseReason, until: Instant | null): void {
  const { now } = draft.facts;
  if (until !== null) checkAhead("/until", until, now);
  const running = draft.state.pause;
  if (running !== null) return changePause(draft, { ...running, reason, until });
  if (pauseAllowanceMs(draft.state, draft.facts) <= 0) {
    throw guardNotMet("pause", [
      { code: "pause-allowance", detail: "the pauses of this case have used up their 15 business days" },
    ]);
  }
  const { status } = draft.state;
  change(draft, {
    status: "waiting_customer",
    pause: { reason, since: now, until },
    suspensions: [...draft.state.suspensions, { from: now, to: null, reason }],
  });
  record(draft, {
    type: ledgerTypes.paused,
    before: { status },
    after: { status: "waiting_customer", until: iso(until) },
    reason,
  });
  refreshResolveClock(draft);
}

function changePause(draft: Draft, next: NonNullable<CaseState["pause"]>): void {
  const running = draft.state.pause;
  if (running === null || (running.reason === next.reason && running.until === next.until)) return;
  change(draft, { pause: next });
  record(draft, {
    type: ledgerTypes.pauseChanged,
    before: { reason: running.reason, until: iso(running.until) },
    after: { reason: next.reason, until: iso(next.until) },
  });
}

/** Ends the running pause at `at` (not after now) and lets the resolve clock run on; the status is the caller's. Without a pause nothing happens. */
export function endPause(draft: Draft, at: Instant, reason: string, latenessMs?: number): void {
  const { pause: running } = draft.state;
  if (running === null) return;
  change(draft, {
    pause: null,
    suspensions: draft.state.suspensions.map((s) => (s.to === null ? { ...s, to: at } : s)),
  });
  record(draft, {
    type: ledgerTypes.pauseEnded,
    before: { reason: running.reason, since: iso(running.since) },
    after: { to: iso(at) },
    reason,
    ...(latenessMs === undefined ? {} : { latenessMs }),
  });
  refreshResolveClock(draft);
}

/** The customer answered, or the wait for them is over: back to `in_progress`. Nothing happens in another status. */
export function stopWaitingForCustomer(draft: Draft, at: Instant, reason: string, latenessMs?: number): void {
  if (draft.state.status !== "waiting_customer") return;
  change(draft, { status: "in_progress" });
  endPause(draft, at, reason, latenessMs);
}

/**
 * What another team has to answer within: what its own policy gives it to acknowledge a case of this kind, or, where it sets no such clock,
 * to make first contact, or to resolve it.
 */
export function teamResponseTarget(state: CaseState, team: TeamFacts & { policy: Policy }): ClockTarget | null {
  const targets = targetsFor(team.policy, { ...state, team: team.id });
  return liveTarget(targets.acknowledge) ?? liveTarget(targets.first_contact) ?? liveTarget(targets.resolve);
}

/** Waits for another team, on that team's calendar; the customer's clocks run on. Naming the team waited for already changes nothing. */
export function waitFor(draft: Draft, teamId: string, note: string | null): void {
  const { otherTeam } = draft.facts;
  if (draft.state.waitingForTeamId === teamId) return;
  if (otherTeam === null || otherTeam.id !== teamId || teamId === draft.state.teamId) {
    throw guardNotMet("wait-for", [{ pointer: "/team", code: "other-team", detail: "must be another team" }]);
  }
  endWait(draft, "ended", "other_team");
  const { status } = draft.state;
  change(draft, { status: "waiting_internal", waitingForTeamId: teamId });
  record(draft, {
    type: ledgerTypes.waitStarted,
    before: { status },
    after: { status: "waiting_internal", teamId },
    text: note,
  });
  startClockOnRecord(draft, "team_response", teamResponseTarget(draft.state, otherTeam), {
    calendarId: otherTeam.calendarId,
  });
  tellStaff(draft, [otherTeam.leadId], { kind: "assignment", cause: "help_requested", subject: "wait_for" });
}

/** Ends the wait for another team: its clock is met when the answer came, ended otherwise. The status is the caller's. */
export function endWait(draft: Draft, outcome: "met" | "ended", reason: string): void {
  const { waitingForTeamId } = draft.state;
  if (waitingForTeamId === null) return;
  change(draft, { waitingForTeamId: null });
  record(draft, { type: ledgerTypes.waitEnded, before: { teamId: waitingForTeamId }, reason });
  if (outcome === "met") meetClock(draft, "team_response");
  else endClock(draft, "team_response");
}

/** Hides the case from its owner's queue; the clocks run on. Snoozing again moves the end. Errors: `out-of-range`. */
export function snooze(draft: Draft, until: Instant): void {
  checkAhead("/until", until, draft.facts.now);
  const { snoozedUntil } = draft.state;
  if (snoozedUntil === until) return;
  change(draft, { snoozedUntil: until });
  record(draft, {
    type: ledgerTypes.snoozed,
    before: { snoozedUntil: iso(snoozedUntil) },
    after: { snoozedUntil: iso(until) },
  });
}

/** Shows a snoozed case again. Nothing happens when it is not snoozed. */
export function endSnooze(draft: Draft, reason: string, latenessMs?: number): void {
  const { snoozedUntil } = draft.state;
  if (snoozedUntil === null) return;
  change(draft, { snoozedUntil: null });
  record(draft, {
    type: ledgerTypes.snoozeEnded,
    before: { snoozedUntil: iso(snoozedUntil) },
    reason,
    ...(latenessMs === undefined ? {} : { latenessMs }),
  });
}

/** Ends whatever holds the case back: pause, wait and snooze. The other team's clock is met. */
export function resume(draft: Draft): void {
  endSnooze(draft, "resumed");
  stopWaitingForCustomer(draft, draft.facts.now, "resumed");
  if (draft.state.status === "waiting_internal") {
    change(draft, { status: "in_progress" });
    endWait(draft, "met", "resumed");
  }
}
