/** Schemas that several routes use. */
import { instantField } from "../../sources/fields.js";
import { z } from "./zod.js";

/** An instant in an answer. */
export const instantText = z.string().openapi({ format: "date-time", example: "2026-11-26T08:00:00.000Z" });
/** An instant in a request: RFC 3339 with an offset, as epoch ms. */
export const instantInput = instantField;
/** A duration in ms from `least` up to ten years. */
export function durationMs(least: number) {
  return z.number().int({ message: "Whole milliseconds." }).min(least).max(315_576_000_000);
}
/** Something by id and name. */
export const named = z.object({ id: z.string(), name: z.string() }).openapi("Named");
/** `true` or `false` in a query. */
export const flagQuery = z
  .enum(["true", "false"])
  .optional()
  .transform((text) => (text === undefined ? null : text === "true"))
  .openapi({ type: "boolean" });
/** Words of a list separated by commas in a query, each one of `values`, each once; null without the parameter. */
export function listQuery<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .string()
    .optional()
    .transform((text, context): T[number][] | null => {
      if (text === undefined) return null;
      const words = text.split(",");
      const isKnown = words.every((word) => (values as readonly string[]).includes(word));
      if (isKnown && new Set(words).size === words.length) return words;
      context.addIssue({ code: "custom", message: `One or more of ${values.join(", ")}, separated by commas.` });
      return z.NEVER;
    })
    .openapi({ type: "string", example: values[0] });
}
/** A page of `items`. */
export function pageOf(item: z.ZodType) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
