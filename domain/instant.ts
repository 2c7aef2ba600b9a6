/** Instants as outsiders write them: RFC 3339 with an offset, and only real ones (contract.md, Intake, Times). */
import type { Instant } from "./calendar.js";
import { read, unreadable, type Reading } from "./reading.js";

const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const earliest = Date.parse("0001-01-01T00:00:00.000Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Epoch milliseconds of an RFC 3339 date-time; digits below the millisecond are cut off.
 * Refused: no offset, dates and times that do not exist (30 February, 24:00, a leap second), more than nine fraction
 * digits (`instant-malformed`, `instant-unreal`), and instants outside the UTC years 1-9999 (`instant-out-of-range`).
 */
export function parseInstant(text: string): Reading<Instant> {
  const match = pattern.exec(text);
  if (match === null) {
    return unreadable("instant-malformed", "An RFC 3339 date-time with an offset, at most nine fraction digits.");
  }
  const part = (index: number): number => Number(match[index] ?? "0");
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const realDate = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!realDate || hour > 23 || minute > 59 || second > 59 || part(9) > 23 || part(10) > 59) {
    return unreadable("instant-unreal", "No such date or time.");
  }
  const date = new Date(0);
  // Date.UTC would take the years 0-99 for 1900-1999.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, Number((match[7] ?? "").padEnd(3, "0").slice(0, 3)));
  const offsetMs = (part(9) * 60 + part(10)) * 60_000 * (match[8] === "-" ? -1 : 1);
  const instant = date.getTime() - offsetMs;
  if (instant < earliest || instant > latest) {
    return unreadable("instant-out-of-range", "Outside the years 1-9999 in UTC.");
  }
  return read(instant);
}
