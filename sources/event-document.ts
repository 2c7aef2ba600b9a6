/** The body of an event as JSON, and its id as it is stored. */
import { createHash } from "node:crypto";
import { checkText } from "../domain/text-rules.js";
import { isJson, isPlain } from "./media-type.js";
import type { PartReason, RawEvent } from "./source.js";
import { parseJson, type JsonValue } from "./strict-json.js";

/** The document, or why there is none. */
export type EventDocument = { ok: true; value: JsonValue } | { ok: false; reason: PartReason };

/** Reads an event that says it is uncompressed application/json in UTF-8. */
export function readEventDocument(event: RawEvent): EventDocument {
  if (!isJson(event.headers["content-type"]))
    return refused("unsupported-media-type", "The event is not application/json in UTF-8.");
  if (!isPlain(event.headers["content-encoding"]))
    return refused("unsupported-content-encoding", "The event is compressed.");
  const result = parseJson(event.body);
  if (result.ok) return { ok: true, value: result.value };
  const { code, detail, pointer } = result.fault;
  return refused(code, pointer === "" ? detail : `${pointer}: ${detail}`);
}

/** A vendor's id of a delivery as a key: itself when it is an ordinary text, else its hash; null when there is none. */
export function eventKey(id: string | null): string | null {
  if (id === null || id === "") return null;
  if (checkText(id, { shape: "line", max: 255 }) === null) return id;
  return `sha256:${createHash("sha256").update(id).digest("hex")}`;
}

function refused(code: string, detail: string): EventDocument {
  return { ok: false, reason: { code, detail } };
}
