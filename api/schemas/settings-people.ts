/** Users, teams, accounts and absences as they are written (contract.md, Settings). */
import { emailField, nameField, wordField } from "../../sources/fields.js";
import { roles } from "../../domain/rights.js";
import { chosenId } from "./ids.js";
import { instantInput } from "./shared.js";
import { z } from "./zod.js";

/** The languages of the product. */
export const languages = ["fi", "sv", "en"] as const;

/** A list that may be missing or null. */
export function listOf<T extends z.ZodType>(item: T, max = 1_000) {
  return z
    .array(item)
    .max(max)
    .nullish()
    .transform((items) => items ?? []);
}

/** One value, or a list of any; a missing one is the empty list. */
export function oneOrMore<T extends z.ZodType>(item: T, max = 1_000) {
  return z
    .union([item, z.array(item).max(max)])
    .nullish()
    .transform((value) => value ?? []);
}

/** A value that may be missing; null then. */
export function orNull<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? null);
}

/** A value that may be missing or null; `fallback` then. */
export function orElse<T extends z.ZodType>(schema: T, fallback: z.output<T>) {
  return schema.nullish().transform((value) => value ?? fallback);
}

/** An amount in one currency. */
export const money = z.strictObject({
  amount: z.number().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, { message: "Three capital letters." }),
});

/** `/users/{id}`. */
export const userBody = z.strictObject({
  name: nameField,
  email: emailField,
  role: z.enum(roles),
  language: orElse(z.enum(languages), "en"),
  languages: listOf(wordField, 50),
  skills: listOf(wordField, 200),
  capacityPoints: orElse(z.number().min(0).max(10_000), 10),
  calendar: orNull(chosenId),
  active: orElse(z.boolean(), true),
});

/** `/teams/{id}`; without a calendar it keeps the one called `default`. */
export const teamBody = z.strictObject({
  name: nameField,
  calendar: orElse(chosenId, "default"),
  lead: orNull(chosenId),
  manager: orNull(chosenId),
  members: listOf(chosenId),
  touchpoints: listOf(wordField),
  touchpointOwners: z
    .record(wordField, chosenId)
    .nullish()
    .transform((owners) => owners ?? {}),
  policy: orNull(chosenId),
});

/** `/accounts/{id}`. */
export const accountBody = z.strictObject({
  name: nameField,
  owner: orNull(chosenId),
  tier: orNull(wordField),
  yearlyValue: orNull(money),
});

/** `/absences/{id}`; `to` is outside. */
export const absenceBody = z.strictObject({
  user: chosenId,
  from: instantInput,
  to: instantInput,
  delegate: orNull(chosenId),
  give: orElse(z.enum(["urgent", "all"]), "urgent"),
  giveBack: orElse(z.boolean(), true),
});
