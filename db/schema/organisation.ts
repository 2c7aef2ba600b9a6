/** People, teams, calendars, policies and settings: what administrators keep. Ids are the caller's, lower-case kebab. */
import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  uniqueIndex,
  uuid,
  check,
} from "drizzle-orm/pg-core";
import type { Calendar } from "../../domain/calendar.js";
import type { Policy } from "../../domain/policy.js";
import { instant, rev } from "./columns.js";

/** Business calendars; `document` holds zone, windows, closures and openings. */
export const calendars = pgTable("calendars", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  document: jsonb("document").$type<Calendar>().notNull(),
  rev,
});

/** Staff. `recipientId` names the person in workflow ids, where the readable id must not stand. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    recipientId: uuid("recipient_id").notNull().unique(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    language: text("language").notNull().default("en"),
    languages: jsonb("languages").$type<string[]>().notNull().default([]),
    skills: jsonb("skills").$type<string[]>().notNull().default([]),
    capacityPoints: doublePrecision("capacity_points").notNull().default(10),
    calendarId: text("calendar_id").references(() => calendars.id),
    active: boolean("active").notNull().default(true),
    passwordHash: text("password_hash"),
    lastAssignedAt: instant("last_assigned_at"),
    rev,
  },
  (t) => [
    uniqueIndex("users_email_key").on(sql`lower(${t.email})`),
    check("users_role_check", sql`${t.role} in ('frontline', 'lead', 'marketing', 'manager', 'administrator')`),
  ],
);

/** Policies: the draft as stored, and which version is in force (null = never published). */
export const policies = pgTable("policies", {
  id: text("id").primaryKey(),
  draft: jsonb("draft").$type<Policy>().notNull(),
  publishedVersion: integer("published_version"),
  rev,
});

/** Published policy documents; cases pin one by (policy, version). Never changed. */
export const policyVersions = pgTable(
  "policy_versions",
  {
    policyId: text("policy_id")
      .notNull()
      .references(() => policies.id),
    version: integer("version").notNull(),
    document: jsonb("document").$type<Policy>().notNull(),
    publishedAt: instant("published_at").notNull(),
    publishedBy: text("published_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.policyId, t.version] })],
);

/** Teams. A team without a policy uses `default`. */
export const teams = pgTable("teams", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  calendarId: text("calendar_id")
    .notNull()
    .references(() => calendars.id),
  leadId: text("lead_id").references(() => users.id),
  managerId: text("manager_id").references(() => users.id),
  policyId: text("policy_id").references(() => policies.id),
  rev,
});

/** Who works in which team. */
export const memberships = pgTable(
  "memberships",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    /** Place in the list as it was written. */
    position: integer("position").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.userId] }), index("memberships_user_idx").on(t.userId)],
);

/** Which team answers for a touchpoint: one at most, by the primary key. */
export const teamTouchpoints = pgTable("team_touchpoints", {
  touchpoint: text("touchpoint").primaryKey(),
  teamId: text("team_id")
    .notNull()
    .references(() => teams.id),
  ownerId: text("owner_id").references(() => users.id),
  /** Place in the team's list as it was written. */
  position: integer("position").notNull().default(0),
});

/** Customer companies; `customers.account` names one by id. */
export const accounts = pgTable("accounts", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  ownerId: text("owner_id").references(() => users.id),
  tier: text("tier"),
  yearlyValue: jsonb("yearly_value").$type<{ amount: number; currency: string }>(),
  rev,
});

/** Dated absences with a delegate. */
export const absences = pgTable(
  "absences",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
    delegateId: text("delegate_id").references(() => users.id),
    give: text("give").notNull().default("urgent"),
    giveBack: boolean("give_back").notNull().default(true),
    rev,
  },
  (t) => [
    index("absences_user_idx").on(t.userId, t.toAt),
    check("absences_order_check", sql`${t.toAt} > ${t.fromAt}`),
    check("absences_give_check", sql`${t.give} in ('urgent', 'all')`),
  ],
);

/** Cases that an absence has moved: each once, so that nobody's later decision is undone. `returnedAt` null = the absence is not over for it. */
export const absenceMoves = pgTable(
  "absence_moves",
  {
    absenceId: text("absence_id")
      .notNull()
      .references(() => absences.id),
    caseId: uuid("case_id").notNull(),
    toUserId: text("to_user_id")
      .notNull()
      .references(() => users.id),
    movedAt: instant("moved_at").notNull(),
    returnedAt: instant("returned_at"),
  },
  (t) => [
    primaryKey({ columns: [t.absenceId, t.caseId] }),
    index("absence_moves_open_idx")
      .on(t.absenceId)
      .where(sql`${t.returnedAt} is null`),
  ],
);

/** Causes, two levels; the thirteen of the product are seeded. */
export const causes = pgTable("causes", {
  id: text("id").primaryKey(),
  document: jsonb("document").notNull(),
  rev,
});

/** Triage rules as edited; each change writes a new row of `rule_versions`. */
export const rules = pgTable("rules", {
  id: text("id").primaryKey(),
  order: integer("order").notNull(),
  document: jsonb("document").notNull(),
  rev,
});

/** The ordered rule set in force from `createdAt` on; answers store the version that decided. */
export const ruleVersions = pgTable("rule_versions", {
  version: serial("version").primaryKey(),
  document: jsonb("document").notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Message templates by kind, language and severity. */
export const templates = pgTable("templates", {
  id: text("id").primaryKey(),
  document: jsonb("document").notNull(),
  rev,
});

/** Single documents: `follow-up` and `promoters`. */
export const settings = pgTable("settings", {
  id: text("id").primaryKey(),
  document: jsonb("document").notNull(),
  rev,
});
