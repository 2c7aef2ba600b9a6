/** Which windows of a calendar overlap: within a week that repeats, and where an opening of one date meets its neighbours. */
import { DAY_MS, parseDate } from "./calendar-date.js";
import { type DayWindow, parseWindow, rulesOf, WEEKDAYS, windowsOn } from "./calendar-rules.js";
import type { Calendar, LocalWindow } from "./calendar.js";
import type { ErrorItem } from "./errors.js";

const WEEK_MS = 7 * DAY_MS;

interface Placed extends DayWindow {
  pointer: string;
}

/** One `overlapping-windows` item for each window that starts before another one has ended; touching ones are fine. */
export function windowOverlaps(calendar: Calendar): ErrorItem[] {
  const week = WEEKDAYS.flatMap((weekday, index) =>
    placed(calendar.windows[weekday] ?? [], `/windows/${weekday}`, index * DAY_MS),
  ).toSorted((a, b) => a.fromMs - b.fromMs);
  const last = week.at(-1);
  // The night that ends the week runs into the Monday that begins it.
  const wrapped = last ? { ...last, fromMs: last.fromMs - WEEK_MS, toMs: last.toMs - WEEK_MS } : undefined;
  return [...overlapsIn(week, wrapped), ...openingOverlaps(calendar)];
}

function openingOverlaps(calendar: Calendar): ErrorItem[] {
  if (calendar.openings.length === 0) return [];
  const rules = rulesOf(calendar);
  const errors: ErrorItem[] = [];
  for (const [index, opening] of calendar.openings.entries()) {
    const day = parseDate(opening.on);
    if (day === null) continue;
    const own = placed(opening.windows, `/openings/${index}/windows`, 0).toSorted((a, b) => a.fromMs - b.fromMs);
    const nightBefore = windowsOn(rules, day - 1).at(-1);
    const before = nightBefore && moved(nightBefore, -DAY_MS);
    errors.push(...overlapsIn(own, before));
    const last = own.at(-1);
    const dayAfter = rules.openings.has(day + 1) ? undefined : windowsOn(rules, day + 1)[0];
    if (last && dayAfter && last.toMs > dayAfter.fromMs + DAY_MS) errors.push(overlap(last.pointer));
  }
  return errors;
}

function overlapsIn(windows: readonly Placed[], before: DayWindow | undefined): ErrorItem[] {
  const errors: ErrorItem[] = [];
  let endMs = before?.toMs ?? -Infinity;
  for (const window of windows) {
    if (window.fromMs < endMs) errors.push(overlap(window.pointer));
    endMs = Math.max(endMs, window.toMs);
  }
  return errors;
}

function placed(windows: readonly LocalWindow[], pointer: string, byMs: number): Placed[] {
  return windows.flatMap((window, index) => {
    const parsed = parseWindow(window);
    return parsed ? [{ ...moved(parsed, byMs), pointer: `${pointer}/${index}` }] : [];
  });
}

function moved(window: DayWindow, byMs: number): DayWindow {
  return { fromMs: window.fromMs + byMs, toMs: window.toMs + byMs };
}

function overlap(pointer: string): ErrorItem {
  return { pointer, code: "overlapping-windows", detail: "The window overlaps another one." };
}
