/** The sentences that say why an answer was decided as it was. English, for staff; lists' words and ids, never customer text. */
import type { BaseSeverity } from "./severity.js";
import type { Band, Scale, Severity } from "./survey.js";
import type { StepUp, TriageFacts } from "./triage-facts.js";

/** Everything the explanation may name. */
export interface TriageTrace {
  metric: string | null;
  scale: Scale | null;
  score: number | null;
  band: Band | null;
  severe: boolean;
  base: BaseSeverity;
  /** Severity after rules, before steps up. */
  ruled: Severity | null;
  severity: Severity | null;
  suppressed: boolean;
  steps: readonly StepUp[];
  matchedWords: readonly string[];
  highValue: boolean;
  facts: Pick<TriageFacts, "customer" | "account" | "highValue" | "earlierDetractorAnswers" | "previousNpsScore">;
  rules: readonly string[];
}

function scoreClause(trace: TriageTrace): string {
  if (trace.metric === null || trace.scale === null) return "an unasked message";
  if (trace.score === null || trace.band === null) return `${trace.metric} without a score`;
  const { min, max } = trace.scale;
  return `${trace.metric} ${trace.score} on ${min}-${max} is a ${trace.severe ? "severe " : ""}${trace.band}`;
}

function valueClause({ customer, account, highValue }: TriageTrace["facts"]): string {
  for (const standing of [customer, account]) {
    if (standing === null) continue;
    if (standing.tier !== null && highValue.tiers.includes(standing.tier)) return `high value (tier ${standing.tier})`;
    const { yearlyValue } = standing;
    const bound = highValue.yearlyValue;
    if (
      yearlyValue !== null &&
      bound !== null &&
      yearlyValue.currency === bound.currency &&
      yearlyValue.amount > bound.amount
    )
      return `high value (${yearlyValue.amount} ${yearlyValue.currency} a year, above ${bound.amount})`;
  }
  return "high value";
}

function wordsClause(words: readonly string[]): string {
  return `the text has the words ${words.map((word) => `"${word}"`).join(", ")}`;
}

/** The sentence of {@link explain} without the customer's words: that there were some, not which. Starts as it did. */
export function withoutWords(because: string, matchedWords: readonly string[]): string {
  return matchedWords.length === 0
    ? because
    : because.replaceAll(wordsClause(matchedWords), "the text has words that rules name");
}

function reasonClauses(trace: TriageTrace): string[] {
  const clauses: string[] = [];
  if (trace.matchedWords.length > 0) {
    clauses.push(wordsClause(trace.matchedWords));
  }
  if (trace.highValue) clauses.push(valueClause(trace.facts));
  if (trace.base.rule === "repeat-detractor") {
    clauses.push(`${trace.facts.earlierDetractorAnswers + 1} detractor answers in 90 days`);
  }
  if (trace.base.rule === "passive-comment") clauses.push("with a comment");
  if (trace.base.rule === "contact-request") clauses.push("the customer asks to be contacted");
  return clauses;
}

function stepClause(step: StepUp, trace: TriageTrace): string {
  if (step === "contact_requested") return "the customer asks to be contacted";
  if (step === "reopened") return "it reopens a case";
  return `NPS fell from ${trace.facts.previousNpsScore} to ${trace.score}`;
}

function outcome(trace: TriageTrace): string {
  const { severity, ruled, steps, suppressed } = trace;
  if (suppressed) return "no case, by a rule";
  if (severity === null) return "no case";
  if (steps.length === 0) return `a ${severity} case`;
  const why = steps.map((step) => stepClause(step, trace)).join(" and ");
  return severity === ruled
    ? `a ${severity} case, and ${why}`
    : `a ${severity} case, one step up from ${ruled} because ${why}`;
}

/**
 * One sentence on the score, band, words, value and outcome, and one on the organisation's rules that matched.
 *
 * @example "NPS 5 on 0-10 is a detractor, high value (tier gold): a P2 case."
 */
export function explain(trace: TriageTrace): string {
  const head = [scoreClause(trace), ...reasonClauses(trace)].join(", ");
  const sentence = `${head.charAt(0).toUpperCase()}${head.slice(1)}: ${outcome(trace)}.`;
  if (trace.rules.length === 0) return sentence;
  return `${sentence} Rules that matched: ${trace.rules.join(", ")}.`;
}
