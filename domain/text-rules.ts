/** Which texts may be stored at all (contract.md, Intake, Texts). */
import type { Fault } from "./reading.js";

/** A comment or note holds at most this many characters (code points). */
export const COMMENT_MAX = 20_000;
/** A name holds at most this many characters (code points). */
export const NAME_MAX = 200;

// With the u flag \p{Cs} matches surrogates that stand alone only; pairs are one code point.
const loneSurrogate = /\p{Cs}/u;
const noncharacter = /\p{Noncharacter_Code_Point}/u;
const controlCharacter = /\p{Cc}/u;
const controlInBlock = /(?![\t\n\r])\p{Cc}/u;
// Letters, digits, punctuation and symbols, without those that draw nothing: fillers, zero-width ones, blank signs.
const visible = /(?!\p{Default_Ignorable_Code_Point}|[\u2800\u{1D159}\u{13441}\u{13442}])[\p{L}\p{N}\p{P}\p{S}]/u;

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Why a text cannot be stored, or null. `shape` `block` (comment, note) allows tab, line feed and carriage return;
 * `line` allows no control character. `max` counts code points. Codes: `lone-surrogate`, `noncharacter`,
 * `control-character` (NUL too), `too-long`.
 */
export function checkText(text: string, rule: { shape: "line" | "block"; max: number }): Fault | null {
  // A code point takes at most two units, so what is longer than that need not be looked through.
  if (text.length > rule.max * 2 || (text.length > rule.max && codePoints(text) > rule.max)) {
    return { code: "too-long", detail: `At most ${rule.max} characters.` };
  }
  if (loneSurrogate.test(text)) return { code: "lone-surrogate", detail: "Half of a surrogate pair is not text." };
  if (noncharacter.test(text)) return { code: "noncharacter", detail: "A Unicode noncharacter is not text." };
  if ((rule.shape === "line" ? controlCharacter : controlInBlock).test(text)) {
    return { code: "control-character", detail: "Control characters are not allowed here." };
  }
  return null;
}

/** Why a comment or note cannot be stored, or null. Empty is allowed. */
export function checkComment(text: string): Fault | null {
  return checkText(text, { shape: "block", max: COMMENT_MAX });
}

/** Why a name cannot be stored, or null: 1-200 characters on one line, at least one of them visible (`not-visible`). */
export function checkName(text: string): Fault | null {
  const fault = checkText(text, { shape: "line", max: NAME_MAX });
  if (fault !== null) return fault;
  return visible.test(text) ? null : { code: "not-visible", detail: "At least one visible character is needed." };
}
