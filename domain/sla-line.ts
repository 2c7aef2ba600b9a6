/** Business time from a start on, less the stretches it was suspended: what is used at an instant, and when an amount is. */
import { addBusinessMs, type BusinessCalendar, businessMsBetween } from "./business-time.js";
import type { Instant, Suspension } from "./calendar.js";

/** A stretch of instants, half-open; `to` Infinity = without end. */
export interface Stretch {
  from: Instant;
  to: Instant;
}

/** A stretch in which a clock runs, with the business ms used before it. */
export interface RunningStretch extends Stretch {
  usedBeforeMs: number;
}

/** When a clock runs and when not. Both lists are in order and share out the time from the start on. */
export interface RunningLine {
  calendar: BusinessCalendar;
  startedAt: Instant;
  running: readonly RunningStretch[];
  suspended: readonly Stretch[];
}

/** The line of a clock. Suspensions may be in any order, overlap, repeat, be empty, or have begun before the start. */
export function lineOf(
  calendar: BusinessCalendar,
  startedAt: Instant,
  suspensions: readonly Suspension[],
): RunningLine {
  const suspended = unionOf(startedAt, suspensions);
  const running: RunningStretch[] = [];
  let from = startedAt;
  let usedBeforeMs = 0;
  for (const gap of suspended) {
    if (gap.from > from) {
      running.push({ from, to: gap.from, usedBeforeMs });
      usedBeforeMs += businessMsBetween(calendar, from, gap.from);
    }
    from = gap.to;
  }
  if (from < Infinity) running.push({ from, to: Infinity, usedBeforeMs });
  return { calendar, startedAt, running, suspended };
}

/** Business ms used from the start up to, not including, an instant. */
export function usedOn(line: RunningLine, at: Instant): number {
  const stretch = line.running[lastIndex(line.running, (one) => one.from <= at)];
  if (!stretch) return 0;
  return stretch.usedBeforeMs + businessMsBetween(line.calendar, stretch.from, Math.min(at, stretch.to));
}

/** The first instant at which `ms` are used; the start for 0 or less, null when an open suspension comes first. */
export function instantUsedOn(line: RunningLine, ms: number): Instant | null {
  if (ms <= 0) return line.startedAt;
  const stretch = line.running[lastIndex(line.running, (one) => one.usedBeforeMs < ms)];
  if (!stretch) return null;
  const neededMs = ms - stretch.usedBeforeMs;
  if (stretch.to < Infinity && businessMsBetween(line.calendar, stretch.from, stretch.to) < neededMs) return null;
  return addBusinessMs(line.calendar, stretch.from, neededMs);
}

function unionOf(startedAt: Instant, suspensions: readonly Suspension[]): Stretch[] {
  const stretches = suspensions
    .map((one) => ({ from: Math.max(startedAt, one.from), to: one.to ?? Infinity }))
    .filter((one) => one.to > one.from)
    .toSorted((a, b) => a.from - b.from);
  const union: Stretch[] = [];
  for (const stretch of stretches) {
    const last = union.at(-1);
    if (last && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
    else union.push(stretch);
  }
  return union;
}

/** Index of the last item the test holds for, when it holds for all items before one and for none after; -1 without any. */
function lastIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
