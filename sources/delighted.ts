/**
 * Kind `delighted`. Authenticity, events and body: https://app.delighted.com/docs/api/webhooks (`X-Delighted-Webhook-Signature:
 * sha256=` and the hex HMAC-SHA256 of the raw body under the API key). Scales: https://help.delighted.com/article/530-survey-types-overview
 * and /article/534-ces-surveys: NPS 0-10, CSAT 1-5, CES 1-7 (or 1-5, which only the project knows: the mapping says so).
 * The body names no survey; for overrides the survey type stands for its id.
 */
import type { SurveyKind } from "../domain/survey.js";
import { roleOfKey } from "./field-roles.js";
import { itemsOf, memberOf, objectOf, textOf } from "./json-access.js";
import { hasBodySignature } from "./signature.js";
import type { JsonValue } from "./strict-json.js";
import type { FieldRole, VendorAnswer, VendorField, VendorReading } from "./vendor-answer.js";
import { fieldAt, fieldsIn, maxFields } from "./vendor-fields.js";
import { vendorSource } from "./vendor-source.js";

const kinds: ReadonlyMap<string, SurveyKind> = new Map([
  ["nps", "nps"],
  ["csat", "csat"],
  ["ces", "ces"],
]);

/** The adapter. */
export const delighted = vendorSource({
  kind: "delighted",
  isAuthentic: (event, settings) =>
    hasBodySignature(event, settings, { header: "x-delighted-webhook-signature", encoding: "hex" }),
  eventId: (_event, document) => textOf(memberOf(document, "event_id")),
  read: readEvent,
});

function readEvent(event: JsonValue): VendorReading {
  const type = memberOf(event, "event_type");
  if (type !== "survey_response.created" && type !== "survey_response.updated")
    return { kind: "ignored", code: "event-not-used", detail: "/event_type: Only answers are taken from this source." };
  const data = memberOf(event, "event_data");
  const surveyType = textOf(memberOf(data, "survey_type"));
  const kind = surveyType === null ? undefined : kinds.get(surveyType.toLowerCase());
  const answer: VendorAnswer = {
    externalId: memberOf(data, "id"),
    surveyId: surveyType,
    // A score alone is an answer; a comment follows as an update.
    isFinished: true,
    ...(kind === undefined ? {} : { survey: { kind } }),
    fields: fieldsOf(event),
    namesAllFields: false,
    answeredAt: memberOf(data, "created_at"),
    version: memberOf(data, "updated_at") ?? memberOf(data, "created_at"),
  };
  return { kind: "answer", answer };
}

function fieldsOf(event: JsonValue): VendorField[] {
  const field = (name: string, role: FieldRole | null = null) => fieldAt(event, ["event_data", name], { role });
  const person = (key: string, role: FieldRole, title: string | null = key) =>
    fieldAt(event, ["event_data", "person", key], { role, title, name: `person.${key}` });
  const isPersonId = objectOf(memberOf(event, "event_data", "person")) === null;
  return [
    field("score", "score"),
    field("comment", "comment"),
    person("email", "email"),
    person("name", "name"),
    person("phone_number", "phone"),
    // An id that the company itself gave goes before Delighted's own.
    ...fieldsIn(event, ["event_data", "person_properties"], roleOfKey),
    isPersonId
      ? fieldAt(event, ["event_data", "person"], { role: "customerId", title: null })
      : person("id", "customerId", null),
    ...itemsOf(memberOf(event, "event_data", "additional_answers"))
      .slice(0, maxFields)
      .map(additional),
    field("tags"),
    field("permalink"),
    field("survey_type"),
  ];
}

/** An additional question; exactly one member of its value is not null. */
function additional(item: JsonValue, index: number): VendorField {
  const question = memberOf(item, "question");
  const id = textOf(memberOf(question, "id"));
  const title = textOf(memberOf(question, "text"));
  const given = Object.values(objectOf(memberOf(item, "value")) ?? {}).find((value) => value !== null);
  return {
    names: [id, textOf(memberOf(item, "id"))].filter((name) => name !== null),
    wording: title,
    title: title ?? id,
    pointer: `/event_data/additional_answers/${index}/value`,
    value: given,
  };
}
