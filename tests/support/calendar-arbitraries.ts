/** Generated calendars, starts and suspensions around the instants at which zones and years turn. */
import fc from "fast-check";
import type { Calendar, LocalWindow, Suspension, Weekday } from "../../domain/calendar.js";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Zones with the instants near which their clocks are worth a look: changes, year ends, leap days, missing dates. */
export const turns: readonly { zone: string; near: readonly string[] }[] = [
  {
    zone: "Europe/Helsinki",
    near: ["2026-03-29T01:00Z", "2026-10-25T01:00Z", "2026-12-31T22:00Z", "2028-02-29T12:00Z"],
  },
  { zone: "Europe/Berlin", near: ["2027-03-28T01:00Z", "2027-10-31T01:00Z"] },
  { zone: "Europe/London", near: ["2026-03-29T01:00Z", "2026-10-25T01:00Z"] },
  { zone: "America/New_York", near: ["2026-03-08T07:00Z", "2026-11-01T06:00Z", "2024-02-29T12:00Z"] },
  { zone: "Australia/Lord_Howe", near: ["2026-04-04T15:00Z", "2026-10-03T15:30Z"] },
  { zone: "America/Santiago", near: ["2026-04-05T03:00Z", "2026-09-06T04:00Z"] },
  { zone: "Asia/Beirut", near: ["2026-03-28T22:00Z", "2026-10-24T21:00Z"] },
  { zone: "Africa/Casablanca", near: ["2026-02-15T02:00Z", "2026-03-22T02:00Z"] },
  { zone: "Atlantic/Azores", near: ["2026-03-29T01:00Z", "2026-10-25T01:00Z"] },
  { zone: "Pacific/Apia", near: ["2011-12-30T10:00Z"] },
  { zone: "Asia/Kolkata", near: ["2026-12-31T18:30Z"] },
  { zone: "Asia/Tokyo", near: ["2027-12-31T15:00Z"] },
  { zone: "UTC", near: ["2028-02-29T00:00Z", "2100-02-28T00:00Z"] },
];

/** A zone and an instant near one of its turns, in whole minutes. */
export const anyTurn = fc
  .constantFrom(
    ...turns.flatMap(({ zone, near }) => near.map((at) => ({ zone, at: Date.parse(at.replace("Z", ":00Z")) }))),
  )
  .filter(({ at }) => Number.isFinite(at));

/** Windows of a whole week that do not overlap, drawn as cuts of a circle of quarter hours; some run overnight. */
const anyWeek: fc.Arbitrary<Partial<Record<Weekday, readonly LocalWindow[]>>> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(week(() => [["00:00", "24:00"]])) },
  { weight: 1, arbitrary: fc.constant(week((day) => (day < 5 ? [["08:00", "16:00"]] : []))) },
  { weight: 1, arbitrary: fc.constant(week((day) => (day < 6 ? [["22:00", "06:00"]] : []))) },
  {
    weight: 1,
    arbitrary: fc.constant(
      week((day) =>
        day > 4
          ? [
              ["12:00", "24:00"],
              ["00:00", "03:30"],
              ["03:30", "04:00"],
            ]
          : [],
      ),
    ),
  },
  { weight: 6, arbitrary: fc.uniqueArray(fc.nat(7 * 96 - 1), { minLength: 2, maxLength: 24 }).map(weekOfCuts) },
);

/** A calendar in the zone with closures and openings near an instant. It may be one that is refused. */
export function calendarNear(zone: string, at: number): fc.Arbitrary<Calendar> {
  const anyDate = fc.integer({ min: -4, max: 6 }).map((days) => new Date(at + days * DAY).toISOString().slice(0, 10));
  const anyClosure = fc.oneof(
    anyDate.map((on) => ({ on })),
    fc.tuple(anyDate, anyDate).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a })),
    anyDate.map((on) => ({ yearly: on.slice(5) })),
  );
  const anyOpening = fc.record({
    on: anyDate,
    windows: fc.constantFrom<LocalWindow[]>(
      [],
      [["10:00", "12:30"]],
      [
        ["07:00", "09:00"],
        ["20:15", "24:00"],
      ],
      [["18:00", "02:30"]],
    ),
  });
  return fc.record({
    zone: fc.constant(zone),
    windows: anyWeek,
    closures: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(anyClosure, { maxLength: 3 }) },
    ),
    openings: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(anyOpening, { maxLength: 2, selector: (one) => one.on }) },
    ),
  });
}

/** Suspensions near an instant, of any length up to two days, in any order; some open. */
export function suspensionsNear(at: number): fc.Arbitrary<Suspension[]> {
  const one = fc
    .tuple(fc.integer({ min: -DAY, max: 3 * DAY }), fc.integer({ min: 0, max: 2 * DAY }), fc.nat(9), fc.boolean())
    .map(([from, length, open, whole]) => {
      const begin = at + (whole ? Math.round(from / MINUTE) * MINUTE : from);
      return { from: begin, to: open === 0 ? null : begin + length, reason: "waiting_customer" };
    });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Suspension[]>([]) },
    { weight: 2, arbitrary: fc.array(one, { maxLength: 4 }) },
  );
}

/** A start near an instant: usually on a minute, sometimes on any ms. */
export function startNear(at: number): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: -2 * 24 * 60, max: 24 * 60 }), fc.oneof(fc.constant(0), fc.nat(MINUTE - 1)))
    .map(([minutes, ms]) => at + minutes * MINUTE + ms);
}

/** A budget of up to two days, in quarter hours (so that it ends on edges) or in any ms. */
export const anyBudget = fc.oneof(
  fc.integer({ min: 1, max: 48 * 4 }).map((quarters) => quarters * 15 * MINUTE),
  fc.integer({ min: 1, max: 2 * DAY }),
);

function week(of: (day: number) => LocalWindow[]): Partial<Record<Weekday, readonly LocalWindow[]>> {
  return Object.fromEntries(WEEKDAYS.map((weekday, day) => [weekday, of(day)]));
}

function weekOfCuts(cuts: number[]): Partial<Record<Weekday, readonly LocalWindow[]>> {
  const sorted = cuts.toSorted((a, b) => a - b);
  const windows: Record<string, LocalWindow[]> = {};
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    const from = sorted[i]!;
    const to = sorted[i + 1]!;
    if (to - from >= 96) continue;
    const weekday = WEEKDAYS[Math.floor(from / 96)]!;
    // Both ways to write a midnight that ends a window.
    const end = to % 96 === 0 && i % 4 === 0 ? "24:00" : clock(to % 96);
    (windows[weekday] ??= []).push([clock(from % 96), end]);
  }
  for (const list of Object.values(windows)) list.reverse();
  return windows;
}

function clock(quarters: number): string {
  return `${String(Math.floor(quarters / 4)).padStart(2, "0")}:${String((quarters % 4) * 15).padStart(2, "0")}`;
}
