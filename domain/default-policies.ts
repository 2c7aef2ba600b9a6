/** Policies that are there from the first start, each with the calendar it is meant for (product.md, Clocks). */
import { defaultCalendars } from "./default-calendars.js";
import { defaultLadder } from "./default-ladder.js";
import type { ClockTarget, Policy, PolicyClockKind, PolicyRule } from "./policy.js";
import type { Severity } from "./survey.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A working day of the default calendar. */
const DAY_MS = 8 * HOUR_MS;

function target(budgetMs: number | null, elapsedCapMs: number | null = null): ClockTarget | null {
  return budgetMs === null ? null : elapsedCapMs === null ? { budgetMs } : { budgetMs, elapsedCapMs };
}

function clocks(
  acknowledge: number | null,
  firstContact: ClockTarget | null,
  nextUpdate: number | null,
  resolve: number | null,
): Record<PolicyClockKind, ClockTarget | null> {
  return {
    acknowledge: target(acknowledge),
    first_contact: firstContact,
    next_update: target(nextUpdate),
    resolve: target(resolve),
  };
}

function rule(severity: Severity, targets: Record<PolicyClockKind, ClockTarget | null>): PolicyRule {
  return { when: { severity: [severity] }, clocks: targets };
}

/** The policy `default`: business time by severity, with elapsed caps on the first contact. */
export const defaultPolicy: Policy = {
  name: "b2b-hours",
  rules: [
    rule("P1", clocks(HOUR_MS, target(4 * HOUR_MS, 24 * HOUR_MS), DAY_MS, 2 * DAY_MS)),
    rule("P2", clocks(2 * HOUR_MS, target(8 * HOUR_MS, 72 * HOUR_MS), 2 * DAY_MS, 3 * DAY_MS)),
    rule("P3", clocks(4 * HOUR_MS, target(16 * HOUR_MS, 120 * HOUR_MS), 3 * DAY_MS, 5 * DAY_MS)),
    rule("P4", clocks(null, target(5 * DAY_MS), null, 10 * DAY_MS)),
  ],
  ladder: defaultLadder,
};

/** One first contact within 48 h for everybody; meant for the calendar `always`. */
const customerTime: Policy = {
  name: "customer-time",
  rules: [{ when: {}, clocks: clocks(24 * HOUR_MS, target(48 * HOUR_MS), 72 * HOUR_MS, 120 * HOUR_MS) }],
  ladder: defaultLadder,
};

/** A first contact within 15 minutes of opening hours; meant for the calendar `shop`. */
const consumer15Min: Policy = {
  name: "consumer-15min",
  rules: [
    {
      when: {},
      clocks: clocks(5 * MINUTE_MS, target(15 * MINUTE_MS), DAY_MS, 2 * DAY_MS),
    },
    {
      when: { severity: ["P4"] },
      clocks: clocks(null, target(15 * MINUTE_MS), null, 5 * DAY_MS),
    },
  ],
  ladder: defaultLadder,
};

/** A policy to start from, and the calendar (id of `defaultCalendars`) a team that uses it should have. */
export interface PolicyPreset {
  calendar: keyof typeof defaultCalendars;
  policy: Policy;
}

/** Presets by id; `default` is published from the first start, the others are drafts to choose. */
export const policyPresets: Readonly<Record<"default" | "customer-time" | "consumer-15min", PolicyPreset>> = {
  default: { calendar: "default", policy: defaultPolicy },
  "customer-time": { calendar: "always", policy: customerTime },
  "consumer-15min": { calendar: "shop", policy: consumer15Min },
};
