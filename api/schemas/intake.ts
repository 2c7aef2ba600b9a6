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

/** What the parts of an event would become. */
export const sourcePreview = z
  .object({
    results: z.array(
      z.object({
        status: z.enum(["accepted", "partial", "pending_fetch", "quarantined", "ignored"]),
        reason: z.object({ code: z.string(), detail: z.string() }).nullable(),
        band: z.enum(["detractor", "passive", "promoter"]).nullable(),
        response: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
  })
  .openapi("SourcePreview");

const quarantinedFields = {
  id: z.string(),
  source: z.string(),
  eventId: z.string().nullable(),
  contentType: z.string().nullable(),
  reason: z.object({ code: z.string(), detail: z.string() }),
  receivedAt: instantText,
  settledAt: instantText.nullable().openapi({ description: "When something was made of it; null = it waits." }),
  responseId: z.string().nullable(),
  length: z.int().openapi({ description: "Of the body, in bytes." }),
};

/** An event nothing could be made of. */
export const quarantinedEvent = z.object(quarantinedFields).openapi("QuarantinedEvent");

/** The same with the bytes as they arrived. */
export const quarantinedEventWithRaw = z
  .object({ ...quarantinedFields, raw: z.string().openapi({ format: "byte", description: "The body in base64." }) })
  .openapi("QuarantinedEventWithRaw");

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
