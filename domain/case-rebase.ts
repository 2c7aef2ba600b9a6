/** Running clocks under a calendar that was edited, or under another version of a policy. */
import { clockInput, endClock, replaceClock, startOwedClocks, targetsOf } from "./case-clocks.js";
import { change, draftOf, finished, iso, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { ledgerTypes } from "./case-ledger.js";
import type { CaseState, Clock } from "./case-state.js";
import { settle } from "./deadlines.js";
import type { CaseFacts, Decision } from "./decision.js";
import type { ClockTarget } from "./policy.js";
import { liveTarget } from "./policy-match.js";
import { dueAtOf } from "./sla.js";

/** Which policy version the case is to follow from now on. */
export interface RebaseTarget {
  policyId: string;
  version: number;
}

const over: readonly string[] = ["resolved", "closed", "cancelled"];

/**
 * Computes every clock that still runs anew from its own start: with the calendars of `facts` and, when `target` is given, with the
 * targets of `facts.policy`, which must be that version (clocks it no longer names end, clocks it adds start as of `currentSince`).
 * Results of the past stay: met and missed clocks and fired rungs are not touched. What is past due by that is missed at once.
 * Without a target, nothing is recorded when nothing moves. A dry run is the same call, not committed.
 */
export function rebaseCase(state: CaseState, facts: CaseFacts, target: RebaseTarget | null): Decision {
  const draft = draftOf(state, facts);
  if (target !== null) {
    const { policyId, policyVersion } = state;
    const after = { policyId: target.policyId, policyVersion: target.version };
    change(draft, after);
    record(draft, { type: ledgerTypes.policyChanged, before: { policyId, policyVersion }, after });
  }
  if (!over.includes(state.status)) {
    for (const clock of state.clocks) {
      if (clock.state === "running" || clock.state === "paused") rebaseClock(draft, clock, target !== null);
    }
    if (target !== null) startOwedClocks(draft);
  }
  if (draft.entries.length > 0) settle(draft);
  return finished(draft);
}

function rebaseClock(draft: Draft, clock: Clock, isRetargeted: boolean): void {
  const target: ClockTarget | null =
    isRetargeted && clock.kind !== "team_response"
      ? liveTarget(targetsOf(draft.state, draft.facts)[clock.kind])
      : clock;
  if (target === null) return endClock(draft, clock.kind);
  const { budgetMs } = target;
  const wanted: Clock = { ...clock, budgetMs, elapsedCapMs: target.elapsedCapMs ?? null };
  const dueAt = dueAtOf(clockInput(wanted, draft.state.suspensions, draft.facts));
  const isSame = dueAt === clock.dueAt && budgetMs === clock.budgetMs && wanted.elapsedCapMs === clock.elapsedCapMs;
  if (isSame) return;
  replaceClock(draft, { ...wanted, dueAt });
  record(draft, {
    type: ledgerTypes.clockMoved,
    before: { dueAt: iso(clock.dueAt), budgetMs: clock.budgetMs },
    after: { clock: clock.kind, generation: clock.generation, dueAt: iso(dueAt), budgetMs },
  });
}
