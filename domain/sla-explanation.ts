/** One English sentence on why a clock is due when it is. Names no person and no reason of a pause. */
import { businessMsBetween, closedDaysBetween } from "./business-time.js";
import { dateOfDay, DAY_MS, weekdayOfDay } from "./calendar-date.js";
import type { Instant } from "./calendar.js";
import type { Clockwork } from "./sla-clockwork.js";
import { usedOn } from "./sla-line.js";
import { localReading } from "./zone.js";

const WEEKDAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * The sentence. Instants are in the calendar's zone; pauses are the business time they took.
 *
 * @example "Due Tue 2026-11-24 10:40 Europe/Helsinki: 2 h of opening time counted from Mon 15:20, 1 closed day skipped, paused 2 h 10 min."
 */
export function explainClock(clockwork: Clockwork): string {
  const { input, dueAt } = clockwork;
  if (input.budgetMs <= 0) return "No clock: there is no budget.";
  const budget = `${durationText(input.budgetMs)} of opening time`;
  if (dueAt === null) return explainPaused(clockwork, budget);
  const due = `Due ${localText(clockwork, dueAt)} ${input.calendar.zone}`;
  const start = localText(clockwork, input.startedAt, dueAt);
  if (clockwork.isCapped) {
    const { businessDueAt } = clockwork;
    const other = businessDueAt === null ? "wait for a pause to end" : `end ${localText(clockwork, businessDueAt)}`;
    return `${due}: the cap of ${durationText(input.elapsedCapMs ?? 0)} counted from ${start}; ${budget} would ${other}.`;
  }
  const parts = [`${budget} counted from ${start}`];
  const closedDays = closedDaysBetween(input.calendar, input.startedAt, dueAt);
  if (closedDays) parts.push(`${closedDays} closed ${closedDays === 1 ? "day" : "days"} skipped`);
  const pausedMs = businessMsBetween(input.calendar, input.startedAt, dueAt) - input.budgetMs;
  if (pausedMs > 0) parts.push(`paused ${durationText(pausedMs)}`);
  return `${due}: ${parts.join(", ")}.`;
}

function explainPaused(clockwork: Clockwork, budget: string): string {
  const { calendar } = clockwork.input;
  const since = clockwork.line.suspended.at(-1)?.from ?? clockwork.input.startedAt;
  const used = durationText(usedOn(clockwork.line, since));
  return `Paused since ${localText(clockwork, since)} ${calendar.zone}: ${used} of ${budget} used, due again when it resumes.`;
}

/**
 * A whole number of ms in hours, minutes, seconds and ms; the parts that are 0 are left out.
 *
 * @example durationText(7_800_000) // "2 h 10 min"
 */
export function durationText(ms: number): string {
  const parts = [
    [Math.floor(ms / 3_600_000), "h"],
    [Math.floor(ms / 60_000) % 60, "min"],
    [Math.floor(ms / 1_000) % 60, "s"],
    [ms % 1_000, "ms"],
  ] as const;
  const text = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return text.length > 0 ? text.join(" ") : "0 min";
}

/** Weekday, date and time in the calendar's zone; without the date when `near` is less than six days away. */
function localText({ input }: Clockwork, at: Instant, near?: Instant): string {
  const reading = localReading(input.calendar.years.zone, at);
  const day = Math.floor(reading / DAY_MS);
  const date = dateOfDay(day);
  const weekday = WEEKDAY_NAMES[weekdayOfDay(day)] ?? "";
  const time = timeText(reading - day * DAY_MS);
  if (near !== undefined && Math.abs(near - at) < 6 * DAY_MS) return `${weekday} ${time}`;
  return `${weekday} ${padded(date.year, 4)}-${padded(date.month, 2)}-${padded(date.day, 2)} ${time}`;
}

function timeText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const text = `${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`;
  const rest = ms % 60_000;
  if (rest === 0) return text;
  const millis = rest % 1_000;
  return `${text}:${padded(Math.floor(rest / 1_000), 2)}${millis === 0 ? "" : `.${padded(millis, 3)}`}`;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
