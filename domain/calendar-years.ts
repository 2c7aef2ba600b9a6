/**
 * The day table of a compiled calendar: open stretches year by year, and running totals over years.
 * Only the years a question begins and ends in are laid out day by day; years between are a difference of totals.
 */
import { CYCLE_MS, CYCLE_YEARS, dateOfDay, DAY_MS, dayNumber } from "./calendar-date.js";
import type { CalendarRules } from "./calendar-rules.js";
import { openMsOfYear, stretchesOn } from "./calendar-totals.js";
import type { Instant } from "./calendar.js";
import { DomainError } from "./errors.js";
import { instantOfLocal, localReading, type Zone } from "./zone.js";

/** Open stretches of the windows that start in one local year, in order, touching ones joined. */
export interface YearTable {
  readonly from: readonly Instant[];
  readonly to: readonly Instant[];
  /** Open ms of this year before each stretch. */
  readonly before: readonly number[];
  readonly openMs: number;
}

/** The tables of one calendar, filled as questions are asked. Bounded: few tables are kept, totals are one number a year. */
export interface CalendarYears {
  readonly zone: Zone;
  readonly rules: CalendarRules;
  /** The same without dated closures and openings: what repeats every 400 years. */
  readonly undated: CalendarRules;
  /** Years with a dated rule, both included; empty (from > to) without any. */
  readonly dated: { from: number; to: number };
  readonly tables: Map<number, YearTable>;
  readonly undatedOpenMs: Map<number, number>;
  /** Open ms from the anchor year to the start of anchor + index, and back to that of anchor - index. */
  readonly forward: number[];
  readonly backward: number[];
  anchor: number | null;
  /** What has been spent so far: local dates laid out, and totals looked up. */
  readonly cost: { days: number; lookUps: number };
}

/** The last instant a date can stand for (ECMAScript time values). */
export const LAST_INSTANT: Instant = 8_640_000_000_000_000;

/** Outside of these years no zone changes its rules, so that 400 years stand for all others. */
const STEADY_BEFORE = 1800;
const STEADY_FROM = 2200;
const LAST_YEAR = 275_760;
const MAX_TABLES = 8;

/** An empty day table for the rules in the zone. */
export function yearsOf(zone: Zone, rules: CalendarRules): CalendarYears {
  const undated = { ...rules, closed: [], openings: new Map<number, never>(), dated: null };
  const dated = rules.dated
    ? { from: dateOfDay(rules.dated.from).year, to: dateOfDay(rules.dated.to).year }
    : { from: Infinity, to: -Infinity };
  return {
    zone,
    rules,
    undated,
    dated,
    tables: new Map(),
    undatedOpenMs: new Map(),
    forward: [0],
    backward: [0],
    anchor: null,
    cost: { days: 0, lookUps: 0 },
  };
}

/** The local year an instant lies in: the last one that has begun, also while its first hour is repeated. */
export function yearAt(years: CalendarYears, at: Instant): number {
  const day = Math.floor(localReading(years.zone, at) / DAY_MS);
  const { year } = dateOfDay(day);
  const next = dayNumber(year + 1, 1, 1);
  return next - day <= 2 && at >= instantOfLocal(years.zone, next * DAY_MS) ? year + 1 : year;
}

/** The table of a year; of a far one, the table of the year it repeats, moved. */
export function tableOf(years: CalendarYears, year: number): YearTable {
  let table = years.tables.get(year);
  if (table) return table;
  if (isDated(years, year)) {
    table = layOut(years, years.rules, year);
  } else {
    const near = steadyYear(year);
    table = layOut(years, years.undated, near);
    if (near !== year) table = moved(table, ((year - near) / CYCLE_YEARS) * CYCLE_MS);
  }
  const [oldest] = years.tables.keys();
  if (years.tables.size >= MAX_TABLES && oldest !== undefined) years.tables.delete(oldest);
  years.tables.set(year, table);
  return table;
}

/** Open ms from a fixed year (the same for all questions to this calendar) to the start of `year`; negative before it. */
export function openMsBefore(years: CalendarYears, year: number): number {
  years.cost.lookUps += 1;
  const high = Math.max(STEADY_FROM, years.dated.to + 2);
  if (year > high + CYCLE_YEARS) {
    const cycles = Math.floor((year - high) / CYCLE_YEARS);
    const cycleMs = openMsBefore(years, high + CYCLE_YEARS) - openMsBefore(years, high);
    return openMsBefore(years, year - cycles * CYCLE_YEARS) + cycles * cycleMs;
  }
  const low = Math.min(STEADY_BEFORE, years.dated.from - 1);
  if (year < low - CYCLE_YEARS) {
    const cycles = Math.ceil((low - CYCLE_YEARS - year) / CYCLE_YEARS);
    const cycleMs = openMsBefore(years, low) - openMsBefore(years, low - CYCLE_YEARS);
    return openMsBefore(years, year + cycles * CYCLE_YEARS) - cycles * cycleMs;
  }
  years.anchor ??= year;
  const steps = Math.abs(year - years.anchor);
  const direction = year < years.anchor ? -1 : 1;
  const totals = direction < 0 ? years.backward : years.forward;
  for (let done = totals.length - 1; done < steps; done++) {
    const next = direction < 0 ? years.anchor - done - 1 : years.anchor + done;
    totals.push((totals[done] ?? 0) + openMsIn(years, next));
  }
  return direction * (totals[steps] ?? 0) || 0;
}

/**
 * The first year, `year` or later, at whose end at least `targetMs` (as {@link openMsBefore} counts) has been open.
 *
 * @throws DomainError `instant-out-of-range` when that is past the last instant a date can stand for.
 */
export function yearReaching(years: CalendarYears, year: number, targetMs: number): number {
  let low = year;
  let step = 1;
  while (openMsBefore(years, low + step) < targetMs) {
    low += step;
    if (low > LAST_YEAR) throw outOfRange();
    step *= 2;
  }
  let high = low + step - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (openMsBefore(years, middle + 1) >= targetMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The refusal of arithmetic that leaves the instants a date can stand for. */
export function outOfRange(): DomainError {
  return new DomainError("invalid", "instant-out-of-range", "The instant is too far away to be written as a date.");
}

/** Index of the first stretch that ends after `at`; the number of stretches when none does. */
export function stretchAfter(table: YearTable, at: Instant): number {
  return lowerBound(table.to.length, (index) => (table.to[index] ?? Infinity) > at);
}

/** Open ms of the table before `at`. */
export function openMsUntil(table: YearTable, at: Instant): number {
  const index = stretchAfter(table, at);
  const from = table.from[index];
  if (from === undefined) return table.openMs;
  return (table.before[index] ?? 0) + Math.max(0, at - from);
}

/** The first instant at which `ms` of the table (more than 0, at most all of it) have been open. */
export function instantUsed(table: YearTable, ms: number): Instant {
  const index = lowerBound(table.from.length, (i) => (table.before[i + 1] ?? table.openMs) >= ms);
  return (table.from[index] ?? NaN) + ms - (table.before[index] ?? NaN);
}

function lowerBound(length: number, isReached: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function openMsIn(years: CalendarYears, year: number): number {
  if (isDated(years, year)) return openMsOfYear(years.zone, years.rules, year);
  const near = steadyYear(year);
  let openMs = years.undatedOpenMs.get(near);
  if (openMs === undefined) {
    openMs = openMsOfYear(years.zone, years.undated, near);
    years.undatedOpenMs.set(near, openMs);
  }
  return openMs;
}

function isDated(years: CalendarYears, year: number): boolean {
  return year >= years.dated.from && year <= years.dated.to;
}

function steadyYear(year: number): number {
  if (year >= STEADY_FROM) return STEADY_FROM + ((year - STEADY_FROM) % CYCLE_YEARS);
  if (year >= STEADY_BEFORE) return year;
  const first = STEADY_BEFORE - CYCLE_YEARS;
  return first + ((((year - first) % CYCLE_YEARS) + CYCLE_YEARS) % CYCLE_YEARS);
}

function layOut(years: CalendarYears, rules: CalendarRules, year: number): YearTable {
  const from: Instant[] = [];
  const to: Instant[] = [];
  const before: number[] = [];
  let openMs = 0;
  const end = dayNumber(year + 1, 1, 1);
  for (let day = dayNumber(year, 1, 1); day < end; day++) {
    years.cost.days += 1;
    for (const stretch of stretchesOn(years.zone, rules, day)) {
      if (to.at(-1) === stretch.from) {
        to[to.length - 1] = stretch.to;
      } else {
        from.push(stretch.from);
        to.push(stretch.to);
        before.push(openMs);
      }
      openMs += stretch.to - stretch.from;
    }
  }
  return { from, to, before, openMs };
}

function moved(table: YearTable, byMs: number): YearTable {
  return { ...table, from: table.from.map((at) => at + byMs), to: table.to.map((at) => at + byMs) };
}
