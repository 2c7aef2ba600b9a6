/** What an authentic event holds beside the fields we know: kept as it came, never looked at (contract.md, Intake). */
import { z } from "zod";
import { isUnfitNumber, literalOf } from "./json-number.js";
import type { JsonValue } from "./strict-json.js";

type JsonObject = { [key: string]: JsonValue };

/** The unknown fields of a document in their places, null when there are none. What could not be stored stands in a readable form. */
export function unknownFieldsOf(document: JsonObject, schema: z.ZodObject): Record<string, unknown> | null {
  const found = Object.entries(document).flatMap(([key, value]): [string, unknown][] => {
    if (!Object.hasOwn(schema.shape, key)) return [[storableText(key), storable(value)]];
    const inner = withoutWrapping(schema.shape[key]);
    const below = inner instanceof z.ZodObject && isObject(value) ? unknownFieldsOf(value, inner) : null;
    return below === null ? [] : [[key, below]];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}

function withoutWrapping(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? withoutWrapping(schema.unwrap()) : schema;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isUnfitNumber(value);
}

/** Numbers JavaScript cannot hold become their text; half surrogates and NUL, which no database text takes, U+FFFD. */
function storable(value: JsonValue): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (isUnfitNumber(value)) return literalOf(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]));
}

function storableText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- NUL is what is looked for
  return text.replace(/[\u0000\p{Surrogate}]/gu, "\uFFFD");
}
