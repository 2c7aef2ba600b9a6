/** Business days: what "three business days" means on a calendar. */
import type { BusinessCalendar } from "./business-time.js";
import { addBusinessMs, nextOpening } from "./business-time.js";
import { DAY_MS } from "./calendar-date.js";
import type { Instant } from "./calendar.js";
import { localReading, zoneOf } from "./zone.js";

const eightHoursMs = 8 * 3_600_000;

/** Open time of one business day: the mean over the weekdays that have windows (08-16 gives 8 h, round the clock 24 h). */
export function businessDayMs(calendar: BusinessCalendar): number {
  const days = calendar.years.rules.week
    .map((windows) => windows.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0))
    .filter((ms) => ms > 0);
  return days.length === 0 ? eightHoursMs : Math.round(days.reduce((sum, ms) => sum + ms, 0) / days.length);
}

/** The instant `days` business days after `start`. */
export function addBusinessDays(calendar: BusinessCalendar, start: Instant, days: number): Instant {
  return addBusinessMs(calendar, start, days * businessDayMs(calendar));
}

/** On how many different business days these instants lie; one outside opening hours counts to the day that opens next. */
export function businessDaysTouched(calendar: BusinessCalendar, instants: readonly Instant[]): number {
  const zone = zoneOf(calendar.zone);
  return new Set(instants.map((at) => Math.floor(localReading(zone, nextOpening(calendar, at)) / DAY_MS))).size;
}
