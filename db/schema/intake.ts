/** Customers and what they said: sources, responses, consents and the quarantine. */
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
import { bytes, instant, rev } from "./columns.js";

/** People who answered. Each identity key belongs to one customer at most; nothing is merged by itself. */
export const customers = pgTable(
  "customers",
  {
    id: uuid("id").primaryKey(),
    externalId: text("external_id"),
    email: text("email"),
    phone: text("phone"),
    name: text("name"),
    language: text("language"),
    account: text("account"),
    tier: text("tier"),
    yearlyValue: jsonb("yearly_value").$type<{ amount: number; currency: string }>(),
    contactConsent: boolean("contact_consent"),
    marketingConsent: boolean("marketing_consent"),
    /** No offers any more (referral asks, campaigns). */
    unsubscribedAt: instant("unsubscribed_at"),
    /** No surveys any more. */
    surveysStoppedAt: instant("surveys_stopped_at"),
    /** Nothing at all may be sent: restricted, erased, or unsubscribed from everything. */
    suppressedAt: instant("suppressed_at"),
    bouncedAt: instant("bounced_at"),
    isMinor: boolean("is_minor").notNull().default(false),
    isEmployee: boolean("is_employee").notNull().default(false),
    lastThankedAt: instant("last_thanked_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("customers_external_id_key").on(t.externalId),
    uniqueIndex("customers_email_key").on(sql`lower(${t.email})`),
    uniqueIndex("customers_phone_key").on(t.phone),
    index("customers_account_idx").on(t.account),
  ],
);

/** What a customer allowed or withdrew, with its source; the newest row of a purpose counts. */
export const consents = pgTable(
  "consents",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    purpose: text("purpose").notNull(),
    granted: boolean("granted").notNull(),
    at: instant("at").notNull(),
    origin: text("origin").notNull(),
    responseId: uuid("response_id"),
  },
  (t) => [index("consents_customer_idx").on(t.customerId, t.purpose, t.at)],
);

/**
 * Connected survey tools. Secrets are sealed with SECRET_KEY, the former one holds until `formerUntil`; `pathToken` makes the
 * address unguessable where a vendor signs nothing.
 */
export const sources = pgTable("sources", {
  name: text("name").primaryKey(),
  kind: text("kind").notNull(),
  secretSealed: text("secret_sealed"),
  formerSecretSealed: text("former_secret_sealed"),
  formerUntil: instant("former_until"),
  pathToken: text("path_token").notNull(),
  active: boolean("active").notNull().default(true),
  mapping: jsonb("mapping").notNull().default({}),
  rev,
});

/** What keeps an unfinished answer from being decided. */
export interface PartialObstacle {
  code: string;
  detail: string;
  eventId: string | null;
  contentType: string | null;
  raw: string;
}

/** Customers' answers, by (source, external id). `result` is what the first request was told. */
export const responses = pgTable(
  "responses",
  {
    id: uuid("id").primaryKey(),
    source: text("source").notNull(),
    externalId: text("external_id").notNull(),
    version: bigint("version", { mode: "number" }),
    customerId: uuid("customer_id").references(() => customers.id),
    survey: jsonb("survey"),
    surveyKind: text("survey_kind"),
    channel: text("channel").notNull(),
    score: integer("score"),
    comment: text("comment"),
    answeredAt: instant("answered_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    touchpoint: text("touchpoint"),
    contactRequested: boolean("contact_requested").notNull(),
    language: text("language"),
    customerGiven: jsonb("customer_given"),
    consent: jsonb("consent"),
    properties: jsonb("properties"),
    /** What an event held beside the fields we know; kept, never looked at. */
    unknownFields: jsonb("unknown_fields"),
    band: text("band"),
    severity: text("severity"),
    skill: text("skill"),
    tags: jsonb("tags").$type<string[]>().notNull().default([]),
    matchedWords: jsonb("matched_words").$type<string[]>().notNull().default([]),
    /** Null until it is finished. */
    decision: jsonb("decision").$type<{ rule: string; version: number; because: string }>(),
    status: text("status").notNull(),
    result: jsonb("result").notNull(),
    caseId: uuid("case_id"),
    /** False while a survey tool still sends parts of it; it is decided when finished. */
    finished: boolean("finished").notNull().default(true),
    /** Arrival of the last part of an unfinished answer; it is finished some time after. */
    lastEventAt: instant("last_event_at"),
    /** Why an unfinished answer cannot be decided as it is, with its last event (base64) for the quarantine; null = it can. */
    obstacle: jsonb("obstacle").$type<PartialObstacle>(),
  },
  (t) => [
    uniqueIndex("responses_source_external_key").on(t.source, t.externalId),
    index("responses_customer_idx").on(t.customerId, t.answeredAt),
    index("responses_case_idx").on(t.caseId),
    index("responses_unfinished_idx")
      .on(t.lastEventAt)
      .where(sql`not ${t.finished}`),
    check("responses_band_check", sql`${t.band} is null or ${t.score} is not null`),
    check("responses_decision_check", sql`${t.finished} = (${t.decision} is not null)`),
    check("responses_last_event_check", sql`${t.finished} = (${t.lastEventAt} is null)`),
  ],
);

/** Deliveries of survey tools already dealt with; the same event again gets the same results. */
export const sourceEvents = pgTable(
  "source_events",
  {
    source: text("source").notNull(),
    eventId: text("event_id").notNull(),
    receivedAt: instant("received_at").notNull(),
    results: jsonb("results").notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.eventId] })],
);

/** Authentic events nothing could be made of, kept raw for a person. */
export const quarantine = pgTable(
  "quarantine",
  {
    id: uuid("id").primaryKey(),
    source: text("source").notNull(),
    eventId: text("event_id"),
    contentType: text("content_type"),
    raw: bytes("raw").notNull(),
    reasonCode: text("reason_code").notNull(),
    reasonDetail: text("reason_detail").notNull(),
    receivedAt: instant("received_at").notNull(),
    settledAt: instant("settled_at"),
    responseId: uuid("response_id"),
  },
  (t) => [
    index("quarantine_open_idx")
      .on(t.receivedAt, t.id)
      .where(sql`${t.settledAt} is null`),
    index("quarantine_source_idx").on(t.source, t.receivedAt, t.id),
  ],
);
