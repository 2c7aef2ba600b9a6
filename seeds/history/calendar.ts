/** Where on the calendar the story's moments lie, counted back from the day it is told on. */
import {
  addBusinessMs,
  businessMsBetween,
  isOpen,
  nextOpening,
  subtractBusinessMs,
  type BusinessCalendar,
} from "../../domain/business-time.js";
import { DAY_MS } from "../../domain/calendar-date.js";
import type { Instant } from "../../domain/calendar.js";
import { localReading, zoneOf } from "../../domain/zone.js";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How far back the story goes. */
export const storyDays = 30;

/** The story's instants around the one it is told at. */
export interface StoryCalendar {
  /** When it is told. */
  now: Instant;
  /** Its first instant. */
  begin: Instant;
  /** `hours` of opening time before now. */
  before(hours: number): Instant;
  /** `hours` of opening time after now. */
  ahead(hours: number): Instant;
  /** At `share` (0 = now, 1 = the beginning) of the opening time the story spans. */
  share(share: number): Instant;
  /** `hours` of opening time after `at`, inside opening hours. */
  worked(at: Instant, hours: number): Instant;
  /** `days` ago by the local calendar, at `hour` (19.5 = 19:30). */
  onDay(days: number, hour: number): Instant;
}

/** The story's calendar on the hours people work. */
export function storyCalendar(calendar: BusinessCalendar, now: Instant): StoryCalendar {
  const zone = zoneOf(calendar.zone);
  const begin = now - storyDays * DAY_MS + 2 * HOUR_MS;
  const inHours = (at: Instant): Instant => (isOpen(calendar, at) ? at : nextOpening(calendar, at) + 7 * MINUTE_MS);
  const spanMs = businessMsBetween(calendar, begin, now);
  return {
    now,
    begin,
    before: (hours) => nextOpening(calendar, subtractBusinessMs(calendar, now, Math.round(hours * HOUR_MS))),
    ahead: (hours) => addBusinessMs(calendar, now, Math.round(hours * HOUR_MS)),
    share: (share) => nextOpening(calendar, subtractBusinessMs(calendar, now, Math.round(spanMs * share))),
    worked: (at, hours) => inHours(addBusinessMs(calendar, at, Math.round(hours * HOUR_MS))),
    onDay(days, hour) {
      const local = localReading(zone, now - days * DAY_MS);
      const at = now - days * DAY_MS - (local % DAY_MS) + Math.round(hour * HOUR_MS);
      return Math.max(begin, at);
    },
  };
}
