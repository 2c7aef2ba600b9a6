import { describe, expect, test } from "vitest";
import { DomainError } from "../../domain/errors.js";
import { previewSla, type SlaPreviewDocument } from "../../domain/sla-preview.js";
import { HOUR, shown, utc } from "../support/calendars.js";

const now = utc("2026-11-24 06:20");

function document(over: Partial<SlaPreviewDocument> = {}): SlaPreviewDocument {
  return {
    calendar: { zone: "Europe/Helsinki", windows: { mon: [["08:00", "16:00"]], tue: [["08:00", "16:00"]] } },
    start: utc("2026-11-23 13:20"),
    budgetMs: 2 * HOUR,
    ...over,
  };
}

function items(over: Partial<SlaPreviewDocument>): string[] {
  try {
    previewSla(document(over), now);
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind: "invalid", code: "sla-preview-invalid" });
    return (error as DomainError).errors.map((item) => `${item.pointer} ${item.code}`);
  }
  return [];
}

describe("the preview", () => {
  test("takes the default of everything that is missing", () => {
    const { dueAt, usedMs, remainingMs, rungs } = previewSla(document(), now);
    expect(shown(dueAt)).toBe("2026-11-24 07:20");
    expect({ usedMs, remainingMs, rungs }).toEqual({ usedMs: HOUR, remainingMs: HOUR, rungs: [] });
    expect(previewSla(document({ budgetMs: undefined }), now)).toMatchObject({
      dueAt: null,
      usedMs: 0,
      remainingMs: 0,
    });
    expect(previewSla(document({ budgetMs: null }), now).dueAt).toBeNull();
  });

  test("reads the clock at the instant asked, also before the start", () => {
    expect(previewSla(document({ at: utc("2026-11-24 08:20") }), now).remainingMs).toBe(-HOUR);
    expect(previewSla(document({ at: utc("2026-11-01 00:00") }), now)).toMatchObject({
      usedMs: 0,
      remainingMs: 2 * HOUR,
    });
  });

  test("knows suspensions, open ones by a null or missing end, and rungs", () => {
    const from = utc("2026-11-23 13:30");
    const rungs = [{ percent: 5 }, { offsetMs: -HOUR }];
    for (const open of [{ from }, { from, to: null }]) {
      const reading = previewSla(document({ suspensions: [open], rungs }), now);
      expect(reading.dueAt).toBeNull();
      expect(reading.rungs.map((one) => shown(one.dueAt))).toEqual(["2026-11-23 13:26", null]);
    }
  });

  test("never caps a pause", () => {
    const suspensions = [{ from: utc("2026-11-23 13:30"), to: utc("2030-11-25 06:00") }];
    expect(shown(previewSla(document({ suspensions }), now).dueAt)).toBe("2030-11-25 07:50");
  });
});

describe("what is wrong is named by its place in the document", () => {
  test("a calendar", () => {
    expect(items({ calendar: { zone: "Europe/Helsinki" } })).toEqual(["/calendar/windows never-open"]);
    const windows = {
      mon: [["08:00", "16:00"] as const, ["15:00", "17:00"] as const],
      tue: [["08:00", "25:00"] as const],
    };
    expect(items({ calendar: { zone: "Mars/Base", windows } })).toEqual([
      "/calendar/zone unknown-zone",
      "/calendar/windows/tue/0/1 bad-time",
    ]);
    expect(items({ calendar: { zone: "UTC", windows: { mon: windows.mon } } })).toEqual([
      "/calendar/windows/mon/1 overlapping-windows",
    ]);
  });

  test.each<[string, Partial<SlaPreviewDocument>, string[]]>([
    ["a negative budget", { budgetMs: -1 }, ["/budgetMs negative"]],
    ["a budget that is not whole", { budgetMs: 0.5 }, ["/budgetMs not-whole"]],
    ["a budget past the end of time", { budgetMs: 9e15 }, ["/budgetMs instant-out-of-range"]],
    ["a rung past the end of time", { rungs: [{ percent: 50 }, { percent: 1e12 }] }, ["/rungs/1 instant-out-of-range"]],
    ["a negative share", { rungs: [{ percent: -1 }] }, ["/rungs/0/percent bad-percent"]],
    ["a share that is no number", { rungs: [{ percent: Number.NaN }] }, ["/rungs/0/percent bad-percent"]],
    ["an offset that is not whole", { rungs: [{ offsetMs: 1.5 }] }, ["/rungs/0/offsetMs not-whole"]],
    [
      "a suspension that ends before it begins",
      { suspensions: [{ from: 2, to: 1 }] },
      ["/suspensions/0/to to-before-from"],
    ],
    ["an instant that is none", { start: Number.NaN, at: 9e15 }, ["/start not-an-instant", "/at not-an-instant"]],
  ])("%s", (_, over, expected) => {
    expect(items(over)).toEqual(expected);
  });
});

test("a budget of 10^12 ms on half an hour a week is found without walking there", () => {
  const calendar = { zone: "Europe/Helsinki", windows: { wed: [["08:00", "08:30"] as const] } };
  const { dueAt, segments } = previewSla(document({ calendar, budgetMs: 1e12 }), now);
  expect(shown(dueAt)).toBe("+012674-04-22 05:16:40");
  expect(segments.length).toBeLessThanOrEqual(1_006);
});
