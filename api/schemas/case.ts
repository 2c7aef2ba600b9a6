/** Cases as they are answered (contract.md, Cases). */
import { storedResponse, surveyShape } from "./intake.js";
import { instantText, named } from "./shared.js";
import { z } from "./zod.js";

const instantOrNull = instantText.nullable();

const shownCustomer = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    externalId: z.string().nullable(),
    account: z.string().nullable(),
    accountName: z.string().nullable().openapi({ description: "Null = no account, or one nobody has named." }),
    tier: z.string().nullable(),
  })
  .openapi("CaseCustomer");

const customerInFull = shownCustomer
  .extend({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string().nullable(),
    yearlyValue: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  })
  .openapi("CaseCustomerInFull");

const clock = z
  .object({
    kind: z.enum(["acknowledge", "first_contact", "next_update", "resolve", "team_response"]),
    generation: z.int(),
    budgetMs: z.int(),
    usedMs: z.int(),
    startedAt: instantText,
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
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  team: named,
  unassignedReason: z.string().nullable(),
  touchpoint: z.string().nullable(),
  openedAt: instantText,
  escalationLevel: z.int(),
  peakEscalationLevel: z.int(),
  snoozedUntil: instantOrNull,
  rev: z.int(),
};

/** `GET /cases/{id}` and the answer of every action. */
export const caseDocument = z
  .object({
    ...common,
    assignmentReason: z.string().nullable(),
    watchers: z.array(z.string()),
    customer: customerInFull.nullable(),
    nextDue: z.object({ kind: z.string(), dueAt: instantText, explanation: z.string() }).nullable(),
    policy: z.object({ id: z.string(), name: z.string(), version: z.int() }),
    clocks: z.array(clock),
    responses: z.array(storedResponse),
    actions: z.array(z.object({ action: z.string(), allowed: z.boolean(), reason: z.string().nullable() })),
    acknowledgedAt: instantOrNull,
    firstAttemptAt: instantOrNull,
    firstReachedAt: instantOrNull,
    promise: z.object({ dueAt: instantText }).nullable(),
    pause: z.object({ reason: z.string(), since: instantText, until: instantOrNull }).nullable(),
    waitingFor: z.string().nullable(),
    reopenCount: z.int(),
    resolvedAt: instantOrNull,
    resolution: z.object({ code: z.string(), cause: z.string(), causeDetail: z.string().nullable() }).nullable(),
    verificationAskedAt: instantOrNull,
    verified: z.string().nullable(),
    closedAt: instantOrNull,
    cancelReason: z.string().nullable(),
  })
  .openapi("Case");

/** One row of `GET /cases`. */
export const caseListItem = z
  .object({
    ...common,
    customer: shownCustomer.nullable(),
    comment: z.string().nullable(),
    score: z.int().nullable(),
    survey: surveyShape.nullable(),
    nextDue: z.object({ kind: z.string(), dueAt: instantText }).nullable(),
    atRiskAt: instantOrNull,
    breached: z.boolean(),
    clocks: z.array(clock.omit({ usedMs: true, startedAt: true, explanation: true })),
  })
  .openapi("CaseListItem");

/** One clock of `GET /cases/{id}/clocks`. */
export const caseClockBar = z
  .object({
    kind: clock.shape.kind,
    generation: z.int(),
    from: instantText,
    to: instantText,
    dueAt: instantOrNull,
    stoppedAt: instantOrNull,
    pausedMs: z.int(),
    zone: z.string(),
    segments: z.array(z.object({ from: instantText, to: instantText, kind: z.enum(["open", "closed", "suspended"]) })),
    rungs: z.array(
      z.object({
        id: z.string(),
        dueAt: instantText,
        firedAt: instantOrNull,
        outcome: z.enum(["fired", "passed"]).nullable(),
        percent: z.number().nullable(),
        notify: z.array(z.string()),
      }),
    ),
  })
  .openapi("CaseClockBar");

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
