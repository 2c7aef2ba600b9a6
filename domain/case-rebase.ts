/** Putting an open case under another version of a policy. */
import { clockInput, replaceClock, startOwedClocks, targetsOf } from "./case-clocks.js";
import { change, draftOf, finished, iso, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { ledgerTypes } from "./case-ledger.js";
import type { CaseState, Clock } from "./case-state.js";
import { settle } from "./deadlines.js";
import type { CaseFacts, Decision } from "./decision.js";
import { liveTarget } from "./policy-match.js";
import { dueAtOf } from "./sla.js";

/**
 * The case under `facts.policy`, which must be the named version: running clocks take its targets, counted from their own start, earlier or
 * later; clocks it no longer names keep theirs; clocks it adds start as of `currentSince`. What is past due by that is missed at once.
 * Stopped clocks, misses and fired rungs stay. A dry run is the same call, not committed.
 */
export function rebaseCase(
  state: CaseState,
  version: { policyId: string; policyVersion: number },
  facts: CaseFacts,
): Decision {
  const draft = draftOf(state, facts);
  const { policyId, policyVersion } = draft.state;
  change(draft, version);
  record(draft, { type: ledgerTypes.policyChanged, before: { policyId, policyVersion }, after: { ...version } });
  if (!["resolved", "closed", "cancelled"].includes(draft.state.status)) {
    moveClocks(draft);
    startOwedClocks(draft);
  }
  settle(draft);
  return finished(draft);
}

function moveClocks(draft: Draft): void {
  const targets = targetsOf(draft.state, draft.facts);
  for (const clock of draft.state.clocks) {
    const target = clock.kind === "team_response" ? null : liveTarget(targets[clock.kind]);
    if (target === null || (clock.state !== "running" && clock.state !== "paused")) continue;
    const { budgetMs } = target;
    const elapsedCapMs = target.elapsedCapMs ?? null;
    if (budgetMs === clock.budgetMs && elapsedCapMs === clock.elapsedCapMs) continue;
    const wanted: Clock = { ...clock, budgetMs, elapsedCapMs };
    const dueAt = dueAtOf(clockInput(wanted, draft.state.suspensions, draft.facts));
    replaceClock(draft, { ...wanted, dueAt });
    record(draft, {
      type: ledgerTypes.clockMoved,
      before: { dueAt: iso(clock.dueAt), budgetMs: clock.budgetMs },
      after: { clock: clock.kind, generation: clock.generation, dueAt: iso(dueAt), budgetMs },
    });
  }
}
