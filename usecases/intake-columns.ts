/** An answer and its decision as columns of `responses`. */
import type { StoredResponse } from "../db/response-store.js";
import type { Channel, Survey } from "../domain/survey.js";
import type { ResponseConsent, ResponseCustomer, SurveyResponse } from "../domain/survey-response.js";
import type { TriageDecision } from "../domain/triage.js";

/** What an answer says, as columns; a missing `answeredAt` is the arrival. */
export function responseColumns(response: SurveyResponse, now: number) {
  return {
    source: response.source,
    externalId: response.externalId,
    version: response.version,
    survey: response.survey,
    surveyKind: response.survey?.kind ?? null,
    channel: response.channel,
    score: response.score,
    comment: response.comment,
    answeredAt: response.answeredAt ?? now,
    receivedAt: now,
    touchpoint: response.touchpoint,
    contactRequested: response.contactRequested,
    language: response.language,
    customerGiven: response.customer,
    consent: response.consent,
    properties: response.properties,
    unknownFields: response.unknownFields ?? null,
  };
}

/** What triage decided, as columns. */
export function triageColumns(triage: TriageDecision) {
  return {
    band: triage.band,
    severity: triage.severity,
    skill: triage.skill,
    tags: [...triage.tags],
    matchedWords: [...triage.matchedWords],
    decision: triage.decision,
  };
}

/** The answer that a row's columns were made of. */
export function responseOfRow(row: StoredResponse): SurveyResponse {
  return {
    source: row.source,
    externalId: row.externalId,
    version: row.version,
    survey: row.survey as Survey | null,
    channel: row.channel as Channel,
    score: row.score,
    comment: row.comment,
    answeredAt: row.answeredAt,
    touchpoint: row.touchpoint,
    contactRequested: row.contactRequested,
    language: row.language,
    customer: row.customerGiven as ResponseCustomer | null,
    consent: row.consent as ResponseConsent,
    properties: (row.properties ?? {}) as Record<string, unknown>,
    ...(row.unknownFields === null ? {} : { unknownFields: row.unknownFields as Record<string, unknown> }),
  };
}
