/** Putting together an answer that arrives in parts (contract.md, Intake, Identity). */
import type { ResponseCustomer, SurveyResponse } from "./survey-response.js";

/**
 * Two states of one answer as one: what `newer` says counts, what it does not say stays as `older` said it. A score goes
 * with its survey, so that no score is ever read on another scale. Properties and unknown fields are put together by name.
 */
export function mergeResponses(older: SurveyResponse, newer: SurveyResponse): SurveyResponse {
  const scored = newer.score !== null || older.score === null ? newer : older;
  const unknownFields = { ...older.unknownFields, ...newer.unknownFields };
  return {
    source: newer.source,
    externalId: newer.externalId,
    version: newer.version ?? older.version,
    survey: scored.survey ?? older.survey,
    score: scored.score,
    channel: newer.channel,
    comment: newer.comment ?? older.comment,
    answeredAt: newer.answeredAt ?? older.answeredAt,
    touchpoint: newer.touchpoint ?? older.touchpoint,
    contactRequested: newer.contactRequested || older.contactRequested,
    language: newer.language ?? older.language,
    customer: mergeCustomers(older.customer, newer.customer),
    consent: {
      contact: newer.consent.contact ?? older.consent.contact,
      marketing: newer.consent.marketing ?? older.consent.marketing,
    },
    properties: { ...older.properties, ...newer.properties },
    ...(Object.keys(unknownFields).length === 0 ? {} : { unknownFields }),
  };
}

function mergeCustomers(older: ResponseCustomer | null, newer: ResponseCustomer | null): ResponseCustomer | null {
  if (older === null || newer === null) return newer ?? older;
  return {
    externalId: newer.externalId ?? older.externalId,
    email: newer.email ?? older.email,
    name: newer.name ?? older.name,
    phone: newer.phone ?? older.phone,
    language: newer.language ?? older.language,
    account: newer.account ?? older.account,
    tier: newer.tier ?? older.tier,
    yearlyValue: newer.yearlyValue ?? older.yearlyValue,
  };
}
