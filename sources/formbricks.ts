/**
 * Kind `formbricks`. Authenticity, events and bodies: https://formbricks.com/docs/xm-and-surveys/core-features/integrations/webhooks
 * (Standard Webhooks, 300 s; a list of events; every event carries the whole answer so far). Answers stand by question
 * id without type or wording, hidden fields among them; a contact-info question answers with the list first name, last
 * name, address, number, company (/docs/xm-and-surveys/surveys/question-type/contact-info).
 */
import { normaliseEmail } from "../domain/email.js";
import { normalisePhone } from "../domain/phone.js";
import { roleOfKey } from "./field-roles.js";
import { memberOf, objectOf, textOf, type MaybeJson } from "./json-access.js";
import { headerOf } from "./signature.js";
import { checkWebhookSecret, isWebhookSigned } from "./standard-webhooks.js";
import type { JsonValue } from "./strict-json.js";
import type { FieldRole, VendorField, VendorReading } from "./vendor-answer.js";
import { fieldAt, fieldsIn } from "./vendor-fields.js";
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
      fields: fieldsOf(event),
      answeredAt: memberOf(data, "updatedAt"),
    },
  };
}

function fieldsOf(event: JsonValue): VendorField[] {
  const extra = (title: string | null, path: readonly string[], role: FieldRole | null = null) =>
    fieldAt(event, ["data", ...path], { role, title, name: path.join(".") });
  const isQuestion = questionTest(event);
  const language = extra("language", ["language"], "language");
  return [
    ...fieldsIn(event, ["data", "data"]).flatMap((field) => answerFields(field, isQuestion(field))),
    // The language of the answer goes before the contact's; "default" is the survey's own, whichever that is.
    { ...language, value: language.value === "default" ? undefined : language.value },
    ...fieldsIn(event, ["data", "contactAttributes"], roleOfKey),
    extra("contact", ["contact", "userId"], "customerId"),
    extra(null, ["contact", "id"], "customerId"),
    ...fieldsIn(event, ["data", "variables"]),
    extra("survey", ["survey", "title"]),
    extra(null, ["surveyId"]),
    extra("url", ["meta", "url"]),
    extra("source", ["meta", "source"]),
    extra("action", ["meta", "action"]),
    extra("country", ["meta", "country"]),
    extra("device", ["meta", "userAgent", "device"]),
    extra("tags", ["tags"]),
  ];
}

/** The time spent is told for questions only, hidden fields have none; an answer saved by the API tells none at all. */
function questionTest(event: JsonValue): (field: VendorField) => boolean {
  const timed = new Set(Object.keys(objectOf(memberOf(event, "data", "ttc")) ?? {}));
  timed.delete("_total");
  return (field) => timed.size === 0 || field.names.some((name) => timed.has(name));
}

/** One entry of the answers; contact info falls apart into its fields, each under the question's name. */
function answerFields(field: VendorField, isAsked: boolean): VendorField[] {
  const { value } = field;
  if (typeof value === "number") return [{ ...field, role: isAsked ? "score" : null }];
  if (!isContactInfo(value)) return [{ ...field, role: roleOfKey(field.names[0] ?? "") }];
  const part = (index: number, role: FieldRole | null, title: string | null): VendorField => ({
    names: field.names,
    title,
    pointer: `${field.pointer}/${index}`,
    value: value[index],
    role,
  });
  return [
    { ...part(0, "name", field.title), value: [value[0], value[1]].flatMap((name) => textOf(name) ?? []).join(" ") },
    part(2, "email", field.title),
    part(3, "phone", field.title),
    part(4, null, "company"),
  ];
}

function isContactInfo(value: MaybeJson): value is JsonValue[] {
  if (!Array.isArray(value) || value.length !== 5) return false;
  if (!value.every((item) => item === null || typeof item === "string")) return false;
  const [email, phone] = [textOf(value[2]), textOf(value[3])];
  return email === null ? normalisePhone(phone ?? "").ok : normaliseEmail(email).ok;
}
