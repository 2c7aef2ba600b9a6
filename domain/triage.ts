/**
 * What an answer means: its band, whether it makes a case, how urgent that is, and why (product.md, Bands and severity).
 * Pure: what is known about the customer comes in as facts, and the decision can be replayed on them.
 */
import type { RiskWords } from "./settings.js";
import { baseSeverity, type BaseSeverity } from "./severity.js";
import { languageOf, type SurveyResponse } from "./survey-response.js";
import { bandOf, moreUrgent, oneStepUp, surveyKinds, type Band, type Severity } from "./survey.js";
import { explain } from "./triage-explanation.js";
import { isHighValue, NPS_DROP_POINTS, type StepUp, type TriageFacts } from "./triage-facts.js";
import { combineRules, matchRules, type MatchedRule, type RuleEffect } from "./triage-rules.js";
import { foldText, matchWords } from "./word-matching.js";

/** The rule that decided, of which version of the rule set, and why in one English sentence or more. Never customer text. */
export interface TriageReason {
  rule: string;
  version: number;
  because: string;
}

/** The decision every answer gets. */
export interface TriageDecision {
  band: Band | null;
  severe: boolean;
  opensCase: boolean;
  /** Of the case; null without one. */
  severity: Severity | null;
  highValue: boolean;
  tags: readonly string[];
  /** The skill the case asks for, for routing. */
  skill: string | null;
  decision: TriageReason;
  /**
   * List entries that occur in the comment and count as risk words: those of the settings, then those by which a rule
   * named a severity. Not empty = the customer is not asked to recommend.
   */
  matchedWords: readonly string[];
  /** What happens besides a case: promoters are thanked and asked, passives thanked. Null after a risk word. */
  journey: "promoter" | "passive" | null;
}

function npsDrop(response: SurveyResponse, facts: TriageFacts): boolean {
  const { survey, score } = response;
  if (survey?.kind !== "nps" || survey.direction !== "higher_is_better") return false;
  if (score === null || facts.previousNpsScore === null) return false;
  return facts.previousNpsScore - score >= NPS_DROP_POINTS;
}

function stepsUp(response: SurveyResponse, facts: TriageFacts, base: BaseSeverity): StepUp[] {
  const steps: StepUp[] = [];
  // Where the request alone makes the case it has been counted already.
  if (response.contactRequested && base.rule !== "contact-request") steps.push("contact_requested");
  if (npsDrop(response, facts)) steps.push("nps_drop");
  if (facts.reopened) steps.push("reopened");
  return steps;
}

/** A rule raises what is there; it opens a case of its own by `case: true` or by words with a severity. */
function severityWithRules(base: Severity | null, effect: RuleEffect): Severity | null {
  const opens = base !== null || effect.case === true || (effect.severeWords.length > 0 && effect.case !== false);
  if (!opens) return null;
  return moreUrgent(base, effect.severity) ?? "P4";
}

/** Which rule is named: the first that changed the outcome, else the first that matched, else the built-in one. */
function decidingRule(
  base: BaseSeverity,
  severity: Severity | null,
  suppressed: boolean,
  rules: readonly MatchedRule[],
) {
  const changed = severity !== base.severity || suppressed;
  const deciding = changed
    ? rules.find(({ rule }) =>
        suppressed
          ? rule.then.case === false
          : rule.then.severity === severity || (base.severity === null && rule.then.case === true),
      )
    : undefined;
  return (deciding ?? rules[0])?.rule.id ?? base.rule;
}

/** Every list is tried whatever the answer's language: people write in another one than their survey was in. */
function riskWordsIn(comment: ReturnType<typeof foldText>, lists: RiskWords): string[] {
  return [...new Set(Object.values(lists).flatMap((entries) => matchWords(comment, entries)))];
}

/** An answer that fails `checkResponse` must not come here: a score outside its scale throws `DomainError` `invalid`. */
function bandOfResponse({ survey, score }: SurveyResponse): { band: Band | null; severe: boolean } {
  return survey === null || score === null ? { band: null, severe: false } : bandOf(survey, score);
}

function journeyOf(band: Band | null, opensCase: boolean, hasRiskWord: boolean): TriageDecision["journey"] {
  if (hasRiskWord) return null;
  if (band === "passive") return "passive";
  // A promoter with a case is answered by the case; nobody is asked to recommend while it is open.
  return band === "promoter" && !opensCase ? "promoter" : null;
}

/**
 * Decides about one answer that passed `checkResponse`. The table of product.md gives the severity; matching rules may
 * raise it, never lower it; then it goes one step up, once, for a contact request (unless the request alone makes the
 * case), an NPS drop of 4 or more, or a reopening. P1 is the top. Rules that match add up in order. `case: false` of a
 * rule keeps a P4 case of a non-detractor from being opened, never one with a risk word or a contact request.
 */
export function triage(response: SurveyResponse, facts: TriageFacts): TriageDecision {
  const { band, severe } = bandOfResponse(response);
  const text = foldText(response.comment);
  const riskWords = riskWordsIn(text, facts.riskWords);
  const highValue = isHighValue(facts);
  const rules = matchRules(facts.rules.rules, {
    survey: response.survey?.kind ?? null,
    score: response.score,
    touchpoint: response.touchpoint,
    tiers: [facts.customer?.tier, facts.account?.tier].flatMap((tier) => tier ?? []),
    language: languageOf(response),
    text,
  });
  const effect = combineRules(rules);
  const base = baseSeverity({
    band,
    severe,
    unasked: response.survey === null,
    hasComment: (response.comment ?? "").trim() !== "",
    contactRequested: response.contactRequested,
    riskWords: riskWords.length > 0,
    highValue,
    earlierDetractorAnswers: facts.earlierDetractorAnswers,
  });

  const ruled = severityWithRules(base.severity, effect);
  const suppressed =
    effect.case === false && ruled === "P4" && base.rule === "passive-comment" && !response.contactRequested;
  const steps = ruled === null || suppressed ? [] : stepsUp(response, facts, base);
  const severity = suppressed || ruled === null ? null : steps.length > 0 ? oneStepUp(ruled) : ruled;
  const matchedWords = [...new Set([...riskWords, ...effect.severeWords])];
  const opensCase = severity !== null;

  return {
    band,
    severe,
    opensCase,
    severity,
    highValue,
    tags: effect.tags,
    skill: effect.skill,
    matchedWords,
    journey: journeyOf(band, opensCase, matchedWords.length > 0),
    decision: {
      rule: decidingRule(base, ruled, suppressed, rules),
      version: facts.rules.version,
      because: explain({
        metric: response.survey === null ? null : surveyKinds[response.survey.kind].label,
        scale: response.survey?.scale ?? null,
        score: response.score,
        band,
        severe,
        base,
        ruled,
        severity,
        suppressed,
        steps,
        matchedWords,
        highValue,
        facts,
        rules: rules.map(({ rule }) => rule.id),
      }),
    },
  };
}
