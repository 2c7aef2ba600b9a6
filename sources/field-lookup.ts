/** Finding the value a mapping names: by JSON pointer, or by a name the vendor has for it. */
import { scalarsOf, textOf, valueAt, type MaybeJson } from "./json-access.js";
import type { EffectiveMapping, MappingTarget } from "./mapping.js";
import type { JsonValue } from "./strict-json.js";
import type { FieldRole, PlacedEvent, VendorAnswer, VendorField } from "./vendor-answer.js";

/** An answer with its mapping and what has been used of it so far. */
export interface AnswerContext extends PlacedEvent {
  /** The whole body; the event is it, or stands in it at `place`. */
  body: JsonValue;
  answer: VendorAnswer;
  mapping: EffectiveMapping;
  used: Set<VendorField>;
}

/** A value and where it stands; `field` is null for a pointer to something the vendor's file does not name. */
export interface Found {
  value: MaybeJson;
  pointer: string;
  field: VendorField | null;
  /** False when nothing has this name. */
  isKnown: boolean;
  /** True when several answered fields have this name and nothing tells which is meant; the first was taken. */
  isAmbiguous?: boolean;
}

/** What the mapping names for `target`; null when it names nothing. */
export function findMapped(context: AnswerContext, target: MappingTarget): Found | null {
  const name = context.mapping.fields[target];
  if (name === undefined) return null;
  return name.startsWith("/") ? findByPointer(context, name) : findByName(context, name, target);
}

function findByPointer(context: AnswerContext, pointer: string): Found {
  const { answer, event, place, body } = context;
  let inEvent = pointer;
  let value = valueAt(event, pointer);
  if (value === undefined && place !== "") {
    // Written as seen in a body that is a list: the index stands for whichever event it is.
    inEvent = pointer.replace(/^\/\d+(?=\/)/, "");
    value = inEvent === pointer ? valueAt(body, pointer) : valueAt(event, inEvent);
  }
  const field = answer.fields.find((one) => one.pointer === inEvent || isInside(inEvent, one.pointer)) ?? null;
  return { value, pointer: place + inEvent, field, isKnown: value !== undefined };
}

function isInside(pointer: string, of: string): boolean {
  return of !== "" && pointer.startsWith(`${of}/`);
}

/** An id goes before a wording, which several questions may share, and what is for the target before anything else. */
function findByName(context: AnswerContext, name: string, target: MappingTarget): Found {
  const { fields } = context.answer;
  const wanted = name.trim();
  const named = firstFilled([
    fields.filter((one) => one.names.includes(name)),
    fields.filter((one) => one.wording === name),
    fields.filter((one) => [...one.names, one.wording ?? ""].some((other) => other.trim() === wanted)),
  ]);
  const meant = firstFilled([named.filter((one) => one.role === target), named]);
  const answered = meant.filter((one) => !isBlank(one.value));
  const field = answered[0] ?? meant[0] ?? null;
  return {
    value: field?.value,
    pointer: field === null ? "" : context.place + field.pointer,
    field,
    isKnown: field !== null,
    isAmbiguous: answered.length > 1,
  };
}

function firstFilled<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find((list) => list.length > 0) ?? [];
}

/** The values for a target in the order they count: only what the mapping names, else what the vendor's fields are for. */
export function valuesFor(context: AnswerContext, target: MappingTarget & FieldRole): readonly Found[] {
  const mapped = findMapped(context, target);
  return mapped === null ? foundByRole(context, target) : [mapped];
}

/** The fields of a role, in the vendor's order. */
export function foundByRole(context: AnswerContext, role: FieldRole): readonly Found[] {
  return context.answer.fields
    .filter((one) => one.role === role)
    .map((field) => ({ value: field.value, pointer: context.place + field.pointer, field, isKnown: true }));
}

/** The first value that `read` takes; it then counts as used. */
export function takeFirst<T>(
  context: AnswerContext,
  found: readonly Found[],
  read: (text: string) => T | null,
): T | null {
  for (const one of found) {
    const text = textOf(one.value);
    const taken = text === null ? null : read(text);
    if (taken === null) continue;
    if (one.field !== null) context.used.add(one.field);
    return taken;
  }
  return null;
}

/** True when a value says nothing: missing, null, or text without a visible character. */
export function isBlank(value: MaybeJson): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every((item) => isBlank(item));
  return typeof value === "object" && scalarsOf(value).length > 0 && textOf(value) === null;
}
