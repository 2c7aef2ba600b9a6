/** Answers and facts for tests of the core: an ordinary one of each, to be varied. */
import type { SurveyResponse } from "../../domain/survey-response.js";
import { surveyOf } from "../../domain/survey.js";
import type { TriageFacts } from "../../domain/triage-facts.js";

/** An NPS 5 without words from somebody known by e-mail. */
export function answer(over: Partial<SurveyResponse> = {}): SurveyResponse {
  return {
    source: "api",
    externalId: "r-1",
    version: null,
    survey: surveyOf({ kind: "nps" }),
    channel: "survey",
    score: 5,
    comment: null,
    answeredAt: null,
    touchpoint: null,
    contactRequested: false,
    language: null,
    customer: {
      externalId: null,
      email: "aino@example.fi",
      name: null,
      phone: null,
      language: null,
      account: null,
      tier: null,
      yearlyValue: null,
    },
    consent: { contact: null, marketing: null },
    properties: {},
    ...over,
  };
}

/** Nothing known about the customer, a word per language, gold and 10,000 EUR count as high value. */
export function facts(over: Partial<TriageFacts> = {}): TriageFacts {
  return {
    riskWords: { fi: ["lakimie", "vaaralli"], sv: ["advokat"], en: ["lawyer", '"sue"', "i am leaving"] },
    highValue: { tiers: ["gold"], yearlyValue: { amount: 10_000, currency: "EUR" } },
    customer: null,
    account: null,
    earlierDetractorAnswers: 0,
    previousNpsScore: null,
    reopened: false,
    rules: { version: 7, rules: [] },
    ...over,
  };
}
