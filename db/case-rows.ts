/** Rows of a case <-> the state the core decides on. */
import type { CaseState, Clock, Contact, FiredDeadline } from "../domain/case-state.js";
import type { Suspension } from "../domain/calendar.js";
import type { cases, clocks, contacts, firedDeadlines, suspensions } from "./schema/index.js";

type CaseRow = typeof cases.$inferSelect;
type ClockRow = typeof clocks.$inferSelect;

/** A case with the columns the core does not look at. */
export interface StoredCase {
  state: CaseState;
  number: number;
  subjectKey: string | null;
  account: string | null;
  skill: string | null;
  assignmentReason: string | null;
  nextDeadlineAt: number | null;
  nextDeadlineKey: string | null;
}

/** The rows that belong to one case. */
export interface CaseRows {
  row: CaseRow;
  clocks: readonly ClockRow[];
  suspensions: readonly (typeof suspensions.$inferSelect)[];
  contacts: readonly (typeof contacts.$inferSelect)[];
  fired: readonly (typeof firedDeadlines.$inferSelect)[];
}

/** Builds the state; lists keep their stored order. */
export function stateFromRows(rows: CaseRows): StoredCase {
  const { row } = rows;
  const state = {
    ...row.extra,
    id: row.id,
    status: row.status,
    severity: row.severity,
    band: row.band,
    touchpoint: row.touchpoint,
    tier: row.tier,
    language: row.language,
    customerId: row.customerId,
    teamId: row.teamId,
    ownerId: row.ownerId,
    assignedBy: row.assignedBy,
    unassignedReason: row.unassignedReason,
    unassignedSince: row.unassignedSince,
    watchers: row.watchers,
    policyId: row.policyId,
    policyVersion: row.policyVersion,
    openedAt: row.openedAt,
    currentSince: row.currentSince,
    reopenCount: row.reopenCount,
    acknowledgedAt: row.acknowledgedAt,
    firstAttemptAt: row.firstAttemptAt,
    firstReachedAt: row.firstReachedAt,
    contacts: rows.contacts.map(({ at, channel, outcome }) => ({ at, channel, outcome }) as Contact),
    escalationLevel: row.escalationLevel,
    peakEscalationLevel: row.peakEscalationLevel,
    awaitingAcknowledgement: row.awaitingAcknowledgement,
    promise: row.promise,
    pause: row.pause,
    waitingForTeamId: row.waitingForTeamId,
    snoozedUntil: row.snoozedUntil,
    resolvedAt: row.resolvedAt,
    resolution: row.resolution,
    verificationAskedAt: row.verificationAskedAt,
    verified: row.verified,
    closedAt: row.closedAt,
    cancelReason: row.cancelReason,
    clocks: rows.clocks.map(clockFromRow),
    suspensions: rows.suspensions.map(({ fromAt, toAt, reason }): Suspension => ({ from: fromAt, to: toAt, reason })),
    fired: rows.fired.map(
      ({ key, kind, clockId, rungId, dueAt, firedAt, outcome }) =>
        ({ key, kind, clockId, rungId, dueAt, firedAt, outcome }) as FiredDeadline,
    ),
    rev: row.rev,
    // The check constraints of the tables keep the enums; the casts say so once, here.
  } as CaseState;
  return {
    state,
    number: row.number,
    subjectKey: row.subjectKey,
    account: row.account,
    skill: row.skill,
    assignmentReason: row.assignmentReason,
    nextDeadlineAt: row.nextDeadlineAt,
    nextDeadlineKey: row.nextDeadlineKey,
  };
}

function clockFromRow({ caseId: _caseId, extra, ...row }: ClockRow): Clock {
  return { ...extra, ...row } as Clock;
}

/** Fields of CaseState that have a table or a column of their own; any other goes to `extra`. */
const ownColumns = new Set([
  "id",
  "status",
  "severity",
  "band",
  "touchpoint",
  "tier",
  "language",
  "customerId",
  "teamId",
  "ownerId",
  "assignedBy",
  "unassignedReason",
  "unassignedSince",
  "watchers",
  "policyId",
  "policyVersion",
  "openedAt",
  "currentSince",
  "reopenCount",
  "acknowledgedAt",
  "firstAttemptAt",
  "firstReachedAt",
  "contacts",
  "escalationLevel",
  "peakEscalationLevel",
  "awaitingAcknowledgement",
  "promise",
  "pause",
  "waitingForTeamId",
  "snoozedUntil",
  "resolvedAt",
  "resolution",
  "verificationAskedAt",
  "verified",
  "closedAt",
  "cancelReason",
  "clocks",
  "suspensions",
  "fired",
  "rev",
]);

/** The columns of `cases` that a state fills, `rev` left out. */
export function columnsFromState(state: CaseState) {
  const extra = Object.fromEntries(Object.entries(state).filter(([key]) => !ownColumns.has(key)));
  return {
    id: state.id,
    status: state.status,
    severity: state.severity,
    band: state.band,
    touchpoint: state.touchpoint,
    tier: state.tier,
    language: state.language,
    customerId: state.customerId,
    teamId: state.teamId,
    ownerId: state.ownerId,
    assignedBy: state.assignedBy,
    unassignedReason: state.unassignedReason,
    unassignedSince: state.unassignedSince,
    watchers: [...state.watchers],
    policyId: state.policyId,
    policyVersion: state.policyVersion,
    openedAt: state.openedAt,
    currentSince: state.currentSince,
    reopenCount: state.reopenCount,
    acknowledgedAt: state.acknowledgedAt,
    firstAttemptAt: state.firstAttemptAt,
    firstReachedAt: state.firstReachedAt,
    escalationLevel: state.escalationLevel,
    peakEscalationLevel: state.peakEscalationLevel,
    awaitingAcknowledgement: state.awaitingAcknowledgement,
    promise: state.promise,
    pause: state.pause,
    waitingForTeamId: state.waitingForTeamId,
    snoozedUntil: state.snoozedUntil,
    resolvedAt: state.resolvedAt,
    resolution: state.resolution,
    verificationAskedAt: state.verificationAskedAt,
    verified: state.verified,
    closedAt: state.closedAt,
    cancelReason: state.cancelReason,
    extra,
  };
}

const clockColumns = new Set([
  "id",
  "kind",
  "generation",
  "calendarId",
  "budgetMs",
  "elapsedCapMs",
  "startedAt",
  "state",
  "dueAt",
  "metAt",
  "breachedAt",
  "detectedAt",
  "stoppedAt",
]);

/** The row of a clock. */
export function rowFromClock(caseId: string, clock: Clock) {
  const extra = Object.fromEntries(Object.entries(clock).filter(([key]) => !clockColumns.has(key)));
  return {
    id: clock.id,
    caseId,
    kind: clock.kind,
    generation: clock.generation,
    calendarId: clock.calendarId,
    budgetMs: clock.budgetMs,
    elapsedCapMs: clock.elapsedCapMs,
    startedAt: clock.startedAt,
    state: clock.state,
    dueAt: clock.dueAt,
    metAt: clock.metAt,
    breachedAt: clock.breachedAt,
    detectedAt: clock.detectedAt,
    stoppedAt: clock.stoppedAt,
    extra,
  };
}
