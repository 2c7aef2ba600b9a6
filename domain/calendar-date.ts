/**
 * Dates of the proleptic Gregorian calendar as day numbers (days since 1970-01-01), without any zone.
 * Whole days only; what instant a date begins at is the business of zone.ts.
 */

/** Milliseconds in a nominal day of 24 hours. */
export const DAY_MS = 86_400_000;

/** Days in the 400 years after which dates and weekdays repeat exactly. */
const CYCLE_DAYS = 146_097;

/** Years after which dates and weekdays repeat exactly. */
export const CYCLE_YEARS = 400;

/** Milliseconds in {@link CYCLE_YEARS}. */
export const CYCLE_MS = CYCLE_DAYS * DAY_MS;

/** A date taken apart; `month` counts from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/**
 * The day number of a date; month and day must exist. Any year, also before 1970 and 0 to 99.
 * Source: Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil).
 *
 * @example dayNumber(1970, 1, 2) // 1
 */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / CYCLE_YEARS);
  const yearOfEra = shifted - era * CYCLE_YEARS;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * CYCLE_DAYS + dayOfEra - 719_468;
}

/** The date of a day number; the reverse of {@link dayNumber}. */
export function dateOfDay(day: number): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / CYCLE_DAYS);
  const dayOfEra = shifted - era * CYCLE_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * CYCLE_YEARS + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The weekday of a day number, 0 = Monday to 6 = Sunday. */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Whether the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month has; `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of `YYYY-MM-DD`, or null when the text is not a date that exists. Years 0000 to 9999. */
export function parseDate(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  return exists(year, month, day) ? dayNumber(year, month, day) : null;
}

/** A date of every year from `MM-DD` as month * 100 + day, or null when no year has it; 29 February is one. */
export function parseYearly(text: string): number | null {
  const parts = /^(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const month = Number(parts[1]);
  const day = Number(parts[2]);
  return exists(2000, month, day) ? month * 100 + day : null;
}

function exists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
