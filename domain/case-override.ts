/** Setting a due instant by hand. */
import type { Instant } from "./calendar.js";
import { iso, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { clockInput, isLive, replaceClock } from "./case-clocks.js";
import { ledgerTypes } from "./case-ledger.js";
import { guardNotMet, outOfRange } from "./case-refusals.js";
import type { Clock } from "./case-state.js";
import type { ClockInput } from "./sla.js";
import { dueAtOf, usedMsAt } from "./sla.js";

/**
 * The budget and cap with which a clock is due at exactly `dueAt`: the business time until then, so that a later pause still moves it;
 * outside opening hours, where no budget ends, a cap on the wall clock with a budget that reaches just beyond it.
 */
function targetDueAt(input: ClockInput, dueAt: Instant): { budgetMs: number; elapsedCapMs: number | null } {
  const used = usedMsAt({ ...input, elapsedCapMs: null }, dueAt);
  const exact = { ...input, budgetMs: used, elapsedCapMs: null };
  if (used > 0 && dueAtOf(exact) === dueAt) return { budgetMs: used, elapsedCapMs: null };
  return { budgetMs: used + 1, elapsedCapMs: dueAt - input.startedAt };
}

/**
 * Makes the running clock of this kind due at `dueAt`; the ledger keeps the reason, and every override counts.
 * Errors: `guard-not-met` (`clock-running`: there is no such clock, it stands, or its miss is recorded), `out-of-range`.
 */
export function overrideDue(draft: Draft, kind: string, dueAt: Instant, reason: string): void {
  const clock = draft.state.clocks.find((other) => other.kind === kind && isLive(other));
  if (clock === undefined || clock.state !== "running") {
    throw guardNotMet("override-due", [
      { pointer: "/clock", code: "clock-running", detail: "no running clock of this kind" },
    ]);
  }
  if (dueAt <= draft.facts.now) throw outOfRange("/dueAt", "in-the-past", "must be in the future");
  const target = targetDueAt(clockInput(clock, draft.state.suspensions, draft.facts), dueAt);
  const moved: Clock = { ...clock, ...target, dueAt };
  replaceClock(draft, moved);
  record(draft, {
    type: ledgerTypes.clockOverridden,
    before: { dueAt: iso(clock.dueAt), budgetMs: clock.budgetMs, elapsedCapMs: clock.elapsedCapMs },
    after: { clock: clock.kind, generation: clock.generation, dueAt: iso(dueAt), ...target },
    text: reason,
  });
}
