/** What no text or number of a taken document may hold, wherever it stands (contract.md, Texts). */
import { isUnfitNumber } from "./json-number.js";
import type { JsonValue } from "./strict-json.js";

/** The first place a document breaks the rule at. */
export interface ContentFault {
  code: "forbidden-character" | "number-out-of-range";
  pointer: string;
  detail: string;
}

/** NUL and other controls but tab and line ends, lone surrogates, noncharacters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Surrogate}\p{Noncharacter_Code_Point}]/u;

/** Finds the first forbidden text (keys included) or number in document order; null when there is none. */
export function findContentFault(value: JsonValue, pointer = ""): ContentFault | null {
  if (typeof value === "string")
    return forbidden.test(value)
      ? {
          code: "forbidden-character",
          pointer,
          detail: "NUL, control characters, lone surrogates and noncharacters are not taken.",
        }
      : null;
  if (typeof value !== "object" || value === null) return null;
  if (isUnfitNumber(value))
    return { code: "number-out-of-range", pointer, detail: "The number cannot be kept exactly." };
  for (const [key, item] of Object.entries(value)) {
    const place = `${pointer}/${printable(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (forbidden.test(key))
      return { code: "forbidden-character", pointer: place, detail: "A key holds a character that is not taken." };
    const fault = findContentFault(item, place);
    if (fault !== null) return fault;
  }
  return null;
}

function printable(key: string): string {
  return key.replace(/[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, "\uFFFD");
}
