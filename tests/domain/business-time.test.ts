import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessMs,
  businessMsBetween,
  closedDaysBetween,
  compileCalendar,
  isOpen,
  nextOpening,
  openSegments,
  subtractBusinessMs,
} from "../../domain/business-time.js";
import { checkCalendar } from "../../domain/business-time.js";
import { openMsBefore, tableOf } from "../../domain/calendar-years.js";
import type { LocalWindow } from "../../domain/calendar.js";
import { DomainError } from "../../domain/errors.js";
import { anyTurn, calendarNear } from "../support/calendar-arbitraries.js";
import { calendarOf, DAY, HOUR, MINUTE, shown, utc } from "../support/calendars.js";

const office = calendarOf("Europe/Helsinki", "weekdays", [["08:00", "16:00"]], {
  closures: [{ on: "2026-12-06" }, { from: "2026-12-24", to: "2026-12-27" }, { yearly: "01-06" }],
});

describe("windows are half-open", () => {
  test("the opening instant is open, the closing instant is not", () => {
    expect(isOpen(office, utc("2026-11-23 06:00"))).toBe(true);
    expect(isOpen(office, utc("2026-11-23 05:59:59.999"))).toBe(false);
    expect(isOpen(office, utc("2026-11-23 13:59:59.999"))).toBe(true);
    expect(isOpen(office, utc("2026-11-23 14:00"))).toBe(false);
  });

  test("the next opening is the instant itself while open", () => {
    expect(shown(nextOpening(office, utc("2026-11-23 10:00:01.234")))).toBe("2026-11-23 10:00:01.234");
    expect(shown(nextOpening(office, utc("2026-11-23 14:00")))).toBe("2026-11-24 06:00");
    expect(shown(nextOpening(office, utc("2026-12-23 14:00")))).toBe("2026-12-28 06:00");
  });

  test("a budget that ends at closing is used at closing, not at the next opening", () => {
    expect(shown(addBusinessMs(office, utc("2026-11-27 12:00"), 2 * HOUR))).toBe("2026-11-27 14:00");
    expect(shown(addBusinessMs(office, utc("2026-11-27 12:00"), 2 * HOUR + 1))).toBe("2026-11-30 06:00:00.001");
  });

  test("nothing to use is used at once, also while closed", () => {
    expect(shown(addBusinessMs(office, utc("2026-11-28 12:00"), 0))).toBe("2026-11-28 12:00");
    expect(shown(subtractBusinessMs(office, utc("2026-11-28 12:00"), 0))).toBe("2026-11-28 12:00");
  });

  test("going back finds the first instant from which no more is left", () => {
    expect(shown(subtractBusinessMs(office, utc("2026-11-30 07:00"), 30 * MINUTE))).toBe("2026-11-30 06:30");
    expect(shown(subtractBusinessMs(office, utc("2026-11-30 07:00"), HOUR))).toBe("2026-11-27 14:00");
    expect(shown(subtractBusinessMs(office, utc("2026-11-30 07:00"), 2 * HOUR))).toBe("2026-11-27 13:00");
  });

  test("the day from 00:00 to 24:00 loses no minute", () => {
    const always = calendarOf("Europe/Helsinki", "all", [["00:00", "24:00"]]);
    const from = utc("2026-03-01 00:00");
    for (const days of [1, 30, 365, 3_650]) expect(businessMsBetween(always, from, from + days * DAY)).toBe(days * DAY);
    expect(openSegments(always, from, from + 3_650 * DAY)).toEqual([{ from, to: from + 3_650 * DAY }]);
  });
});

describe("several windows a day", () => {
  test("touch, and come unordered", () => {
    const lunch = calendarOf("UTC", "mon", [
      ["13:00", "16:00"],
      ["12:00", "13:00"],
      ["08:00", "11:30"],
    ]);
    expect(businessMsBetween(lunch, utc("2026-11-23 00:00"), utc("2026-11-24 00:00"))).toBe(7.5 * HOUR);
    expect(openSegments(lunch, utc("2026-11-23 09:00"), utc("2026-11-23 15:00"))).toEqual([
      { from: utc("2026-11-23 09:00"), to: utc("2026-11-23 11:30") },
      { from: utc("2026-11-23 12:00"), to: utc("2026-11-23 15:00") },
    ]);
  });

  test("a stretch that has just closed is not one", () => {
    const from = utc("2026-11-23 14:00");
    expect(openSegments(office, from, from + HOUR)).toEqual([]);
    expect(openSegments(office, from, utc("2026-11-24 06:00"))).toEqual([]);
    expect(openSegments(office, from, utc("2026-11-24 06:00:00.001"))).toHaveLength(1);
  });

  test("a limit gives the earliest stretches", () => {
    expect(
      openSegments(office, utc("2026-11-23 00:00"), utc("2030-01-01 00:00"), 2).map((one) => shown(one.to)),
    ).toEqual(["2026-11-23 14:00", "2026-11-24 14:00"]);
  });
});

describe("overnight windows", () => {
  const nights = calendarOf("UTC", "fri", [["22:00", "06:00"]], { closures: [{ on: "2026-12-04" }] });

  test("belong to the weekday they start on", () => {
    expect(isOpen(nights, utc("2026-11-28 05:59"))).toBe(true);
    expect(isOpen(nights, utc("2026-11-28 06:00"))).toBe(false);
    expect(isOpen(nights, utc("2026-11-27 05:00"))).toBe(false);
  });

  test("are removed by a closure of that date, and only of that date", () => {
    expect(businessMsBetween(nights, utc("2026-12-04 00:00"), utc("2026-12-06 00:00"))).toBe(0);
    const closedSaturday = calendarOf("UTC", "fri", [["22:00", "06:00"]], { closures: [{ on: "2026-11-28" }] });
    expect(businessMsBetween(closedSaturday, utc("2026-11-27 00:00"), utc("2026-11-29 00:00"))).toBe(8 * HOUR);
  });

  test("run over the end of a week, a month and a year", () => {
    const all = calendarOf("UTC", "all", [["22:00", "06:00"]]);
    expect(businessMsBetween(all, utc("2026-12-31 23:00"), utc("2027-01-01 02:00"))).toBe(3 * HOUR);
    expect(shown(addBusinessMs(all, utc("2026-12-31 21:00"), 9 * HOUR))).toBe("2027-01-01 23:00");
    expect(isOpen(all, utc("2027-01-01 05:59"))).toBe(true);
    expect(shown(subtractBusinessMs(all, utc("2027-01-01 01:00"), 2 * HOUR))).toBe("2026-12-31 23:00");
  });
});

describe("closures and openings are local dates in the calendar's zone", () => {
  test("ranges include both ends", () => {
    expect(shown(addBusinessMs(office, utc("2026-12-23 13:00"), 2 * HOUR))).toBe("2026-12-28 07:00");
    expect(closedDaysBetween(office, utc("2026-12-23 13:00"), utc("2026-12-28 07:00"))).toBe(2);
  });

  test.each([
    ["Pacific/Kiritimati", "2026-06-09 09:59", "2026-06-09 10:00"],
    ["Pacific/Niue", "2026-06-10 10:59", "2026-06-10 11:00"],
  ])("the holiday of %s begins with its own midnight", (zone, before, after) => {
    const calendar = calendarOf(zone, "all", [["00:00", "24:00"]], { closures: [{ on: "2026-06-10" }] });
    expect(isOpen(calendar, utc(before))).toBe(true);
    expect(isOpen(calendar, utc(after))).toBe(false);
    expect(businessMsBetween(calendar, utc("2026-06-08 00:00"), utc("2026-06-13 00:00"))).toBe(4 * DAY);
  });

  test("weekdays are local ones, not those of UTC", () => {
    const auckland = calendarOf("Pacific/Auckland", "mon", [["08:00", "10:00"]]);
    expect(shown(nextOpening(auckland, utc("2026-11-22 00:00")))).toBe("2026-11-22 19:00");
  });

  test("a yearly 29 February exists in leap years only", () => {
    const leap = calendarOf("UTC", "all", [["08:00", "09:00"]], { closures: [{ yearly: "02-29" }] });
    const twoDays = (from: string) => businessMsBetween(leap, utc(from), utc(from) + 2 * DAY);
    expect(twoDays("2028-02-28 00:00")).toBe(HOUR);
    expect(twoDays("2027-02-28 00:00")).toBe(2 * HOUR);
    expect(twoDays("2100-02-28 00:00")).toBe(2 * HOUR);
  });

  test("an opening replaces the windows of its weekday and any closure", () => {
    const calendar = calendarOf("UTC", "weekdays", [["08:00", "16:00"]], {
      closures: [{ from: "2026-12-21", to: "2026-12-31" }],
      openings: [
        { on: "2026-12-23", windows: [["10:00", "11:00"]] },
        { on: "2026-12-19", windows: [["12:00", "13:30"]] },
        { on: "2026-12-18", windows: [] },
      ],
    });
    expect(businessMsBetween(calendar, utc("2026-12-18 00:00"), utc("2027-01-01 00:00"))).toBe(2.5 * HOUR);
  });
});

describe("on the days a zone changes its clocks", () => {
  test.each<[string, string, LocalWindow, string, number]>([
    ["a window across the missing hour is an hour short", "Europe/Helsinki", ["02:00", "05:00"], "2026-03-29", 2],
    ["one across the repeated hour is an hour long", "Europe/Helsinki", ["02:00", "05:00"], "2026-10-25", 4],
    ["one in the missing hour is not there", "Europe/Helsinki", ["03:00", "04:00"], "2026-03-29", 0],
    ["one that opens in the missing hour opens after it", "Europe/Helsinki", ["03:30", "05:00"], "2026-03-29", 1],
    ["one that closes in the missing hour closes before it", "Europe/Helsinki", ["02:30", "03:30"], "2026-03-29", 0.5],
    ["01:00-01:45 in the autumn night is 45 minutes", "America/New_York", ["01:00", "01:45"], "2026-11-01", 0.75],
    ["01:00-02:00 in the autumn night is two hours", "America/New_York", ["01:00", "02:00"], "2026-11-01", 2],
    ["all day is 23 hours in spring", "Europe/Berlin", ["00:00", "24:00"], "2027-03-28", 23],
    ["half an hour is missing", "Australia/Lord_Howe", ["01:00", "04:00"], "2026-10-04", 2.5],
    ["half an hour is repeated", "Australia/Lord_Howe", ["01:00", "04:00"], "2026-04-05", 3.5],
    ["a missing midnight shortens the day it begins", "America/Santiago", ["00:00", "02:00"], "2026-09-06", 1],
    ["a night across a missing midnight", "Asia/Beirut", ["22:00", "02:00"], "2026-03-28", 3],
  ])("%s: %s %j", (_, zone, window, date, hours) => {
    const weekday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(`${date}T00:00:00Z`).getUTCDay()]!;
    const calendar = calendarOf(zone, weekday, [window]);
    expect(businessMsBetween(calendar, utc(`${date} 00:00`) - 2 * DAY, utc(`${date} 00:00`) + 3 * DAY)).toBe(
      hours * HOUR,
    );
  });

  test("the last hour of a year can be repeated", () => {
    const always = calendarOf("Pacific/Galapagos", "all", [["00:00", "24:00"]], { closures: [{ on: "1986-01-01" }] });
    const from = utc("1985-12-31 05:00");
    expect(businessMsBetween(always, from, from + 2 * DAY)).toBe(25 * HOUR);
    expect(shown(addBusinessMs(always, from, 25 * HOUR))).toBe("1986-01-01 06:00");
  });

  test("a date that was left out has no open time, and a night runs to its end", () => {
    const days = calendarOf("Pacific/Apia", "all", [["08:00", "16:00"]]);
    expect(businessMsBetween(days, utc("2011-12-29 10:00"), utc("2011-12-31 10:00"))).toBe(2 * 8 * HOUR);
    const thursdayNight = calendarOf("Pacific/Apia", "thu", [["22:00", "06:00"]]);
    expect(businessMsBetween(thursdayNight, utc("2011-12-29 10:00"), utc("2012-01-01 10:00"))).toBe(2 * HOUR);
    const fridayNight = calendarOf("Pacific/Apia", "fri", [["22:00", "06:00"]]);
    expect(businessMsBetween(fridayNight, utc("2011-12-29 10:00"), utc("2012-01-01 10:00"))).toBe(6 * HOUR);
  });

  test("the offset of the date counts, not that of today", () => {
    expect(shown(addBusinessMs(office, utc("2026-03-27 13:30"), HOUR))).toBe("2026-03-30 05:30");
    expect(shown(addBusinessMs(office, utc("2026-10-23 12:30"), HOUR))).toBe("2026-10-26 06:30");
  });

  test("the zone of the host plays no part", () => {
    const before = process.env["TZ"];
    const answers = ["UTC", "Pacific/Kiritimati", "America/St_Johns"].map((zone) => {
      process.env["TZ"] = zone;
      const fresh = calendarOf("Europe/Helsinki", "weekdays", [["08:00", "15:59"]], {
        closures: [{ on: zone.length > 3 ? "2001-01-01" : "2001-01-02" }],
      });
      return shown(addBusinessMs(fresh, utc("2026-03-27 13:30"), HOUR));
    });
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
    expect(new Set(answers)).toEqual(new Set(["2026-03-30 05:31"]));
  });
});

describe("there is no horizon", () => {
  test("one half hour a week", () => {
    const weekly = calendarOf("Europe/Helsinki", "wed", [["08:00", "08:30"]]);
    expect(shown(addBusinessMs(weekly, utc("2026-11-26 00:00"), 52 * 30 * MINUTE))).toBe("2027-11-24 06:30");
    expect(shown(addBusinessMs(weekly, utc("2026-11-26 00:00"), 2_600 * 30 * MINUTE))).toBe("2076-09-23 05:30");
  });

  test("a closure of years, and the first window after it", () => {
    const shut = calendarOf("UTC", "mon", [["08:00", "09:00"]], {
      closures: [{ from: "2026-01-01", to: "2999-12-31" }],
    });
    expect(shown(nextOpening(shut, utc("2026-06-01 00:00")))).toBe("3000-01-06 08:00");
    expect(shown(addBusinessMs(shut, utc("2025-12-29 08:30"), HOUR))).toBe("3000-01-06 08:30");
    expect(shown(subtractBusinessMs(shut, utc("3000-01-06 08:30"), HOUR))).toBe("2025-12-29 08:30");
    expect(openSegments(shut, utc("2025-12-29 00:00"), utc("3000-01-07 00:00"))).toHaveLength(2);
  });

  test("only 29 February", () => {
    const closures = Array.from({ length: 366 }, (_, day) => ({
      yearly: new Date(Date.UTC(2024, 0, day + 1)).toISOString().slice(5, 10),
    })).filter((one) => one.yearly !== "02-29");
    const leap = calendarOf("UTC", "mon", [["08:00", "09:00"]], { closures });
    expect(shown(nextOpening(leap, utc("2026-01-01 00:00")))).toBe("2044-02-29 08:00");
    expect(shown(addBusinessMs(leap, utc("2026-01-01 00:00"), 15 * HOUR))).toBe("2416-02-29 09:00");
    expect(shown(addBusinessMs(leap, utc("2026-01-01 00:00"), 16 * HOUR))).toBe("2444-02-29 09:00");
  });

  test("a date of its own in the far future counts once", () => {
    const over = { openings: [{ on: "2601-01-04", windows: [["08:00", "08:15"]] as const }] };
    const plain = calendarOf("Europe/Helsinki", "mon", [["08:00", "09:00"]]);
    const marked = calendarOf("Europe/Helsinki", "mon", [["08:00", "09:00"]], over);
    const between = (from: string, to: string) =>
      businessMsBetween(marked, utc(from), utc(to)) - businessMsBetween(plain, utc(from), utc(to));
    expect(between("2026-01-01 00:00", "2601-01-04 00:00")).toBe(0);
    expect(between("2026-01-01 00:00", "2601-01-05 00:00")).toBe(15 * MINUTE);
    expect(between("2026-01-01 00:00", "9000-01-01 00:00")).toBe(15 * MINUTE);
    expect(between("2602-01-01 00:00", "9000-01-01 00:00")).toBe(0);
  });

  test("an amount that is used up only after the last instant is refused", () => {
    expect(() => addBusinessMs(office, utc("2026-01-01 00:00"), 9e15)).toThrow(DomainError);
    expect(() => subtractBusinessMs(office, utc("2026-01-01 00:00"), 9e15)).toThrow(DomainError);
  });
});

describe("cost does not grow with the distance", () => {
  const fresh = (minute: number) =>
    calendarOf("Europe/Helsinki", "weekdays", [["08:00", `16:${minute}`]], {
      closures: [{ yearly: "01-06" }, { on: "2026-12-06" }],
    });

  test("no more days are laid out for ten years or ten thousand than for one day", () => {
    const days = [DAY / 3, 10 * 365 * (DAY / 3), 1e12].map((ms, index) => {
      const calendar = fresh(10 + index);
      addBusinessMs(calendar, utc("2026-06-01 06:00"), ms);
      return calendar.years.cost.days;
    });
    expect(days[0]).toBeLessThanOrEqual(366);
    expect(Math.max(...days)).toBeLessThanOrEqual(2 * 366);
  });

  test("look-ups grow with the logarithm of the years", () => {
    const lookUps = [1, 10, 100, 1_000, 10_000].map((years, index) => {
      const calendar = fresh(20 + index);
      const before = calendar.years.cost.lookUps;
      businessMsBetween(calendar, utc("2026-06-01 06:00"), utc("2026-06-01 06:00") + years * 365 * DAY);
      addBusinessMs(calendar, utc("2026-06-01 06:00"), years * 260 * 8 * HOUR);
      return calendar.years.cost.lookUps - before;
    });
    expect(Math.max(...lookUps)).toBeLessThanOrEqual(150);
  });

  test("an answer once found costs no day at all", () => {
    const calendar = fresh(40);
    addBusinessMs(calendar, utc("2026-06-01 06:00"), 1e12);
    const { days } = calendar.years.cost;
    for (let ms = 0; ms < 1e12; ms += 1e10) addBusinessMs(calendar, utc("2026-06-01 06:00"), 1e12 - (ms % 3));
    expect(calendar.years.cost.days).toBe(days);
  });

  test("the same calendar is compiled once, a different one is not mistaken for it", () => {
    const document = { zone: "UTC", windows: { mon: [["08:00", "09:00"]] as const }, closures: [], openings: [] };
    expect(compileCalendar(structuredClone(document))).toBe(compileCalendar(document));
    expect(compileCalendar({ ...document, closures: [{ on: "2026-01-05" }] })).not.toBe(compileCalendar(document));
  });
});

describe("laws", () => {
  const anyCalendar = anyTurn.chain(({ zone, at }) =>
    calendarNear(zone, at)
      .filter((calendar) => checkCalendar(calendar).length === 0)
      .map((document) => ({ calendar: compileCalendar(document), at })),
  );

  test("a year's total is the sum of its days", () => {
    fc.assert(
      fc.property(
        anyCalendar,
        fc.integer({ min: -2, max: 2 }),
        fc.integer({ min: 1970, max: 2_250 }),
        (one, away, far) => {
          const { years } = one.calendar;
          for (const year of [new Date(one.at).getUTCFullYear() + away, far]) {
            const laidOut = tableOf(years, year);
            expect(openMsBefore(years, year + 1) - openMsBefore(years, year)).toBe(laidOut.openMs);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test("stretches add up, and adding and subtracting undo each other", () => {
    const anyMs = fc.integer({ min: 1, max: 400 * DAY });
    fc.assert(
      fc.property(anyCalendar, anyMs, anyMs, ({ calendar, at }, first, second) => {
        const middle = at + first;
        const end = middle + second;
        const whole = businessMsBetween(calendar, at, end);
        expect(businessMsBetween(calendar, at, middle) + businessMsBetween(calendar, middle, end)).toBe(whole);
        const sum = openSegments(calendar, at, end).reduce((ms, one) => ms + one.to - one.from, 0);
        expect(sum).toBe(whole);
        if (whole > 0) {
          expect(businessMsBetween(calendar, at, addBusinessMs(calendar, at, whole))).toBe(whole);
          expect(addBusinessMs(calendar, at, whole)).toBeLessThanOrEqual(end);
          expect(businessMsBetween(calendar, subtractBusinessMs(calendar, end, whole), end)).toBe(whole);
          expect(subtractBusinessMs(calendar, end, whole)).toBeLessThanOrEqual(at);
        }
        expect(isOpen(calendar, nextOpening(calendar, at))).toBe(true);
        expect(businessMsBetween(calendar, at, nextOpening(calendar, at))).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
