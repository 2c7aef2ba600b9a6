/** Cases as they are answered (contract.md, Cases). */
import { storedResponse } from "./intake.js";
import { instantText, named } from "./shared.js";
import { z } from "./zod.js";

const instantOrNull = instantText.nullable();

const clock = z
  .object({
    kind: z.enum(["acknowledge", "first_contact", "next_update", "resolve", "team_response"]),
    generation: z.int(),
    budgetMs: z.int(),
    usedMs: z.int(),
    dueAt: instantOrNull,
    state: z.enum(["running", "paused", "met", "missed", "ended"]),
    metAt: instantOrNull,
    breachedAt: instantOrNull,
    detectedAt: instantOrNull,
    explanation: z.string(),
  })
  .openapi("Clock");

const common = {
  id: z.string(),
  number: z.string().openapi({ example: "IL-1042" }),
  url: z.string(),
  status: z.string(),
  severity: z.enum(["P1", "P2", "P3", "P4"]),
  band: z.string().nullable(),
  owner: named.nullable(),
  team: named,
  customer: z.record(z.string(), z.unknown()).nullable(),
  touchpoint: z.string().nullable(),
  openedAt: instantText,
  escalationLevel: z.int(),
  peakEscalationLevel: z.int(),
  rev: z.int(),
};

/** `GET /cases/{id}` and the answer of every action. */
export const caseDocument = z
  .object({
    ...common,
    nextDue: z.object({ kind: z.string(), dueAt: instantText, explanation: z.string() }).nullable(),
    policy: z.object({ name: z.string(), version: z.int() }),
    clocks: z.array(clock),
    responses: z.array(storedResponse),
    actions: z.array(z.object({ action: z.string(), allowed: z.boolean(), reason: z.string().nullable() })),
  })
  .openapi("Case");

/** One row of `GET /cases`. */
export const caseListItem = z
  .object({ ...common, nextDue: z.object({ kind: z.string(), dueAt: instantText }).nullable(), breached: z.boolean() })
  .openapi("CaseListItem");

/** One entry of a case's ledger. */
export const ledgerEntry = z
  .object({
    id: z.string(),
    at: instantText,
    actor: z.object({ kind: z.string(), id: z.string() }),
    type: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
    text: z.string().optional(),
    latenessMs: z.int().optional(),
  })
  .openapi("LedgerEntry");

/** One in-app notice. */
export const noticeDocument = z
  .object({
    id: z.string(),
    kind: z.string(),
    cause: z.string(),
    level: z.int().nullable(),
    key: z.string(),
    case: z.object({ id: z.string(), number: z.string(), url: z.string() }).nullable(),
    createdAt: instantText,
    readAt: instantOrNull,
  })
  .openapi("Notice");
