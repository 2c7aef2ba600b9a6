/** Deadlines of the clocks: the due instant itself, the rungs of the ladder, and escalations nobody answers. */
import { addBusinessMs } from "./business-time.js";
import { clockInput, isLive, replaceClock } from "./case-clocks.js";
import { change, iso, record, teamCalendar, teamOf } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import { addWatcher, assignTo } from "./case-ownership.js";
import type { CaseState, Clock } from "./case-state.js";
import { deadlineKey } from "./deadline-row.js";
import type { DeadlineRow, Firing, PossibleDeadline } from "./deadline-row.js";
import type { CaseFacts } from "./decision.js";
import { audienceOf, rungKind, rungLevel } from "./ladder.js";
import type { Rung } from "./policy.js";
import { ladderFor } from "./policy-match.js";
import { leastLoadedOther, loadPoints } from "./routing.js";
import { rungAt } from "./sla.js";

/** A rung noticed no later than this is mailed even when a later one is due as well. */
const noticedInTimeMs = 5_000;

function ladderOf(state: CaseState, clock: Clock, facts: CaseFacts): readonly Rung[] {
  return ladderFor(facts.policy, state.severity, clock.kind);
}

function clockById(state: CaseState, clockId: string | null): Clock {
  const clock = state.clocks.find((other) => other.id === clockId);
  if (clock === undefined) throw new Error(`clock ${clockId} is not of this case`);
  return clock;
}

/** The due instant of a clock that runs or stands: when it passes, the miss is recorded. */
export const clockDue: DeadlineRow = {
  plan: (state) =>
    state.clocks
      .filter((clock) => clock.state === "running" || clock.state === "paused")
      .map((clock) => ({
        key: deadlineKey("clock_due", clock.kind, clock.generation, "due"),
        clockId: clock.id,
        dueAt: () => clock.dueAt,
      })),
  fire: (draft, { deadline, latenessMs }) => {
    const clock = clockById(draft.state, deadline.clockId);
    const { now } = draft.facts;
    replaceClock(draft, { ...clock, state: "missed", breachedAt: deadline.dueAt, detectedAt: now });
    record(draft, {
      type: ledgerTypes.clockMissed,
      before: { state: clock.state },
      after: {
        clock: clock.kind,
        generation: clock.generation,
        state: "missed",
        breachedAt: iso(deadline.dueAt),
        detectedAt: iso(now),
      },
      latenessMs,
    });
  },
};

function rungsOf(state: CaseState, clock: Clock, facts: CaseFacts): readonly PossibleDeadline[] {
  return ladderOf(state, clock, facts).map((rung) => ({
    key: deadlineKey("rung", clock.kind, clock.generation, rung.id),
    clockId: clock.id,
    rungId: rung.id,
    dueAt: () => rungAt(clockInput(clock, state.suspensions, facts), rung.at),
  }));
}

/** Every rung of every clock that is still counted on; a missed one goes on escalating until it is satisfied. */
export const rungs: DeadlineRow = {
  plan: (state, facts) => state.clocks.filter(isLive).flatMap((clock) => rungsOf(state, clock, facts)),
  fire: (draft, firing) => {
    const clock = clockById(draft.state, firing.deadline.clockId);
    const ladder = ladderOf(draft.state, clock, draft.facts);
    const rung = ladder.find((other) => other.id === firing.deadline.rungId);
    if (rung === undefined) throw new Error(`rung ${firing.deadline.rungId} is not of this policy`);
    if (isPassed(draft, clock, firing)) {
      record(draft, {
        type: ledgerTypes.rungPassed,
        after: { clock: clock.kind, generation: clock.generation, rungId: rung.id, dueAt: iso(firing.deadline.dueAt) },
        latenessMs: firing.latenessMs,
      });
      return "passed";
    }
    act(draft, clock, rung, rungLevel(rung, ladder, clock.budgetMs), firing);
    return "fired";
  },
};

/** Passed: noticed more than 5 s late, and a later rung of the clock is due too (contract.md, Settings). */
function isPassed(draft: Draft, clock: Clock, { deadline, latenessMs, isDue }: Firing): boolean {
  if (latenessMs <= noticedInTimeMs) return false;
  const dealtWith = new Set(draft.state.fired.map((fired) => fired.key));
  return rungsOf(draft.state, clock, draft.facts).some((other) => {
    const at = dealtWith.has(other.key) ? null : other.dueAt();
    return at !== null && at > deadline.dueAt && isDue(at);
  });
}

function act(draft: Draft, clock: Clock, rung: Rung, level: number, { deadline, latenessMs }: Firing): void {
  const { kind: clockKind, generation } = clock;
  const kind = rungKind(rung.at);
  // Whom it tells is settled first: an owner who loses the case by this rung hears of it.
  const audience = audienceOf(rung.notify, draft.state, draft.facts);
  const escalationLevel = Math.max(draft.state.escalationLevel, level);
  const peakEscalationLevel = Math.max(draft.state.peakEscalationLevel, level);
  const before = { escalationLevel: draft.state.escalationLevel };
  change(draft, { escalationLevel, peakEscalationLevel });
  record(draft, {
    type: ledgerTypes.rungFired,
    before,
    after: {
      clock: clockKind,
      generation,
      rungId: rung.id,
      kind,
      level,
      escalationLevel,
      dueAt: iso(deadline.dueAt),
      notified: audience.userIds,
      ...(audience.missing.length === 0 ? {} : { missing: audience.missing }),
    },
    latenessMs,
  });
  awaitAcknowledgement(draft, rung, deadline.key);
  const about = { subject: clockKind, generation, occurrence: rung.id, clockId: clock.id, rungKey: deadline.key };
  if (rung.action === "reassign") giveToAnother(draft, rung, about);
  tellStaff(draft, audience.userIds, { kind, cause: "rung", by: rung.by, level, ...about });
}

function unacknowledgedKey(rungKey: string): string {
  return rungKey.replace(/^rung\//, "escalation_unacknowledged/");
}

/** One escalation at a time waits for an answer: answering it answers all, and its own deadline calls the manager. */
function awaitAcknowledgement(draft: Draft, rung: Rung, rungKey: string): void {
  if (rung.acknowledgeWithinMs === null) return;
  const waiting = draft.state.awaitingAcknowledgement;
  const isPending =
    waiting !== null && !draft.state.fired.some((fired) => fired.key === unacknowledgedKey(waiting.rungKey));
  if (isPending) return;
  change(draft, {
    awaitingAcknowledgement: { rungKey, since: draft.facts.now, withinMs: rung.acknowledgeWithinMs },
  });
}

type RungNotice = { subject: string; generation: number; occurrence: string; clockId: string; rungKey: string };

function giveToAnother(draft: Draft, rung: Rung, about: RungNotice): void {
  const { ownerId, severity, teamId } = draft.state;
  const members = draft.facts.candidates.filter((candidate) => candidate.teamIds.includes(teamId));
  const choice = leastLoadedOther(members, ownerId, loadPoints(severity));
  if (choice.ownerId === null) {
    record(draft, {
      type: ledgerTypes.reassignImpossible,
      after: { rungId: rung.id, ownerId },
      reason: choice.reason.code,
    });
    return;
  }
  assignTo(draft, choice.ownerId, { by: "rung", reason: choice.reason.code });
  if (ownerId !== null) addWatcher(draft, ownerId);
  tellStaff(draft, [choice.ownerId], { kind: "assignment", cause: "rung_reassign", ...about });
}

/** An escalation that should have been acknowledged within so much business time of the team: the manager, else the head, is told. */
export const escalationUnacknowledged: DeadlineRow = {
  plan: (state, facts) => {
    const waiting = state.awaitingAcknowledgement;
    if (waiting === null) return [];
    return [
      {
        key: unacknowledgedKey(waiting.rungKey),
        dueAt: () => addBusinessMs(teamCalendar(state, facts), waiting.since, waiting.withinMs),
      },
    ];
  },
  fire: (draft, { deadline, latenessMs }) => {
    const [, subject, generation, rungId] = deadline.key.split("/");
    const userId = teamOf(draft.state, draft.facts).managerId ?? draft.facts.headId;
    record(draft, {
      type: ledgerTypes.escalationUnacknowledged,
      after: { clock: subject, generation: Number(generation), rungId, notified: userId === null ? [] : [userId] },
      latenessMs,
    });
    tellStaff(draft, [userId], {
      kind: "escalation",
      cause: "escalation_unacknowledged",
      generation: Number(generation),
      occurrence: `${subject}.${rungId}`,
      level: draft.state.escalationLevel,
    });
  },
};
