/** Instants and durations as people read them. */
import type { Translate } from "./translations.js";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = locale + JSON.stringify(options);
  const known = formats.get(id) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(id, known);
  return known;
}

const clockTime = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** A duration in at most two units, rounded down. */
export function durationWords(ms: number, t: Translate): string {
  const positive = Math.max(0, ms);
  if (positive < minuteMs) return t("duration.seconds", { seconds: Math.floor(positive / 1000) });
  const days = Math.floor(positive / dayMs);
  const hours = Math.floor((positive % dayMs) / hourMs);
  const minutes = Math.floor((positive % hourMs) / minuteMs);
  if (days > 0) return hours > 0 ? t("duration.daysHours", { days, hours }) : t("duration.days", { days });
  if (hours === 0) return t("duration.minutes", { minutes });
  return minutes > 0 ? t("duration.hoursMinutes", { hours, minutes }) : t("duration.hours", { hours });
}

/** Business time: hours only, because its days have no fixed length. */
export function businessWords(ms: number, t: Translate): string {
  const hours = Math.floor(ms / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (hours === 0) return t("duration.minutes", { minutes });
  return minutes > 0 ? t("duration.hoursMinutes", { hours, minutes }) : t("duration.hours", { hours });
}

/** Clock time today, else weekday (and date from six days on) with clock time, in the reader's zone. */
export function atWords(at: number, now: number, locale: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  if (sameDay) return format(locale, clockTime).format(at);
  const isNear = Math.abs(at - now) < 6 * dayMs;
  return format(locale, {
    weekday: "short",
    ...(isNear ? {} : { day: "numeric", month: "numeric" }),
    ...clockTime,
  }).format(at);
}

/** Date, clock time and zone, for a hover. */
export function exactWords(at: number, locale: string): string {
  return format(locale, {
    weekday: "short",
    day: "numeric",
    month: "numeric",
    year: "numeric",
    ...clockTime,
    timeZoneName: "short",
  }).format(at);
}

/** How a due instant stands: relative up to a day, then weekday and clock time. */
export function dueWords(dueAt: number, now: number, t: Translate, locale: string): string {
  if (dueAt <= now) return t("due.late", { duration: durationWords(now - dueAt, t) });
  if (dueAt - now < dayMs) return t("due.in", { duration: durationWords(dueAt - now, t) });
  return t("due.at", { at: atWords(dueAt, now, locale) });
}

/** The value of a date-time field for an instant, in the reader's zone. */
export function fieldValue(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * minuteMs);
  return local.toISOString().slice(0, 16);
}
