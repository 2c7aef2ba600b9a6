/**
 * Kind `typeform`. Authenticity: https://www.typeform.com/developers/webhooks/secure-your-webhooks/ (`Typeform-Signature:
 * sha256=` and the base64 HMAC-SHA256 of the raw body). Body: https://www.typeform.com/developers/webhooks/example-payload/
 * (answers by type and field; wording in `definition`; hidden fields and variables by key). A webhook may also send
 * `form_response_partial` (https://www.typeform.com/developers/webhooks/reference/create-or-update-webhook/), the same
 * answer while it is under way. Neither kind nor scale of a survey is sent, but a question of type `nps` says both.
 */
import type { Scale } from "../domain/survey.js";
import { roleOfKey, roleOfTitle } from "./field-roles.js";
import { itemsOf, memberOf, objectOf, pointerStep, textOf, type MaybeJson } from "./json-access.js";
import { hasBodySignature } from "./signature.js";
import type { JsonValue } from "./strict-json.js";
import type { FieldRole, SurveyHint, VendorField, VendorReading } from "./vendor-answer.js";
import { fieldAt, fieldsIn, maxFields } from "./vendor-fields.js";
import { vendorSource } from "./vendor-source.js";

/** The adapter. */
export const typeform = vendorSource({
  kind: "typeform",
  isAuthentic: (event, settings) =>
    hasBodySignature(event, settings, { header: "typeform-signature", encoding: "base64" }),
  eventId: (_event, document) => textOf(memberOf(document, "event_id")),
  read: readEvent,
});

function readEvent(event: JsonValue): VendorReading {
  const type = memberOf(event, "event_type");
  if (type !== "form_response" && type !== "form_response_partial")
    return { kind: "ignored", code: "event-not-used", detail: "/event_type: Only answers are taken from this source." };
  const place = objectOf(memberOf(event, type)) === null ? "form_response" : type;
  const response = memberOf(event, place);
  const at = memberOf(response, "submitted_at") ?? memberOf(response, "landed_at");
  return {
    kind: "answer",
    answer: {
      externalId: memberOf(response, "token"),
      surveyId: memberOf(response, "form_id"),
      isFinished: type === "form_response",
      fields: [...questions(response, `/${place}`), ...named(event, place)],
      namesAllFields: itemsOf(memberOf(response, "definition", "fields")).length > 0,
      answeredAt: memberOf(response, "submitted_at"),
      changedAt: at,
    },
  };
}

/** Every question of the form, groups laid flat, with its answer where there is one. */
function questions(response: MaybeJson, place: string): VendorField[] {
  const answers = itemsOf(memberOf(response, "answers"))
    .slice(0, maxFields)
    .map((answer, index) => ({ answer, pointer: `${place}/answers/${index}` }));
  const definitions = flattened(itemsOf(memberOf(response, "definition", "fields"))).slice(0, maxFields);
  const unclaimed = new Map<string, typeof answers>();
  for (const one of answers) {
    const key = answerKey(memberOf(one.answer, "field"));
    unclaimed.set(key, [...(unclaimed.get(key) ?? []), one]);
  }
  const asked = definitions.flatMap((definition) => {
    const given = definitionKeys(definition).flatMap((key) => {
      const found = unclaimed.get(key) ?? [];
      unclaimed.delete(key);
      return found;
    });
    if (given.length === 0) return [questionField(definition, undefined, "")];
    return given.map(({ answer, pointer }) => questionField(definition, answer, pointer));
  });
  const strangers = [...unclaimed.values()].flat();
  return [
    ...asked,
    ...strangers.map(({ answer, pointer }) => questionField(memberOf(answer, "field"), answer, pointer)),
  ];
}

/** What ties an answer to its question: the id, or the reference where there is none. */
function answerKey(field: MaybeJson): string {
  return definitionKeys(field)[0] ?? "";
}

function definitionKeys(field: MaybeJson): string[] {
  return ["id", "ref"].flatMap((key) => {
    const text = textOf(memberOf(field, key));
    return text === null ? [] : [`${key} ${text}`];
  });
}

function flattened(fields: readonly JsonValue[], depth = 0): JsonValue[] {
  return fields.flatMap((field) => {
    const inner = itemsOf(memberOf(field, "properties", "fields"));
    return inner.length === 0 || depth > 4 ? [field] : flattened(inner, depth + 1);
  });
}

function questionField(definition: MaybeJson, answer: MaybeJson, pointer: string): VendorField {
  const [id, ref, title] = ["id", "ref", "title"].map((key) => textOf(memberOf(definition, key)));
  const exact = memberOf(definition, "title");
  const type = textOf(memberOf(definition, "type")) ?? textOf(memberOf(answer, "field", "type"));
  const member = answerMember(answer);
  return {
    names: [ref, id].filter((name) => typeof name === "string"),
    wording: typeof exact === "string" ? exact : null,
    title: title ?? ref ?? id ?? null,
    pointer: member === null ? pointer : `${pointer}${pointerStep(member)}`,
    value: member === null ? undefined : valueOf(memberOf(answer, member)),
    role: roleOf(type, title ?? ""),
    survey: hintOf(type, definition),
  };
}

/** Where the value of an answer stands: as its type says, else in the only member that could hold one. */
function answerMember(answer: MaybeJson): string | null {
  const type = textOf(memberOf(answer, "type"));
  if (type !== null && memberOf(answer, type) !== undefined) return type;
  const [only, ...more] = Object.keys(objectOf(answer) ?? {}).filter((key) => key !== "type" && key !== "field");
  return only !== undefined && more.length === 0 ? only : type;
}

function roleOf(type: string | null, title: string): FieldRole | null {
  if (type === "nps" || type === "opinion_scale" || type === "rating") return "score";
  if (type === "long_text") return "comment";
  if (type === "email") return "email";
  if (type === "phone_number") return "phone";
  return type === "short_text" ? roleOfTitle(title) : null;
}

function hintOf(type: string | null, definition: MaybeJson): SurveyHint {
  if (type === "nps") return { kind: "nps" };
  if (type !== "rating" && type !== "opinion_scale") return {};
  // Ratings have no 0, and NPS is 0-10 only.
  const unknown: SurveyHint = type === "rating" ? { not: "nps" } : {};
  const steps = memberOf(definition, "properties", "steps");
  if (typeof steps !== "number" || !Number.isInteger(steps) || steps < 2 || steps > 11) return unknown;
  const startsAtOne = type === "rating" || memberOf(definition, "properties", "start_at_one") === true;
  const scale: Scale = startsAtOne ? { min: 1, max: steps } : { min: 0, max: steps - 1 };
  return scale.min === 0 && scale.max === 10 ? { scale } : { scale, not: "nps" };
}

/** Several choices come as parallel lists; they become one list of choices. A choice of one's own stands in `other`. */
function valueOf(value: MaybeJson): MaybeJson {
  const object = objectOf(value);
  if (object === null) return value;
  // Of a payment the sum; the name and digits of a card are nobody's business.
  if (memberOf(object, "amount") !== undefined) return memberOf(object, "amount");
  const other = memberOf(object, "other");
  if (!Array.isArray(object.labels) && !Array.isArray(object.ids))
    return textOf(memberOf(object, "label")) === null && textOf(other) !== null ? other : value;
  const [labels, ids, refs] = ["labels", "ids", "refs"].map((key) => itemsOf(memberOf(object, key)));
  const count = Math.max(labels?.length ?? 0, ids?.length ?? 0);
  const choices = Array.from({ length: count }, (_, index): JsonValue => ({
    label: labels?.[index] ?? null,
    id: ids?.[index] ?? null,
    ref: refs?.[index] ?? null,
  }));
  return textOf(other) === null ? choices : [...choices, other ?? null];
}

/** Hidden fields, variables and what the form says of itself. */
function named(event: JsonValue, place: string): VendorField[] {
  const variables = itemsOf(memberOf(event, place, "variables")).slice(0, maxFields);
  return [
    ...fieldsIn(event, [place, "hidden"], roleOfKey),
    ...variables.map((variable, index): VendorField => {
      const type = textOf(memberOf(variable, "type")) ?? "";
      const key = textOf(memberOf(variable, "key"));
      return {
        names: [],
        // Every form may have a variable `score`: a question or hidden field of that name goes before it.
        wording: key,
        title: key,
        pointer: `/${place}/variables/${index}${pointerStep(type)}`,
        value: memberOf(variable, type),
      };
    }),
    fieldAt(event, [place, "definition", "title"], { name: "definition.title", title: "form" }),
  ];
}
