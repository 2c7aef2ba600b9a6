/** How a case begins. */
import { draftOf, finished, record } from "./case-draft.js";
import { clockFields, openingClocks, startClock, targetsOf } from "./case-clocks.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellCustomer, tellStaff } from "./case-notices.js";
import { assignTo, leaveUnassigned } from "./case-ownership.js";
import type { CaseState } from "./case-state.js";
import type { CaseFacts, Decision } from "./decision.js";
import type { Band, Severity } from "./survey.js";

/** What triage and the router decided about a new case. `ownerId` null = nobody could be chosen, `routeReason` says why (or why this owner). */
export interface CaseOpening {
  id: string;
  severity: Severity;
  band: Band | null;
  touchpoint: string | null;
  tier: string | null;
  language: string | null;
  customerId: string | null;
  policyId: string;
  policyVersion: number;
  ownerId: string | null;
  routeReason: string;
  /** The closed case this one repeats, if any. */
  repeats: string | null;
}

/** A case nobody has done anything with yet. */
function blankCase(opening: CaseOpening, facts: CaseFacts): CaseState {
  const { id, severity, band, touchpoint, tier, language, customerId, policyId, policyVersion } = opening;
  return {
    id,
    severity,
    band,
    touchpoint,
    tier,
    language,
    customerId,
    policyId,
    policyVersion,
    status: "new",
    teamId: facts.team.id,
    ownerId: null,
    assignedBy: null,
    unassignedReason: null,
    unassignedSince: null,
    watchers: [],
    openedAt: facts.now,
    currentSince: facts.now,
    reopenCount: 0,
    acknowledgedAt: null,
    firstAttemptAt: null,
    firstReachedAt: null,
    contacts: [],
    escalationLevel: 0,
    peakEscalationLevel: 0,
    awaitingAcknowledgement: null,
    promise: null,
    pause: null,
    waitingForTeamId: null,
    snoozedUntil: null,
    resolvedAt: null,
    resolution: null,
    verificationAskedAt: null,
    verified: null,
    closedAt: null,
    cancelReason: null,
    clocks: [],
    suspensions: [],
    fired: [],
    rev: 0,
  };
}

/**
 * The state of a new case at `facts.now`, with its owner and its running clocks (`rev` 1), and what to write with it.
 * `facts.policy` must be the pinned policy; the notices are the owner's (or, without one, the lead's) assignment and the customer's acknowledgement.
 */
export function openCase(opening: CaseOpening, facts: CaseFacts): Decision {
  const draft = draftOf(blankCase(opening, facts), facts);
  const targets = targetsOf(draft.state, facts);
  for (const kind of openingClocks) startClock(draft, kind, targets[kind]);
  const { severity, policyId, policyVersion, repeats } = opening;
  record(draft, {
    type: ledgerTypes.opened,
    after: {
      status: "new",
      severity,
      teamId: facts.team.id,
      policyId,
      policyVersion,
      clocks: draft.state.clocks.map(clockFields),
      ...(repeats === null ? {} : { repeats }),
    },
  });
  if (opening.ownerId === null) {
    leaveUnassigned(draft, opening.routeReason);
    tellStaff(draft, [facts.team.leadId], { kind: "assignment", cause: "unassigned" });
  } else {
    assignTo(draft, opening.ownerId, { by: "router", reason: opening.routeReason });
    tellStaff(draft, [opening.ownerId], { kind: "assignment", cause: "router" });
  }
  tellCustomer(draft, "acknowledgement");
  return finished(draft);
}
