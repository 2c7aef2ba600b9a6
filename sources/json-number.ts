/** Numbers of JSON, and which of them JavaScript can hold. */
import { malformed, type JsonReader } from "./json-reader.js";

/** A number that has no exact place in JavaScript (too large, too small, or rounded to a whole one), as it was written. */
export interface UnfitNumber {
  readonly [unfit]: string;
}
const unfit = Symbol("unfit number");

const pattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** True for a number that was left as it was written. */
export function isUnfitNumber(value: unknown): value is UnfitNumber {
  return typeof value === "object" && value !== null && unfit in value;
}

/** The number as it was written. */
export function literalOf(value: UnfitNumber): string {
  return value[unfit];
}

/** Reads a number; one that would be stored as another comes back as it was written. */
export function readNumber(reader: JsonReader): number | UnfitNumber {
  pattern.lastIndex = reader.at;
  const [literal] = pattern.exec(reader.text) ?? [];
  if (literal === undefined)
    return malformed(
      reader,
      reader.at < reader.text.length ? "A value is missing or broken." : "The document ends too early.",
    );
  reader.at += literal.length;
  const value = Number(literal);
  if (!isFit(literal, value)) return { [unfit]: literal };
  // There is no negative zero in what people count.
  return value === 0 ? 0 : value;
}

/** False when the written number and the stored one differ in a way that could change a decision. */
function isFit(literal: string, value: number): boolean {
  // Most numbers: whole, and short enough to be exact.
  if (literal.length < 16 && Number.isInteger(value) && !/[.eE]/.test(literal)) return true;
  if (!Number.isFinite(value)) return false;
  const mantissa = literal.replace(/[eE].*$/, "");
  if (value === 0) return !/[1-9]/.test(mantissa);
  if (!Number.isInteger(value)) return true;
  if (!Number.isSafeInteger(value)) return false;
  // A whole value is right only when every digit after the point was zero, exponent counted.
  const exponent = Number(/[eE](.*)$/.exec(literal)?.[1] ?? 0);
  const [whole = "", fraction = ""] = mantissa.replace(/^-/, "").split(".");
  const written = whole + fraction;
  let significant = written.length;
  while (written[significant - 1] === "0") significant -= 1;
  return significant <= whole.length + exponent;
}
