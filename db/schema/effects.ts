/** What still has to happen outside Postgres: notices, journeys, referral asks, and the outbox that wakes workflows. */
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, instantRange } from "./columns.js";
import { customers, responses } from "./intake.js";

/**
 * Wishes to reach a person, unique by `key`. States: pending -> claimed -> sending -> sent | failed | unknown, or dropped by the re-check.
 * In-app notices of staff are read here; `byMail` false = nothing is sent.
 */
export const notices = pgTable(
  "notices",
  {
    id: uuid("id").primaryKey(),
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    cause: text("cause").notNull(),
    sendClass: text("send_class").notNull(),
    recipientId: uuid("recipient_id").notNull(),
    userId: text("user_id"),
    customerId: uuid("customer_id"),
    caseId: uuid("case_id"),
    responseId: uuid("response_id"),
    clockId: uuid("clock_id"),
    rungKey: text("rung_key"),
    level: integer("level"),
    severity: text("severity"),
    byMail: boolean("by_mail").notNull(),
    inApp: boolean("in_app").notNull(),
    readAt: instant("read_at"),
    state: text("state").notNull(),
    notBefore: instant("not_before").notNull(),
    createdAt: instant("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    claimId: uuid("claim_id"),
    leaseUntil: instant("lease_until"),
    digestId: uuid("digest_id"),
    messageId: text("message_id"),
    settledAt: instant("settled_at"),
    outcome: text("outcome"),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex("notices_key_key").on(t.key),
    index("notices_recipient_open_idx")
      .on(t.recipientId, t.notBefore)
      .where(sql`${t.state} in ('pending', 'claimed', 'sending')`),
    index("notices_due_idx")
      .on(t.notBefore)
      .where(sql`${t.state} in ('pending', 'claimed', 'sending')`),
    index("notices_user_idx").on(t.userId, t.createdAt),
    index("notices_case_idx").on(t.caseId),
    index("notices_created_idx").using("brin", t.createdAt),
    check(
      "notices_state_check",
      sql`${t.state} in ('pending', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'dropped', 'shown')`,
    ),
    check("notices_class_check", sql`${t.sendClass} in ('must', 'once')`),
    check("notices_recipient_check", sql`(${t.userId} is null) <> (${t.customerId} is null)`),
  ],
);

/** The way of a promoter's or passive's answer: thanks, one ask, one nudge. */
export const journeys = pgTable(
  "journeys",
  {
    responseId: uuid("response_id")
      .primaryKey()
      .references(() => responses.id),
    customerId: uuid("customer_id").references(() => customers.id),
    kind: text("kind").notNull(),
    startedAt: instant("started_at").notNull(),
    thankDueAt: instant("thank_due_at"),
    thankedAt: instant("thanked_at"),
    askDueAt: instant("ask_due_at"),
    askedAt: instant("asked_at"),
    nudgeDueAt: instant("nudge_due_at"),
    nudgedAt: instant("nudged_at"),
    nextDueAt: instant("next_due_at"),
    endedAt: instant("ended_at"),
    endedReason: text("ended_reason"),
  },
  (t) => [
    index("journeys_due_idx")
      .on(t.nextDueAt)
      .where(sql`${t.endedAt} is null`),
    index("journeys_customer_idx").on(t.customerId),
  ],
);

/** Referral asks. `blocked` is the cool-down; the exclusion constraint allows one at a time per customer (custom migration). */
export const referralInvites = pgTable(
  "referral_invites",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    responseId: uuid("response_id")
      .notNull()
      .references(() => responses.id),
    askedAt: instant("asked_at").notNull(),
    nudgedAt: instant("nudged_at"),
    blocked: instantRange("blocked").notNull(),
    state: text("state").notNull(),
  },
  (t) => [
    index("referral_invites_customer_idx").on(t.customerId, t.askedAt),
    uniqueIndex("referral_invites_response_key")
      .on(t.responseId)
      .where(sql`${t.state} <> 'released'`),
    check("referral_invites_state_check", sql`${t.state} in ('reserved', 'sent', 'released')`),
  ],
);

/** Workflows to start or wake; claimed by lease, deleted when Temporal has taken them. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    workflowType: text("workflow_type").notNull(),
    subjectId: text("subject_id").notNull(),
    /** 1 (P1) to 5; lower goes first. */
    priority: integer("priority").notNull().default(3),
    createdAt: instant("created_at").notNull(),
    availableAt: instant("available_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    claimId: uuid("claim_id"),
    claimedUntil: instant("claimed_until"),
  },
  (t) => [index("outbox_ready_idx").on(t.priority, t.availableAt)],
);

/** When a workflow was last handed to Temporal, and how often the reconciler has woken it since it was last seen. */
export const workflowMarks = pgTable("workflow_marks", {
  workflowId: text("workflow_id").primaryKey(),
  workflowType: text("workflow_type").notNull(),
  subjectId: text("subject_id").notNull(),
  relayedAt: instant("relayed_at").notNull(),
  wakes: integer("wakes").notNull().default(0),
  nextWakeAt: instant("next_wake_at"),
});

/** Single facts about this installation, such as the Temporal namespace's id. */
export const installation = pgTable("installation", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});
