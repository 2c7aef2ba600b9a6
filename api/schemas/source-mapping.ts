/** How the events of a survey tool are read (contract.md, Intake: the mapping); every part is optional. */
import { isZone } from "../../domain/zone.js";
import { wordField } from "../../sources/fields.js";
import { z } from "./zod.js";

/** A JSON pointer into the payload, or the vendor's own name of a question or field. */
const field = wordField.nullish();
const score = z.number().int({ message: "A score is a whole number." });

const part = {
  survey: z
    .strictObject({
      kind: z.enum(["nps", "csat", "ces"]),
      scale: z.strictObject({ min: score, max: score }).nullish(),
      direction: z.enum(["higher_is_better", "lower_is_better"]).nullish(),
      cutOffs: z.strictObject({ detractorMax: score, promoterMin: score, severeMax: score.nullish() }).nullish(),
    })
    .nullish(),
  touchpoint: wordField.nullish(),
  zone: z
    .string()
    .refine(isZone, { message: "No time zone of this name is known.", params: { code: "unknown-zone" } })
    .nullish(),
  fields: z
    .strictObject({
      score: field,
      comment: field,
      email: field,
      name: field,
      phone: field,
      customerId: field,
      externalId: field,
      answeredAt: field,
      language: field,
      touchpoint: field,
    })
    .nullish(),
  labels: z.record(wordField, score).nullish(),
};

/** The mapping; `surveys` holds the same for single surveys of the vendor, by its id of the survey. */
export const sourceMapping = z.strictObject({
  ...part,
  surveys: z.record(wordField, z.strictObject(part)).nullish(),
});
