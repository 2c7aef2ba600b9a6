/** Why a clock of a case is due when it is, in one English sentence. */
import { businessMsBetween } from "./business-time.js";
import type { BusinessCalendar } from "./business-time.js";
import { DAY_MS, dateOfDay, weekdayOfDay } from "./calendar-date.js";
import type { Instant } from "./calendar.js";
import { calendarOf } from "./case-draft.js";
import type { CaseState, Clock } from "./case-state.js";
import type { CaseFacts } from "./decision.js";
import type { ClockKind } from "./policy.js";
import { durationText } from "./sla-explanation.js";
import { localReading, zoneOf } from "./zone.js";

const clockNames: Record<ClockKind, string> = {
  acknowledge: "Acknowledgement",
  first_contact: "First contact",
  next_update: "Next update",
  resolve: "Resolution",
  team_response: "Answer of the other team",
};

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * When the clock is due, or what became of it, and which targets, policy version, calendar and pauses make it so.
 * Instants are in the clock's own zone, with the date when `facts.now` is six days away or more.
 *
 * @example "First contact due Tue 10:40: P2 / gold / delivery, policy v7, Helsinki calendar, paused 2 h 10 min"
 */
export function explainClock(clock: Clock, state: CaseState, facts: CaseFacts): string {
  const calendar = calendarOf(facts, clock.calendarId);
  const subject = [state.severity, state.tier, state.touchpoint].filter((part) => part !== null).join(" / ");
  const place = calendar.zone.split("/").at(-1)?.replaceAll("_", " ") ?? calendar.zone;
  const parts = [subject, `policy v${state.policyVersion}`, `${place} calendar`];
  const pausedMs = clock.kind === "resolve" ? pausedMsOf(clock, state, calendar, facts.now) : 0;
  if (pausedMs > 0) parts.push(`paused ${durationText(pausedMs)}`);
  return `${clockNames[clock.kind]} ${verdict(clock, calendar, facts.now)}: ${parts.join(", ")}`;
}

function verdict(clock: Clock, calendar: BusinessCalendar, now: Instant): string {
  const at = (instant: Instant): string => localText(calendar, instant, now);
  if (clock.breachedAt !== null) {
    const noticed = clock.detectedAt !== null && clock.detectedAt - clock.breachedAt >= 1_000;
    const late = noticed ? `, noticed ${at(clock.detectedAt ?? now)}` : "";
    return `missed, was due ${at(clock.breachedAt)}${late}`;
  }
  if (clock.metAt !== null) return `met ${at(clock.metAt)}${clock.dueAt === null ? "" : `, due ${at(clock.dueAt)}`}`;
  if (clock.state === "ended") return "ended";
  return clock.dueAt === null ? "stands, due again when the pause ends" : `due ${at(clock.dueAt)}`;
}

/** Business time for which the clock stood so far, overlapping pauses counted once. */
function pausedMsOf(clock: Clock, state: CaseState, calendar: BusinessCalendar, now: Instant): number {
  let reached = clock.startedAt;
  const end = Math.min(now, clock.stoppedAt ?? now);
  let pausedMs = 0;
  for (const { from, to } of state.suspensions.toSorted((a, b) => a.from - b.from)) {
    const until = Math.min(to ?? end, end);
    pausedMs += businessMsBetween(calendar, Math.max(from, reached), until);
    reached = Math.max(reached, until);
  }
  return pausedMs;
}

function localText(calendar: BusinessCalendar, at: Instant, now: Instant): string {
  const reading = localReading(zoneOf(calendar.zone), at);
  const day = Math.floor(reading / DAY_MS);
  const pad = (value: number, width = 2): string => String(value).padStart(width, "0");
  const seconds = Math.floor((reading - day * DAY_MS) / 1_000);
  const rest = seconds % 60 === 0 ? "" : `:${pad(seconds % 60)}`;
  const time = `${pad(Math.floor(seconds / 3_600))}:${pad(Math.floor(seconds / 60) % 60)}${rest}`;
  const weekday = weekdays[weekdayOfDay(day)] ?? "";
  if (Math.abs(at - now) < 6 * DAY_MS) return `${weekday} ${time}`;
  const date = dateOfDay(day);
  return `${weekday} ${pad(date.year, 4)}-${pad(date.month)}-${pad(date.day)} ${time}`;
}
