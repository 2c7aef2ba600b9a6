/**
 * Kind `delighted`. Authenticity, events and body: https://app.delighted.com/docs/api/webhooks (`X-Delighted-Webhook-Signature:
 * sha256=` and the hex HMAC-SHA256 of the raw body under the API key). Scales: https://help.delighted.com/article/530-survey-types-overview
 * and /article/534-ces-surveys: NPS 0-10, CSAT 1-5, CES 1-7 (or 1-5, which only the project knows: the mapping says so).
 * The body names no survey; for overrides the survey type stands for its id.
 */
import type { SurveyKind } from "../domain/survey.js";
import { roleOfKey } from "./field-roles.js";
import { itemsOf, memberOf, objectOf, pointerStep, textOf, type MaybeJson } from "./json-access.js";
import { checkSharedSecret, hasBodySignature } from "./signature.js";
import type { JsonValue } from "./strict-json.js";
import type { VendorAnswer, VendorField, VendorReading } from "./vendor-answer.js";
import { vendorSource } from "./vendor-source.js";

const kinds: ReadonlyMap<string, SurveyKind> = new Map([
  ["nps", "nps"],
  ["csat", "csat"],
  ["ces", "ces"],
]);

/** The adapter. */
export const delighted = vendorSource({
  kind: "delighted",
  checkSecret: checkSharedSecret,
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
    fields: fieldsOf(data),
    namesAllFields: false,
    answeredAt: memberOf(data, "created_at"),
    version: memberOf(data, "updated_at") ?? memberOf(data, "created_at"),
  };
  return { kind: "answer", answer };
}

function fieldsOf(data: MaybeJson): VendorField[] {
  const field = (name: string, role: VendorField["role"], title: string | null = name): VendorField => ({
    names: [name],
    title,
    pointer: `/event_data/${name}`,
    value: memberOf(data, name),
    role: role ?? null,
  });
  const person = (key: string, role: VendorField["role"]): VendorField => ({
    names: [`person.${key}`],
    title: key === "id" ? null : key,
    pointer: `/event_data/person/${key}`,
    value: memberOf(data, "person", key),
    role: role ?? null,
  });
  const personId = objectOf(memberOf(data, "person")) === null ? field("person", "customerId", null) : null;
  const properties = Object.entries(objectOf(memberOf(data, "person_properties")) ?? {}).map(
    ([key, value]): VendorField => ({
      names: [key],
      title: key,
      pointer: `/event_data/person_properties${pointerStep(key)}`,
      value,
      role: roleOfKey(key),
    }),
  );
  // An id that the company itself gave goes before Delighted's own.
  return [
    field("score", "score"),
    field("comment", "comment"),
    person("email", "email"),
    person("name", "name"),
    person("phone_number", "phone"),
    ...properties,
    ...(personId === null ? [person("id", "customerId")] : [personId]),
    ...itemsOf(memberOf(data, "additional_answers")).map(additional),
    field("tags", null),
    field("permalink", null),
    field("survey_type", null),
  ];
}

/** An additional question; exactly one member of its value is not null. */
function additional(item: JsonValue, index: number): VendorField {
  const question = memberOf(item, "question");
  const id = textOf(memberOf(question, "id"));
  const title = textOf(memberOf(question, "text"));
  const given = Object.values(objectOf(memberOf(item, "value")) ?? {}).find((value) => value !== null);
  return {
    names: [id, title, textOf(memberOf(item, "id"))].filter((name) => name !== null),
    title: title ?? id,
    pointer: `/event_data/additional_answers/${index}/value`,
    value: given,
  };
}
