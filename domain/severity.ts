/** How urgent an answer is by itself: the table of product.md, Bands and severity, before rules and steps up. */
import type { Band, Severity } from "./survey.js";

/** Names of the built-in rules, stored as `decision.rule` when none of the organisation's own decided. */
export type BuiltInRule =
  | "risk-word"
  | "severe-high-value"
  | "severe"
  | "detractor-high-value"
  | "repeat-detractor"
  | "detractor"
  | "passive-comment"
  | "contact-request"
  | "passive"
  | "promoter"
  | "no-score"
  | "unasked";

/** What the table looks at. */
export interface SeverityFacts {
  /** Null = unasked or unscored. */
  band: Band | null;
  severe: boolean;
  unasked: boolean;
  hasComment: boolean;
  contactRequested: boolean;
  riskWords: boolean;
  highValue: boolean;
  /** Earlier detractor answers in the last 90 days, without this one. */
  earlierDetractorAnswers: number;
}

/** The severity an answer has by itself; null = no case by itself. */
export interface BaseSeverity {
  rule: BuiltInRule;
  severity: Severity | null;
}

function detractorSeverity(facts: SeverityFacts): BaseSeverity {
  if (facts.severe && facts.highValue) return { rule: "severe-high-value", severity: "P1" };
  if (facts.severe) return { rule: "severe", severity: "P2" };
  if (facts.highValue) return { rule: "detractor-high-value", severity: "P2" };
  if (facts.earlierDetractorAnswers > 0) return { rule: "repeat-detractor", severity: "P2" };
  return { rule: "detractor", severity: "P3" };
}

/** The first row of the table that fits, most urgent first. */
export function baseSeverity(facts: SeverityFacts): BaseSeverity {
  if (facts.riskWords) return { rule: "risk-word", severity: "P1" };
  if (facts.band === "detractor") return detractorSeverity(facts);
  if (facts.band === "passive" && facts.hasComment) return { rule: "passive-comment", severity: "P4" };
  if (facts.contactRequested) return { rule: "contact-request", severity: "P4" };
  return { rule: facts.band ?? (facts.unasked ? "unasked" : "no-score"), severity: null };
}
