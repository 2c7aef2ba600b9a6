/**
 * Kind `formbricks`. Authenticity, events and bodies: https://formbricks.com/docs/xm-and-surveys/core-features/integrations/webhooks
 * (Standard Webhooks, 300 s; a list of events; every event carries the whole answer so far). Answers stand by question
 * id without type or wording, hidden fields among them; a contact-info question answers with the list first name, last
 * name, address, number, company (/docs/xm-and-surveys/surveys/question-type/contact-info).
 */
import { normaliseEmail } from "../domain/email.js";
import { roleOfKey } from "./field-roles.js";
import { memberOf, objectOf, pointerStep, textOf, type MaybeJson } from "./json-access.js";
import { headerOf } from "./signature.js";
import { checkWebhookSecret, isWebhookSigned } from "./standard-webhooks.js";
import type { JsonValue } from "./strict-json.js";
import type { FieldRole, VendorField, VendorReading } from "./vendor-answer.js";
import { vendorSource } from "./vendor-source.js";

const events = new Set(["responseCreated", "responseUpdated", "responseFinished"]);

/** The adapter. */
export const formbricks = vendorSource({
  kind: "formbricks",
  checkSecret: checkWebhookSecret,
  isAuthentic: isWebhookSigned,
  mayBeList: true,
  eventId: (event) => headerOf(event, "webhook-id"),
  read: readEvent,
});

function readEvent(event: JsonValue): VendorReading {
  const type = memberOf(event, "event");
  if (typeof type !== "string" || !events.has(type))
    return { kind: "ignored", code: "event-not-used", detail: "/event: Only answers are taken from this source." };
  const data = memberOf(event, "data");
  return {
    kind: "answer",
    answer: {
      externalId: memberOf(data, "id"),
      surveyId: memberOf(data, "surveyId"),
      isFinished: type === "responseFinished" || memberOf(data, "finished") === true,
      fields: fieldsOf(data),
      answeredAt: memberOf(data, "updatedAt"),
    },
  };
}

function fieldsOf(data: MaybeJson): VendorField[] {
  const extra = (title: string, path: readonly string[], role: FieldRole | null = null): VendorField => ({
    names: [path.join(".")],
    title,
    pointer: `/data${path.map(pointerStep).join("")}`,
    value: memberOf(data, ...path),
    role,
  });
  const language = extra("language", ["language"], "language");
  return [
    ...members(data, ["data"]).flatMap(question),
    ...members(data, ["contactAttributes"]).map((field) => ({ ...field, role: roleOfKey(field.names[0] ?? "") })),
    extra("contact", ["contact", "userId"], "customerId"),
    { ...extra("contact", ["contact", "id"], "customerId"), title: null },
    ...members(data, ["variables"]),
    // "default" is the survey's own language, whichever that is.
    { ...language, value: language.value === "default" ? undefined : language.value },
    extra("survey", ["survey", "title"]),
    { ...extra("surveyId", ["surveyId"]), title: null },
    extra("url", ["meta", "url"]),
    extra("source", ["meta", "source"]),
    extra("action", ["meta", "action"]),
    extra("country", ["meta", "country"]),
    extra("device", ["meta", "userAgent", "device"]),
    extra("tags", ["tags"]),
  ];
}

function members(data: MaybeJson, path: readonly string[]): VendorField[] {
  return Object.entries(objectOf(memberOf(data, ...path)) ?? {}).map(([key, value]) => ({
    names: [key],
    title: key,
    pointer: `/data${path.map(pointerStep).join("")}${pointerStep(key)}`,
    value,
  }));
}

/** One entry of the answers; contact info falls apart into its fields. */
function question(field: VendorField): VendorField[] {
  const { value } = field;
  if (typeof value === "number") return [{ ...field, role: "score" }];
  if (!isContactInfo(value)) return [{ ...field, role: roleOfKey(field.names[0] ?? "") }];
  const roles: readonly (FieldRole | null)[] = ["firstName", "lastName", "email", "phone", null];
  return value.map((item, index) => ({
    names: index === 0 ? field.names : [],
    title: index === 4 ? "company" : field.title,
    pointer: `${field.pointer}/${index}`,
    value: item,
    role: roles[index] ?? null,
  }));
}

function isContactInfo(value: MaybeJson): value is JsonValue[] {
  return (
    Array.isArray(value) &&
    value.length === 5 &&
    value.every((item) => item === null || typeof item === "string") &&
    normaliseEmail(textOf(value[2]) ?? "").ok
  );
}
