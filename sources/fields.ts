/** Fields of outside documents as zod schemas: the rules themselves live in domain/. */
import { z } from "zod";
import { normaliseEmail } from "../domain/email.js";
import { parseInstant } from "../domain/instant.js";
import { normalisePhone } from "../domain/phone.js";
import type { Fault, Reading } from "../domain/reading.js";
import { checkComment, checkName, checkText } from "../domain/text-rules.js";

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
export const instantField = readField(parseInstant);
/** An address in its stored form. */
export const emailField = readField(normaliseEmail);
/** A telephone number as E.164. */
export const phoneField = readField(normalisePhone);
/** 1-200 characters on one line, one of them visible. */
export const nameField = checkedText(checkName);
/** Up to 20,000 characters; tab and line ends allowed. */
export const commentField = checkedText(checkComment);
/** A text that must say something. */
export const writtenField = checkedText(
  (text) => checkComment(text) ?? (text.trim() === "" ? { code: "empty", detail: "Some text is needed." } : null),
);
/** An id, touchpoint, tier or the like: 1-200 characters on one line. */
export const wordField = checkedText((text) =>
  text === "" ? { code: "empty", detail: "May not be empty." } : checkText(text, { shape: "line", max: 200 }),
);
