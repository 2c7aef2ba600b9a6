/** Which e-mail addresses are taken, and how they are stored (contract.md, Intake, Texts). */
import { read, unreadable, type Reading } from "./reading.js";

/** An address may not be longer than this, its local part not longer than {@link EMAIL_LOCAL_MAX}. */
const EMAIL_MAX = 254;
/** The part before the `@`. */
const EMAIL_LOCAL_MAX = 64;

// The two halves of the pattern the HTML standard gives for an e-mail field; `%` and `!` are left out on purpose
// (source routes), a leading `-` and `..` are refused below (options of mail programs, broken mail servers).
const localPart = /^[a-zA-Z0-9.#$&'*+/=?^_`{|}~-]+$/;
const domainName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const asciiOnly = /^[\x21-\x7e]*$/;
const internationalDomain = /^(?:[\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61\u00B7\u30FB-]|\u200C|\u200D)+$/u;
const dottedNumbers = /^[\d.]+$/;

function toAsciiDomain(domain: string): string | null {
  if (asciiOnly.test(domain)) return domain.toLowerCase();
  // Nothing but name characters may reach the URL parser, which would read `/`, `:` and the like as structure.
  if (!internationalDomain.test(domain)) return null;
  try {
    const { hostname } = new URL(`http://${domain}`);
    return dottedNumbers.test(hostname) ? null : hostname;
  } catch {
    return null;
  }
}

/**
 * The address as it is stored: the local part as written, the domain in lower case and, when internationalised, in
 * punycode. Codes: `email-invalid`, `email-too-long`. White space is not trimmed.
 *
 * @example normaliseEmail("Aino@Käyttö.FI") // { ok: true, value: "Aino@xn--kytt-loa5i.fi" }
 */
export function normaliseEmail(text: string): Reading<string> {
  if (text.length > EMAIL_MAX) return unreadable("email-too-long", `At most ${EMAIL_MAX} characters.`);
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(0, at));
  if (local.length > EMAIL_LOCAL_MAX) {
    return unreadable("email-too-long", `At most ${EMAIL_LOCAL_MAX} characters before the @.`);
  }
  const domain = at < 0 ? null : toAsciiDomain(text.slice(at + 1));
  const proper = localPart.test(local) && !local.startsWith("-") && !local.includes("..");
  if (!proper || domain === null || !domainName.test(domain)) {
    return unreadable("email-invalid", "Not an e-mail address that can be written to.");
  }
  const address = `${local}@${domain}`;
  if (address.length > EMAIL_MAX) return unreadable("email-too-long", `At most ${EMAIL_MAX} characters.`);
  return read(address);
}
