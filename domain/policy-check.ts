/** What makes a policy document one that could not work. */
import type { ErrorItem } from "./errors.js";
import type { ClockTarget, Policy, Rung, RungAt } from "./policy.js";

/** Ten years: longer budgets, caps and offsets are slips of the pen, and sums with them must stay legal instants. */
const longestMs = 10 * 366 * 24 * 3_600_000;
const rungId = /^[A-Za-z0-9._-]{1,64}$/;

function isWholeWithin(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

function checkTarget(pointer: string, target: ClockTarget): ErrorItem[] {
  const errors: ErrorItem[] = [];
  if (!isWholeWithin(target.budgetMs, 0, longestMs)) {
    errors.push({ pointer: `${pointer}/budgetMs`, code: "bad-budget", detail: "whole milliseconds, 0 to ten years" });
  }
  const cap = target.elapsedCapMs ?? null;
  if (cap !== null && !isWholeWithin(cap, 1, longestMs)) {
    errors.push({ pointer: `${pointer}/elapsedCapMs`, code: "bad-cap", detail: "whole milliseconds, 1 to ten years" });
  }
  return errors;
}

function checkAt(pointer: string, at: RungAt): ErrorItem[] {
  if ("percent" in at) {
    return at.percent > 0 && at.percent <= 10_000
      ? []
      : [{ pointer: `${pointer}/percent`, code: "bad-percent", detail: "more than 0, at most 10000" }];
  }
  return isWholeWithin(at.offsetMs, -longestMs, longestMs)
    ? []
    : [{ pointer: `${pointer}/offsetMs`, code: "bad-offset", detail: "whole milliseconds within ten years" }];
}

function checkRung(pointer: string, rung: Rung, taken: Set<string>): ErrorItem[] {
  const errors = checkAt(`${pointer}/at`, rung.at);
  if (!rungId.test(rung.id)) {
    errors.push({ pointer: `${pointer}/id`, code: "bad-rung-id", detail: "letters, digits, dot, dash, underscore" });
  }
  const identity = `${rung.clock}/${rung.id}`;
  if (taken.has(identity)) {
    errors.push({ pointer: `${pointer}/id`, code: "duplicate-rung", detail: "another rung of this clock has this id" });
  }
  taken.add(identity);
  if (rung.acknowledgeWithinMs !== null && !isWholeWithin(rung.acknowledgeWithinMs, 1, longestMs)) {
    errors.push({ pointer: `${pointer}/acknowledgeWithinMs`, code: "bad-duration", detail: "1 ms to ten years" });
  }
  return errors;
}

/**
 * The reasons to refuse a policy, empty when it can work: no rules, budgets or caps that are negative or not whole,
 * rungs without a legal place, without a legal id, or with the id of another rung of the same clock (they could not both fire).
 * Who the people named in it are is not looked at.
 */
export function checkPolicy(document: Policy): ErrorItem[] {
  const errors: ErrorItem[] = [];
  if (document.rules.length === 0) {
    errors.push({ pointer: "/rules", code: "no-rules", detail: "without a rule no case would have a clock" });
  }
  document.rules.forEach((rule, index) => {
    for (const [kind, target] of Object.entries(rule.clocks)) {
      if (target !== null) errors.push(...checkTarget(`/rules/${index}/clocks/${kind}`, target));
    }
  });
  const taken = new Set<string>();
  document.ladder.forEach((rung, index) => errors.push(...checkRung(`/ladder/${index}`, rung, taken)));
  return errors;
}
