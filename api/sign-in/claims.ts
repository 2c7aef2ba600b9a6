/** The claims of a person, read with care: a provider's directory holds what people typed. */
import { normaliseEmail } from "../../domain/email.js";
import type { Language } from "../../domain/survey.js";
import { checkName } from "../../domain/text-rules.js";
import { languages } from "../../locales/catalogue.js";

/** What the provider vouches for. `email` null = none that may be written to; `language` null = not said. */
export interface ProvenClaims {
  subject: string;
  /** The session at the provider; null = it names none. */
  sid: string | null;
  groups: readonly string[];
  email: string | null;
  name: string | null;
  language: Language | null;
}

/** Reads claims that have been verified. A group claim may be a list or a single name; anything else counts as no groups. */
export function readClaims(
  claims: Readonly<Record<string, unknown>> & { sub: string },
  groupClaim: string,
): ProvenClaims {
  const given = Object.hasOwn(claims, groupClaim) ? claims[groupClaim] : undefined;
  const list = Array.isArray(given) ? given : [given];
  return {
    subject: claims.sub,
    sid: typeof claims["sid"] === "string" ? claims["sid"] : null,
    groups: list.filter((group): group is string => typeof group === "string"),
    email: emailOf(claims),
    name: nameOf(claims),
    language: languageOf(claims["locale"]),
  };
}

/** An address the provider says is not verified is none. */
function emailOf(claims: Readonly<Record<string, unknown>>): string | null {
  const { email, email_verified: isVerified } = claims;
  if (typeof email !== "string" || isVerified === false || isVerified === "false") return null;
  const read = normaliseEmail(email.trim());
  return read.ok ? read.value : null;
}

function nameOf(claims: Readonly<Record<string, unknown>>): string | null {
  const parts = [claims["given_name"], claims["family_name"]].filter((part) => typeof part === "string");
  return (
    [claims["name"], parts.join(" "), claims["preferred_username"]]
      .map((name) => (typeof name === "string" ? name.trim() : ""))
      .find((name) => name !== "" && checkName(name) === null) ?? null
  );
}

function languageOf(locale: unknown): Language | null {
  const [language] = typeof locale === "string" ? locale.toLowerCase().split(/[-_]/) : [];
  return languages.find((one) => one === language) ?? null;
}
