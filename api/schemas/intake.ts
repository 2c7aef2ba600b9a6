/** Answers and what their senders are told. */
import { instantText } from "./shared.js";
import { z } from "./zod.js";

const outcome = {
  reason: z.object({ code: z.string(), detail: z.string() }).nullable(),
  responseId: z.string().nullable(),
  band: z.enum(["detractor", "passive", "promoter"]).nullable(),
  decision: z.object({ rule: z.string(), version: z.int(), because: z.string() }).nullable(),
  case: z.object({ id: z.string(), number: z.string(), url: z.string() }).nullable(),
};

/** The 202 of `POST /responses`. */
export const intakeResult = z
  .object({ status: z.enum(["accepted", "duplicate", "updated", "quarantined", "suppressed"]), ...outcome })
  .openapi("IntakeResult");

/** The 202 of an event. */
export const eventResults = z
  .object({
    results: z.array(
      z.object({
        status: z.enum([
          "accepted",
          "duplicate",
          "updated",
          "partial",
          "pending_fetch",
          "quarantined",
          "ignored",
          "suppressed",
        ]),
        ...outcome,
      }),
    ),
  })
  .openapi("EventResults");

/** What was asked, as stored. */
export const surveyShape = z
  .object({
    kind: z.string(),
    scale: z.object({ min: z.number(), max: z.number() }),
    direction: z.string(),
    cutOffs: z.unknown(),
  })
  .openapi("Survey");

/** A stored answer. */
export const storedResponse = z
  .object({
    id: z.string(),
    externalId: z.string(),
    source: z.string(),
    version: z.int().nullable(),
    survey: surveyShape.nullable(),
    channel: z.string(),
    score: z.int().nullable(),
    comment: z.string().nullable(),
    answeredAt: instantText,
    receivedAt: instantText,
    touchpoint: z.string().nullable(),
    contactRequested: z.boolean(),
    language: z.string().nullable(),
    customer: z.unknown(),
    consent: z.unknown(),
    properties: z.unknown(),
    unknownFields: z.record(z.string(), z.unknown()).nullable(),
    band: z.string().nullable(),
    decision: z.object({ rule: z.string(), version: z.int(), because: z.string() }),
    matchedWords: z.array(z.string()),
    tags: z.array(z.string()),
  })
  .openapi("Response");

/** `GET /responses/{id}`. */
export const responseDocument = z
  .object({
    status: z.string(),
    ...outcome,
    response: storedResponse,
    customer: z.record(z.string(), z.unknown()).nullable(),
  })
  .openapi("ResponseDocument");
