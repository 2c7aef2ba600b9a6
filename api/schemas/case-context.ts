/** What stands around a case, as it is answered. */
import { surveyShape } from "./intake.js";
import { instantText } from "./shared.js";
import { z } from "./zod.js";

/** `GET /cases/{id}/customer`. */
export const caseCustomerContext = z
  .object({
    customer: z
      .object({
        id: z.string(),
        consent: z
          .object({ contact: z.boolean().nullable(), marketing: z.boolean().nullable() })
          .openapi({ description: "Null = never said." }),
        otherCases: z.array(
          z.object({
            id: z.string(),
            number: z.string(),
            status: z.string(),
            severity: z.enum(["P1", "P2", "P3", "P4"]),
            openedAt: instantText,
          }),
        ),
        earlierAnswers: z
          .array(
            z.object({
              id: z.string(),
              receivedAt: instantText,
              survey: surveyShape.nullable(),
              score: z.int().nullable(),
              band: z.string().nullable(),
            }),
          )
          .openapi({ description: "Answers outside this case, newest first, at most 20." }),
        asking: z
          .object({
            eligible: z.boolean(),
            reasons: z.array(z.object({ code: z.string(), detail: z.string() })),
          })
          .openapi({
            description: "Whether they may be asked to recommend now; reasons as far as the caller may know.",
          }),
      })
      .nullable(),
  })
  .openapi("CaseCustomerContext");

/** One of `GET /cases/{id}/candidates`. */
export const caseCandidate = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    loadPoints: z.number(),
    capacityPoints: z.number(),
    obstacle: z
      .enum(["not-a-member", "not-active", "absent", "not-frontline"])
      .nullable()
      .openapi({ description: "Why the case cannot be given to them; null = it can." }),
    isFull: z
      .boolean()
      .openapi({ description: "True = this case would be beyond their capacity, which is no obstacle." }),
  })
  .openapi("CaseCandidate");
