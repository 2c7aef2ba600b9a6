/** What is wrong with a calendar document, item by item, so that one that could not work is refused when it is saved. */
import { dateOfDay, DAY_MS, parseDate, parseYearly } from "./calendar-date.js";
import { type CalendarRules, closedRange, parseTime, parseWindow, rulesOf, WEEKDAYS } from "./calendar-rules.js";
import { windowOverlaps } from "./calendar-overlaps.js";
import type { Calendar, Closure, LocalWindow } from "./calendar.js";
import type { ErrorItem } from "./errors.js";
import { isZone } from "./zone.js";

/** Most closures, and most openings, of one calendar. */
export const MAX_DATED_RULES = 4_000;

/**
 * Everything that is wrong with a calendar; empty when it can be used. Pointers are relative to the calendar.
 * Codes: `unknown-zone`, `unknown-weekday`, `bad-time`, `empty-window` (end = start), `overlapping-windows` (also with
 * the night before or into the day after), `bad-date`, `bad-yearly-date`, `from-after-to`, `endless-closure`,
 * `repeated-opening`, `too-many`, and `never-open` when no week of any year has a window (openings of single dates do
 * not help: they run out).
 *
 * @example checkCalendar({ zone: "UTC", windows: { mon: [["09:00", "25:00"]] }, closures: [], openings: [] })
 * // [{ pointer: "/windows/mon/0/1", code: "bad-time", detail: "..." }]
 */
export function checkCalendar(calendar: Calendar): ErrorItem[] {
  const errors: ErrorItem[] = [];
  if (!isZone(calendar.zone)) {
    errors.push({ pointer: "/zone", code: "unknown-zone", detail: "No time zone of this name is known." });
  }
  for (const [weekday, windows] of Object.entries(calendar.windows)) {
    const pointer = `/windows/${weekday.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (WEEKDAYS.some((known) => known === weekday)) errors.push(...checkWindows(windows, pointer));
    else errors.push({ pointer, code: "unknown-weekday", detail: "Weekdays are mon, tue, wed, thu, fri, sat, sun." });
  }
  const limits = checkSizes(calendar);
  errors.push(...limits);
  if (limits.length > 0) return errors;
  for (const [index, closure] of calendar.closures.entries())
    errors.push(...checkClosure(closure, `/closures/${index}`));
  errors.push(...checkOpenings(calendar));
  // Overlaps are only worth telling of windows that are right by themselves.
  if (errors.length === 0) errors.push(...windowOverlaps(calendar));
  const areWindowsRight = errors.every((item) => !item.pointer?.startsWith("/windows"));
  if (areWindowsRight && !opensInSomeWeek(rulesOf(calendar))) {
    errors.push({ pointer: "/windows", code: "never-open", detail: "The calendar does not open in any week." });
  }
  return errors;
}

function checkWindows(windows: readonly LocalWindow[], pointer: string): ErrorItem[] {
  return windows.flatMap((window, index) => checkWindow(window, `${pointer}/${index}`));
}

function checkWindow(window: LocalWindow, pointer: string): ErrorItem[] {
  const errors: ErrorItem[] = [];
  if (parseTime(window[0]) === null || parseTime(window[0]) === DAY_MS) {
    errors.push({ pointer: `${pointer}/0`, code: "bad-time", detail: "A window opens at HH:MM, 00:00 to 23:59." });
  }
  if (parseTime(window[1]) === null) {
    errors.push({ pointer: `${pointer}/1`, code: "bad-time", detail: "A window closes at HH:MM, 00:00 to 24:00." });
  }
  if (errors.length === 0 && parseWindow(window) === null) {
    errors.push({ pointer, code: "empty-window", detail: "A window ends when it starts; all day is 00:00 to 24:00." });
  }
  return errors;
}

function checkSizes(calendar: Calendar): ErrorItem[] {
  return (["closures", "openings"] as const)
    .filter((list) => calendar[list].length > MAX_DATED_RULES)
    .map((list) => ({ pointer: `/${list}`, code: "too-many", detail: `At most ${MAX_DATED_RULES} are allowed.` }));
}

function checkClosure(closure: Closure, pointer: string): ErrorItem[] {
  if ("yearly" in closure) {
    if (parseYearly(closure.yearly) !== null) return [];
    return [{ pointer: `${pointer}/yearly`, code: "bad-yearly-date", detail: "No year has this MM-DD." }];
  }
  const names = "on" in closure ? (["on"] as const) : (["from", "to"] as const);
  const dates: Record<string, string> = { ...closure };
  const errors = names
    .filter((name) => parseDate(dates[name] ?? "") === null)
    .map((name) => ({ pointer: `${pointer}/${name}`, code: "bad-date", detail: "There is no such YYYY-MM-DD." }));
  if (errors.length > 0) return errors;
  const range = closedRange(closure);
  if (!range) return [{ pointer, code: "from-after-to", detail: "The closure ends before it starts." }];
  if (dateOfDay(range.to + 1).year > 9999) {
    // After the last date that can be written no window could be told from one that never comes.
    return [{ pointer, code: "endless-closure", detail: "A closure must end before 9999-12-31." }];
  }
  return [];
}

function checkOpenings(calendar: Calendar): ErrorItem[] {
  const errors: ErrorItem[] = [];
  const seen = new Set<string>();
  for (const [index, opening] of calendar.openings.entries()) {
    const pointer = `/openings/${index}`;
    if (parseDate(opening.on) === null) {
      errors.push({ pointer: `${pointer}/on`, code: "bad-date", detail: "There is no such YYYY-MM-DD." });
    }
    if (seen.has(opening.on)) {
      errors.push({ pointer: `${pointer}/on`, code: "repeated-opening", detail: "The date has an opening already." });
    }
    seen.add(opening.on);
    errors.push(...checkWindows(opening.windows, `${pointer}/windows`));
  }
  return errors;
}

/** Dated closures end and every date but those closed each year falls on every weekday in 400 years, 29 February too. */
function opensInSomeWeek(rules: CalendarRules): boolean {
  return rules.week.some((windows) => windows.length > 0) && rules.yearly.size < 366;
}
