/** Calendars the tests of the clock share, and instants as short texts. */
import { type BusinessCalendar, compileCalendar } from "../../domain/business-time.js";
import type { Calendar, LocalWindow } from "../../domain/calendar.js";

/** Epoch ms of "2026-11-23 13:20", read as UTC; seconds and ms may follow. */
export function utc(text: string): number {
  return Date.parse(`${text.replace(" ", "T")}Z`);
}

/** An instant as "2026-11-23 13:20", with seconds and ms only where there are any. */
export function shown(at: number | null): string | null {
  if (at === null) return null;
  return new Date(at)
    .toISOString()
    .replace("T", " ")
    .replace(/(:00)?(\.000)?Z$/, "");
}

/** A compiled calendar with the same windows on the named weekdays ("mon tue", or "all"). */
export function calendarOf(
  zone: string,
  days: string,
  windows: readonly LocalWindow[],
  over: Partial<Calendar> = {},
): BusinessCalendar {
  const names = days === "all" ? "mon tue wed thu fri sat sun" : days === "weekdays" ? "mon tue wed thu fri" : days;
  const week = Object.fromEntries(names.split(" ").map((day) => [day, windows]));
  return compileCalendar({ zone, windows: week, closures: [], openings: [], ...over });
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
