/** Starting, stopping and moving the clocks of a case; what they measure is arithmetic of sla.ts. */
import type { Suspension } from "./calendar.js";
import type { CaseState, Clock } from "./case-state.js";
import { ledgerTypes } from "./case-ledger.js";
import type { CaseFacts } from "./decision.js";
import type { Draft } from "./case-draft.js";
import { calendarOf, change, iso, record, teamOf } from "./case-draft.js";
import type { ClockKind, ClockTarget, PolicyClockKind } from "./policy.js";
import type { Targets } from "./policy-match.js";
import { liveTarget, targetsFor } from "./policy-match.js";
import type { ClockInput } from "./sla.js";
import { dueAtOf } from "./sla.js";

/** The clocks that begin with a case; `next_update` begins with the first contact, `team_response` with `wait-for`. */
export const openingClocks = ["acknowledge", "first_contact", "resolve"] as const satisfies readonly PolicyClockKind[];

/** A clock as sla.ts takes it. Only the resolve clock knows pauses. */
export function clockInput(clock: Clock, suspensions: readonly Suspension[], facts: CaseFacts): ClockInput {
  return {
    calendar: calendarOf(facts, clock.calendarId),
    startedAt: clock.startedAt,
    budgetMs: clock.budgetMs,
    elapsedCapMs: clock.elapsedCapMs,
    suspensions: clock.kind === "resolve" ? suspensions.filter((s) => s.to === null || s.to > clock.startedAt) : [],
  };
}

/** Whether a clock is still counted on: running, paused, or missed and not yet satisfied. */
export function isLive(clock: Clock): boolean {
  return clock.stoppedAt === null;
}

/** The clock of this kind that is still counted on, if any; there is at most one. */
export function liveClock(state: CaseState, kind: ClockKind): Clock | null {
  return state.clocks.find((clock) => clock.kind === kind && isLive(clock)) ?? null;
}

/** The targets the case's pinned policy sets for its severity, tier, touchpoint and team. */
export function targetsOf(state: CaseState, facts: CaseFacts): Targets {
  return targetsFor(facts.policy, { ...state, team: state.teamId });
}

/** Puts a changed clock in the place of the one with its id. */
export function replaceClock(draft: Draft, clock: Clock): void {
  change(draft, { clocks: draft.state.clocks.map((other) => (other.id === clock.id ? clock : other)) });
}

/**
 * Starts the next generation of a clock at `startedAt` (default: now), on the calendar of `calendarId` (default: the team's).
 * Answers null, and starts nothing, when the target is no clock.
 */
export function startClock(
  draft: Draft,
  kind: ClockKind,
  target: ClockTarget | null | undefined,
  at: { startedAt?: number; calendarId?: string } = {},
): Clock | null {
  const live = liveTarget(target);
  if (live === null) return null;
  const generations = draft.state.clocks.filter((clock) => clock.kind === kind).map((clock) => clock.generation);
  const clock: Clock = {
    id: draft.facts.newId(),
    kind,
    generation: Math.max(0, ...generations) + 1,
    calendarId: at.calendarId ?? teamOf(draft.state, draft.facts).calendarId,
    budgetMs: live.budgetMs,
    elapsedCapMs: live.elapsedCapMs ?? null,
    startedAt: at.startedAt ?? draft.facts.now,
    state: "running",
    dueAt: null,
    metAt: null,
    breachedAt: null,
    detectedAt: null,
    stoppedAt: null,
  };
  const started = { ...clock, dueAt: dueAtOf(clockInput(clock, draft.state.suspensions, draft.facts)) };
  change(draft, { clocks: [...draft.state.clocks, started] });
  return started;
}

/** As {@link startClock}, with a ledger entry of its own. */
export function startClockOnRecord(
  draft: Draft,
  kind: ClockKind,
  target: ClockTarget | null | undefined,
  at: { startedAt?: number; calendarId?: string } = {},
): void {
  const clock = startClock(draft, kind, target, at);
  if (clock !== null) record(draft, { type: ledgerTypes.clockStarted, after: clockFields(clock) });
}

/** What the ledger says about a clock that starts. */
export function clockFields(clock: Clock): Record<string, unknown> {
  const { kind, generation, budgetMs } = clock;
  return { clock: kind, generation, budgetMs, dueAt: iso(clock.dueAt) };
}

function stop(draft: Draft, clock: Clock, state: "met" | "ended"): void {
  const { now } = draft.facts;
  const { kind, generation } = clock;
  const missed = clock.state === "missed";
  // A miss stays a miss: it is only no longer counted on.
  const stopped: Clock = missed
    ? { ...clock, stoppedAt: now }
    : { ...clock, state, metAt: state === "met" ? now : null, stoppedAt: now };
  replaceClock(draft, stopped);
  if (state === "ended" && missed) return;
  const metType = missed ? ledgerTypes.clockSatisfied : ledgerTypes.clockMet;
  record(draft, {
    type: state === "met" ? metType : ledgerTypes.clockEnded,
    before: { state: clock.state },
    after: { clock: kind, generation, state: stopped.state, stoppedAt: iso(now) },
  });
}

/** The clock's purpose is fulfilled now: met, or a miss that is satisfied late. Nothing happens without a live clock of the kind. */
export function meetClock(draft: Draft, kind: ClockKind): void {
  const clock = liveClock(draft.state, kind);
  if (clock !== null) stop(draft, clock, "met");
}

/** The clock has lost its purpose: ended, or a miss that stays one. Nothing happens without a live clock of the kind. */
export function endClock(draft: Draft, kind: ClockKind): void {
  const clock = liveClock(draft.state, kind);
  if (clock !== null) stop(draft, clock, "ended");
}

/** Ends every clock that is still counted on. */
export function endAllClocks(draft: Draft): void {
  for (const clock of draft.state.clocks.filter(isLive)) stop(draft, clock, "ended");
}

/** Computes the due instant of the live resolve clock anew, after its suspensions changed. A missed one keeps its own. */
export function refreshResolveClock(draft: Draft): void {
  const clock = liveClock(draft.state, "resolve");
  if (clock === null || clock.state === "missed") return;
  const state = draft.state.pause === null ? "running" : "paused";
  const dueAt = dueAtOf(clockInput(clock, draft.state.suspensions, draft.facts));
  replaceClock(draft, { ...clock, state, dueAt });
}

/**
 * Takes over the policy's targets for the case's present severity where they make a running clock due earlier, counted from its
 * original start, and starts the clocks the new severity adds from `currentSince`. Deadlines only tighten; misses stay as they are.
 */
export function tightenClocks(draft: Draft): void {
  const { facts } = draft;
  const targets = targetsOf(draft.state, facts);
  for (const clock of draft.state.clocks) {
    const target = clock.kind === "team_response" ? null : liveTarget(targets[clock.kind]);
    if (target !== null && (clock.state === "running" || clock.state === "paused")) tighten(draft, clock, target);
  }
  startOwedClocks(draft);
}

/** Starts, as of `currentSince`, the clocks the case's targets name but it never had in its present life, while what they measure is still owed. */
export function startOwedClocks(draft: Draft): void {
  const targets = targetsOf(draft.state, draft.facts);
  for (const kind of openingClocks) {
    const had = draft.state.clocks.some((c) => c.kind === kind && c.startedAt >= draft.state.currentSince);
    if (!had && isOwed(draft.state, kind)) {
      startClockOnRecord(draft, kind, targets[kind], { startedAt: draft.state.currentSince });
    }
  }
}

function isOwed(state: CaseState, kind: PolicyClockKind): boolean {
  if (kind === "acknowledge") return state.acknowledgedAt === null;
  return kind === "resolve" || state.firstAttemptAt === null;
}

function tighten(draft: Draft, clock: Clock, target: ClockTarget): void {
  const wanted: Clock = { ...clock, budgetMs: target.budgetMs, elapsedCapMs: target.elapsedCapMs ?? null };
  const dueAt = dueAtOf(clockInput(wanted, draft.state.suspensions, draft.facts));
  const earlier =
    dueAt === null
      ? clock.dueAt === null && wanted.budgetMs < clock.budgetMs
      : clock.dueAt === null || dueAt < clock.dueAt;
  if (!earlier) return;
  replaceClock(draft, { ...wanted, dueAt });
  record(draft, {
    type: ledgerTypes.clockTightened,
    before: { dueAt: iso(clock.dueAt), budgetMs: clock.budgetMs },
    after: { clock: clock.kind, generation: clock.generation, dueAt: iso(dueAt), budgetMs: wanted.budgetMs },
  });
}
