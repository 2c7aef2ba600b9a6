/** A calendar's texts turned into numbers: which windows a local date has. Expects a calendar that passed calendar-check.ts. */
import { dateOfDay, DAY_MS, parseDate, parseYearly, weekdayOfDay } from "./calendar-date.js";
import type { Calendar, Closure, LocalWindow, Weekday } from "./calendar.js";

/** Weekdays in order, Monday first, as {@link weekdayOfDay} counts them. */
export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A window in local ms since the midnight its date begins with; half-open; `toMs` is over 24 h when it runs overnight. */
export interface DayWindow {
  fromMs: number;
  toMs: number;
}

/** Local dates by day number, both ends included. */
export interface DayRange {
  from: number;
  to: number;
}

/** What decides the windows of a date: its own opening, else a closure, else its weekday. */
export interface CalendarRules {
  /** Windows by weekday, Monday first; each list in order of time. */
  readonly week: readonly (readonly DayWindow[])[];
  /** Closed every year: month * 100 + day. */
  readonly yearly: ReadonlySet<number>;
  /** Closed dates, in order and apart from each other. */
  readonly closed: readonly DayRange[];
  readonly openings: ReadonlyMap<number, readonly DayWindow[]>;
  /** Day numbers of the first and last date with a rule of its own; null without any. */
  readonly dated: DayRange | null;
}

/** Local ms since midnight of `HH:MM` from 00:00 to 24:00, or null when the text is no such time. */
export function parseTime(text: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(text);
  if (!parts) return null;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minutes <= 24 * 60 ? minutes * 60_000 : null;
}

/** A window in ms, overnight when it ends before it starts; null when a time is wrong or it is empty. `24:00` is no start. */
export function parseWindow([fromText, toText]: LocalWindow): DayWindow | null {
  const fromMs = parseTime(fromText);
  const toMs = parseTime(toText);
  if (fromMs === null || toMs === null || fromMs === DAY_MS || fromMs === toMs) return null;
  return { fromMs, toMs: toMs < fromMs ? toMs + DAY_MS : toMs };
}

/** The dates a closure names, or null for a yearly one and for dates that do not exist. */
export function closedRange(closure: Closure): DayRange | null {
  if ("yearly" in closure) return null;
  const from = parseDate("on" in closure ? closure.on : closure.from);
  const to = parseDate("on" in closure ? closure.on : closure.to);
  return from === null || to === null || from > to ? null : { from, to };
}

/** The rules of a calendar; whatever {@link parseWindow} and {@link closedRange} refuse is left out. */
export function rulesOf(calendar: Calendar): CalendarRules {
  const yearly = new Set<number>();
  const ranges: DayRange[] = [];
  for (const closure of calendar.closures) {
    const monthDay = "yearly" in closure ? parseYearly(closure.yearly) : null;
    const range = closedRange(closure);
    if (monthDay !== null) yearly.add(monthDay);
    if (range) ranges.push(range);
  }
  const openings = new Map<number, readonly DayWindow[]>();
  for (const opening of calendar.openings) {
    const day = parseDate(opening.on);
    if (day !== null) openings.set(day, windowsOf(opening.windows));
  }
  const closed = mergeRanges(ranges);
  return {
    week: WEEKDAYS.map((weekday) => windowsOf(calendar.windows[weekday] ?? [])),
    yearly,
    closed,
    openings,
    dated: hull(closed, [...openings.keys()]),
  };
}

/** Whether a closure takes the date, openings aside. */
export function isClosed(rules: CalendarRules, day: number): boolean {
  if (rangeAt(rules.closed, day)) return true;
  if (rules.yearly.size === 0) return false;
  const date = dateOfDay(day);
  return rules.yearly.has(date.month * 100 + date.day);
}

/** The windows of a local date, in order of time; those that start on the date, overnight ones included. */
export function windowsOn(rules: CalendarRules, day: number): readonly DayWindow[] {
  const own = rules.openings.get(day);
  if (own) return own;
  const usual = rules.week[weekdayOfDay(day)] ?? [];
  return usual.length === 0 || isClosed(rules, day) ? [] : usual;
}

function windowsOf(windows: readonly LocalWindow[]): DayWindow[] {
  return windows
    .map(parseWindow)
    .filter((window) => window !== null)
    .toSorted((a, b) => a.fromMs - b.fromMs);
}

function rangeAt(ranges: readonly DayRange[], day: number): DayRange | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.to ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found && found.from <= day ? found : undefined;
}

function mergeRanges(ranges: readonly DayRange[]): DayRange[] {
  const merged: DayRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

function hull(closed: readonly DayRange[], openings: readonly number[]): DayRange | null {
  let from = closed[0]?.from ?? Infinity;
  let to = closed.at(-1)?.to ?? -Infinity;
  for (const day of openings) {
    from = Math.min(from, day);
    to = Math.max(to, day);
  }
  return from <= to ? { from, to } : null;
}
