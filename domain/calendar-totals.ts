/** How long a calendar is open in a year, without laying its days out: whole weeks, less closures, and the days a zone change touches. */
import { DAY_MS, dayNumber, daysInMonth, weekdayOfDay } from "./calendar-date.js";
import { type CalendarRules, type DayWindow, isClosed, windowsOn } from "./calendar-rules.js";
import type { Instant } from "./calendar.js";
import { instantOfLocal, offsetChanges, type Zone } from "./zone.js";

/** Open stretches of the windows that start on a local date, in order; none for a window in a missing hour or on a missing date. */
export function stretchesOn(zone: Zone, rules: CalendarRules, day: number): { from: Instant; to: Instant }[] {
  const stretches: { from: Instant; to: Instant }[] = [];
  for (const window of windowsOn(rules, day)) {
    const from = instantOfLocal(zone, day * DAY_MS + window.fromMs);
    const to = instantOfLocal(zone, day * DAY_MS + window.toMs);
    if (to > from) stretches.push({ from, to });
  }
  return stretches;
}

/** Open ms of all windows that start in a local year. Cost grows with the closures and zone changes of the year. */
export function openMsOfYear(zone: Zone, rules: CalendarRules, year: number): number {
  const first = dayNumber(year, 1, 1);
  const last = dayNumber(year + 1, 1, 1) - 1;
  const week = rules.week.map(lengthMs);
  let openMs = usualMs(week, first, last);
  for (const range of rules.closed) openMs -= usualMs(week, Math.max(first, range.from), Math.min(last, range.to));
  const dated = { ...rules, yearly: new Set<number>() };
  for (const monthDay of rules.yearly) {
    const month = Math.floor(monthDay / 100);
    if (monthDay % 100 > daysInMonth(year, month)) continue;
    const day = dayNumber(year, month, monthDay % 100);
    if (!isClosed(dated, day)) openMs -= week[weekdayOfDay(day)] ?? 0;
  }
  for (const [day, windows] of rules.openings) {
    if (day < first || day > last) continue;
    openMs += lengthMs(windows) - (isClosed(rules, day) ? 0 : (week[weekdayOfDay(day)] ?? 0));
  }
  for (const day of changedDays(zone, first, last)) {
    openMs -= lengthMs(windowsOn(rules, day));
    for (const stretch of stretchesOn(zone, rules, day)) openMs += stretch.to - stretch.from;
  }
  return openMs;
}

function lengthMs(windows: readonly DayWindow[]): number {
  return windows.reduce((sum, window) => sum + window.toMs - window.fromMs, 0);
}

/** What the days of a range would be open by their weekdays alone; 0 for an empty range. */
function usualMs(week: readonly number[], first: number, last: number): number {
  const days = last - first + 1;
  if (days <= 0) return 0;
  const wholeWeeks = Math.floor(days / 7);
  let openMs = wholeWeeks * week.reduce((sum, ms) => sum + ms, 0);
  for (let day = first + wholeWeeks * 7; day <= last; day++) openMs += week[weekdayOfDay(day)] ?? 0;
  return openMs;
}

/** Dates whose windows can meet a zone change: the local dates it moves between, and the one before for overnight windows. */
function changedDays(zone: Zone, first: number, last: number): Set<number> {
  const days = new Set<number>();
  for (const change of offsetChanges(zone, (first - 2) * DAY_MS, (last + 4) * DAY_MS)) {
    const from = Math.floor((change.at + Math.min(change.beforeMs, change.afterMs)) / DAY_MS) - 1;
    const to = Math.floor((change.at + Math.max(change.beforeMs, change.afterMs)) / DAY_MS);
    for (let day = Math.max(first, from); day <= Math.min(last, to); day++) days.add(day);
  }
  return days;
}
