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
export function findContentFault(value: JsonValue): ContentFault | null {
  const found = find(value);
  if (found === null) return null;
  const { code, detail, path } = found;
  const pointer = path
    .toReversed()
    .map((part) => `/${printable(String(part)).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
  return { code, pointer, detail };
}

/** A fault and the way back from it to the document, innermost part first: nothing is spent on places without one. */
type Found = Omit<ContentFault, "pointer"> & { path: (string | number)[] };

function find(value: JsonValue): Found | null {
  if (typeof value === "string")
    return forbidden.test(value)
      ? fault("forbidden-character", "NUL, control characters, lone surrogates and noncharacters are not taken.")
      : null;
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return findInArray(value);
  if (isUnfitNumber(value)) return fault("number-out-of-range", "The number cannot be kept exactly.");
  for (const key of Object.keys(value)) {
    const found = forbidden.test(key)
      ? fault("forbidden-character", "A key holds a character that is not taken.")
      : find(value[key] ?? null);
    if (found !== null) return at(key, found);
  }
  return null;
}

function findInArray(list: readonly JsonValue[]): Found | null {
  for (let index = 0; index < list.length; index += 1) {
    const found = find(list[index] ?? null);
    if (found !== null) return at(index, found);
  }
  return null;
}

function fault(code: ContentFault["code"], detail: string): Found {
  return { code, detail, path: [] };
}

function at(part: string | number, found: Found): Found {
  found.path.push(part);
  return found;
}

function printable(key: string): string {
  return key.replace(/[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, "\uFFFD");
}
