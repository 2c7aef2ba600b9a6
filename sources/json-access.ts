/** Looking into a parsed event without believing anything about its shape. */
import { isUnfitNumber, literalOf } from "./json-number.js";
import type { JsonValue } from "./strict-json.js";

/** A JSON object of an event; it has no prototype. */
export type JsonObject = { [key: string]: JsonValue };

/** A value that may not be there. */
export type MaybeJson = JsonValue | undefined;

/** The object, or null for anything else. */
export function objectOf(value: MaybeJson): JsonObject | null {
  if (typeof value !== "object" || value === null || Array.isArray(value) || isUnfitNumber(value)) return null;
  return value;
}

/** The items of a list; nothing for anything else. */
export function itemsOf(value: MaybeJson): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** The member of an object, step by step; undefined where a step is missing. */
export function memberOf(value: MaybeJson, ...path: readonly string[]): MaybeJson {
  let here: MaybeJson = value;
  for (const key of path) here = ownMember(objectOf(here), key);
  return here;
}

function ownMember(object: JsonObject | null, key: string): MaybeJson {
  return object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** What a JSON pointer (RFC 6901) points to; undefined when it points nowhere. */
export function valueAt(value: JsonValue, pointer: string): MaybeJson {
  let here: MaybeJson = value;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    here = Array.isArray(here)
      ? /^(?:0|[1-9][0-9]{0,8})$/.test(key)
        ? here[Number(key)]
        : undefined
      : ownMember(objectOf(here), key);
  }
  return here;
}

/** One step of a pointer. */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

const shownMembers = ["label", "text", "value", "name"];
const scalarMembers = [...shownMembers, "id", "ref", "key"];

/**
 * Every scalar a value can be known by, the most telling first: itself, or what an object that stands for one says of
 * itself (the label, id and ref of a choice; the member that `type` names). A number that cannot be held is its digits.
 */
export function scalarsOf(value: MaybeJson): readonly (string | number | boolean)[] {
  if (isScalar(value)) return [value];
  if (isUnfitNumber(value)) return [literalOf(value)];
  const object = objectOf(value);
  if (object === null) return [];
  const { type } = object;
  const typed = typeof type === "string" && type !== "type" ? ownMember(object, type) : undefined;
  const inner = typed === undefined || objectOf(typed) === object ? [] : shallow(typed);
  return [...inner, ...scalarMembers.flatMap((key) => shallow(ownMember(object, key)))];
}

function shallow(value: MaybeJson): readonly (string | number | boolean)[] {
  if (isScalar(value)) return [value];
  const object = objectOf(value);
  if (object === null) return [];
  return scalarMembers.flatMap((key) => {
    const member = ownMember(object, key);
    return isScalar(member) ? [member] : [];
  });
}

/** The scalar that is shown of a value: itself, or of an object its words, never its ids; undefined when there is none. */
export function shownOf(value: MaybeJson): string | number | boolean | undefined {
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const object = objectOf(value);
  if (object === null) return undefined;
  const typed = typeof object.type === "string" ? ownMember(object, object.type) : undefined;
  const members = [typed, ...shownMembers.flatMap((key) => [ownMember(objectOf(typed), key), ownMember(object, key)])];
  return members.find(isScalar);
}

function isScalar(value: MaybeJson): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** A value as trimmed text: of a choice its label, of a list its items with commas; null when nothing is written. */
export function textOf(value: MaybeJson): string | null {
  if (Array.isArray(value)) {
    const texts = value.flatMap((item) => (Array.isArray(item) ? [] : (textOf(item) ?? [])));
    return texts.length === 0 ? null : texts.join(", ");
  }
  const [scalar] = scalarsOf(value);
  const text = scalar === undefined ? "" : String(scalar).trim();
  return text === "" ? null : text;
}
