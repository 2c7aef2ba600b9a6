/** What the database keeps beside a case's state: its next deadline for the workflow, its next due instant and risk for people. */
import type { CaseProjection } from "../db/case-store.js";
import type { CaseState, Clock } from "../domain/case-state.js";
import { nextDeadline } from "../domain/deadlines.js";
import type { CaseFacts } from "../domain/decision.js";
import { rungAt } from "../domain/sla.js";

/** From which share of a clock on a case counts as at risk (product.md, amber at 75 %). */
const atRiskPercent = 75;

/** The projection of a state; pure given the facts. */
export function projectCase(state: CaseState, facts: CaseFacts): CaseProjection {
  const deadline = nextDeadline(state, facts);
  const due = nextDue(state, facts);
  const risks = state.clocks.flatMap((clock) => {
    const calendar = facts.calendars.get(clock.calendarId);
    if (clock.state !== "running" || calendar === undefined) return [];
    const at = rungAt(clockInput(clock, calendar, state), { percent: atRiskPercent });
    return at === null ? [] : [at];
  });
  return {
    nextDeadlineAt: deadline?.dueAt ?? null,
    nextDeadlineKey: deadline?.key ?? null,
    nextDueAt: due?.dueAt ?? null,
    nextDueKind: due?.kind ?? null,
    atRiskAt: risks.length > 0 ? Math.min(...risks) : null,
    isBreached: state.clocks.some((clock) => clock.state === "missed"),
  };
}

/**
 * What people must do next and by when: the earliest of the clocks still counted on (a missed one stays first until it is satisfied)
 * and the promise; on a resolved case the verification. Null when nothing is owed.
 */
export function nextDue(state: CaseState, facts: CaseFacts): { kind: string; dueAt: number } | null {
  if (state.status === "closed" || state.status === "cancelled") return null;
  if (state.status === "resolved" && state.resolvedAt !== null)
    return state.verificationAskedAt === null
      ? { kind: "verification", dueAt: state.resolvedAt + facts.verifyDelayMs }
      : { kind: "verification_silence", dueAt: state.verificationAskedAt + facts.verifySilenceMs };
  const owed: { kind: string; dueAt: number }[] = state.clocks.flatMap((clock) =>
    clock.stoppedAt === null && (clock.breachedAt ?? clock.dueAt) !== null
      ? [{ kind: clock.kind, dueAt: clock.breachedAt ?? clock.dueAt ?? 0 }]
      : [],
  );
  if (state.promise !== null) owed.push({ kind: "promise", dueAt: state.promise.dueAt });
  return owed.reduce<{ kind: string; dueAt: number } | null>(
    (first, item) => (first === null || item.dueAt < first.dueAt ? item : first),
    null,
  );
}

/** A clock as the arithmetic takes it: suspensions touch the resolve clock only. */
export function clockInput(clock: Clock, calendar: Parameters<typeof rungAt>[0]["calendar"], state: CaseState) {
  return {
    calendar,
    startedAt: clock.startedAt,
    budgetMs: clock.budgetMs,
    elapsedCapMs: clock.elapsedCapMs,
    suspensions: clock.kind === "resolve" ? state.suspensions : [],
  };
}
