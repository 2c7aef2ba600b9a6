/** Instants and durations as people read them: in their language and their zone. */
import { locales, type Translate } from "../locales/translator.js";
import type { Instant } from "../domain/calendar.js";
import type { Language } from "../domain/survey.js";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone if this runtime knows it, else UTC: a mail in the wrong zone that says so beats no mail. */
export function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone }).resolvedOptions().timeZone === undefined ? "UTC" : zone;
  } catch {
    return "UTC";
  }
}

function formatFor(language: Language, zone: string, weekday: boolean): Intl.DateTimeFormat {
  const id = `${language}:${zone}:${weekday}`;
  let format = formats.get(id);
  if (format === undefined) {
    // Components instead of dateStyle, because a weekday cannot be added to a style.
    format = new Intl.DateTimeFormat(locales[language], {
      ...(weekday ? { weekday: "short" } : {}),
      day: "numeric",
      month: language === "fi" ? "numeric" : "short",
      year: "numeric",
      hour: language === "fi" ? "numeric" : "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: knownZone(zone),
    });
    formats.set(id, format);
  }
  return format;
}

/**
 * A date with its clock time, without a zone name.
 * @example formatInstant(Date.parse("2026-11-24T08:40:00Z"), "fi", "Europe/Helsinki") // "24.11.2026 klo 10.40"
 */
export function formatInstant(at: Instant, language: Language, zone: string): string {
  return formatFor(language, zone, false).format(at);
}

/** The same with a short weekday in front, for a time that somebody promises. */
export function formatPromise(at: Instant, language: Language, zone: string): string {
  return formatFor(language, zone, true).format(at);
}

/** How durations are cut into units: `elapsed` counts days of 24 h, `business` stays in hours, because its days have no fixed length. */
export type DurationKind = "elapsed" | "business";

/** A duration in at most two units, rounded down to minutes; under a minute in seconds. Negative values count as 0. */
export function formatDuration(ms: number, t: Translate, kind: DurationKind = "elapsed"): string {
  const positive = Math.max(0, ms);
  if (positive < minuteMs) return t("duration.seconds", { seconds: Math.floor(positive / 1000) });
  const days = kind === "elapsed" ? Math.floor(positive / dayMs) : 0;
  const hours = Math.floor((positive - days * dayMs) / hourMs);
  const minutes = Math.floor((positive % hourMs) / minuteMs);
  if (days > 0) return hours > 0 ? t("duration.daysHours", { days, hours }) : t("duration.days", { days });
  if (hours === 0) return t("duration.minutes", { minutes });
  return minutes > 0 ? t("duration.hoursMinutes", { hours, minutes }) : t("duration.hours", { hours });
}

/** How much is left until an instant, or how late it is. */
export function formatDistance(at: Instant, now: Instant, t: Translate): string {
  const left = at - now;
  return left >= 0
    ? t("time.left", { duration: formatDuration(left, t) })
    : t("time.late", { duration: formatDuration(-left, t) });
}
