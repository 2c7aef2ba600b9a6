/** A stored answer as the API shows it. */
import type { StoredResponse } from "../db/response-store.js";
import { withoutWords } from "../domain/triage-explanation.js";
import { iso } from "./instants.js";

/** The answer as it was taken, normalised, with its decision. */
export interface ResponseDocument {
  id: string;
  externalId: string;
  source: string;
  version: number | null;
  survey: unknown;
  channel: string;
  score: number | null;
  comment: string | null;
  answeredAt: string;
  receivedAt: string;
  touchpoint: string | null;
  contactRequested: boolean;
  language: string | null;
  customer: unknown;
  consent: unknown;
  properties: unknown;
  /** What an event held beside these fields; null = nothing. */
  unknownFields: unknown;
  band: string | null;
  /** Null while parts of it may still come. */
  decision: { rule: string; version: number; because: string } | null;
  matchedWords: readonly string[];
  tags: readonly string[];
}

/** The document of one answer. */
export function responseDocument(row: StoredResponse): ResponseDocument {
  return {
    id: row.id,
    externalId: row.externalId,
    source: row.source,
    version: row.version,
    survey: row.survey,
    channel: row.channel,
    score: row.score,
    comment: row.comment,
    answeredAt: iso(row.answeredAt),
    receivedAt: iso(row.receivedAt),
    touchpoint: row.touchpoint,
    contactRequested: row.contactRequested,
    language: row.language,
    customer: row.customerGiven,
    consent: row.consent,
    properties: row.properties,
    unknownFields: row.unknownFields,
    band: row.band,
    decision: row.decision,
    matchedWords: row.matchedWords,
    tags: row.tags,
  };
}

/** The same for readers who may not see customers: nothing they said or were called. */
export function withoutCustomer(document: ResponseDocument): ResponseDocument {
  const { decision, matchedWords } = document;
  return {
    ...document,
    comment: null,
    customer: null,
    properties: {},
    unknownFields: null,
    decision: decision === null ? null : { ...decision, because: withoutWords(decision.because, matchedWords) },
    matchedWords: [],
  };
}
