/**
 * JSON as it is taken from outside: bytes in fatal UTF-8, at most 32 deep, no duplicate keys, no number that would be
 * stored as another one. Objects have no prototype, so `__proto__` is a key like any other.
 */

/** Deepest nesting taken; the outermost value counts as one. */
export const maxJsonDepth = 32;

/** Any JSON value. A number that JavaScript would change stands as {@link UnfitNumber}. */
export type JsonValue = null | boolean | number | string | UnfitNumber | JsonValue[] | { [key: string]: JsonValue };

/** A number that has no exact place in JavaScript (too large, too small, or rounded to a whole one), as it was written. */
export interface UnfitNumber {
  readonly [unfit]: string;
}
const unfit = Symbol("unfit number");

/** Why text is not taken; `pointer` is a JSON pointer to the place, empty for the document itself. */
export interface JsonFault {
  code: "invalid-utf8" | "malformed-json" | "too-deep" | "duplicate-key";
  pointer: string;
  detail: string;
}

/** The result of {@link parseJson}. */
export type JsonResult = { ok: true; value: JsonValue } | { ok: false; fault: JsonFault };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Parses a body. Never throws; the cost is linear in its length. */
export function parseJson(bytes: Uint8Array): JsonResult {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { ok: false, fault: { code: "invalid-utf8", pointer: "", detail: "The body is not UTF-8." } };
  }
  const parser = new Parser(text);
  return parser.document();
}

/** True for a number that was left as it was written. */
export function isUnfitNumber(value: unknown): value is UnfitNumber {
  return typeof value === "object" && value !== null && unfit in value;
}

/** Stops the descent; never leaves this file. */
class Fault extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.code);
  }
}

// A class only because the position is shared by all its functions; nothing else sees it.
class Parser {
  private at = 0;
  private readonly path: (string | number)[] = [];
  constructor(private readonly text: string) {}

  document(): JsonResult {
    try {
      this.space();
      const value = this.value();
      this.space();
      if (this.at < this.text.length) this.malformed("There is more after the end of the document.");
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Fault) return { ok: false, fault: error.fault };
      throw error;
    }
  }

  private value(): JsonValue {
    const char = this.text[this.at];
    switch (char) {
      case "{":
        return this.object();
      case "[":
        return this.array();
      case '"':
        return this.string();
      case "t":
        return this.word("true", true);
      case "f":
        return this.word("false", false);
      case "n":
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  private object(): JsonValue {
    this.descend();
    const object = Object.create(null) as { [key: string]: JsonValue };
    this.at += 1;
    this.space();
    if (this.take("}")) return object;
    for (;;) {
      if (this.text[this.at] !== '"') this.malformed("A key in double quotes is missing.");
      const key = this.string();
      this.path.push(key);
      if (key in object) this.fail("duplicate-key", "A key stands twice in one object.");
      this.space();
      if (!this.take(":")) this.malformed("A colon is missing after a key.");
      this.space();
      object[key] = this.value();
      this.path.pop();
      this.space();
      if (this.take("}")) return object;
      if (!this.take(",")) this.malformed("A comma or the end of an object is missing.");
      this.space();
    }
  }

  private array(): JsonValue {
    this.descend();
    const array: JsonValue[] = [];
    this.at += 1;
    this.space();
    if (this.take("]")) return array;
    for (;;) {
      this.path.push(array.length);
      array.push(this.value());
      this.path.pop();
      this.space();
      if (this.take("]")) return array;
      if (!this.take(",")) this.malformed("A comma or the end of an array is missing.");
      this.space();
    }
  }

  private string(): string {
    const start = this.at + 1;
    let index = start;
    for (; index < this.text.length; index += 1) {
      const code = this.text.charCodeAt(index);
      if (code === 0x22) {
        this.at = index + 1;
        return this.text.slice(start, index);
      }
      if (code === 0x5c) return this.escapedString(start, index);
      if (code < 0x20) break;
    }
    this.at = index;
    return this.malformed(
      index < this.text.length ? "A control character stands in a string." : "A string has no end.",
    );
  }

  private escapedString(start: number, firstEscape: number): string {
    const parts = [this.text.slice(start, firstEscape)];
    let index = firstEscape;
    let plainFrom = firstEscape;
    while (index < this.text.length) {
      const code = this.text.charCodeAt(index);
      if (code === 0x22) {
        parts.push(this.text.slice(plainFrom, index));
        this.at = index + 1;
        return parts.join("");
      }
      if (code < 0x20) break;
      if (code !== 0x5c) {
        index += 1;
        continue;
      }
      parts.push(this.text.slice(plainFrom, index));
      const letter = this.text[index + 1] ?? "";
      const simple = simpleEscapes[letter];
      const hex = this.text.slice(index + 2, index + 6);
      this.at = index;
      if (simple !== undefined) parts.push(simple);
      else if (letter === "u" && /^[0-9A-Fa-f]{4}$/.test(hex))
        parts.push(String.fromCharCode(Number.parseInt(hex, 16)));
      else this.malformed("An escape in a string is broken.");
      index += simple === undefined ? 6 : 2;
      plainFrom = index;
    }
    this.at = index;
    return this.malformed(
      index < this.text.length ? "A control character stands in a string." : "A string has no end.",
    );
  }

  private number(): number | UnfitNumber {
    numberPattern.lastIndex = this.at;
    const [literal] = numberPattern.exec(this.text) ?? [];
    if (literal === undefined)
      return this.malformed(
        this.at < this.text.length ? "A value is missing or broken." : "The document ends too early.",
      );
    this.at += literal.length;
    const value = Number(literal);
    if (isFit(literal, value)) return value === 0 ? 0 : value;
    return { [unfit]: literal };
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.malformed("A value is missing or broken.");
    this.at += word.length;
    return value;
  }

  private descend(): void {
    // The path is as long as the nesting of the value that starts here.
    if (this.path.length >= maxJsonDepth)
      this.fail("too-deep", `The document is nested more than ${maxJsonDepth} deep.`);
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private malformed(detail: string): never {
    return this.fail("malformed-json", `${detail} (at character ${this.at + 1})`);
  }

  private fail(code: JsonFault["code"], detail: string): never {
    const pointer = this.path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    throw new Fault({ code, pointer: pointer.replace(loneSurrogate, "\uFFFD"), detail });
  }
}

const loneSurrogate = /\p{Surrogate}/gu;
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const simpleEscapes: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** False when the written number and the stored one differ in a way that could change a decision. */
function isFit(literal: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const mantissa = literal.replace(/[eE].*$/, "");
  if (value === 0) return !/[1-9]/.test(mantissa);
  if (!Number.isInteger(value)) return true;
  if (!Number.isSafeInteger(value)) return false;
  // A whole value is right only when every digit after the point was zero, exponent counted.
  const exponent = Number(/[eE](.*)$/.exec(literal)?.[1] ?? 0);
  const digits = mantissa.replace(/^-/, "");
  const [whole = "", fraction = ""] = digits.split(".");
  const written = whole + fraction;
  let significant = written.length;
  while (written[significant - 1] === "0") significant -= 1;
  return significant <= whole.length + exponent;
}
