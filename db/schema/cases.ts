/** Cases, their clocks, what fired, and the ledger. Column names follow domain/case-state.ts. */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, rev } from "./columns.js";
import { customers } from "./intake.js";
import { calendars, teams, users } from "./organisation.js";

/** One case per unhappy customer. `subjectKey` is what may have one open case only (`customer:<id>` or `account:<id>`; null = no limit). */
export const cases = pgTable(
  "cases",
  {
    id: uuid("id").primaryKey(),
    number: integer("number").generatedByDefaultAsIdentity({ startWith: 1001 }).notNull().unique(),
    subjectKey: text("subject_key"),
    customerId: uuid("customer_id").references(() => customers.id),
    account: text("account"),
    status: text("status").notNull(),
    severity: text("severity").notNull(),
    band: text("band"),
    touchpoint: text("touchpoint"),
    tier: text("tier"),
    language: text("language"),
    skill: text("skill"),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id),
    ownerId: text("owner_id").references(() => users.id),
    assignedBy: text("assigned_by"),
    assignmentReason: text("assignment_reason"),
    unassignedReason: text("unassigned_reason"),
    unassignedSince: instant("unassigned_since"),
    watchers: jsonb("watchers").$type<string[]>().notNull().default([]),
    policyId: text("policy_id").notNull(),
    policyVersion: integer("policy_version").notNull(),
    openedAt: instant("opened_at").notNull(),
    currentSince: instant("current_since").notNull(),
    reopenCount: integer("reopen_count").notNull().default(0),
    acknowledgedAt: instant("acknowledged_at"),
    firstAttemptAt: instant("first_attempt_at"),
    firstReachedAt: instant("first_reached_at"),
    escalationLevel: integer("escalation_level").notNull().default(0),
    peakEscalationLevel: integer("peak_escalation_level").notNull().default(0),
    awaitingAcknowledgement: jsonb("awaiting_acknowledgement").$type<{
      rungKey: string;
      since: number;
      withinMs: number;
    }>(),
    promise: jsonb("promise").$type<{ id: string; dueAt: number }>(),
    pause: jsonb("pause").$type<{ reason: "waiting_customer" | "agreed_later"; since: number; until: number | null }>(),
    waitingForTeamId: text("waiting_for_team_id").references(() => teams.id),
    snoozedUntil: instant("snoozed_until"),
    resolvedAt: instant("resolved_at"),
    resolution: jsonb("resolution"),
    verificationAskedAt: instant("verification_asked_at"),
    verified: text("verified"),
    closedAt: instant("closed_at"),
    cancelReason: text("cancel_reason"),
    linkedCaseId: uuid("linked_case_id"),
    /** Parts of CaseState that only the core reads. */
    extra: jsonb("extra").$type<Record<string, unknown>>().notNull().default({}),
    /** The next instant at which anything must happen; null = nothing is planned. A cache of the core's plan. */
    nextDeadlineAt: instant("next_deadline_at"),
    nextDeadlineKey: text("next_deadline_key"),
    /** The due instant staff see first. */
    nextDueAt: instant("next_due_at"),
    nextDueKind: text("next_due_kind"),
    /** From when on the case counts as at risk: 75 % of a running clock. */
    atRiskAt: instant("at_risk_at"),
    isBreached: boolean("is_breached").notNull().default(false),
    rev,
  },
  (t) => [
    uniqueIndex("cases_one_open_key")
      .on(t.subjectKey)
      .where(sql`${t.status} not in ('closed', 'cancelled')`),
    index("cases_open_due_idx")
      .on(t.nextDueAt, t.id)
      .where(sql`${t.status} not in ('closed', 'cancelled')`),
    index("cases_deadline_idx")
      .on(t.nextDeadlineAt)
      .where(sql`${t.nextDeadlineAt} is not null`),
    index("cases_owner_idx")
      .on(t.ownerId)
      .where(sql`${t.status} not in ('closed', 'cancelled')`),
    index("cases_opened_idx").on(t.openedAt, t.id),
    index("cases_customer_idx").on(t.customerId, t.openedAt),
    check(
      "cases_status_check",
      sql`${t.status} in ('new', 'assigned', 'in_progress', 'waiting_customer', 'waiting_internal', 'resolved', 'closed', 'cancelled')`,
    ),
    check("cases_severity_check", sql`${t.severity} in ('P1', 'P2', 'P3', 'P4')`),
    check("cases_level_check", sql`${t.escalationLevel} <= ${t.peakEscalationLevel}`),
  ],
);

/** Running budgets. One of a kind and generation per case; a miss carries both its instants. */
export const clocks = pgTable(
  "clocks",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    kind: text("kind").notNull(),
    generation: integer("generation").notNull(),
    calendarId: text("calendar_id")
      .notNull()
      .references(() => calendars.id),
    budgetMs: bigint("budget_ms", { mode: "number" }).notNull(),
    elapsedCapMs: bigint("elapsed_cap_ms", { mode: "number" }),
    startedAt: instant("started_at").notNull(),
    state: text("state").notNull(),
    dueAt: instant("due_at"),
    metAt: instant("met_at"),
    breachedAt: instant("breached_at"),
    detectedAt: instant("detected_at"),
    stoppedAt: instant("stopped_at"),
    /** Parts of Clock that only the core reads. */
    extra: jsonb("extra").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex("clocks_generation_key").on(t.caseId, t.kind, t.generation),
    index("clocks_calendar_idx")
      .on(t.calendarId)
      .where(sql`${t.stoppedAt} is null`),
    check("clocks_state_check", sql`${t.state} in ('running', 'paused', 'met', 'missed', 'ended')`),
    check("clocks_missed_check", sql`(${t.breachedAt} is null) = (${t.detectedAt} is null)`),
    check("clocks_never_early_check", sql`${t.detectedAt} is null or ${t.detectedAt} >= ${t.breachedAt}`),
  ],
);

/** Stretches in which the resolve clock of a case was paused. */
export const suspensions = pgTable(
  "suspensions",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    position: integer("position").notNull(),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at"),
    reason: text("reason").notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.position] })],
);

/** Contacts as staff logged them. */
export const contacts = pgTable(
  "contacts",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    position: integer("position").notNull(),
    at: instant("at").notNull(),
    channel: text("channel").notNull(),
    outcome: text("outcome").notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.position] })],
);

/** Deadlines that have been dealt with, for ever: the key makes a second firing impossible, the check an early one. */
export const firedDeadlines = pgTable(
  "fired_deadlines",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    clockId: uuid("clock_id"),
    rungId: text("rung_id"),
    dueAt: instant("due_at").notNull(),
    firedAt: instant("fired_at").notNull(),
    outcome: text("outcome").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.key] }),
    // Rows come in the order of time, so that the smallest of indexes finds a day.
    index("fired_deadlines_fired_idx").using("brin", t.firedAt),
    check("fired_deadlines_never_early_check", sql`${t.firedAt} >= ${t.dueAt}`),
  ],
);

/** Append-only entries: every change with actor, before, after and reason. `text` is the one personal column. */
export const ledger = pgTable(
  "ledger",
  {
    id: uuid("id").primaryKey(),
    seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity().notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    at: instant("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    type: text("type").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
    reason: text("reason"),
    text: text("text"),
    latenessMs: bigint("lateness_ms", { mode: "number" }),
  },
  (t) => [index("ledger_subject_idx").on(t.subjectType, t.subjectId, t.seq)],
);
