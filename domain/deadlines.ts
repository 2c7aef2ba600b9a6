/** The one table of deadline kinds: when each is due, and what happens then. A new kind is a row here. */
import type { Instant } from "./calendar.js";
import { change, draftOf, finished } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import type { CaseState, Deadline, DeadlineKind } from "./case-state.js";
import { clockDue, escalationUnacknowledged, rungs } from "./deadline-clocks.js";
import { verification, verificationSilence } from "./deadline-closing.js";
import { promiseDue, promiseOverdue, snoozeEnd, unassignedAlarm } from "./deadline-people.js";
import type { DeadlineRow } from "./deadline-row.js";
import { noResponse, pauseCap, pauseEnd, waitingReminder } from "./deadline-waits.js";
import type { CaseFacts, Decision } from "./decision.js";

/** Every kind; of deadlines due at the same instant the one further up fires first. */
const table = {
  clock_due: clockDue,
  rung: rungs,
  escalation_unacknowledged: escalationUnacknowledged,
  unassigned_alarm: unassignedAlarm,
  promise_due: promiseDue,
  promise_overdue: promiseOverdue,
  snooze_end: snoozeEnd,
  waiting_reminder: waitingReminder,
  no_response: noResponse,
  pause_end: pauseEnd,
  pause_cap: pauseCap,
  verification: verification,
  verification_silence: verificationSilence,
} satisfies Record<DeadlineKind, DeadlineRow>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's own keys
const kinds = Object.keys(table) as DeadlineKind[];

/** A decision that fired deadlines; `firedCount` counts the passed ones too. */
export interface FireDecision extends Decision {
  firedCount: number;
}

/** Every deadline the case still has, in the order in which they fire. Cancelled and closed cases have none. */
export function planDeadlines(state: CaseState, facts: CaseFacts): readonly Deadline[] {
  if (state.status === "closed" || state.status === "cancelled") return [];
  const dealtWith = new Set(state.fired.map((fired) => fired.key));
  const planned: Deadline[] = [];
  for (const kind of kinds) {
    for (const { key, clockId, rungId, dueAt } of table[kind].plan(state, facts)) {
      const at = dealtWith.has(key) ? null : dueAt();
      if (at !== null) planned.push({ key, kind, dueAt: at, clockId: clockId ?? null, rungId: rungId ?? null });
    }
  }
  return planned.toSorted((a, b) => a.dueAt - b.dueAt);
}

/** The first of {@link planDeadlines}, or null. */
export function nextDeadline(state: CaseState, facts: CaseFacts): Deadline | null {
  return planDeadlines(state, facts)[0] ?? null;
}

/** Fires everything due at or before `facts.now`, in due order, each once. A second call at the same instant fires nothing. */
export function fireDue(state: CaseState, facts: CaseFacts): FireDecision {
  return fireWhile(state, facts, (at) => at <= facts.now);
}

/** Fires everything due strictly before `facts.now`: what must be settled before a command acts. Idempotent. */
export function settleOverdue(state: CaseState, facts: CaseFacts): FireDecision {
  return fireWhile(state, facts, (at) => at < facts.now);
}

/** As {@link settleOverdue}, inside a decision in the making; the entries name the clock as their actor. */
export function settle(draft: Draft): void {
  run(draft, (at) => at < draft.facts.now);
}

function fireWhile(state: CaseState, facts: CaseFacts, isDue: (at: Instant) => boolean): FireDecision {
  const draft = draftOf(state, facts);
  const firedCount = run(draft, isDue);
  return { ...finished(draft), firedCount };
}

/** One at a time, planning anew after each: what fires may bring or remove others. Every step adds a key, so it ends. */
function run(draft: Draft, isDue: (at: Instant) => boolean): number {
  const { facts, actor } = draft;
  draft.actor = { kind: "system", id: "clock" };
  let count = 0;
  for (;;) {
    const deadline = nextDeadline(draft.state, facts);
    if (deadline === null || !isDue(deadline.dueAt)) break;
    const latenessMs = Math.max(0, facts.now - deadline.dueAt);
    const outcome = table[deadline.kind].fire(draft, { deadline, latenessMs, isDue }) ?? "fired";
    change(draft, { fired: [...draft.state.fired, { ...deadline, firedAt: facts.now, outcome }] });
    count += 1;
  }
  draft.actor = actor;
  return count;
}
