import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCalendar, compileCalendar } from "../../domain/business-time.js";
import { type ClockInput, dueAtOf, readClock, usedMsAt } from "../../domain/sla.js";
import { anyBudget, anyTurn, calendarNear, startNear, suspensionsNear } from "../support/calendar-arbitraries.js";
import { firstInstantUsed, joined, pieces, usedBefore } from "../support/slow-clock.js";

const DAY = 86_400_000;
const WALK_DAYS = 7;

const anyCase = anyTurn.chain(({ zone, at }) =>
  fc.record({
    calendar: calendarNear(zone, at).filter((calendar) => checkCalendar(calendar).length === 0),
    startedAt: startNear(at),
    budgetMs: anyBudget,
    suspensions: suspensionsNear(at),
    askedAfterMs: fc.integer({ min: -DAY, max: 6 * DAY }),
    percent: fc.constantFrom(25, 50, 75, 90, 100, 150, 33.3),
    offsetMs: fc.integer({ min: -8, max: 8 }).map((quarters) => quarters * 900_000),
  }),
);

describe("the clock agrees with one that looks at every minute", () => {
  test("on due instant, rungs, use and segments", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const walkedTo = one.startedAt + WALK_DAYS * DAY;
        const walked = pieces(one.calendar, one.suspensions, one.startedAt, walkedTo);
        const input: ClockInput = { ...one, calendar: compileCalendar(one.calendar), elapsedCapMs: null };
        const at = one.startedAt + one.askedAfterMs;
        const rungs = [{ percent: one.percent }, { offsetMs: one.offsetMs }];
        const reading = readClock(input, rungs, at);

        const isWalked = (found: number | null) => (found === null || found > walkedTo ? undefined : found);
        const share = Math.ceil((one.budgetMs * Math.round(one.percent * 10)) / 1000);
        const due = firstInstantUsed(walked, one.startedAt, one.budgetMs);
        expect(isWalked(reading.dueAt)).toBe(due);
        expect(isWalked(reading.rungs[0]!.dueAt)).toBe(firstInstantUsed(walked, one.startedAt, share));
        expect(isWalked(reading.rungs[1]!.dueAt)).toBe(
          firstInstantUsed(walked, one.startedAt, one.budgetMs + one.offsetMs),
        );
        expect(reading.usedMs).toBe(usedBefore(walked, at));
        expect(reading.remainingMs).toBe(one.budgetMs - reading.usedMs);
        if (due !== undefined) expect(reading.segments).toEqual(joined(walked, Math.max(due, at)));
      }),
      { numRuns: 200 },
    );
  });
});

describe("laws of the clock", () => {
  const anywhere = fc.record({
    near: anyTurn,
    yearsAway: fc.integer({ min: -40, max: 170 }),
  });
  const anyInput = anywhere.chain(({ near, yearsAway }) => {
    const at = near.at + yearsAway * 365 * DAY;
    return fc.record({
      calendar: calendarNear(near.zone, at)
        .filter((calendar) => checkCalendar(calendar).length === 0)
        .map(compileCalendar),
      startedAt: startNear(at),
      budgetMs: fc.oneof(anyBudget, fc.integer({ min: 1, max: 5_000 * DAY })),
      elapsedCapMs: fc.constant(null),
      suspensions: suspensionsNear(at).map((all) => all.filter((one) => one.to !== null)),
    });
  });

  test("due is never before start, and all of the budget is used at it for the first time", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const due = dueAtOf(input)!;
        expect(due).toBeGreaterThan(input.startedAt);
        expect(usedMsAt(input, due)).toBe(input.budgetMs);
        expect(usedMsAt(input, due - 1)).toBe(input.budgetMs - 1);
      }),
      { numRuns: 400 },
    );
  });

  test("a larger budget is due later", () => {
    fc.assert(
      fc.property(anyInput, anyBudget, (input, moreMs) => {
        expect(dueAtOf({ ...input, budgetMs: input.budgetMs + moreMs })!).toBeGreaterThan(dueAtOf(input)!);
      }),
      { numRuns: 400 },
    );
  });

  test("suspending for x business ms before the due instant moves it by x business ms", () => {
    fc.assert(
      fc.property(anyInput, fc.double({ min: 0, max: 1, noNaN: true }), anyBudget, (input, share, lengthMs) => {
        const due = dueAtOf(input)!;
        const from = Math.floor(input.startedAt + share * (due - 1 - input.startedAt));
        const to = from + lengthMs;
        const suspendedMs = usedMsAt(input, to) - usedMsAt(input, from);
        const moved = dueAtOf({ ...input, suspensions: [...input.suspensions, { from, to, reason: "" }] });
        expect(moved).toBe(dueAtOf({ ...input, budgetMs: input.budgetMs + suspendedMs }));
      }),
      { numRuns: 400 },
    );
  });

  test("splitting, repeating, overlapping and shuffling suspensions changes nothing", () => {
    fc.assert(
      fc.property(anyInput, fc.double({ min: 0, max: 1, noNaN: true }), (input, share) => {
        const split = input.suspensions.flatMap((one) => {
          const cut = Math.floor(one.from + share * (one.to! - one.from));
          return [{ ...one, from: cut }, one, { ...one, to: cut }];
        });
        const asked = dueAtOf(input)! + DAY;
        const again = { ...input, suspensions: split.toReversed() };
        expect(readClock(again, [{ percent: 50 }], asked)).toEqual(readClock(input, [{ percent: 50 }], asked));
      }),
      { numRuns: 200 },
    );
  });

  test("the open segments before an instant add up to what is used at it", () => {
    fc.assert(
      fc.property(anyInput, fc.double({ min: -0.1, max: 1.5, noNaN: true }), (input, share) => {
        const due = dueAtOf(input)!;
        const at = Math.floor(input.startedAt + share * (due - input.startedAt));
        const { segments, usedMs } = readClock(input, [], at);
        const open = segments.filter((one) => one.kind === "open" && one.from < at);
        expect(open.reduce((sum, one) => sum + Math.min(one.to, at) - one.from, 0)).toBe(usedMs);
        expect(segments[0]!.from).toBe(input.startedAt);
        expect(segments.at(-1)!.to).toBe(Math.max(at, due));
        for (const [index, one] of segments.entries()) expect(one.from).toBe(segments[index - 1]?.to ?? one.from);
      }),
      { numRuns: 200 },
    );
  });
});
