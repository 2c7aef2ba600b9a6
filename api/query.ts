/** Query strings: known names, once each, clean UTF-8, at most 200 characters a value (contract.md, HTTP conventions). */
import { z } from "./schemas/zod.js";
import { decodePercent } from "./edge/percent.js";
import { Problem, type ProblemItem } from "./problem.js";
import { itemsOf } from "./schema-issues.js";

/** Longest value of a parameter, in characters. */
export const maxParameterLength = 200;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unclean = /[\u0000-\u001f\u007f-\u009f\p{Surrogate}\p{Noncharacter_Code_Point}]/u;

/**
 * Parses a raw query by an object schema whose fields take strings.
 * @throws Problem 400 `invalid-query` naming each parameter.
 */
export function parseQuery<S extends z.ZodObject>(raw: string | null, schema: S): z.infer<S> {
  const errors: ProblemItem[] = [];
  const values: Record<string, string> = {};
  for (const part of (raw ?? "").split("&")) {
    if (part === "") continue;
    const mark = part.indexOf("=");
    const name = decode(mark === -1 ? part : part.slice(0, mark));
    const value = decode(mark === -1 ? "" : part.slice(mark + 1));
    const parameter = name !== null && name.length <= 50 && !unclean.test(name) ? name : "?";
    const fault = faultOf(name, value, schema, values);
    if (fault !== null) errors.push({ parameter, ...fault });
    else if (name !== null && value !== null) values[name] = value;
    if (errors.length >= 20) break;
  }
  if (errors.length > 0) throw invalidQuery(errors);
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw invalidQuery(
    parsed.error.issues.flatMap((issue) =>
      itemsOf(issue, []).map(({ code, detail }) => ({ parameter: String(issue.path[0] ?? "?"), code, detail })),
    ),
  );
}

/** A 400 that names parameters. */
export function invalidQuery(errors: readonly ProblemItem[]): Problem {
  return new Problem(400, "invalid-query", "A query parameter cannot be taken; see errors.", { errors });
}

/** Paging of every list: `limit` 1-200, 50 without one; `cursor` is looked into by cursor.ts. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|1[0-9]{2}|200)$/, { message: "A whole number from 1 to 200." })
    .default("50")
    .transform(Number)
    .openapi({ type: "integer", minimum: 1, maximum: 200, default: 50 }),
  cursor: z.string().min(1).optional().openapi({ description: "`next` of the page before." }),
};

function decode(text: string): string | null {
  return /[^!-~]/.test(text) ? null : decodePercent(text.replaceAll("+", " "));
}

function faultOf(
  name: string | null,
  value: string | null,
  schema: z.ZodObject,
  seen: Record<string, string>,
): { code: string; detail: string } | null {
  if (name === null || value === null || unclean.test(value))
    return { code: "not-utf8", detail: "The query is not clean UTF-8." };
  if (!Object.hasOwn(schema.shape, name))
    return { code: "unknown-parameter", detail: "This route has no such parameter." };
  if (Object.hasOwn(seen, name)) return { code: "repeated-parameter", detail: "Send this parameter once." };
  if (value.length > maxParameterLength)
    return { code: "too-long", detail: `At most ${maxParameterLength} characters.` };
  return null;
}
