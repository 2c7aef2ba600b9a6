/** The body of `POST /api/v1/responses`, which signed events carry too (contract.md, Intake). */
import { z } from "zod";
import { surveyOf } from "../domain/survey.js";
import type { SurveyResponse } from "../domain/survey-response.js";
import { commentField, emailField, instantField, nameField, phoneField, wordField } from "./fields.js";
import { findContentFault } from "./json-content.js";
import type { JsonValue } from "./strict-json.js";

type Shape = Record<string, z.ZodType>;

/** Money as outside documents write it; the bounds are checked by the core. */
const money = {
  amount: z.number().meta({ minimum: 0, example: 1200 }),
  currency: z.string().meta({ pattern: "^[A-Z]{3}$", example: "EUR" }),
};
/** Whole by the core's judgement, which says so with a code of its own. */
const whole = z.number().meta({ type: "integer" });
const wholeOrNull = z
  .number()
  .nullable()
  .meta({ type: ["integer", "null"] });
const scale = { min: whole, max: whole };
const cutOffs = { detractorMax: whole, promoterMin: whole, severeMax: wholeOrNull.optional() };
const consent = { contact: z.boolean().nullish(), marketing: z.boolean().nullish() };

const properties = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const fault = findContentFault(value as JsonValue);
  if (fault !== null)
    context.addIssue({ code: "custom", message: `${fault.detail} (${fault.pointer})`, params: { code: fault.code } });
});

function shapeOf<W extends (shape: Shape) => z.ZodType>(wrap: W) {
  const object = wrap as unknown as <S extends Shape>(shape: S) => z.ZodObject<S>;
  return object({
    externalId: wordField,
    source: wordField.nullish(),
    version: wholeOrNull.optional(),
    survey: object({
      kind: z.enum(["nps", "csat", "ces"]),
      scale: object(scale).nullish(),
      direction: z.enum(["higher_is_better", "lower_is_better"]).nullish(),
      cutOffs: object(cutOffs).nullish(),
    }).nullable(),
    channel: z.enum(["survey", "call", "email", "chat", "social", "visit"]).nullish(),
    score: wholeOrNull,
    comment: commentField.nullish(),
    answeredAt: instantField.optional(),
    touchpoint: wordField.nullish(),
    contactRequested: z.boolean().nullish(),
    language: wordField.nullish(),
    customer: object({
      externalId: wordField.nullish(),
      email: emailField.nullish(),
      name: nameField.nullish(),
      phone: phoneField.nullish(),
      language: wordField.nullish(),
      account: wordField.nullish(),
      tier: wordField.nullish(),
      yearlyValue: object(money).nullish(),
    }).nullish(),
    consent: object(consent).nullish(),
    properties: properties.nullish(),
  });
}

/** As `/responses` takes it: unknown fields are refused. */
export const strictResponseBody = shapeOf((shape) => z.strictObject(shape));
/** As events carry it: unknown fields are ignored, and so is `source`, which the path names. */
export const looseResponseBody = shapeOf((shape) => z.object(shape)).extend({ source: z.unknown().optional() });

/** A body that passed its schema. */
export type ResponseBody = Omit<z.infer<typeof strictResponseBody>, "source">;

/** The answer a body stands for; what is missing takes its default. Scores and times are judged by `checkResponse`. */
export function responseOf(body: ResponseBody, source: string): SurveyResponse {
  const { survey, customer } = body;
  return {
    source,
    externalId: body.externalId,
    version: body.version ?? null,
    survey:
      survey === null
        ? null
        : surveyOf({
            kind: survey.kind,
            scale: survey.scale,
            direction: survey.direction,
            cutOffs:
              survey.cutOffs === null || survey.cutOffs === undefined
                ? null
                : { ...survey.cutOffs, severeMax: survey.cutOffs.severeMax ?? null },
          }),
    channel: body.channel ?? "survey",
    score: body.score,
    comment: body.comment === "" ? null : (body.comment ?? null),
    answeredAt: body.answeredAt ?? null,
    touchpoint: body.touchpoint ?? null,
    contactRequested: body.contactRequested ?? false,
    language: body.language ?? null,
    customer:
      customer === null || customer === undefined
        ? null
        : {
            externalId: customer.externalId ?? null,
            email: customer.email ?? null,
            name: customer.name ?? null,
            phone: customer.phone ?? null,
            language: customer.language ?? null,
            account: customer.account ?? null,
            tier: customer.tier ?? null,
            yearlyValue: customer.yearlyValue ?? null,
          },
    consent: { contact: body.consent?.contact ?? null, marketing: body.consent?.marketing ?? null },
    properties: body.properties ?? {},
  };
}
