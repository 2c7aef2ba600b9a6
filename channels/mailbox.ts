/** Addresses as the mail channel takes them: one, and nothing that a mail header or an SMTP command could misread. */
import addressparser from "nodemailer/lib/addressparser";
import type { Mailbox } from "./channel.js";

// Stricter than the standards: no quoting, no routes, no second address, no space, no control character.
const plainAddress = /^[A-Za-z0-9.#$&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*$/;

/** Whether this is exactly one address that may stand in an envelope. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && plainAddress.test(address) && !address.startsWith("-");
}

/** A display name on one line without control characters, at most 100 characters; null when nothing is left. */
export function displayName(name: string | null): string | null {
  const line = (name ?? "")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 100)
    .trim();
  return line === "" ? null : line;
}

/**
 * Reads a mailbox of the configuration. Throws unless it is exactly one.
 * @example parseMailbox("Asiakaspalvelu <palaute@yritys.example>")
 */
export function parseMailbox(text: string): Mailbox {
  const found = /\p{Cc}/u.test(text) ? [] : addressparser(text, { flatten: true });
  const [first] = found;
  if (found.length !== 1 || first?.address === undefined || !isPlainAddress(first.address)) {
    throw new Error("not exactly one mail address, such as Name <name@example.com>");
  }
  return { name: displayName(first.name ?? null), address: first.address };
}
