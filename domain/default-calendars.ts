/** Calendars that are there from the first start. */
import type { Calendar, LocalWindow, Weekday } from "./calendar.js";
import { finnishClosures } from "./finnish-holidays.js";

/** A calendar as stored under `/calendars/{id}`. */
export interface NamedCalendar extends Calendar {
  name: string;
}

/** Movable holidays are written out for these years. */
export const HOLIDAY_YEARS = { from: 2025, to: 2035 } as const;

const everyDay: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const workdays = everyDay.slice(0, 5);
const closures = finnishClosures(HOLIDAY_YEARS.from, HOLIDAY_YEARS.to);

function week(days: readonly Weekday[], window: LocalWindow): Partial<Record<Weekday, readonly LocalWindow[]>> {
  return Object.fromEntries(days.map((day) => [day, [window]]));
}

/** Calendars by id. `default`: Helsinki, Mon-Fri 08-16 without holidays and eves; `always`: 24/7; `shop`: long opening hours and Saturdays. */
export const defaultCalendars: Readonly<Record<"default" | "always" | "shop", NamedCalendar>> = {
  default: {
    name: "Helsinki office hours",
    zone: "Europe/Helsinki",
    windows: week(workdays, ["08:00", "16:00"]),
    closures,
    openings: [],
  },
  always: {
    name: "Around the clock",
    zone: "Europe/Helsinki",
    windows: week(everyDay, ["00:00", "24:00"]),
    closures: [],
    openings: [],
  },
  shop: {
    name: "Helsinki opening hours",
    zone: "Europe/Helsinki",
    windows: { ...week(workdays, ["08:00", "20:00"]), sat: [["10:00", "16:00"]] },
    closures,
    openings: [],
  },
};
