/** The week as calendars write it, Monday first. */
export const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** 2024-01-01 was a Monday; only its weekday is printed. */
const monday = Date.UTC(2024, 0, 1, 12);

/** Names of the weekdays in a language, Monday first. */
export function weekdayNames(locale: string): string[] {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return days.map((_, index) => weekday.format(monday + index * 86_400_000));
}
