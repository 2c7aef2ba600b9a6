/** Types of ledger entries, the one list; the words of the console and the exports hang on them. */

/** Every type, by what it says. `before` and `after` hold only what changed: ids, enums, numbers and ISO instants. */
export const ledgerTypes = {
  /** A case began; `after` names severity, policy version, clocks with their due instants, and the case it repeats. */
  opened: "case.opened",
  /** A later answer of the same customer was attached. */
  answerJoined: "case.answer_joined",
  /** The customer said of an older case of theirs (`after.caseId`) that it was not fixed; `text` is the comment. */
  notFixed: "customer.not_fixed",
  /** Another case was merged into this one, with its answers; `after.caseId` names it. */
  absorbed: "case.absorbed",
  /** Severity rose. */
  severityRaised: "case.severity_raised",
  /** The case got an owner; `reason` says how (`router`, `claimed`, `person`, a rung). */
  assigned: "case.assigned",
  /** Nobody owns the case; `reason` says why. */
  unassigned: "case.unassigned",
  /** The owner (or somebody for them) took the case in hand. */
  acknowledged: "case.acknowledged",
  /** A contact with, or an attempt to reach, the customer; `text` is the note. */
  contactLogged: "contact.logged",
  /** Free text of staff. */
  noteAdded: "note.added",
  /** A promise to the customer with a due instant. */
  promiseMade: "promise.made",
  /** A contact fulfilled a promise; `latenessMs` says how late, without it the contact came in time. */
  promiseKept: "promise.kept",
  /** A promise was not kept an hour of business time after its instant, and the lead was told. */
  promiseBroken: "promise.broken",
  /** The resolve clock stands: the customer owes an answer, or a later date was agreed. */
  paused: "case.paused",
  /** Reason or end of a running pause were changed. */
  pauseChanged: "case.pause_changed",
  /** The pause ended; `reason` says by what. */
  pauseEnded: "case.pause_ended",
  /** Another team owes something; the customer's clocks run on. */
  waitStarted: "case.wait_started",
  /** The other team is no longer waited for. */
  waitEnded: "case.wait_ended",
  /** Hidden from the owner's queue; the clocks run on. */
  snoozed: "case.snoozed",
  /** Visible again. */
  snoozeEnded: "case.snooze_ended",
  /** Somebody was asked to help and watches the case. */
  helpRequested: "case.help_requested",
  /** The case moved to another team. */
  handedOver: "case.handed_over",
  /** Staff settled the matter; `text` says what was done. */
  resolved: "case.resolved",
  /** What shows that the customer was dealt with, where no logged contact does. */
  evidenceGiven: "case.evidence_given",
  /** A settled case is worked on again. */
  reopened: "case.reopened",
  /** The case ended; `after.verified` says whether the customer confirmed. */
  closed: "case.closed",
  /** The customer answered "did we fix it?"; `text` is the comment. */
  verificationAnswered: "verification.answered",
  /** The customer was asked "did we fix it?". */
  verificationAsked: "verification.asked",
  /** The case ended without a settlement. */
  cancelled: "case.cancelled",
  /** Another version of the policy holds for the case now. */
  policyChanged: "case.policy_changed",
  /** A clock started. */
  clockStarted: "clock.started",
  /** A clock was stopped in time. */
  clockMet: "clock.met",
  /** A clock passed its due instant; `after` holds the due instant and when that was noticed. */
  clockMissed: "clock.missed",
  /** A missed clock was satisfied late; the miss stays. */
  clockSatisfied: "clock.satisfied",
  /** A clock stopped with nothing to be met or missed any more. */
  clockEnded: "clock.ended",
  /** A due instant became earlier because the case became more urgent. */
  clockTightened: "clock.tightened",
  /** A due instant moved because another version of the policy holds. */
  clockMoved: "clock.moved",
  /** A lead set the due instant by hand; counted. */
  clockOverridden: "clock.overridden",
  /** A rung acted; `after` names its level, whom it told and which seats were empty. */
  rungFired: "rung.fired",
  /** A rung was noticed late, when a later one of its clock was due too. */
  rungPassed: "rung.passed",
  /** A reassign rung found nobody else to give the case to. */
  reassignImpossible: "rung.reassign_impossible",
  /** Lead or manager answered an escalation. */
  escalationAcknowledged: "escalation.acknowledged",
  /** Nobody answered an escalation in time; the next in the chain was told. */
  escalationUnacknowledged: "escalation.unacknowledged",
  /** The lead was told that nobody owns the case. */
  unassignedAlarm: "alarm.unassigned",
  /** Somebody was reminded of a promise, a snooze or a wait. */
  reminded: "reminder.fired",
} as const;

/** The type of a ledger entry. */
export type LedgerType = (typeof ledgerTypes)[keyof typeof ledgerTypes];
