/** Telephone numbers are stored and matched as E.164 (contract.md, Intake, Customers). */
import { read, unreadable, type Reading } from "./reading.js";

// Space, no-break spaces, hyphens and dashes, dots and parentheses are how people group digits.
const grouping = /[ \u00A0\u202F().\-\u2010\u2011\u2013]/g;

/**
 * The number as `+` and 8-15 digits. Needs its country code, by `+` or `00`; the `(0)` of a trunk prefix is dropped.
 * Codes: `phone-needs-country-code`, `phone-invalid`.
 *
 * @example normalisePhone("00358 (0)40 123 4567") // { ok: true, value: "+358401234567" }
 */
export function normalisePhone(text: string): Reading<string> {
  if (text.length > 64) return unreadable("phone-invalid", "Not a telephone number.");
  const bare = text.replace("(0)", "").replace(grouping, "");
  const national = bare.startsWith("+") ? bare.slice(1) : bare.startsWith("00") ? bare.slice(2) : null;
  if (national === null) {
    return unreadable("phone-needs-country-code", "A telephone number starts with + or 00 and a country code.");
  }
  if (!/^[1-9][0-9]{7,14}$/.test(national)) {
    return unreadable("phone-invalid", "A telephone number has 8-15 digits, the country code first.");
  }
  return read(`+${national}`);
}
