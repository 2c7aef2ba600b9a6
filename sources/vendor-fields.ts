/** Fields out of an event's members, for what stands at a fixed place. */
import { memberOf, objectOf, pointerStep } from "./json-access.js";
import type { JsonValue } from "./strict-json.js";
import type { FieldRole, VendorField } from "./vendor-answer.js";

/** Most fields taken from one object or list; a respondent may be able to add more to some tools' answers. */
export const maxFields = 2_000;

/** What a field is beside its value. */
export interface FieldOptions {
  role?: FieldRole | null;
  /** What a mapping may call it. Default the last step of its path. */
  name?: string;
  /** What it is called among the properties, null = it does not go there. Default its name. */
  title?: string | null;
}

/** The member at `path` of an event; its value is undefined where there is none. */
export function fieldAt(event: JsonValue, path: readonly string[], options: FieldOptions = {}): VendorField {
  const name = options.name ?? path.at(-1) ?? "";
  return {
    names: [name],
    title: options.title === undefined ? name : options.title,
    pointer: path.map(pointerStep).join(""),
    value: memberOf(event, ...path),
    role: options.role ?? null,
  };
}

/** The members of the object at `path`, by key; `roleOf` tells by the key what a member is for. Nothing for what is no object. */
export function fieldsIn(
  event: JsonValue,
  path: readonly string[],
  roleOf: (key: string) => FieldRole | null = () => null,
): VendorField[] {
  return Object.keys(objectOf(memberOf(event, ...path)) ?? {})
    .slice(0, maxFields)
    .map((key) => fieldAt(event, [...path, key], { role: roleOf(key) }));
}
