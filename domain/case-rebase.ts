/** Running clocks under a calendar that was edited, or under another version of a policy. */
import { change, draftOf, finished, iso, record } from "./case-draft.js";
import {
  clockInput,
  endClock,
  isLive,
  replaceClock,
  startClockOnRecord,
  openingClocks,
  targetsOf,
} from "./case-clocks.js";
import { ledgerTypes } from "./case-ledger.js";
import type { CaseState } from "./case-state.js";
import type { CaseFacts, Decision } from "./decision.js";
import type { PolicyClockKind } from "./policy.js";
import { liveTarget } from "./policy-match.js";
import { dueAtOf } from "./sla.js";

/** Which policy version the case is to follow from now on; null = the one it has. */
export interface RebaseTarget {
  policyId: string;
  version: number;
}

/**
 * Computes every clock that still runs anew from its own start: with the calendars of `facts`, and with the targets of
 * `facts.policy` when `target` names it. Results of the past stay: met and missed clocks are not touched. A due instant that
 * now lies in the past is missed by the next firing. Nothing is recorded when nothing moves.
 */
export function rebaseCase(state: CaseState, facts: CaseFacts, target: RebaseTarget | null): Decision {
  const draft = draftOf(state, facts);
  if (target !== null) {
    const before = { policy: state.policyId, version: state.policyVersion };
    change(draft, { policyId: target.policyId, policyVersion: target.version });
    record(draft, {
      type: ledgerTypes.policyChanged,
      before,
      after: { policy: target.policyId, version: target.version },
    });
  }
  const targets = targetsOf(draft.state, facts);
  for (const clock of state.clocks.filter((one) => isLive(one) && one.state !== "missed")) {
    const isPolicyClock = clock.kind !== "team_response";
    const wanted = target !== null && isPolicyClock ? liveTarget(targets[clock.kind as PolicyClockKind]) : clock;
    if (wanted === null) {
      endClock(draft, clock.kind);
      continue;
    }
    const next = { ...clock, budgetMs: wanted.budgetMs, elapsedCapMs: wanted.elapsedCapMs ?? null };
    const dueAt = dueAtOf(clockInput(next, draft.state.suspensions, facts));
    if (dueAt === clock.dueAt && next.budgetMs === clock.budgetMs) continue;
    replaceClock(draft, { ...next, dueAt });
    record(draft, {
      type: ledgerTypes.clockMoved,
      before: { clock: clock.kind, dueAt: iso(clock.dueAt), budgetMs: clock.budgetMs },
      after: { clock: clock.kind, dueAt: iso(dueAt), budgetMs: next.budgetMs },
    });
  }
  if (target !== null)
    for (const kind of openingClocks)
      if (
        !state.clocks.some((clock) => clock.kind === kind) &&
        liveTarget(targets[kind]) !== null &&
        isUnsettled(state)
      )
        startClockOnRecord(draft, kind, targets[kind], { startedAt: state.openedAt });
  return finished(draft);
}

function isUnsettled(state: CaseState): boolean {
  return state.status !== "resolved" && state.status !== "closed" && state.status !== "cancelled";
}
