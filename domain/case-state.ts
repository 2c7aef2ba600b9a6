/**
 * A case as the core sees it: what is needed to decide, nothing about people or texts.
 * Rows of `cases`, `clocks`, `suspensions` and `deadlines` are loaded into this shape and written back from it.
 */
import type { Instant, Suspension } from "./calendar.js";
import type { ClockKind } from "./policy.js";
import type { Band, Severity } from "./survey.js";

/** Where a case stands (product.md, Case). Open = all but `closed` and `cancelled`. */
export type CaseStatus =
  | "new"
  | "assigned"
  | "in_progress"
  | "waiting_customer"
  | "waiting_internal"
  | "resolved"
  | "closed"
  | "cancelled";

/** `ended`: stopped without being met or missed (the case was cancelled or resolved before an update was due). */
export type ClockStatus = "running" | "paused" | "met" | "missed" | "ended";

/** One running budget; at most one clock of a kind and generation per case. */
export interface Clock {
  id: string;
  kind: ClockKind;
  /** Counts from 1; reopening (first_contact, resolve), each contact (next_update) and each `wait-for` (team_response) start the next one. */
  generation: number;
  calendarId: string;
  budgetMs: number;
  elapsedCapMs: number | null;
  startedAt: Instant;
  state: ClockStatus;
  /** Null while an open suspension keeps it from being computed. */
  dueAt: Instant | null;
  metAt: Instant | null;
  /** The due instant that was missed; set together with `detectedAt` and state `missed`. */
  breachedAt: Instant | null;
  detectedAt: Instant | null;
  /** No longer counted on: met, ended, or missed and since satisfied. */
  stoppedAt: Instant | null;
}

/** How a contact went (contract.md, Cases). */
export type ContactOutcome = "reached" | "no_answer" | "left_message" | "delivered" | "wrong_contact";
/** By which channel staff contacted the customer. */
export type ContactChannel = "call" | "email" | "sms" | "visit" | "chat";

/** A logged contact, newest last. */
export interface Contact {
  at: Instant;
  channel: ContactChannel;
  outcome: ContactOutcome;
}

/** Every kind of instant at which something must happen for a case: rows of the one table in deadlines.ts. */
export type DeadlineKind =
  | "clock_due"
  | "rung"
  | "unassigned_alarm"
  | "escalation_unacknowledged"
  | "promise_due"
  | "promise_overdue"
  | "snooze_end"
  | "pause_end"
  | "pause_cap"
  | "waiting_reminder"
  | "no_response"
  | "verification"
  | "verification_silence";

/** How a deadline ended: it acted, it was passed over by a later rung, or it no longer applied. */
export type DeadlineOutcome = "fired" | "passed";

/**
 * One deadline of a case. `key` is unique within the case for ever, so that nothing fires twice:
 * `<kind>/<clock kind>/<generation>/<rung id or occurrence>`.
 */
export interface Deadline {
  key: string;
  kind: DeadlineKind;
  dueAt: Instant;
  clockId: string | null;
  rungId: string | null;
}

/** A deadline that has been dealt with; kept for ever. */
export interface FiredDeadline extends Deadline {
  firedAt: Instant;
  outcome: DeadlineOutcome;
}

/** Why the customer is waited for. */
export type PauseReason = "waiting_customer" | "agreed_later";

/** How a case was settled (product.md, Contact and resolution). */
export interface Resolution {
  code: ResolutionCode;
  cause: string;
  causeDetail: string | null;
}

/** Resolution codes; product.md, Contact and resolution, says which close the loop. */
export type ResolutionCode =
  | "fixed"
  | "replaced_or_refunded"
  | "compensated"
  | "explained"
  | "apology_accepted"
  | "passed_to_improvement"
  | "customer_declined"
  | "unreachable"
  | "no_response"
  | "customer_left"
  | "not_actionable"
  | "survey_error";

/** Why a case was cancelled. */
export type CancelReason = "merged" | "duplicate" | "survey_error" | "withdrawn" | "erased";

/** The state the core decides on. Instants are epoch ms. */
export interface CaseState {
  id: string;
  status: CaseStatus;
  severity: Severity;
  band: Band | null;
  touchpoint: string | null;
  tier: string | null;
  language: string | null;
  customerId: string | null;
  teamId: string;
  ownerId: string | null;
  /** Who chose the owner; only a reassign rung may override a person's choice. */
  assignedBy: "router" | "person" | "rung" | null;
  unassignedReason: string | null;
  unassignedSince: Instant | null;
  watchers: readonly string[];
  policyId: string;
  policyVersion: number;
  openedAt: Instant;
  /** The instant contacts and generations count from: opened, or last reopened. */
  currentSince: Instant;
  reopenCount: number;
  acknowledgedAt: Instant | null;
  /** First attempt and first reached since `currentSince`. */
  firstAttemptAt: Instant | null;
  firstReachedAt: Instant | null;
  contacts: readonly Contact[];
  escalationLevel: number;
  peakEscalationLevel: number;
  /** The escalation that waits for the lead's acknowledgement, if any. */
  awaitingAcknowledgement: { rungKey: string; since: Instant; withinMs: number } | null;
  promise: { id: string; dueAt: Instant } | null;
  pause: { reason: PauseReason; since: Instant; until: Instant | null } | null;
  waitingForTeamId: string | null;
  snoozedUntil: Instant | null;
  resolvedAt: Instant | null;
  resolution: Resolution | null;
  verificationAskedAt: Instant | null;
  verified: "yes" | "silence" | null;
  closedAt: Instant | null;
  cancelReason: CancelReason | null;
  clocks: readonly Clock[];
  /** Stretches in which the resolve clock was paused. */
  suspensions: readonly Suspension[];
  fired: readonly FiredDeadline[];
  rev: number;
}
