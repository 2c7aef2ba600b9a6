import { describe, expect, test } from "vitest";
import type { Suspension } from "../../domain/calendar.js";
import { MAX_SEGMENTS } from "../../domain/sla-segments.js";
import { type ClockInput, dueAtOf, readClock, remainingMsAt, rungAt, usedMsAt } from "../../domain/sla.js";
import { calendarOf, DAY, HOUR, MINUTE, shown, utc } from "../support/calendars.js";

const office = calendarOf("Europe/Helsinki", "weekdays", [["08:00", "16:00"]]);
const always = calendarOf("UTC", "all", [["00:00", "24:00"]]);

/** Monday 15:20 in Helsinki, two hours: due on Tuesday at 09:20 (07:20 UTC). */
function clock(over: Partial<ClockInput> = {}): ClockInput {
  return {
    calendar: office,
    startedAt: utc("2026-11-23 13:20"),
    budgetMs: 2 * HOUR,
    elapsedCapMs: null,
    suspensions: [],
    ...over,
  };
}

function paused(from: string, to: string | null): Suspension {
  return { from: utc(from), to: to === null ? null : utc(to), reason: "waiting_customer" };
}

describe("the due instant", () => {
  test.each([
    ["runs over the night", "2026-11-23 13:20", 2 * HOUR, "2026-11-24 07:20"],
    ["is closing time when the budget ends there", "2026-11-23 13:20", 40 * MINUTE, "2026-11-23 14:00"],
    ["counts from the opening when started before it", "2026-11-23 03:00", HOUR, "2026-11-23 07:00"],
    ["counts from the next opening when started at closing", "2026-11-23 14:00", HOUR, "2026-11-24 07:00"],
    ["runs over the weekend", "2026-11-27 13:59:59.999", HOUR, "2026-11-30 06:59:59.999"],
    ["keeps seconds and milliseconds", "2026-11-23 06:00:01.234", 1_001, "2026-11-23 06:00:02.235"],
    ["keeps a single millisecond over a night", "2026-11-23 13:59:59.999", 2, "2026-11-24 06:00:00.001"],
    ["uses the offset of its own date", "2026-10-23 12:59", 2 * MINUTE, "2026-10-26 06:01"],
    ["is months away when the budget is", "2026-11-23 06:00", 80 * 8 * HOUR, "2027-03-12 14:00"],
  ])("%s", (_, start, budgetMs, due) => {
    expect(shown(dueAtOf(clock({ startedAt: utc(start), budgetMs })))).toBe(due);
  });

  test("is never there without a budget", () => {
    const none = clock({ budgetMs: 0 });
    expect(readClock(none, [{ percent: 50 }, { offsetMs: -1 }], utc("2026-11-25 10:00"))).toMatchObject({
      dueAt: null,
      usedMs: 0,
      remainingMs: 0,
      rungs: [{ dueAt: null }, { dueAt: null }],
      segments: [],
    });
  });
});

describe("use", () => {
  test.each([
    ["before the start", "2026-11-20 08:00", 0],
    ["at the start", "2026-11-23 13:20", 0],
    ["up to, not including, the instant", "2026-11-23 13:20:00.001", 1],
    ["at closing", "2026-11-23 14:00", 40 * MINUTE],
    ["in the night", "2026-11-23 22:00", 40 * MINUTE],
    ["at the due instant, all of it", "2026-11-24 07:20", 2 * HOUR],
    ["after the due instant it grows on", "2026-11-24 08:20", 3 * HOUR],
  ])("%s", (_, at, usedMs) => {
    expect(usedMsAt(clock(), utc(at))).toBe(usedMs);
    expect(remainingMsAt(clock(), utc(at))).toBe(2 * HOUR - usedMs);
  });
});

describe("suspensions", () => {
  test("move the due instant by the business time they took, never by the time on the wall", () => {
    const overNight = [paused("2026-11-23 13:30", "2026-11-24 06:10")];
    expect(shown(dueAtOf(clock({ suspensions: overNight })))).toBe("2026-11-24 08:00");
    const weekend = clock({
      startedAt: utc("2026-11-27 13:00"),
      suspensions: [paused("2026-11-27 14:00", "2026-11-30 06:00")],
    });
    expect(shown(dueAtOf(weekend))).toBe("2026-11-30 07:00");
  });

  test("keep their seconds: nothing is floored", () => {
    const suspensions = [
      paused("2026-11-23 13:30:00.100", "2026-11-23 13:30:59.350"),
      paused("2026-11-23 13:40", "2026-11-23 13:40:00.050"),
    ];
    expect(shown(dueAtOf(clock({ suspensions })))).toBe("2026-11-24 07:20:59.300");
  });

  test.each<[string, Suspension[]]>([
    ["as one", [paused("2026-11-23 13:30", "2026-11-23 13:50")]],
    ["split", [paused("2026-11-23 13:30", "2026-11-23 13:37"), paused("2026-11-23 13:37", "2026-11-23 13:50")]],
    ["unsorted", [paused("2026-11-23 13:40", "2026-11-23 13:50"), paused("2026-11-23 13:30", "2026-11-23 13:40")]],
    [
      "overlapping, ended when both have",
      [paused("2026-11-23 13:30", "2026-11-23 13:45"), paused("2026-11-23 13:35", "2026-11-23 13:50")],
    ],
    [
      "one inside the other",
      [paused("2026-11-23 13:30", "2026-11-23 13:50"), paused("2026-11-23 13:35", "2026-11-23 13:40")],
    ],
    ["repeated", [paused("2026-11-23 13:30", "2026-11-23 13:50"), paused("2026-11-23 13:30", "2026-11-23 13:50")]],
    [
      "with empty ones",
      [paused("2026-11-23 13:30", "2026-11-23 13:50"), paused("2026-11-23 13:55", "2026-11-23 13:55")],
    ],
  ])("say the same %s", (_, suspensions) => {
    const reading = readClock(clock({ suspensions }), [{ percent: 50 }], utc("2026-11-23 13:45"));
    expect(shown(reading.dueAt)).toBe("2026-11-24 07:40");
    expect(reading.usedMs).toBe(10 * MINUTE);
    expect(shown(reading.rungs[0]!.dueAt)).toBe("2026-11-24 06:40");
  });

  test("that began before the start count from the start on", () => {
    expect(shown(dueAtOf(clock({ suspensions: [paused("2026-11-20 08:00", "2026-11-23 13:30")] })))).toBe(
      "2026-11-24 07:30",
    );
    expect(shown(dueAtOf(clock({ suspensions: [paused("2026-11-20 08:00", "2026-11-20 09:00")] })))).toBe(
      "2026-11-24 07:20",
    );
  });

  test("that begin where the budget ends leave it due there, open ones too", () => {
    for (const to of [null, "2026-12-01 10:00"]) {
      const reading = readClock(clock({ suspensions: [paused("2026-11-24 07:20", to)] }), [], utc("2026-11-24 07:20"));
      expect(shown(reading.dueAt)).toBe("2026-11-24 07:20");
      expect(reading.remainingMs).toBe(0);
    }
  });

  test("that begin at closing leave a budget that ends there due at closing", () => {
    const suspensions = [paused("2026-11-23 16:00", null)];
    expect(shown(dueAtOf(clock({ budgetMs: 40 * MINUTE, suspensions })))).toBe("2026-11-23 14:00");
  });

  test("after the due instant do not take the miss back", () => {
    expect(shown(dueAtOf(clock({ suspensions: [paused("2026-11-24 07:20:00.001", null)] })))).toBe("2026-11-24 07:20");
  });

  test("of ninety days are one stretch, not work for each minute", () => {
    const suspensions = [paused("2026-11-23 13:50", "2027-02-21 13:50")];
    const reading = readClock(clock({ suspensions }), [], utc("2026-12-24 00:00"));
    expect(shown(reading.dueAt)).toBe("2027-02-22 07:30");
    expect(reading.segments.filter((one) => one.kind === "suspended")).toHaveLength(1);
  });

  test("while one is open there is no due instant, but rungs reached before it keep theirs", () => {
    const suspensions = [paused("2026-11-24 06:20", null)];
    const rungs = [{ percent: 50 }, { percent: 50.1 }, { offsetMs: -HOUR }, { offsetMs: 0 }, { percent: 150 }];
    const reading = readClock(clock({ suspensions }), rungs, utc("2026-12-24 00:00"));
    expect(reading.dueAt).toBeNull();
    expect(reading.rungs.map((one) => shown(one.dueAt))).toEqual([
      "2026-11-24 06:20",
      null,
      "2026-11-24 06:20",
      null,
      null,
    ]);
    expect(reading).toMatchObject({ usedMs: HOUR, remainingMs: HOUR });
    expect(shown(reading.segments.at(-1)!.to)).toBe("2026-12-24 00:00");
  });

  test("that are open and began before the start leave all of the budget", () => {
    const reading = readClock(
      clock({ suspensions: [paused("2026-11-01 00:00", null)] }),
      [{ percent: 0 }],
      utc("2026-11-25 10:00"),
    );
    expect(reading).toMatchObject({ dueAt: null, usedMs: 0, remainingMs: 2 * HOUR });
    expect(reading.segments.map((one) => one.kind)).toEqual(["suspended"]);
  });

  test("an open one is not ended by a closed one inside it", () => {
    const suspensions = [paused("2026-11-23 13:30", null), paused("2026-11-23 13:35", "2026-11-23 13:40")];
    expect(dueAtOf(clock({ suspensions }))).toBeNull();
  });
});

describe("rungs", () => {
  test.each([
    ["a share of the budget", { percent: 50 }, "2026-11-24 06:20"],
    ["all of it is the due instant", { percent: 100 }, "2026-11-24 07:20"],
    ["more than all of it is counted on", { percent: 150 }, "2026-11-24 08:20"],
    ["none of it is the start", { percent: 0 }, "2026-11-23 13:20"],
    ["a share that ends at closing is there", { percent: 100 / 3 }, "2026-11-23 14:00"],
    ["a share between two ms is the later one", { percent: 0.000_01 }, "2026-11-23 13:20:00.001"],
    ["the due instant itself", { offsetMs: 0 }, "2026-11-24 07:20"],
    ["business time before it", { offsetMs: -HOUR }, "2026-11-24 06:20"],
    ["business time before it, over the night", { offsetMs: -90 * MINUTE }, "2026-11-23 13:50"],
    ["where the night is all there is between, the evening", { offsetMs: -80 * MINUTE }, "2026-11-23 14:00"],
    ["never before the start", { offsetMs: -3 * HOUR }, "2026-11-23 13:20"],
    ["business time after it", { offsetMs: 7 * HOUR }, "2026-11-25 06:20"],
  ])("%s", (_, at, expected) => {
    expect(shown(rungAt(clock(), at))).toBe(expected);
  });

  test("percentages with a fraction are not moved by the noise of their division", () => {
    const plain = clock({ calendar: always, budgetMs: 7_200_000 });
    expect(rungAt(plain, { percent: 33.3 })! - plain.startedAt).toBe(2_397_600);
    expect(rungAt({ ...plain, budgetMs: 1_000_000 }, { percent: 14.3 })! - plain.startedAt).toBe(143_000);
  });

  test("suspended time does not count towards them, before the due instant or after it", () => {
    const suspensions = [
      paused("2026-11-24 06:00", "2026-11-24 06:30"),
      paused("2026-11-24 08:00", "2026-11-24 09:00"),
    ];
    const input = clock({ suspensions });
    expect(shown(rungAt(input, { percent: 50 }))).toBe("2026-11-24 06:50");
    expect(shown(rungAt(input, { offsetMs: HOUR }))).toBe("2026-11-24 09:50");
  });

  test("come in the order asked", () => {
    const reading = readClock(clock(), [{ percent: 90 }, { percent: 10 }], utc("2026-11-23 14:00"));
    expect(reading.rungs.map((one) => shown(one.dueAt))).toEqual(["2026-11-24 07:08", "2026-11-23 13:32"]);
  });
});

describe("with an elapsed cap", () => {
  const friday = utc("2026-11-27 13:00");
  const capped = (over: Partial<ClockInput> = {}) =>
    clock({ startedAt: friday, budgetMs: 4 * HOUR, elapsedCapMs: 24 * HOUR, ...over });

  test("the earlier of the two instants is due", () => {
    expect(shown(dueAtOf(capped()))).toBe("2026-11-28 13:00");
    expect(shown(dueAtOf(capped({ budgetMs: HOUR })))).toBe("2026-11-27 14:00");
    expect(shown(dueAtOf(capped({ elapsedCapMs: null })))).toBe("2026-11-30 09:00");
    expect(shown(dueAtOf(capped({ elapsedCapMs: 68 * HOUR })))).toBe("2026-11-30 09:00");
  });

  test("use and segments are counted on the one that binds", () => {
    const at = utc("2026-11-28 01:00");
    const reading = readClock(capped(), [], at);
    expect(reading).toMatchObject({ usedMs: 12 * HOUR, remainingMs: 12 * HOUR });
    expect(reading.segments).toEqual([{ from: friday, to: utc("2026-11-28 13:00"), kind: "open" }]);
    expect(usedMsAt(capped({ budgetMs: HOUR }), at)).toBe(HOUR);
    expect(usedMsAt(capped(), utc("2026-11-27 12:00"))).toBe(0);
    expect(remainingMsAt(capped(), utc("2026-11-29 13:00"))).toBe(-24 * HOUR);
  });

  test.each([
    ["the earlier share", { percent: 50 }, "2026-11-28 01:00"],
    ["the share of the budget while that is earlier", { percent: 25 }, "2026-11-27 14:00"],
    ["business time after the capped instant", { offsetMs: 4 * HOUR }, "2026-11-30 10:00"],
    ["business time before it", { offsetMs: -30 * MINUTE }, "2026-11-27 13:30"],
    ["never before the start", { offsetMs: -2 * HOUR }, "2026-11-27 13:00"],
    ["the due instant", { percent: 100 }, "2026-11-28 13:00"],
    ["the due instant", { offsetMs: 0 }, "2026-11-28 13:00"],
  ])("a rung is %s: %j", (_, at, expected) => {
    expect(shown(rungAt(capped(), at))).toBe(expected);
  });

  test("rungs of a clock whose budget binds are where they would be without the cap", () => {
    for (const at of [{ percent: 50 }, { percent: 130 }, { offsetMs: -HOUR }, { offsetMs: 2 * HOUR }]) {
      const short = { budgetMs: 2 * HOUR, startedAt: utc("2026-11-23 06:00") };
      expect(rungAt(capped(short), at)).toBe(rungAt(clock(short), at));
    }
  });

  test("suspensions do not move the cap", () => {
    const suspensions = [paused("2026-11-27 13:10", null)];
    const reading = readClock(capped({ suspensions }), [{ percent: 100 }, { offsetMs: 0 }], friday + HOUR);
    expect(shown(reading.dueAt)).toBe("2026-11-28 13:00");
    expect(reading.rungs.map((one) => shown(one.dueAt))).toEqual(["2026-11-28 13:00", "2026-11-28 13:00"]);
    const shortly = [paused("2026-11-27 13:10", "2026-11-27 13:20")];
    expect(shown(dueAtOf(capped({ budgetMs: 30 * MINUTE, suspensions: shortly })))).toBe("2026-11-27 13:40");
  });
});

describe("segments", () => {
  test("run without gaps from the start to the due instant or the instant asked", () => {
    const suspensions = [paused("2026-11-23 13:30", "2026-11-24 06:10")];
    const tell = (at: string) =>
      readClock(clock({ suspensions }), [], utc(at)).segments.map(
        (one) => `${shown(one.from)} ${one.kind} ${shown(one.to)}`,
      );
    const untilDue = [
      "2026-11-23 13:20 open 2026-11-23 13:30",
      "2026-11-23 13:30 suspended 2026-11-24 06:10",
      "2026-11-24 06:10 open 2026-11-24 08:00",
    ];
    expect(tell("2026-11-23 10:00")).toEqual(untilDue);
    expect(tell("2026-11-24 08:00")).toEqual(untilDue);
    expect(tell("2026-11-24 16:00")).toEqual([
      ...untilDue.slice(0, 2),
      "2026-11-24 06:10 open 2026-11-24 14:00",
      "2026-11-24 14:00 closed 2026-11-24 16:00",
    ]);
  });

  test("are bounded in number, and folded ones still add up to what is used", () => {
    const suspensions = Array.from({ length: 40 }, (_, index) => ({
      from: utc("2027-01-04 09:00") + index * 90 * DAY,
      to: utc("2027-01-04 09:00") + index * 90 * DAY + 2 * HOUR,
      reason: "agreed_later",
    }));
    const input = clock({ budgetMs: 20_000 * HOUR, suspensions });
    for (const at of [utc("2026-12-01 09:00"), utc("2032-05-05 09:30"), utc("2045-05-05 09:30")]) {
      const { segments, usedMs, dueAt } = readClock(input, [], at);
      expect(segments.length).toBeLessThanOrEqual(MAX_SEGMENTS);
      const openBefore = (instant: number) =>
        segments
          .filter((one) => one.kind === "open")
          .reduce((sum, one) => sum + Math.max(0, Math.min(one.to, instant) - one.from), 0);
      expect(openBefore(at)).toBe(usedMs);
      expect(openBefore(dueAt!)).toBe(input.budgetMs);
      expect(segments.at(-1)!.to).toBe(Math.max(at, dueAt!));
      for (const [index, one] of segments.entries()) expect(one.from).toBe(segments[index - 1]?.to ?? input.startedAt);
      expect(segments.filter((one) => one.folded).length).toBeGreaterThan(0);
      expect(segments.slice(0, 1_000).every((one) => !one.folded)).toBe(true);
    }
  });
});

describe("the explanation", () => {
  const explain = (over: Partial<ClockInput>) => readClock(clock(over), [], utc("2026-11-24 00:00")).explanation;

  test.each<[string, Partial<ClockInput>, string]>([
    [
      "names budget and start",
      {},
      "Due Tue 2026-11-24 09:20 Europe/Helsinki: 2 h of opening time counted from Mon 15:20.",
    ],
    [
      "names pauses by their business time",
      { suspensions: [paused("2026-11-23 13:30", "2026-11-24 07:40")] },
      "Due Tue 2026-11-24 11:30 Europe/Helsinki: 2 h of opening time counted from Mon 15:20, paused 2 h 10 min.",
    ],
    [
      "names closed days",
      {
        calendar: calendarOf("Europe/Helsinki", "weekdays", [["08:00", "16:00"]], {
          closures: [{ from: "2026-11-24", to: "2026-11-29" }],
        }),
      },
      "Due Mon 2026-11-30 09:20 Europe/Helsinki: 2 h of opening time counted from Mon 2026-11-23 15:20, 4 closed days skipped.",
    ],
    [
      "names seconds where there are any",
      { startedAt: utc("2026-11-23 08:00:00.500"), budgetMs: 90_000 },
      "Due Mon 2026-11-23 10:01:30.500 Europe/Helsinki: 1 min 30 s of opening time counted from Mon 10:00:00.500.",
    ],
    [
      "says since when it is paused",
      { suspensions: [paused("2026-11-23 13:30", null)] },
      "Paused since Mon 2026-11-23 15:30 Europe/Helsinki: 10 min of 2 h of opening time used, due again when it resumes.",
    ],
    [
      "names the cap when that binds",
      { startedAt: utc("2026-11-27 13:00"), budgetMs: 4 * HOUR, elapsedCapMs: DAY },
      "Due Sat 2026-11-28 15:00 Europe/Helsinki: the cap of 24 h counted from Fri 15:00; 4 h of opening time would end Mon 2026-11-30 11:00.",
    ],
    ["says when there is no clock", { budgetMs: 0 }, "No clock: there is no budget."],
  ])("%s", (_, over, sentence) => {
    expect(explain(over)).toBe(sentence);
  });
});
