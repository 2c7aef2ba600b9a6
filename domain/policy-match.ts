/** Which targets and which rungs of a policy hold for a case. */
import type { ClockKind, ClockTarget, Policy, PolicyClockKind, PolicyRule, PolicyWhen, Rung } from "./policy.js";
import type { Severity } from "./survey.js";

/** What a rule can look at. */
export interface PolicySubject {
  severity: Severity;
  tier: string | null;
  touchpoint: string | null;
  team: string;
}

/** Targets by clock kind; a missing or null entry = no such clock. */
export type Targets = Partial<Record<PolicyClockKind, ClockTarget | null>>;

function admits(list: readonly string[] | undefined, value: string | null): boolean {
  return list === undefined || list.length === 0 || (value !== null && list.includes(value));
}

function matches(when: PolicyWhen, subject: PolicySubject): boolean {
  return (
    admits(when.severity, subject.severity) &&
    admits(when.tier, subject.tier) &&
    admits(when.touchpoint, subject.touchpoint) &&
    admits(when.team, subject.team)
  );
}

function namedConditions(when: PolicyWhen): number {
  return [when.severity, when.tier, when.touchpoint, when.team].filter((list) => list !== undefined && list.length > 0)
    .length;
}

/** The rule that decides for a case: of those that match, the one with the most named conditions, then the earlier one; null when none matches. */
export function ruleFor(policy: Policy, subject: PolicySubject): PolicyRule | null {
  let best: PolicyRule | null = null;
  for (const rule of policy.rules) {
    if (matches(rule.when, subject) && (best === null || namedConditions(rule.when) > namedConditions(best.when))) {
      best = rule;
    }
  }
  return best;
}

/** The targets of the rule that decides ({@link ruleFor}); none when no rule matches. */
export function targetsFor(policy: Policy, subject: PolicySubject): Targets {
  return ruleFor(policy, subject)?.clocks ?? {};
}

/** A target that really is a clock: absent and a budget of 0 are not. */
export function liveTarget(target: ClockTarget | null | undefined): ClockTarget | null {
  return target !== null && target !== undefined && target.budgetMs > 0 ? target : null;
}

/** The rungs of one clock for cases of one severity, exactly as and in the order they are stored. */
export function ladderFor(policy: Policy, severity: Severity, clock: ClockKind): readonly Rung[] {
  return policy.ladder.filter((rung) => rung.clock === clock && admits(rung.when?.severity, severity));
}
