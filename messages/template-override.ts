/** Subjects and bodies of the organisation (`/templates/{id}`) in place of those of the catalogue. */
import { translator } from "../locales/translator.js";
import { cut, greetingName, shownName, subjectLine, visible } from "./customer-text.js";
import { formatInstant, formatPromise } from "./instants.js";
import type { MailContent } from "./mail-content.js";
import type { NoticeModel } from "./model.js";

/** A template as stored; an empty part leaves the catalogue's. */
export interface TemplateOverride {
  subject: string;
  body: string;
}

/** Placeholders a template may use; one that has no value in a mail reads as nothing. */
export const templatePlaceholders = [
  "reader.name",
  "customer.name",
  "case.number",
  "case.severity",
  "case.touchpoint",
  "clock.name",
  "clock.due",
  "contact.name",
  "contact.due",
  "organisation.name",
  "organisation.phone",
  "organisation.email",
  "level",
  "reward",
] as const;

/** A name between `{{` and `}}`. */
export type TemplatePlaceholder = (typeof templatePlaceholders)[number];

const placeholder = /\{\{\s*([A-Za-z.]+)\s*\}\}/g;

function isKnown(name: string): name is TemplatePlaceholder {
  return (templatePlaceholders as readonly string[]).includes(name);
}

/** Placeholders of a template that nothing will ever fill, for refusing it when it is stored. */
export function unknownPlaceholders(template: TemplateOverride): string[] {
  const names = [...`${template.subject}\n${template.body}`.matchAll(placeholder)].map((match) => match[1] ?? "");
  return [...new Set(names.filter((name) => !isKnown(name)))];
}

/** Stands for a value that is not there until the text around it is tidied; a private-use character, removed from templates first. */
const empty = "\uE000";

type Values = Partial<Record<TemplatePlaceholder, string | null>>;

function caseValues(model: NoticeModel): Values {
  if (!("case" in model)) return "caseNumber" in model ? { "case.number": model.caseNumber } : {};
  const { reader, clock, level } = model;
  const t = translator(reader.language);
  return {
    "case.number": model.case.number,
    "case.severity": t(`severity.${model.case.severity}`),
    "case.touchpoint": shownName(model.case.touchpoint),
    "customer.name": shownName(model.case.customerName),
    "clock.name": clock === null ? null : t(`clock.${clock.kind}`),
    "clock.due": clock === null ? null : formatInstant(clock.dueAt, reader.language, reader.zone),
    level: level === null ? null : String(level),
  };
}

function customerValues(model: NoticeModel): Values {
  if (!("organisation" in model)) return {};
  const { organisation, reader } = model;
  const contact: Values =
    model.kind === "acknowledgement"
      ? {
          "contact.name": greetingName(model.contactPerson),
          "contact.due": model.contactBy === null ? null : formatPromise(model.contactBy, reader.language, reader.zone),
        }
      : {};
  return {
    "customer.name": greetingName(reader.name),
    "organisation.name": organisation.name,
    "organisation.phone": organisation.phone,
    "organisation.email": organisation.email,
    reward: model.kind === "referral_ask" ? model.reward : null,
    ...contact,
  };
}

/** Fills in once: a value that itself looks like a placeholder stays as it is. A space or comma left over by an empty value goes too. */
function fill(text: string, values: Values): string {
  return text
    .replaceAll(empty, "")
    .replace(placeholder, (_, name: string) => (isKnown(name) ? values[name] || empty : empty))
    .replace(/[ \t]*,?[ \t]*\uE000(?=[ \t]*[,.!?:;)]|[ \t]*$)/gm, "")
    .replace(/[ \t]*\uE000[ \t]*/g, " ")
    .replace(/^[ \t]+/gm, "");
}

/**
 * The content with the organisation's words. Facts, quote, action and footer stay, so that no template can lose the link
 * or the reason for writing. The subject never carries what customers wrote (their name included) and always the case number.
 */
export function applyTemplate(content: MailContent, model: NoticeModel, template: TemplateOverride): MailContent {
  const values: Values = {
    "reader.name": shownName(model.reader.name),
    ...caseValues(model),
    ...customerValues(model),
  };
  const inSubject: Values = { ...values, "customer.name": null, "reader.name": null, "case.touchpoint": null };
  const subject = subjectLine(fill(template.subject, inSubject));
  const number = values["case.number"] ?? null;
  const body = fill(cut(visible(template.body.replace(/\r\n?/g, "\n")), 20_000).text, values)
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
  return {
    ...content,
    subject:
      subject === ""
        ? content.subject
        : number === null || subject.includes(number)
          ? subject
          : `${number}: ${subject}`,
    body: body.length === 0 ? content.body : body,
  };
}
