/** Calendars as stored and as the API takes them: local wall-clock windows in one IANA zone. The arithmetic lives in business-time.ts. */

/** An instant in epoch milliseconds, UTC. */
export type Instant = number;

/** Weekdays as calendars name them. */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** An opening as `["HH:MM", "HH:MM"]`, half-open; `24:00` is a legal end, an end before its start runs overnight. */
export type LocalWindow = readonly [from: string, to: string];

/** A closed local date, a closed range of them (both ends included), or a date (`MM-DD`) closed every year. */
export type Closure = { on: string } | { from: string; to: string } | { yearly: string };

/** A date with windows of its own, in place of those of its weekday and of any closure. */
export interface Opening {
  on: string;
  windows: readonly LocalWindow[];
}

/** A business calendar; a missing weekday has no windows. */
export interface Calendar {
  zone: string;
  windows: Partial<Record<Weekday, readonly LocalWindow[]>>;
  closures: readonly Closure[];
  openings: readonly Opening[];
}

/** A stretch in which a clock does not run; `to` null = still open. */
export interface Suspension {
  from: Instant;
  to: Instant | null;
  reason: string;
}
