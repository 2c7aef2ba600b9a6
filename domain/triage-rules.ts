/** The organisation's own triage rules: which of them match an answer, and what they add (contract.md, Settings, /rules). */
import type { ErrorItem } from "./errors.js";
import type { OneOrMore, RuleWhen, TriageRule } from "./settings.js";
import { moreUrgent, type Severity, type SurveyKind } from "./survey.js";
import { matchWords, type FoldedText } from "./word-matching.js";

/** What rules may look at. */
export interface RuleSubject {
  survey: SurveyKind | null;
  score: number | null;
  touchpoint: string | null;
  /** Tiers of the customer and of the account; either may match. */
  tiers: readonly string[];
  /** Primary subtag, lower case. */
  language: string | null;
  text: FoldedText;
}

/** A rule that matched, with the words that made it match. */
export interface MatchedRule {
  rule: TriageRule;
  words: readonly string[];
}

function admits(wanted: OneOrMore<string> | null | undefined, values: readonly (string | null)[]): boolean {
  const list: readonly string[] = typeof wanted === "string" ? [wanted] : (wanted ?? []);
  return list.length === 0 || values.some((value) => value !== null && list.includes(value));
}

function matches(when: RuleWhen, subject: RuleSubject): boolean {
  const scoreMax = when.scoreMax ?? null;
  return (
    admits(when.survey, [subject.survey]) &&
    admits(when.touchpoint, [subject.touchpoint]) &&
    admits(when.tier, subject.tiers) &&
    admits(when.language, [subject.language]) &&
    (scoreMax === null || (subject.score !== null && subject.score <= scoreMax))
  );
}

/** Every rule that matches, by `order` and then id. A rule that names words matches only where one of them occurs. */
export function matchRules(rules: readonly TriageRule[], subject: RuleSubject): MatchedRule[] {
  return rules
    .toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
    .flatMap((rule) => {
      if (!matches(rule.when, subject)) return [];
      const listed = rule.when.words ?? [];
      const words = matchWords(subject.text, listed);
      return listed.length > 0 && words.length === 0 ? [] : [{ rule, words }];
    });
}

/** What matching rules add up to. */
export interface RuleEffect {
  /** The most urgent severity any of them names. */
  severity: Severity | null;
  /** The first `case` any of them names; null = none does. */
  case: boolean | null;
  /** The first skill any of them names. */
  skill: string | null;
  tags: readonly string[];
  /** Words that made a rule with a severity match: they count as risk words. */
  severeWords: readonly string[];
}

/** Adds up matching rules, first ones first. */
export function combineRules(matched: readonly MatchedRule[]): RuleEffect {
  const named = <T>(pick: (rule: TriageRule) => T | null | undefined): T | null =>
    matched.map(({ rule }) => pick(rule) ?? null).find((value) => value !== null) ?? null;
  const tags = matched.flatMap(({ rule }) => rule.then.tag ?? []);
  return {
    severity: matched.reduce<Severity | null>((most, { rule }) => moreUrgent(most, rule.then.severity ?? null), null),
    case: named((rule) => rule.then.case),
    skill: named((rule) => rule.then.skill),
    tags: [...new Set(tags)],
    severeWords: matched.flatMap(({ rule, words }) => ((rule.then.severity ?? null) === null ? [] : words)),
  };
}

/** Why a rule could not work: it adds nothing, or a word of it is blank. Empty = it can. */
export function checkRule(rule: Pick<TriageRule, "when" | "then">): ErrorItem[] {
  const errors: ErrorItem[] = [];
  const { severity, skill, tag } = rule.then;
  const adds = [severity, rule.then.case, skill, tag].some((effect) => effect !== undefined && effect !== null);
  if (!adds)
    errors.push({ pointer: "/then", code: "rule-without-effect", detail: "Name severity, case, skill or tag." });
  (rule.when.words ?? []).forEach((word, index) => {
    if (!/[\p{L}\p{N}]/u.test(word)) {
      errors.push({ pointer: `/when/words/${index}`, code: "blank-word", detail: "A word has a letter or a digit." });
    }
  });
  return errors;
}
