/** What triage needs to know besides the answer itself. */
import { isAbove, type Money } from "./money.js";
import type { HighValue, RiskWords, RuleSet } from "./settings.js";

/** What makes a customer or an account worth more. */
export interface Standing {
  tier: string | null;
  yearlyValue: Money | null;
}

/** What triage needs to know besides the answer itself. */
export interface TriageFacts {
  riskWords: RiskWords;
  highValue: HighValue;
  /** The customer as stored after this answer; null when there is none. */
  customer: Standing | null;
  account: Standing | null;
  /** Detractor answers of the customer in the last 90 days, without this one. */
  earlierDetractorAnswers: number;
  /** The customer's latest NPS score (0-10) before this answer. */
  previousNpsScore: number | null;
  /** This answer reopens a case. */
  reopened: boolean;
  rules: RuleSet;
}

/** Why a severity was raised by one step. */
export type StepUp = "contact_requested" | "nps_drop" | "reopened";

/** NPS points by which a score must fall to count as a drop. */
export const NPS_DROP_POINTS = 4;

/** Whether the customer or the account is of high value by the settings. */
export function isHighValue(facts: Pick<TriageFacts, "highValue" | "customer" | "account">): boolean {
  return [facts.customer, facts.account].some(
    (standing) =>
      standing !== null &&
      ((standing.tier !== null && facts.highValue.tiers.includes(standing.tier)) ||
        isAbove(standing.yearlyValue, facts.highValue.yearlyValue)),
  );
}
