/** The segments that explain a clock: every stretch from its start on is open, closed or suspended. */
import { openSegments } from "./business-time.js";
import type { Instant } from "./calendar.js";
import type { Clockwork } from "./sla-clockwork.js";
import { type RunningLine, usedOn } from "./sla-line.js";

/**
 * A stretch, half-open, of one kind. `folded`: it stands for all the time of its kind in a longer stretch, so that its
 * length is right and its place is not.
 */
export interface ClockSegment {
  from: Instant;
  to: Instant;
  kind: "open" | "closed" | "suspended";
  folded?: true;
}

/** So many segments are told one by one; at most {@link MAX_SEGMENTS} come in all. */
const MAX_EXACT = 1_000;

/** Bound on the number of segments of one clock. */
export const MAX_SEGMENTS = MAX_EXACT + 6;

/**
 * Segments from the start to `at` or the due instant, whichever is later, in order and without gaps. The `open` ones up
 * to an instant add up to what is used at it. Suspended outranks open and closed.
 *
 * After the first 1,000 the rest is folded: what lies before, and what lies after the earlier of `at` and the due
 * instant, becomes one `closed`, one `suspended` and one `open` segment each, as long as that time in all, marked
 * `folded`; so the sums stay right at `at` and at the due instant. When the elapsed cap binds, all hours count and
 * there is a single `open` segment. Empty without a budget.
 */
export function segmentsOf(clockwork: Clockwork, at: Instant): ClockSegment[] {
  const { input, line, dueAt } = clockwork;
  const start = input.startedAt;
  const end = Math.max(start, at, dueAt ?? start);
  if (input.budgetMs <= 0 || end === start) return [];
  if (clockwork.isCapped) return [{ from: start, to: end, kind: "open" }];
  const segments = exactSegments(line, end);
  if (segments.length <= MAX_EXACT) return segments;
  segments.length = MAX_EXACT;
  let from = segments.at(-1)?.to ?? start;
  for (const cut of [Math.min(at, dueAt ?? at), end]) {
    if (cut <= from) continue;
    segments.push(...folded(line, from, cut));
    from = cut;
  }
  return segments;
}

/** Up to {@link MAX_EXACT} segments, and one more as a sign that there are others. */
function exactSegments(line: RunningLine, end: Instant): ClockSegment[] {
  const segments: ClockSegment[] = [];
  const stretches = [
    ...line.running.map((one) => ({ ...one, runs: true })),
    ...line.suspended.map((one) => ({ ...one, runs: false })),
  ].toSorted((a, b) => a.from - b.from);
  for (const stretch of stretches) {
    const to = Math.min(stretch.to, end);
    if (to <= stretch.from || segments.length > MAX_EXACT) break;
    if (!stretch.runs) {
      segments.push({ from: stretch.from, to, kind: "suspended" });
      continue;
    }
    let from = stretch.from;
    for (const open of openSegments(line.calendar, from, to, MAX_EXACT + 1)) {
      if (open.from > from) segments.push({ from, to: open.from, kind: "closed" });
      segments.push({ ...open, kind: "open" });
      from = open.to;
    }
    if (from < to && segments.length <= MAX_EXACT) segments.push({ from, to, kind: "closed" });
  }
  return segments;
}

function folded(line: RunningLine, from: Instant, to: Instant): ClockSegment[] {
  const openMs = usedOn(line, to) - usedOn(line, from);
  let suspendedMs = 0;
  for (const gap of line.suspended) suspendedMs += Math.max(0, Math.min(to, gap.to) - Math.max(from, gap.from));
  const closedUntil = to - openMs - suspendedMs;
  const stretches: ClockSegment[] = [
    { from, to: closedUntil, kind: "closed", folded: true },
    { from: closedUntil, to: to - openMs, kind: "suspended", folded: true },
    { from: to - openMs, to, kind: "open", folded: true },
  ];
  return stretches.filter((one) => one.to > one.from);
}
