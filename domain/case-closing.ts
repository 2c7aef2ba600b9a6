/** How a case ends and begins again: resolving, closing, cancelling, reopening, and the customer's verdict. */
import { change, iso, record, teamOf } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { endAllClocks, endClock, meetClock, openingClocks, startClockOnRecord, targetsOf } from "./case-clocks.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import { leaveUnassigned } from "./case-ownership.js";
import { openCaseExists } from "./case-refusals.js";
import type { CancelReason, CaseState, Resolution } from "./case-state.js";
import { endPause, endSnooze, endWait } from "./case-waiting.js";
import { oneStepUp } from "./survey.js";
import type { Severity } from "./survey.js";

/** Ends everything that could still hold back or call: pause, wait, snooze, promise, a waiting escalation. */
function clearTheTable(draft: Draft, reason: string): void {
  endSnooze(draft, reason);
  endPause(draft, draft.facts.now, reason);
  endWait(draft, "ended", reason);
  change(draft, { promise: null, awaitingAcknowledgement: null });
}

/** How a case was settled, in the words of the one who did it. */
export interface Settlement extends Resolution {
  done: string | null;
  evidence: string | null;
}

/**
 * Settles the case now. The resolve clock is met and so is an acknowledge clock that still runs (resolving takes the case in hand);
 * first contact is met if evidence of one is given, else ended; updates are owed no more. Guards are the caller's.
 * `latenessMs`: how late it is done, where a deadline does it.
 */
export function resolve(draft: Draft, settlement: Settlement, latenessMs?: number): void {
  const { now } = draft.facts;
  const { status } = draft.state;
  const { code, cause, causeDetail, done, evidence } = settlement;
  if (evidence !== null) record(draft, { type: ledgerTypes.evidenceGiven, text: evidence });
  clearTheTable(draft, "resolved");
  change(draft, {
    status: "resolved",
    acknowledgedAt: draft.state.acknowledgedAt ?? now,
    resolvedAt: now,
    resolution: { code, cause, causeDetail },
    verificationAskedAt: null,
    verified: null,
  });
  record(draft, {
    type: ledgerTypes.resolved,
    before: { status },
    after: { status: "resolved", code, cause, causeDetail, resolvedAt: iso(now) },
    text: done,
    ...(latenessMs === undefined ? {} : { latenessMs }),
  });
  meetClock(draft, "acknowledge");
  if (evidence !== null) meetClock(draft, "first_contact");
  else endClock(draft, "first_contact");
  endClock(draft, "next_update");
  meetClock(draft, "resolve");
}

/** Ends the case after its settlement was confirmed, or silence taken for consent. */
export function close(draft: Draft, verified: NonNullable<CaseState["verified"]>, latenessMs?: number): void {
  const { status } = draft.state;
  change(draft, { status: "closed", closedAt: draft.facts.now, verified });
  record(draft, {
    type: ledgerTypes.closed,
    before: { status },
    after: { status: "closed", verified, closedAt: iso(draft.facts.now) },
    ...(latenessMs === undefined ? {} : { latenessMs }),
  });
}

/** Ends the case without a settlement; every clock ends, misses stay. */
export function cancel(draft: Draft, reason: CancelReason, into: string | null = null): void {
  const { status } = draft.state;
  clearTheTable(draft, "cancelled");
  endAllClocks(draft);
  change(draft, { status: "cancelled", cancelReason: reason });
  record(draft, {
    type: ledgerTypes.cancelled,
    before: { status },
    after: { status: "cancelled", ...(into === null ? {} : { into }) },
    reason,
  });
}

/** How a case is reopened: with which severity (default: as it was), whose words, and what the notices call it (default `reopened`). */
export interface Reopening {
  severity?: Severity;
  text?: string | null;
  cause?: string;
}

/**
 * Works on a settled case again: first contact and resolve start anew at this instant, as a new generation, with the targets of the
 * severity that holds then; contacts count from here. Owner and lead are told. Errors: `open-case-exists`.
 */
export function reopen(draft: Draft, reason: string, options: Reopening = {}): void {
  const { now, otherOpenCaseId } = draft.facts;
  if (otherOpenCaseId !== null) throw openCaseExists(otherOpenCaseId);
  const { status, severity, reopenCount } = draft.state;
  change(draft, {
    status: "in_progress",
    severity: options.severity ?? severity,
    currentSince: now,
    reopenCount: reopenCount + 1,
    firstAttemptAt: null,
    firstReachedAt: null,
    resolvedAt: null,
    resolution: null,
    verificationAskedAt: null,
    verified: null,
    closedAt: null,
  });
  record(draft, {
    type: ledgerTypes.reopened,
    before: { status, severity },
    after: { status: "in_progress", severity: draft.state.severity, reopenCount: reopenCount + 1 },
    reason,
    text: options.text ?? null,
  });
  const targets = targetsOf(draft.state, draft.facts);
  for (const kind of openingClocks) {
    if (kind !== "acknowledge") startClockOnRecord(draft, kind, targets[kind]);
  }
  const owner = draft.facts.candidates.find((candidate) => candidate.userId === draft.state.ownerId);
  if (draft.state.ownerId === null) leaveUnassigned(draft, "reopened");
  else if (owner?.active === false) leaveUnassigned(draft, "owner_left");
  tellStaff(draft, [draft.state.ownerId, teamOf(draft.state, draft.facts).leadId], {
    kind: "reopened",
    cause: options.cause ?? "reopened",
    subject: "case",
    occurrence: "1",
  });
}

/** The customer's answer to "did we fix it?": yes closes the case as verified, anything else reopens it, a "no" one severity step up. */
export function verify(draft: Draft, answer: "yes" | "partly" | "no", comment: string | null): void {
  const { status, verified } = draft.state;
  if (answer === "yes" && verified === "yes") return;
  record(draft, { type: ledgerTypes.verificationAnswered, after: { answer }, text: comment });
  if (answer !== "yes") {
    const severity = answer === "no" ? oneStepUp(draft.state.severity) : draft.state.severity;
    return reopen(draft, `customer_said_${answer}`, { severity, cause: "customer_reopened" });
  }
  if (status === "resolved") close(draft, "yes");
  else change(draft, { verified: "yes" });
}
