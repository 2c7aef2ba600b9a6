/** Where a parser stands in a text, and how it stops. */

/** Why text is not taken; `pointer` is a JSON pointer to the place, empty for the document itself. */
export interface JsonFault {
  code: "invalid-utf8" | "malformed-json" | "too-deep" | "duplicate-key";
  pointer: string;
  detail: string;
}

/** A position in a text and the keys and indexes that lead to the value being read. */
export interface JsonReader {
  readonly text: string;
  at: number;
  readonly path: (string | number)[];
}

/** Ends the descent; caught where it began. */
export class JsonFaultError extends Error {
  override readonly name = "JsonFaultError";
  constructor(readonly fault: JsonFault) {
    super(fault.code);
  }
}

/** Stops with a fault at the place being read. */
export function failAt(reader: JsonReader, code: JsonFault["code"], detail: string): never {
  const pointer = reader.path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  throw new JsonFaultError({ code, pointer: pointer.replace(/\p{Surrogate}/gu, "\uFFFD"), detail });
}

/** Stops because the text is not JSON. */
export function malformed(reader: JsonReader, detail: string): never {
  return failAt(reader, "malformed-json", `${detail} (at character ${reader.at + 1})`);
}
