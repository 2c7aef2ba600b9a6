/** Strings of JSON. */
import { malformed, type JsonReader } from "./json-reader.js";

const simpleEscapes = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Reads a string from its opening quote. Escapes may make lone surrogates and NUL; who stores the text must look. */
export function readString(reader: JsonReader): string {
  const { text } = reader;
  const parts: string[] = [];
  let plainFrom = reader.at + 1;
  for (let index = plainFrom; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code !== 0x22 && code !== 0x5c) continue;
    reader.at = index;
    if (code < 0x20) malformed(reader, "A control character stands in a string.");
    const plain = text.slice(plainFrom, index);
    if (code === 0x22) {
      reader.at = index + 1;
      return parts.length === 0 ? plain : parts.join("") + plain;
    }
    const escape = readEscape(reader);
    parts.push(plain, escape.value);
    index += escape.length - 1;
    plainFrom = index + 1;
  }
  reader.at = text.length;
  return malformed(reader, "A string has no end.");
}

function readEscape(reader: JsonReader): { value: string; length: number } {
  const letter = reader.text[reader.at + 1] ?? "";
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { value: simple, length: 2 };
  const hex = reader.text.slice(reader.at + 2, reader.at + 6);
  if (letter !== "u" || !/^[0-9A-Fa-f]{4}$/.test(hex)) malformed(reader, "An escape in a string is broken.");
  return { value: String.fromCharCode(Number.parseInt(hex, 16)), length: 6 };
}
