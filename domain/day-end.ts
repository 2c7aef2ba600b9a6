/** When the working day ends: what "before the evening" means on a board. */
import { openSegments, type BusinessCalendar } from "./business-time.js";
import { DAY_MS } from "./calendar-date.js";
import type { Instant } from "./calendar.js";
import { instantOfLocal, localReading } from "./zone.js";

const LOOK_AHEAD_MS = 14 * DAY_MS;

/**
 * The end of the opening hours of the day of `at`, in the calendar's zone; of the next day with hours when none are left.
 * Hours without an end in the day end at its midnight. Null when nothing opens within 14 days.
 *
 * @example endOfDay(helsinki, fridayAt17) // Monday 16:00 in a calendar open 08-16 on weekdays
 */
export function endOfDay(calendar: BusinessCalendar, at: Instant): Instant | null {
  const [first] = openSegments(calendar, at, at + LOOK_AHEAD_MS, 1);
  if (first === undefined) return null;
  const { zone } = calendar.years;
  const nextDay = (Math.floor(localReading(zone, first.from) / DAY_MS) + 1) * DAY_MS;
  const midnight = instantOfLocal(zone, nextDay);
  return openSegments(calendar, first.from, midnight).at(-1)?.to ?? null;
}

/** When the day of several teams ends: the last of those whose day ends within 24 hours of `at`, else the first of all; null = none. */
export function endOfTeamsDay(calendars: readonly BusinessCalendar[], at: Instant): Instant | null {
  const ends = calendars.map((calendar) => endOfDay(calendar, at)).filter((end) => end !== null);
  if (ends.length === 0) return null;
  const near = ends.filter((end) => end - at <= DAY_MS);
  return near.length > 0 ? Math.max(...near) : Math.min(...ends);
}
