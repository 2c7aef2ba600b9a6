/** `POST /api/v1/sla/preview`. */
import { calendarShape } from "./calendar.js";
import { instantInput, instantText } from "./shared.js";
import { z } from "./zod.js";

/** Where a rung sits. */
export const rungAt = z.union([z.strictObject({ percent: z.number() }), z.strictObject({ offsetMs: z.number() })]);

/** The document; times and numbers are judged by the core. */
export const slaPreviewBody = z
  .strictObject({
    calendar: z.strictObject(calendarShape),
    start: instantInput,
    budgetMs: z.number().nullish(),
    suspensions: z
      .array(z.strictObject({ from: instantInput, to: instantInput.nullish(), reason: z.string().max(200).optional() }))
      .nullish(),
    rungs: z.array(rungAt).max(1_000).nullish(),
    at: instantInput.nullish(),
  })
  .openapi("SlaPreviewRequest");

/** The answer. */
export const slaPreviewAnswer = z
  .object({
    dueAt: instantText.nullable(),
    usedMs: z.int(),
    remainingMs: z.int(),
    rungs: z.array(z.object({ dueAt: instantText.nullable() })),
    segments: z.array(z.object({ from: instantText, to: instantText, kind: z.enum(["open", "closed", "suspended"]) })),
    explanation: z.string(),
  })
  .openapi("SlaPreview");
