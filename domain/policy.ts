/** Policies: which clocks a case has and which ladder they climb (contract.md, Settings). Pure data; matching lives beside it. */
import type { Severity } from "./survey.js";

/** The clocks a policy can start; `team_response` starts by `wait-for` and takes its budget from the other team's policy. */
export type PolicyClockKind = "acknowledge" | "first_contact" | "next_update" | "resolve";

/** Every clock a case can carry. */
export type ClockKind = PolicyClockKind | "team_response";

/** A budget in business milliseconds; 0 or null = no such clock. `elapsedCapMs`: due no later than start + cap on the wall clock. */
export interface ClockTarget {
  budgetMs: number;
  elapsedCapMs?: number | null;
}

/** Conditions on a case; an absent or empty list matches all. */
export interface PolicyWhen {
  severity?: readonly Severity[];
  tier?: readonly string[];
  touchpoint?: readonly string[];
  team?: readonly string[];
}

/** Targets for the cases `when` matches; the most specific matching rule decides (most named conditions, then the earlier one). */
export interface PolicyRule {
  when: PolicyWhen;
  clocks: Partial<Record<PolicyClockKind, ClockTarget | null>>;
}

/** Whom a rung tells: by their seat, or one person by id. */
export type RungRecipient = "owner" | "lead" | "manager" | "head" | { user: string };

/** Where on a clock a rung sits: a share of the budget in percent, or business milliseconds before (-) or after (+) the due instant. */
export type RungAt = { percent: number } | { offsetMs: number };

/** One step of a ladder. Before the due instant it is a reminder, at it the breach (level 1), after it an escalation (level 2, 3, ..). */
export interface Rung {
  id: string;
  clock: ClockKind;
  at: RungAt;
  notify: readonly RungRecipient[];
  by: readonly ("mail" | "in_app")[];
  action: null | "reassign";
  acknowledgeWithinMs: number | null;
  when?: { severity?: readonly Severity[] };
}

/** A policy document as stored and versioned. */
export interface Policy {
  name: string;
  rules: readonly PolicyRule[];
  ladder: readonly Rung[];
}
