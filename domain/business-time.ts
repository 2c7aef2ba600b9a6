/**
 * Arithmetic of business time: how much of it lies between two instants, and when an amount of it is used.
 * All amounts are real elapsed ms inside open windows. No question walks from day to day over its distance.
 */
import { checkCalendar } from "./calendar-check.js";
import { DAY_MS, dayNumber, weekdayOfDay } from "./calendar-date.js";
import { isClosed, rulesOf, windowsOn } from "./calendar-rules.js";
import {
  type CalendarYears,
  instantUsed,
  LAST_INSTANT,
  openMsBefore,
  openMsUntil,
  outOfRange,
  stretchAfter,
  tableOf,
  yearAt,
  yearReaching,
  yearsOf,
} from "./calendar-years.js";
import type { Calendar, Instant } from "./calendar.js";
import { DomainError } from "./errors.js";
import { instantOfLocal, localReading, zoneOf } from "./zone.js";

/** A calendar ready for arithmetic. Made by {@link compileCalendar}; keeps the years it has laid out. */
export interface BusinessCalendar {
  /** The zone as the calendar names it. */
  readonly zone: string;
  readonly years: CalendarYears;
}

/** A stretch of open time, half-open. */
export interface OpenSegment {
  from: Instant;
  to: Instant;
}

const compiled = new Map<string, BusinessCalendar>();
const MAX_COMPILED = 64;

/**
 * Makes a calendar ready for arithmetic. The last 64 different calendars are kept by their content, so that
 * compiling the same one again costs next to nothing.
 *
 * @throws DomainError `calendar-invalid` with the items of {@link checkCalendar} when there are any.
 */
export function compileCalendar(calendar: Calendar): BusinessCalendar {
  const key = JSON.stringify([calendar.zone, calendar.windows, calendar.closures, calendar.openings]);
  const known = compiled.get(key);
  if (known) return known;
  const errors = checkCalendar(calendar);
  if (errors.length > 0) {
    throw new DomainError("invalid", "calendar-invalid", "The calendar could not work.", {}, errors);
  }
  const made = { zone: calendar.zone, years: yearsOf(zoneOf(calendar.zone), rulesOf(calendar)) };
  const [oldest] = compiled.keys();
  if (compiled.size >= MAX_COMPILED && oldest !== undefined) compiled.delete(oldest);
  compiled.set(key, made);
  return made;
}

/**
 * Open ms in [from, to); 0 when `to` is not after `from`.
 *
 * @example businessMsBetween(helsinki, fridayAt15, mondayAt9) // 2 h in a calendar open 08-16 on weekdays
 */
export function businessMsBetween(calendar: BusinessCalendar, from: Instant, to: Instant): number {
  return to > from ? position(calendar, to) - position(calendar, from) : 0;
}

/**
 * The first instant at which `ms` of open time since `start` are used: at closing, not at the next opening, when they
 * end exactly there. 0 or less gives `start`.
 *
 * @throws DomainError `instant-out-of-range` when that is past the last instant a date can stand for.
 */
export function addBusinessMs(calendar: BusinessCalendar, start: Instant, ms: number): Instant {
  return ms > 0 ? instantAt(calendar, yearAt(calendar.years, start) - 1, position(calendar, start) + ms) : start;
}

/**
 * The first instant from which at most `ms` of open time lie before `end`; 0 or less gives `end`.
 *
 * @throws DomainError `instant-out-of-range` when that is before the first instant a date can stand for.
 */
export function subtractBusinessMs(calendar: BusinessCalendar, end: Instant, ms: number): Instant {
  if (ms <= 0) return end;
  const { years } = calendar;
  const target = position(calendar, end) - ms;
  let year = yearAt(years, end) - 1;
  for (let step = 1; openMsBefore(years, year) >= target; step *= 2) {
    year -= step;
    if (year < -LAST_INSTANT / (DAY_MS * 365)) throw outOfRange();
  }
  return instantAt(calendar, year, target);
}

/** Whether the calendar is open at an instant; the opening instant is open, the closing one is not. */
export function isOpen(calendar: BusinessCalendar, at: Instant): boolean {
  return nextOpening(calendar, at) === at;
}

/** The first instant at or after `at` that is open. */
export function nextOpening(calendar: BusinessCalendar, at: Instant): Instant {
  const { years } = calendar;
  const target = position(calendar, at) + 1;
  // The ms after the one that is used next has passed: a ms earlier is where it begins.
  return Math.max(at, instantAt(calendar, yearAt(years, at) - 1, target) - 1);
}

/**
 * Open stretches in [from, to), clipped to it, in order, touching ones joined; at most `limit` of them, the earliest.
 * Cost grows with the number of stretches answered.
 */
export function openSegments(
  calendar: BusinessCalendar,
  from: Instant,
  to: Instant,
  limit: number = Infinity,
): OpenSegment[] {
  const { years } = calendar;
  const segments: OpenSegment[] = [];
  let year = yearAt(years, from) - 1;
  for (;;) {
    const table = tableOf(years, year);
    for (let index = stretchAfter(table, from); index < table.to.length; index++) {
      const opensAt = Math.max(from, table.from[index] ?? to);
      if (opensAt >= to) return segments;
      const closesAt = Math.min(to, table.to[index] ?? to);
      const last = segments.at(-1);
      if (last?.to === opensAt) last.to = closesAt;
      else if (segments.length < limit) segments.push({ from: opensAt, to: closesAt });
      else return segments;
    }
    const last = segments.at(-1);
    // All that is left is open: years without a closing need not be visited one by one.
    if (last && last.to < to && businessMsBetween(calendar, last.to, to) === to - last.to) last.to = to;
    if (last?.to === to || instantOfLocal(years.zone, dayNumber(year + 1, 1, 1) * DAY_MS) >= to) return segments;
    year = yearReaching(years, year + 1, openMsBefore(years, year + 1) + 1);
  }
}

/** Local dates from that of `from` to that of `to` which a closure takes from a weekday with windows; null over ten years. */
export function closedDaysBetween(calendar: BusinessCalendar, from: Instant, to: Instant): number | null {
  const { rules, zone } = calendar.years;
  const first = Math.floor(localReading(zone, from) / DAY_MS);
  const last = Math.floor(localReading(zone, to) / DAY_MS);
  if (last - first > 3_660) return null;
  let count = 0;
  for (let day = first; day <= last; day++) {
    const usual = rules.week[weekdayOfDay(day)] ?? [];
    if (usual.length > 0 && isClosed(rules, day) && windowsOn(rules, day).length === 0) count += 1;
  }
  return count;
}

/** Open ms from the calendar's fixed year to an instant. A window of one year can end in the first days of the next. */
function position(calendar: BusinessCalendar, at: Instant): number {
  const { years } = calendar;
  const year = yearAt(years, at);
  const own = openMsUntil(tableOf(years, year), at);
  const settled = localReading(years.zone, at) >= (dayNumber(year, 1, 1) + 2) * DAY_MS;
  if (settled) return openMsBefore(years, year) + own;
  return openMsBefore(years, year - 1) + openMsUntil(tableOf(years, year - 1), at) + own;
}

/** The first instant with the position, which must be reached in `fromYear` or later. */
function instantAt(calendar: BusinessCalendar, fromYear: number, target: number): Instant {
  const { years } = calendar;
  const year = yearReaching(years, fromYear, target);
  const at = instantUsed(tableOf(years, year), target - openMsBefore(years, year));
  if (Math.abs(at) > LAST_INSTANT) throw outOfRange();
  return at;
}

export { checkCalendar } from "./calendar-check.js";
