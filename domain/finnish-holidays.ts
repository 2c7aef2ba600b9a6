/** Public holidays of Finland, and the two eves on which work stops (Act 388/1937 and custom). */
import type { Closure } from "./calendar.js";

const fixed = ["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"];

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher): month 1-12 and day. */
export function easterSunday(year: number): { month: number; day: number } {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  return { month: Math.floor(count / 31), day: (count % 31) + 1 };
}

function dateOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The first date with this UTC weekday (0 = Sunday) at or after a date. */
function weekdayFrom(year: number, month: number, day: number, weekday: number): string {
  const start = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return dateOf(year, month, day + ((weekday - start + 7) % 7));
}

/** Holidays of a year that have no fixed date, in order, as `YYYY-MM-DD`; the Midsummer eve is one of them. */
export function movableHolidays(year: number): string[] {
  const easter = easterSunday(year);
  const fromEaster = (days: number): string => dateOf(year, easter.month, easter.day + days);
  return [
    fromEaster(-2), // Good Friday
    fromEaster(0),
    fromEaster(1), // Easter Monday
    fromEaster(39), // Ascension Day
    fromEaster(49), // Whit Sunday
    weekdayFrom(year, 6, 19, 5), // Midsummer Eve, a Friday
    weekdayFrom(year, 6, 20, 6), // Midsummer Day
    weekdayFrom(year, 10, 31, 6), // All Saints' Day
  ];
}

/** Closures for a calendar: fixed holidays every year, movable ones from `fromYear` to `toYear`, both included. */
export function finnishClosures(fromYear: number, toYear: number): Closure[] {
  const years = Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, index) => fromYear + index);
  return [
    ...fixed.map((yearly) => ({ yearly })),
    ...years.flatMap((year) => movableHolidays(year).map((on) => ({ on }))),
  ];
}
