/** An answer and its decision as columns of `responses`. */
import type { SurveyResponse } from "../domain/survey-response.js";
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
