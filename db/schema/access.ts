/** Keys, sessions, links and replayed answers: who may do what, and what was already done for them. */
import { index, integer, json, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.js";
import { users } from "./organisation.js";

/**
 * API keys; only the SHA-256 of a secret is kept. `teams` null = those of every team. `secretAt` is when the present secret was
 * made; after a rotation the former one holds until `formerUntil`.
 */
export const apiKeys = pgTable("api_keys", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  secretHash: text("secret_hash").notNull(),
  formerSecretHash: text("former_secret_hash"),
  formerUntil: instant("former_until"),
  scopes: jsonb("scopes").$type<string[]>().notNull(),
  teams: jsonb("teams").$type<string[]>(),
  createdAt: instant("created_at").notNull(),
  secretAt: instant("secret_at"),
  expiresAt: instant("expires_at"),
  revokedAt: instant("revoked_at"),
  lastUsedAt: instant("last_used_at"),
});

/** Signed-in people; the cookie's value is kept as SHA-256 only. */
export const sessions = pgTable("sessions", {
  tokenHash: text("token_hash").primaryKey(),
  userId: text("user_id")
    .notNull()
    .references(() => users.id),
  createdAt: instant("created_at").notNull(),
  lastSeenAt: instant("last_seen_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
});

/**
 * Links in mails: one purpose each, hashed at rest. `purpose`: `case` (customer's page), `preferences`, `share`, `invitation` (the friend's page), `staff_login`, `staff_action`.
 * `subject` and `customer` name what the link opens.
 */
export const links = pgTable(
  "links",
  {
    tokenHash: text("token_hash").primaryKey(),
    purpose: text("purpose").notNull(),
    subjectId: text("subject_id").notNull(),
    customerId: uuid("customer_id"),
    userId: text("user_id"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at"),
    usedAt: instant("used_at"),
  },
  (t) => [index("links_subject_idx").on(t.purpose, t.subjectId)],
);

/** First answers to requests with an `Idempotency-Key`, kept 30 days; written in the effect's own transaction. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    caller: text("caller").notNull(),
    route: text("route").notNull(),
    key: text("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    status: integer("status").notNull(),
    /** As text of JSON, so that the answer is the same to the byte. */
    body: json("body"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.route, t.key] }), index("idempotency_keys_created_idx").on(t.createdAt)],
);
