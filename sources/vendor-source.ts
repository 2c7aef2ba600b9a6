/** Makes an adapter of what is particular to a vendor; parsing, mapping and their faults are the same for all. */
import type { ErrorItem } from "../domain/errors.js";
import { eventKey, readEventDocument, type EventDocument } from "./event-document.js";
import { objectOf } from "./json-access.js";
import { checkMapping } from "./mapping.js";
import { partOf } from "./mapped-part.js";
import { checkSharedSecret } from "./signature.js";
import type { PartReason, RawEvent, SourceAdapter, SourcePart, SourceSettings } from "./source.js";
import type { JsonValue } from "./strict-json.js";
import type { VendorReading } from "./vendor-answer.js";

/** Most events taken from one body. */
const maxEvents = 100;

/** What a vendor's file says. */
export interface VendorSpec {
  kind: string;
  /** Judges the bytes. Default: the tool signs nothing, the address is the proof. */
  isAuthentic?: SourceAdapter["isAuthentic"];
  /** What is wrong with the secret; pointer `/secret`. Default: a tool that signs needs one, any text. */
  checkSecret?: (secret: string | null) => readonly ErrorItem[];
  /** The document of a body. Default: strict JSON. */
  decode?(event: RawEvent): EventDocument;
  /** True when a body may be a list of events. */
  mayBeList?: boolean;
  /** The vendor's id of the delivery, null when there is none. Default: the vendor gives none. */
  eventId?(event: RawEvent, document: JsonValue): string | null;
  /** Reads one event, which is an object; never throws. */
  read(event: JsonValue): VendorReading;
}

/** The adapter of a vendor. */
export function vendorSource(spec: VendorSpec): SourceAdapter {
  const proof = spec.isAuthentic === undefined ? "address" : "signature";
  const checkSecret = spec.checkSecret ?? (proof === "signature" ? checkSharedSecret : () => []);
  const eventIdOf = (event: RawEvent, document: JsonValue) => eventKey(spec.eventId?.(event, document) ?? null);
  return {
    kind: spec.kind,
    proof,
    checkSettings: ({ secret, mapping }) => [...checkSecret(secret), ...checkMapping(mapping)],
    isAuthentic: spec.isAuthentic ?? (() => true),
    read(event, settings) {
      const document = spec.decode?.(event) ?? readEventDocument(event);
      if (!document.ok) return { eventId: eventIdOf(event, null), parts: [quarantined(document.reason)] };
      return { eventId: eventIdOf(event, document.value), parts: readBody(spec, document.value, settings) };
    },
  };
}

function readBody(spec: VendorSpec, body: JsonValue, settings: SourceSettings): readonly SourcePart[] {
  if (!Array.isArray(body) || spec.mayBeList !== true)
    return [readOne(spec, { event: body, place: "", body }, settings)];
  if (body.length === 0) return [{ kind: "ignored", code: "no-events", detail: "The list of events is empty." }];
  if (body.length > maxEvents)
    return [quarantined({ code: "too-many-events", detail: `At most ${maxEvents} events come in one body.` })];
  return body.map((event, index) => readOne(spec, { event, place: `/${index}`, body }, settings));
}

function readOne(
  spec: VendorSpec,
  placed: { event: JsonValue; place: string; body: JsonValue },
  settings: SourceSettings,
): SourcePart {
  if (objectOf(placed.event) === null)
    return quarantined({ code: "invalid-type", detail: `${placed.place}: The event is not a JSON object.` });
  const reading = spec.read(placed.event);
  if (reading.kind === "answer") return partOf(placed, reading.answer, settings);
  if (reading.kind === "unusable") return quarantined({ code: reading.code, detail: reading.detail });
  return reading;
}

function quarantined(reason: PartReason): SourcePart {
  return { kind: "quarantine", externalId: null, ...reason };
}
