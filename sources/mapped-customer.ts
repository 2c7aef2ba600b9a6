/** Who answered, or that nobody can say. Contact details that cannot be used are left among the properties. */
import { normaliseEmail } from "../domain/email.js";
import { normalisePhone } from "../domain/phone.js";
import type { ResponseCustomer } from "../domain/survey-response.js";
import { checkName } from "../domain/text-rules.js";
import { foundByRole, takeFirst, valuesFor, type AnswerContext } from "./field-lookup.js";
import { textOf } from "./json-access.js";

/** Ids vendors give to people they do not know, alone or with something after them. */
const anonymous = /^(?:anon(?:ymous)?|unknown|guest|null|none|undefined)(?:$|[\s:_.-])/i;
/** The same words where only they say nothing: Guest is a surname too. */
const nobody = /^(?:anon(?:ymous)?|unknown|guest|null|none|undefined|n\/a|-+)$/i;

/** The customer, or null when there is neither id, address nor number. */
export function readCustomer(context: AnswerContext): ResponseCustomer | null {
  const owners = new Set((context.answer.ownerIds ?? []).map(textOf));
  const isOwner = (text: string): boolean => owners.has(text);
  const email = takeFirst(context, valuesFor(context, "email"), (text) => {
    const reading = isOwner(text) ? null : normaliseEmail(text);
    return reading?.ok === true ? reading.value : null;
  });
  const phone = takeFirst(context, valuesFor(context, "phone"), (text) => {
    const reading = normalisePhone(text);
    return reading.ok ? reading.value : null;
  });
  const externalId = takeFirst(context, valuesFor(context, "customerId"), (text) =>
    isOwner(text) || anonymous.test(text) ? null : lineOf(text),
  );
  if (email === null && phone === null && externalId === null) return null;
  const name = readName(context);
  return { externalId, email, name, phone, language: null, account: null, tier: null, yearlyValue: null };
}

function readName(context: AnswerContext): string | null {
  const usable = (text: string): string | null => (checkName(text) === null && !nobody.test(text) ? text : null);
  const whole = takeFirst(context, valuesFor(context, "name"), usable);
  if (whole !== null || context.mapping.fields.name !== undefined) return whole;
  const first = takeFirst(context, foundByRole(context, "firstName"), usable);
  const last = takeFirst(context, foundByRole(context, "lastName"), usable);
  const both = [first, last].filter((part) => part !== null).join(" ");
  return both === "" ? null : usable(both);
}

/** A text that can be an id, touchpoint or language; null for any other. */
export function lineOf(text: string): string | null {
  return checkName(text) === null ? text : null;
}
