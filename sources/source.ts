/**
 * What a survey tool's adapter is. One file per kind, one line in index.ts. An adapter judges raw bytes and turns them
 * into answers; it stores nothing, asks nobody and never throws on what it is sent. Tools that send JSON are a
 * {@link VendorSpec} (vendor-source.ts); the mapping and what becomes of an answer are shared (mapped-part.ts).
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

/** Why something was not taken, or not yet; `detail` starts with a JSON pointer where there is a place. */
export interface PartReason {
  code: string;
  detail: string;
}

/**
 * What one part of an event is.
 * - `response`: an answer that is finished.
 * - `partial`: an answer still under way. `eventAt` orders its events (epoch ms, null = by arrival); `reason` says what
 *   keeps it from being decided when nothing more comes.
 * - `pending_fetch`: a thin notification; the answer has to be fetched.
 * - `quarantine` keeps the raw event for a person. `externalId` names the answer where it is known.
 * - `ignored` is nothing to act on.
 */
export type SourcePart =
  | { kind: "response"; response: SurveyResponse }
  | { kind: "partial"; response: SurveyResponse; eventAt: number | null; reason: PartReason | null }
  | ({ kind: "pending_fetch"; externalId: string } & PartReason)
  | ({ kind: "quarantine"; externalId: string | null } & PartReason)
  | ({ kind: "ignored" } & PartReason);

/** What an authentic event says. `eventId` is the tool's own id of the delivery, null when it gives none. */
export interface SourceReading {
  eventId: string | null;
  /** At least one. */
  parts: readonly SourcePart[];
}

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
  isAuthentic(event: RawEvent, settings: SourceSettings, nowMs: number): boolean;
  /** Reads an authentic event. */
  read(event: RawEvent, settings: SourceSettings): SourceReading;
}
