/**
 * JSON as it is taken from outside: bytes in fatal UTF-8, at most 32 deep, no duplicate keys, no number that would be
 * stored as another one. Objects have no prototype, so `__proto__` is a key like any other.
 */
import { readNumber, type UnfitNumber } from "./json-number.js";
import { failAt, JsonFaultError, malformed, type JsonFault, type JsonReader } from "./json-reader.js";
import { readString } from "./json-string.js";

/** Deepest nesting taken; the outermost value counts as one. */
const maxJsonDepth = 32;

/** Any JSON value. A number that JavaScript would change stands as {@link UnfitNumber}. */
export type JsonValue = null | boolean | number | string | UnfitNumber | JsonValue[] | { [key: string]: JsonValue };

/** The result of {@link parseJson}. */
export type JsonResult = { ok: true; value: JsonValue } | { ok: false; fault: JsonFault };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Parses a body. Never throws; the cost is linear in its length. */
export function parseJson(bytes: Uint8Array): JsonResult {
  const text = decode(bytes);
  if (text === null)
    return { ok: false, fault: { code: "invalid-utf8", pointer: "", detail: "The body is not UTF-8." } };
  try {
    return { ok: true, value: readDocument({ text, at: 0, path: [] }) };
  } catch (error) {
    if (error instanceof JsonFaultError) return { ok: false, fault: error.fault };
    throw error;
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function readDocument(reader: JsonReader): JsonValue {
  skipSpace(reader);
  const value = readValue(reader);
  skipSpace(reader);
  if (reader.at < reader.text.length) malformed(reader, "There is more after the end of the document.");
  return value;
}

function readValue(reader: JsonReader): JsonValue {
  switch (reader.text[reader.at]) {
    case "{":
      return readObject(reader);
    case "[":
      return readArray(reader);
    case '"':
      return readString(reader);
    case "t":
      return readWord(reader, "true", true);
    case "f":
      return readWord(reader, "false", false);
    case "n":
      return readWord(reader, "null", null);
    default:
      return readNumber(reader);
  }
}

function readObject(reader: JsonReader): JsonValue {
  enter(reader);
  const object = Object.create(null) as { [key: string]: JsonValue };
  if (take(reader, "}")) return object;
  do {
    skipSpace(reader);
    if (reader.text[reader.at] !== '"') malformed(reader, "A key in double quotes is missing.");
    const key = readString(reader);
    reader.path.push(key);
    if (key in object) failAt(reader, "duplicate-key", "A key stands twice in one object.");
    skipSpace(reader);
    if (!take(reader, ":")) malformed(reader, "A colon is missing after a key.");
    skipSpace(reader);
    object[key] = readValue(reader);
    reader.path.pop();
    skipSpace(reader);
  } while (take(reader, ","));
  if (!take(reader, "}")) malformed(reader, "A comma or the end of an object is missing.");
  return object;
}

function readArray(reader: JsonReader): JsonValue {
  enter(reader);
  const array: JsonValue[] = [];
  if (take(reader, "]")) return array;
  do {
    skipSpace(reader);
    reader.path.push(array.length);
    array.push(readValue(reader));
    reader.path.pop();
    skipSpace(reader);
  } while (take(reader, ","));
  if (!take(reader, "]")) malformed(reader, "A comma or the end of an array is missing.");
  return array;
}

/** Steps over the opening bracket. The path is as long as the nesting of the value that starts here. */
function enter(reader: JsonReader): void {
  if (reader.path.length >= maxJsonDepth)
    failAt(reader, "too-deep", `The document is nested more than ${maxJsonDepth} deep.`);
  reader.at += 1;
  skipSpace(reader);
}

function readWord<T>(reader: JsonReader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.at)) malformed(reader, "A value is missing or broken.");
  reader.at += word.length;
  return value;
}

function skipSpace(reader: JsonReader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at += 1;
  }
}

function take(reader: JsonReader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false;
  reader.at += 1;
  return true;
}
