/** The two lines of a clock, business and capped, and what is read off them. What callers use stands in sla.ts. */
import { addBusinessMs, type BusinessCalendar, businessMsBetween, subtractBusinessMs } from "./business-time.js";
import type { Instant, Suspension } from "./calendar.js";
import type { RungAt } from "./policy.js";
import { instantUsedOn, lineOf, type RunningLine, usedOn } from "./sla-line.js";

/** What a clock's instants are computed from. */
export interface ClockInput {
  calendar: BusinessCalendar;
  startedAt: Instant;
  /** Business ms, whole, 0 or more; 0 = no clock. */
  budgetMs: number;
  /** Wall-clock ms after which it is due at the latest; null or 0 = no cap. */
  elapsedCapMs: number | null;
  /** In any order; they may overlap, repeat, or have begun before the start. */
  suspensions: readonly Suspension[];
}

/** Both lines of a clock, and which of them binds. */
export interface Clockwork {
  input: ClockInput;
  line: RunningLine;
  /** Null while an open suspension keeps it from being computed, and for a budget of 0. */
  businessDueAt: Instant | null;
  cappedDueAt: Instant | null;
  isCapped: boolean;
  dueAt: Instant | null;
}

/** Lays out both lines of a clock. */
export function clockworkOf(input: ClockInput): Clockwork {
  const line = lineOf(input.calendar, input.startedAt, input.suspensions);
  if (input.budgetMs <= 0) {
    return { input, line, businessDueAt: null, cappedDueAt: null, isCapped: false, dueAt: null };
  }
  const businessDueAt = instantUsedOn(line, input.budgetMs);
  const cappedDueAt = input.elapsedCapMs ? input.startedAt + input.elapsedCapMs : null;
  const isCapped = cappedDueAt !== null && (businessDueAt === null || cappedDueAt < businessDueAt);
  return { input, line, businessDueAt, cappedDueAt, isCapped, dueAt: isCapped ? cappedDueAt : businessDueAt };
}

/** See `usedMsAt` in sla.ts. */
export function usedMsOf({ input, line, isCapped }: Clockwork, at: Instant): number {
  if (input.budgetMs <= 0) return 0;
  return isCapped ? Math.max(0, at - input.startedAt) : usedOn(line, at);
}

/** See `remainingMsAt` in sla.ts. */
export function remainingMsOf(clockwork: Clockwork, at: Instant): number {
  const { budgetMs, elapsedCapMs } = clockwork.input;
  return (clockwork.isCapped ? (elapsedCapMs ?? 0) : budgetMs) - usedMsOf(clockwork, at);
}

/** See `rungAt` in sla.ts. */
export function rungOf(clockwork: Clockwork, at: RungAt): Instant | null {
  const { input, line, cappedDueAt } = clockwork;
  if (input.budgetMs <= 0) return null;
  const onBusiness = instantUsedOn(line, businessShare(input.budgetMs, at));
  if (cappedDueAt === null) return onBusiness;
  const onCap = cappedRung(input, cappedDueAt, at);
  return onBusiness === null ? onCap : Math.min(onBusiness, onCap);
}

function businessShare(budgetMs: number, at: RungAt): number {
  return "percent" in at ? shareOf(budgetMs, at.percent) : budgetMs + at.offsetMs;
}

function cappedRung(input: ClockInput, cappedDueAt: Instant, at: RungAt): Instant {
  if ("percent" in at) return input.startedAt + shareOf(input.elapsedCapMs ?? 0, at.percent);
  if (at.offsetMs < 0) {
    const beforeMs = businessMsBetween(input.calendar, input.startedAt, cappedDueAt);
    if (beforeMs <= -at.offsetMs) return input.startedAt;
    return subtractBusinessMs(input.calendar, cappedDueAt, -at.offsetMs);
  }
  return addBusinessMs(input.calendar, cappedDueAt, at.offsetMs);
}

/** Whole ms of which at least the share is used; a share of a ms counts as one, noise of the division does not. */
function shareOf(ms: number, percent: number): number {
  return Math.ceil((ms * percent) / 100 - 1e-6);
}
