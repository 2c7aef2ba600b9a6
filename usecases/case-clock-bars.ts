/** The clocks of a case as bars: every stretch from the start to the due instant or now, and where the rungs sit. */
import { appNow } from "../db/app-now.js";
import { loadCase } from "../db/case-store.js";
import type { CaseState, Clock } from "../domain/case-state.js";
import type { Actor, CaseFacts } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { readClock, rungAt } from "../domain/sla.js";
import type { ClockSegment } from "../domain/sla-segments.js";
import { loadCaseFacts } from "./case-facts.js";
import { clockInput } from "./case-projection.js";
import { requireCaseInScope } from "./case-scope.js";
import type { UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";

/** Bars of all clocks, oldest first. Code: `case-not-found`. */
export async function readCaseClocks(deps: UsecaseDeps, caseId: string, actor: Actor) {
  return deps.db.read(async (tx) => {
    await requireCaseInScope(tx, actor, caseId);
    const stored = await loadCase(tx, caseId, { lock: false });
    if (stored === null) throw new DomainError("not_found", "case-not-found", "There is no such case.");
    const facts = await loadCaseFacts(tx, deps, stored, { now: await appNow(tx), actor });
    return stored.state.clocks.flatMap((clock) => bar(stored.state, clock, facts) ?? []);
  });
}

function bar(state: CaseState, clock: Clock, facts: CaseFacts) {
  const calendar = facts.calendars.get(clock.calendarId);
  if (calendar === undefined) return null;
  const input = clockInput(clock, calendar, state);
  const end = clock.stoppedAt ?? facts.now;
  const { segments } = readClock(input, [], end);
  const last = segments.at(-1)?.to ?? Math.max(end, clock.startedAt);
  return {
    kind: clock.kind,
    generation: clock.generation,
    from: iso(clock.startedAt),
    to: iso(Math.max(last, clock.dueAt ?? last)),
    dueAt: iso(clock.dueAt),
    stoppedAt: iso(clock.stoppedAt),
    pausedMs: pausedMs(segments, end),
    zone: calendar.zone,
    segments: segments.map(({ from, to, kind }) => ({ from: iso(from), to: iso(to), kind })),
    rungs: rungsOf(state, clock, facts, input),
  };
}

function pausedMs(segments: readonly ClockSegment[], end: number): number {
  return segments
    .filter((one) => one.kind === "suspended")
    .reduce((sum, one) => sum + Math.max(0, Math.min(one.to, end) - one.from), 0);
}

/** Rungs of the clock's ladder that have acted or can be reached, by their instant. */
function rungsOf(state: CaseState, clock: Clock, facts: CaseFacts, input: Parameters<typeof rungAt>[0]) {
  const own = facts.policy.ladder.filter(
    (rung) =>
      rung.clock === clock.kind &&
      (rung.when?.severity === undefined ||
        rung.when.severity.length === 0 ||
        rung.when.severity.includes(state.severity)),
  );
  return own
    .flatMap((rung) => {
      const fired = state.fired.find((one) => one.clockId === clock.id && one.rungId === rung.id);
      const dueAt = fired?.dueAt ?? (clock.stoppedAt === null ? rungAt(input, rung.at) : null);
      if (dueAt === null) return [];
      return [
        {
          id: rung.id,
          dueAt: iso(dueAt),
          firedAt: iso(fired?.firedAt ?? null),
          outcome: fired?.outcome ?? null,
          percent: "percent" in rung.at ? rung.at.percent : null,
          notify: rung.notify.map((one) => (typeof one === "string" ? one : one.user)),
        },
      ];
    })
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
}
