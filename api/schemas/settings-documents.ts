/** Causes, rules, templates, sources and the two settings documents as they are written (contract.md, Settings). */
import { defaultFollowUp, defaultPromoters } from "../../domain/default-settings.js";
import { commentField, nameField, wordField } from "../../sources/fields.js";
import { calendarShape } from "./calendar.js";
import { causeId, chosenId } from "./ids.js";
import { languages, listOf, money, oneOrMore, orElse, orNull } from "./settings-people.js";
import { durationMs } from "./shared.js";
import { sourceMapping } from "./source-mapping.js";
import { z } from "./zod.js";

const dayMs = 24 * 3_600_000;
const severity = z.enum(["P1", "P2", "P3", "P4"]);
const label = z.strictObject({ fi: nameField, sv: nameField, en: nameField });
const words = listOf(wordField, 5_000);

/** `/causes/{id}`. */
export const causeBody = z.strictObject({
  label,
  details: listOf(z.strictObject({ id: causeId, label }), 200).superRefine((details, context) => {
    details.forEach(({ id }, index) => {
      if (details.findIndex((one) => one.id === id) === index) return;
      context.addIssue({
        code: "custom",
        path: [index, "id"],
        message: "Another detail has this id.",
        params: { code: "duplicate" },
      });
    });
  }),
});

/** `/rules/{id}`. */
export const ruleBody = z.strictObject({
  order: orElse(z.number().int().min(-1_000_000).max(1_000_000), 0),
  when: orElse(
    z.strictObject({
      survey: oneOrMore(z.enum(["nps", "csat", "ces"]), 3),
      touchpoint: oneOrMore(wordField),
      tier: oneOrMore(wordField, 200),
      language: oneOrMore(wordField, 200),
      scoreMax: orNull(z.number()),
      words,
    }),
    { survey: [], touchpoint: [], tier: [], language: [], scoreMax: null, words: [] },
  ),
  // oxlint-disable-next-line unicorn/no-thenable -- the contract's word for the effect of a rule; it is never a function
  then: z.strictObject({
    severity: orNull(severity),
    case: orNull(z.boolean()),
    skill: orNull(wordField),
    tag: orNull(wordField),
  }),
});

/** `/templates/{id}`. */
export const templateBody = z.strictObject({
  kind: wordField,
  language: z.enum(languages),
  severity: orNull(severity),
  subject: nameField,
  body: commentField,
});

/** `/sources/{name}`; without a secret the stored one stays. */
export const sourceBody = z.strictObject({
  kind: z.string().max(64),
  secret: z.string().min(1).max(1_000).nullish().openapi({
    description:
      "Write only. Missing: the stored one stays. Another one takes its place; see formerSecretForMs. Null, or another kind: the stored one, and the one before it, end at once.",
  }),
  formerSecretForMs: orElse(durationMs(0).max(30 * dayMs, { message: "At most 30 days." }), 0).openapi({
    type: "integer",
    minimum: 0,
    maximum: 30 * dayMs,
    default: 0,
    writeOnly: true,
    description:
      "How long events signed with the secret that is replaced are taken still, so that nothing is lost while the vendor is told.",
  }),
  active: orElse(z.boolean(), true),
  mapping: orElse(sourceMapping, {}),
});

/** `/settings/follow-up`. */
export const followUpBody = z.strictObject({
  verifyDelayMs: orElse(durationMs(0), defaultFollowUp.verifyDelayMs),
  verifySilenceMs: orElse(durationMs(0), defaultFollowUp.verifySilenceMs),
  remeasureDelayMs: orElse(durationMs(0), defaultFollowUp.remeasureDelayMs),
  reopenWindowMs: orElse(durationMs(0), defaultFollowUp.reopenWindowMs),
  workingHoursNotices: orElse(z.boolean(), true),
  head: orNull(chosenId),
  oneCasePer: orElse(z.enum(["customer", "account"]), "customer"),
  highValue: orElse(z.strictObject({ tiers: listOf(wordField, 200), yearlyValue: orNull(money) }), {
    tiers: [...defaultFollowUp.highValue.tiers],
    yearlyValue: defaultFollowUp.highValue.yearlyValue,
  }),
  riskWords: z
    .strictObject({ fi: words, sv: words, en: words })
    .nullish()
    .transform((value) => value ?? defaultFollowUp.riskWords),
});

/** `/settings/promoters`; `contactHours` null = at any hour, missing = the hours of the first start. */
export const promotersBody = z.strictObject({
  thankDelayMs: orElse(durationMs(0), defaultPromoters.thankDelayMs),
  askDelayMs: orElse(durationMs(0), defaultPromoters.askDelayMs),
  reminderDelayMs: orElse(durationMs(0), defaultPromoters.reminderDelayMs),
  coolDownMs: orElse(durationMs(0), defaultPromoters.coolDownMs),
  maxPerYear: orElse(z.number().int().min(0).max(1_000), defaultPromoters.maxPerYear),
  holdOutPercent: orElse(z.number().min(0).max(100), defaultPromoters.holdOutPercent),
  contactHours: z
    .strictObject({ zone: calendarShape.zone, windows: calendarShape.windows, closures: calendarShape.closures })
    .nullable()
    .optional()
    .transform((hours) => (hours === undefined ? defaultPromoters.contactHours : hours)),
});
