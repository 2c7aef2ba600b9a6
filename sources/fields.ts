/** Fields of outside documents as zod schemas: the rules themselves live in domain/. */
import { z } from "zod";
import { normaliseEmail } from "../domain/email.js";
import { parseInstant } from "../domain/instant.js";
import { normalisePhone } from "../domain/phone.js";
import type { Fault, Reading } from "../domain/reading.js";
import { checkComment, checkName } from "../domain/text-rules.js";

/** A text that is read into a value; the fault's code becomes the entry's. */
export function readField<T>(read: (text: string) => Reading<T>) {
  return z.string().transform((text, context): T => {
    const reading = read(text);
    if (reading.ok) return reading.value;
    context.addIssue({ code: "custom", message: reading.fault.detail, params: { code: reading.fault.code } });
    return z.NEVER;
  });
}

/** A text that is kept as it is when `check` finds nothing. */
export function checkedText(check: (text: string) => Fault | null) {
  return z.string().superRefine((text, context) => {
    const fault = check(text);
    if (fault !== null) context.addIssue({ code: "custom", message: fault.detail, params: { code: fault.code } });
  });
}

/** RFC 3339 with an offset, as epoch ms. */
export const instantField = readField(parseInstant).meta({ format: "date-time", example: "2026-11-26T10:00:00+02:00" });
/** An address in its stored form. */
export const emailField = readField(normaliseEmail).meta({ format: "email", maxLength: 254 });
/** A telephone number as E.164. */
export const phoneField = readField(normalisePhone).meta({ maxLength: 64, example: "+358401234567" });
/** 1-200 characters on one line, one of them visible. */
export const nameField = checkedText(checkName).meta({ minLength: 1, maxLength: 200 });
/** Up to 20,000 characters; tab and line ends allowed. */
export const commentField = checkedText(checkComment).meta({ maxLength: 20_000 });
/** A text that must say something. */
export const writtenField = checkedText(
  (text) => checkComment(text) ?? (text.trim() === "" ? { code: "empty", detail: "Some text is needed." } : null),
);
/** An id, touchpoint, tier or the like: 1-200 characters on one line, one of them visible. */
export const wordField = checkedText((text) =>
  text === "" ? { code: "empty", detail: "May not be empty." } : checkName(text),
).meta({ minLength: 1, maxLength: 200 });
