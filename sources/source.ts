/**
 * What a survey tool's adapter is. One file per kind, one line in index.ts. An adapter judges raw bytes and turns them
 * into answers; it stores nothing, asks nobody and never throws on what it is sent.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { ErrorItem } from "../domain/errors.js";
import type { SurveyResponse } from "../domain/survey-response.js";

/** A delivery as it arrived. Header values are decoded byte by byte (latin1). */
export interface RawEvent {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The settings of a connected tool that an adapter may look at. */
export interface SourceSettings {
  name: string;
  secret: string | null;
  mapping: unknown;
}

/** Whether a delivery is the tool's own; `eventId` is its id of the delivery, null when it gives none. */
export type Authenticity = { isAuthentic: true; eventId: string | null } | { isAuthentic: false };

/** What one part of an event is. `quarantine` keeps the raw event for a person, `ignored` is nothing to act on. */
export type SourcePart =
  | { kind: "response"; response: SurveyResponse }
  | { kind: "quarantine"; code: string; detail: string }
  | { kind: "ignored"; code: string; detail: string };

/** One kind of survey tool. */
export interface SourceAdapter {
  kind: string;
  /**
   * How events prove themselves: by a signature over their bytes, or, for tools that sign nothing, by an unguessable
   * part of the address, which is checked before the adapter is asked.
   */
  proof: "signature" | "address";
  /** What is wrong with the settings; pointers into the document of `PUT /sources/{name}`. */
  checkSettings(settings: { secret: string | null; mapping: unknown }): readonly ErrorItem[];
  /** Judges the bytes; takes the same time whatever is wrong. `nowMs` is the clock of the machine that signs and checks. */
  authenticate(event: RawEvent, settings: SourceSettings, nowMs: number): Authenticity;
  /** The parts of an authentic event, at least one. */
  read(event: RawEvent, settings: SourceSettings): readonly SourcePart[];
}
