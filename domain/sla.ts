/**
 * Clocks: a budget of business time, less the stretches it was suspended, and what follows from it.
 *
 * Conventions, beside those of business-time.ts:
 * - Due instant and rungs are the *first* instant at which the budget, or the share of it, is used. A budget that ends
 *   where a suspension begins is due there.
 * - Suspensions are a set of instants: order, overlaps, repeats and a beginning before the start change nothing. They
 *   act on the business line only, and on everything that counts it: also on rungs after the due instant.
 * - With an elapsed cap there is a second line that runs on the wall clock from the start and is never suspended: a
 *   promise of the form "at the latest a day later" is not moved by a pause. The earlier due instant binds; used,
 *   remaining and segments are counted on the line that binds, and each rung is the earlier of its two.
 */
import type { Instant } from "./calendar.js";
import type { RungAt } from "./policy.js";
import { type ClockInput, clockworkOf, remainingMsOf, rungOf, usedMsOf } from "./sla-clockwork.js";
import { explainClock } from "./sla-explanation.js";
import { type ClockSegment, segmentsOf } from "./sla-segments.js";

export type { ClockInput } from "./sla-clockwork.js";
export type { ClockSegment } from "./sla-segments.js";

/** A clock as it stands at an instant. */
export interface ClockReading {
  dueAt: Instant | null;
  /** Counted up to, not including, the instant asked; on the line that binds. */
  usedMs: number;
  /** Negative after the due instant. */
  remainingMs: number;
  /** In the order asked. */
  rungs: { dueAt: Instant | null }[];
  /** From the start to the due instant or the one asked, whichever is later; see {@link segmentsOf}. */
  segments: ClockSegment[];
  /** One English sentence. */
  explanation: string;
}

/**
 * When a clock is due; null without a budget, and while an open suspension that began before the budget was used keeps
 * the instant from being known (a clock with a cap is due at the cap then).
 *
 * @throws DomainError `instant-out-of-range` when that is past the last instant a date can stand for.
 */
export function dueAtOf(input: ClockInput): Instant | null {
  return clockworkOf(input).dueAt;
}

/** Ms used at an instant, up to and not including it; 0 before the start and without a budget. Grows on after the due instant. */
export function usedMsAt(input: ClockInput, at: Instant): number {
  return usedMsOf(clockworkOf(input), at);
}

/** Ms left at an instant, of the budget or of the cap if that binds; negative after the due instant. */
export function remainingMsAt(input: ClockInput, at: Instant): number {
  return remainingMsOf(clockworkOf(input), at);
}

/**
 * The instant of a rung; null without a budget, and when an open suspension keeps it from being reached.
 *
 * `percent` is the share of the budget used, also over 100. `offsetMs` is business time before (-) or after (+) the due
 * instant, never before the start. On the capped line `percent` is the share of the cap, and `offsetMs` is business time
 * from start + cap.
 *
 * @throws DomainError `instant-out-of-range` when that is past the last instant a date can stand for.
 */
export function rungAt(input: ClockInput, at: RungAt): Instant | null {
  return rungOf(clockworkOf(input), at);
}

/**
 * The due instant, use, rungs, segments and explanation of a clock at an instant, in one go.
 *
 * @throws DomainError `instant-out-of-range` as {@link dueAtOf} and {@link rungAt}.
 */
export function readClock(input: ClockInput, rungs: readonly RungAt[], at: Instant): ClockReading {
  const clockwork = clockworkOf(input);
  return {
    dueAt: clockwork.dueAt,
    usedMs: usedMsOf(clockwork, at),
    remainingMs: remainingMsOf(clockwork, at),
    rungs: rungs.map((one) => ({ dueAt: rungOf(clockwork, one) })),
    segments: segmentsOf(clockwork, at),
    explanation: explainClock(clockwork),
  };
}
