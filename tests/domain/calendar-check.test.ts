import { describe, expect, test } from "vitest";
import { checkCalendar, compileCalendar } from "../../domain/business-time.js";
import type { Calendar, Closure, LocalWindow } from "../../domain/calendar.js";
import { DomainError } from "../../domain/errors.js";

const weekdays = { mon: [["08:00", "16:00"]], tue: [["08:00", "16:00"]] } as const;

function calendar(over: Partial<Calendar>): Calendar {
  return { zone: "Europe/Helsinki", windows: weekdays, closures: [], openings: [], ...over };
}

function found(over: Partial<Calendar>): string[] {
  return checkCalendar(calendar(over)).map((item) => `${item.pointer} ${item.code}`);
}

describe("a calendar that works", () => {
  test.each<[string, Partial<Calendar>]>([
    [
      "windows that touch and come unordered",
      {
        windows: {
          mon: [
            ["12:00", "16:00"],
            ["08:00", "12:00"],
          ],
        },
      },
    ],
    ["a day from 00:00 to 24:00 beside another", { windows: { mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]] } }],
    [
      "a window that ends at midnight, written 00:00",
      { windows: { mon: [["22:00", "00:00"]], tue: [["00:00", "06:00"]] } },
    ],
    ["a night that touches the next morning", { windows: { sun: [["22:00", "06:00"]], mon: [["06:00", "08:00"]] } }],
    ["a single minute a week", { windows: { wed: [["08:00", "08:01"]] } }],
    ["an alias as zone", { zone: "Asia/Calcutta" }],
    ["a closure of 29 February", { closures: [{ yearly: "02-29" }] }],
    ["a closure that ends on the day it starts", { closures: [{ from: "2026-01-01", to: "2026-01-01" }] }],
    [
      "closures that overlap and repeat",
      { closures: [{ on: "2026-01-01" }, { on: "2026-01-01" }, { yearly: "01-01" }] },
    ],
    ["a closure of years", { closures: [{ from: "2026-01-01", to: "2039-12-31" }] }],
    ["an opening without windows", { openings: [{ on: "2026-01-05", windows: [] }] }],
    [
      "an opening on a closed date",
      { closures: [{ on: "2026-01-05" }], openings: [{ on: "2026-01-05", windows: [["10:00", "12:00"]] }] },
    ],
  ])("may have %s", (_, over) => {
    expect(found(over)).toEqual([]);
    expect(() => compileCalendar(calendar(over))).not.toThrow();
  });
});

describe("a time", () => {
  test.each<[LocalWindow, string]>([
    [["08:00", "25:00"], "/windows/mon/0/1 bad-time"],
    [["18:60", "20:00"], "/windows/mon/0/0 bad-time"],
    [["24:00", "08:00"], "/windows/mon/0/0 bad-time"],
    [["08:00", "24:01"], "/windows/mon/0/1 bad-time"],
    [["8:00", "16:00"], "/windows/mon/0/0 bad-time"],
    [["08:00", "16:00:00"], "/windows/mon/0/1 bad-time"],
    [["08:00", ""], "/windows/mon/0/1 bad-time"],
    [["-1:00", "16:00"], "/windows/mon/0/0 bad-time"],
    [["08:00", "08:00"], "/windows/mon/0 empty-window"],
    [["00:00", "00:00"], "/windows/mon/0 empty-window"],
  ])("in %j is refused as %s", (window, item) => {
    expect(found({ windows: { mon: [window], tue: [["08:00", "16:00"]] } })).toEqual([item]);
  });

  test("is pointed at in every window, on openings too", () => {
    const bad: LocalWindow[] = [
      ["08:00", "09:00"],
      ["10:00", "99:00"],
    ];
    expect(found({ windows: { ...weekdays, wed: bad }, openings: [{ on: "2026-01-04", windows: bad }] })).toEqual([
      "/windows/wed/1/1 bad-time",
      "/openings/0/windows/1/1 bad-time",
    ]);
  });
});

describe("overlapping windows are refused", () => {
  test.each<[string, Calendar["windows"], string]>([
    [
      "on one day",
      {
        mon: [
          ["08:00", "12:00"],
          ["11:59", "16:00"],
        ],
      },
      "/windows/mon/1",
    ],
    [
      "unordered, at the later one",
      {
        mon: [
          ["11:59", "16:00"],
          ["08:00", "12:00"],
        ],
      },
      "/windows/mon/0",
    ],
    [
      "the same twice",
      {
        mon: [
          ["08:00", "12:00"],
          ["08:00", "12:00"],
        ],
      },
      "/windows/mon/1",
    ],
    [
      "one inside another",
      {
        mon: [
          ["08:00", "16:00"],
          ["09:00", "10:00"],
        ],
      },
      "/windows/mon/1",
    ],
    ["a night and the next morning", { mon: [["22:00", "06:00"]], tue: [["05:59", "08:00"]] }, "/windows/tue/0"],
    ["the night that ends the week", { sun: [["22:00", "06:00"]], mon: [["05:59", "08:00"]] }, "/windows/mon/0"],
    [
      "a night and a window of the evening",
      {
        mon: [
          ["22:00", "06:00"],
          ["23:00", "24:00"],
        ],
      },
      "/windows/mon/1",
    ],
  ])("%s", (_, windows, pointer) => {
    expect(found({ windows })).toEqual([`${pointer} overlapping-windows`]);
  });

  const nights = { sun: [["22:00", "06:00"]], mon: [["22:00", "06:00"]] } as const;
  test("of an opening and the night before it", () => {
    const openings = [{ on: "2026-01-05", windows: [["05:00", "08:00"]] as const }];
    expect(found({ windows: nights, openings })).toEqual(["/openings/0/windows/0 overlapping-windows"]);
    expect(found({ windows: nights, openings, closures: [{ on: "2026-01-04" }] })).toEqual([]);
  });

  test("of the night of an opening and the day after", () => {
    const openings = [{ on: "2026-01-04", windows: [["20:00", "08:01"]] as const }];
    expect(found({ openings })).toEqual(["/openings/0/windows/0 overlapping-windows"]);
    expect(found({ openings, closures: [{ on: "2026-01-05" }] })).toEqual([]);
  });

  test("of two openings that follow each other, once", () => {
    const openings = [
      { on: "2026-01-11", windows: [["06:00", "07:00"]] as const },
      { on: "2026-01-10", windows: [["20:00", "06:30"]] as const },
    ];
    expect(found({ openings })).toEqual(["/openings/0/windows/0 overlapping-windows"]);
  });
});

describe("a date", () => {
  test.each<[Closure, string]>([
    [{ on: "2026-02-30" }, "/closures/0/on bad-date"],
    [{ on: "2026-02-29" }, "/closures/0/on bad-date"],
    [{ on: "06.12.2026" }, "/closures/0/on bad-date"],
    [{ from: "2026-13-01", to: "2026-00-10" }, "/closures/0/from bad-date,/closures/0/to bad-date"],
    [{ from: "2026-12-27", to: "2026-12-24" }, "/closures/0 from-after-to"],
    [{ from: "2026-01-01", to: "9999-12-31" }, "/closures/0 endless-closure"],
    [{ yearly: "02-30" }, "/closures/0/yearly bad-yearly-date"],
    [{ yearly: "13-01" }, "/closures/0/yearly bad-yearly-date"],
    [{ yearly: "2026-01-06" }, "/closures/0/yearly bad-yearly-date"],
  ])("in %j is refused", (closure, items) => {
    expect(found({ closures: [closure] }).join()).toBe(items);
  });

  test("of an opening must exist and be there once", () => {
    const windows = [["08:00", "09:00"]] as const;
    expect(found({ openings: [{ on: "2026-02-30", windows }] })).toEqual(["/openings/0/on bad-date"]);
    expect(
      found({
        openings: [
          { on: "2026-01-03", windows },
          { on: "2026-01-03", windows: [] },
        ],
      }),
    ).toEqual(["/openings/1/on repeated-opening"]);
  });
});

describe("a calendar that never opens is refused", () => {
  const everyDate = Array.from({ length: 366 }, (_, day) => ({
    yearly: new Date(Date.UTC(2024, 0, day + 1)).toISOString().slice(5, 10),
  }));

  test("without windows in any week", () => {
    expect(found({ windows: {} })).toEqual(["/windows never-open"]);
    expect(found({ windows: { mon: [], tue: [] } })).toEqual(["/windows never-open"]);
  });

  test("also when it has openings, which run out", () => {
    const openings = [{ on: "2026-01-05", windows: [["08:00", "09:00"]] as const }];
    expect(found({ windows: {}, openings })).toEqual(["/windows never-open"]);
  });

  test("when every date is closed every year, but not when one is left", () => {
    expect(found({ closures: everyDate })).toEqual(["/windows never-open"]);
    expect(found({ closures: everyDate.filter((one) => one.yearly !== "02-29") })).toEqual([]);
  });
});

test("what is unknown is refused", () => {
  expect(found({ zone: "Europe/Helsingfors" })).toEqual(["/zone unknown-zone"]);
  expect(found({ zone: "+02:00" })).toEqual(["/zone unknown-zone"]);
  expect(found({ windows: { ...weekdays, "mo/n": [] } as never })).toEqual(["/windows/mo~1n unknown-weekday"]);
});

test("closures and openings have a bound", () => {
  expect(found({ closures: Array.from({ length: 4_001 }, () => ({ on: "2026-01-01" })) })).toEqual([
    "/closures too-many",
  ]);
});

test("compiling throws everything that is wrong at once", () => {
  const broken = calendar({ zone: "Nowhere", windows: { mon: [["25:00", "08:00"]] } });
  try {
    compileCalendar(broken);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind: "invalid", code: "calendar-invalid", errors: checkCalendar(broken) });
  }
});
