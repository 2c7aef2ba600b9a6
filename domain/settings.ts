/** Documents under /settings, /rules and /causes as the core reads them (contract.md, Settings). Durations are milliseconds. */
import type { Calendar } from "./calendar.js";
import type { Money } from "./money.js";
import type { Language, Severity, SurveyKind } from "./survey.js";

/** A text in every language of the product. */
export type Localised = Readonly<Record<Language, string>>;

/**
 * Words that make any answer a P1 case, per language. An entry matches where a word starts with it, so a stem finds
 * every inflection; in double quotes (`"sue"`) it matches whole words only. Several words match as a phrase.
 */
export type RiskWords = Readonly<Partial<Record<Language, readonly string[]>>>;

/** Who counts as high value: a tier of the list, or a yearly value above the bound. */
export interface HighValue {
  tiers: readonly string[];
  yearlyValue: Money | null;
}

/** `/settings/follow-up`. */
export interface FollowUpSettings {
  verifyDelayMs: number;
  verifySilenceMs: number;
  remeasureDelayMs: number;
  reopenWindowMs: number;
  workingHoursNotices: boolean;
  head: string | null;
  oneCasePer: "customer" | "account";
  highValue: HighValue;
  riskWords: RiskWords;
}

/** When customers may be written to about anything but their own case. */
export type ContactHours = Pick<Calendar, "zone" | "windows" | "closures">;

/** `/settings/promoters`; `contactHours` null = at any hour. */
export interface PromoterSettings {
  thankDelayMs: number;
  askDelayMs: number;
  reminderDelayMs: number;
  coolDownMs: number;
  maxPerYear: number;
  holdOutPercent: number;
  contactHours: ContactHours | null;
}

/** One value, or any of several. */
export type OneOrMore<T> = T | readonly T[];

/** Conditions on an answer; an absent condition or an empty list matches all. `scoreMax` is included and needs a score; `words` like {@link RiskWords}. */
export interface RuleWhen {
  survey?: OneOrMore<SurveyKind> | null;
  touchpoint?: OneOrMore<string> | null;
  tier?: OneOrMore<string> | null;
  language?: OneOrMore<string> | null;
  scoreMax?: number | null;
  words?: readonly string[] | null;
}

/** What a rule adds to the built-in decision; see triage.ts. */
export interface RuleThen {
  severity?: Severity | null;
  case?: boolean | null;
  skill?: string | null;
  tag?: string | null;
}

/** `/rules/{id}`. */
export interface TriageRule {
  id: string;
  order: number;
  when: RuleWhen;
  then: RuleThen;
}

/** All rules in force under one version number; the version grows with every change of any rule. */
export interface RuleSet {
  version: number;
  rules: readonly TriageRule[];
}

/** `/causes/{id}`: first level and its details. */
export interface Cause {
  id: string;
  label: Localised;
  details: readonly { id: string; label: Localised }[];
}
