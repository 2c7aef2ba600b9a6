/** What an answer says beside what is used of it, kept within bounds. Nothing here may keep an answer from being taken. */
import { isBlank, type AnswerContext } from "./field-lookup.js";
import { findContentFault } from "./json-content.js";
import { scalarsOf, textOf, type MaybeJson } from "./json-access.js";
import type { JsonValue } from "./strict-json.js";

const maxProperties = 100;
const maxNameLength = 200;
const maxTextLength = 2_000;
const maxTotalLength = 32_000;

/** The unused fields by title: texts cut at 2,000 characters, at most 100 of them and 32,000 characters in all. */
export function readProperties(context: AnswerContext): Record<string, unknown> {
  const kept = new Map<string, unknown>();
  let length = 0;
  for (const field of context.answer.fields) {
    if (field.title === null || context.used.has(field) || isBlank(field.value)) continue;
    const value = kept.size < maxProperties ? bounded(field.value) : undefined;
    if (value === undefined) continue;
    const name = freeName(kept, shorten(field.title, maxNameLength), field.names[0] ?? "");
    length += name.length + JSON.stringify(value).length;
    if (length > maxTotalLength) break;
    if (findContentFault(name) === null) kept.set(name, value);
  }
  return Object.fromEntries(kept);
}

function freeName(kept: ReadonlyMap<string, unknown>, title: string, id: string): string {
  if (!kept.has(title)) return title;
  return shorten(`${title} (${id})`, maxNameLength);
}

function bounded(value: MaybeJson): unknown {
  if (value === undefined || value === null) return undefined;
  const plain = plainOf(value);
  if (plain === undefined || findContentFault(plain as JsonValue) !== null) return undefined;
  if (typeof plain === "string") return shorten(plain, maxTextLength);
  return JSON.stringify(plain).length <= maxTextLength ? plain : undefined;
}

/** Choices become their labels; other structures stay as they are. */
function plainOf(value: JsonValue): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.every((item) => scalarsOf(item).length > 0) ? (textOf(value) ?? undefined) : value;
  return scalarsOf(value)[0] ?? value;
}

function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  // Never half of a surrogate pair.
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, "");
}
