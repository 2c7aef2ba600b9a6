import { describe, expect, test } from "vitest";
import { breakerOpensAfter, breakerOpensAfterMs, createDialPace, longestPauseMs } from "../../db/dial-pace.js";
import type { DialPace } from "../../db/dial-pace.js";

/** Starts of attempts that each fail after `attemptMs`, as early as the pace allows, in `forMs`. */
function failingStarts(pace: DialPace, attemptMs: number, forMs: number): number[] {
  const starts: number[] = [];
  for (let nowMs = 0; nowMs < forMs;) {
    const waitMs = pace.waitMs(nowMs, 0);
    if (waitMs > 0) {
      nowMs += waitMs;
      continue;
    }
    starts.push(nowMs);
    nowMs += attemptMs;
    pace.failed(nowMs - attemptMs, nowMs);
  }
  return starts;
}

describe("the pace of connection attempts", () => {
  test.each([0, 0.5, 1])("stays below five a second while they fail at once (luck %s)", (luck) => {
    const starts = failingStarts(
      createDialPace(() => luck),
      1,
      60_000,
    );
    for (const from of starts) {
      expect(starts.filter((at) => at >= from && at < from + 1000).length).toBeLessThan(5);
    }
    // And never so slow that a server that is back waits long for the next one.
    for (const [index, at] of starts.entries())
      expect(at - (starts[index - 1] ?? 0)).toBeLessThanOrEqual(longestPauseMs);
  });

  test("opens the breaker after five failures in a row, and closes it with the first success", () => {
    const pace = createDialPace(() => 1);
    for (let failure = 1; failure <= breakerOpensAfter; failure += 1) {
      expect(pace.isOpen()).toBe(false);
      pace.failed(failure, failure);
    }
    expect(pace.isOpen()).toBe(true);
    pace.succeeded();
    expect([pace.isOpen(), pace.isFailing()]).toEqual([false, false]);
  });

  test("opens the breaker early when attempts hang", () => {
    const pace = createDialPace(() => 1);
    pace.failed(0, 1500);
    expect(pace.isOpen()).toBe(false);
    pace.failed(1500, 1500 + breakerOpensAfterMs);
    expect(pace.isOpen()).toBe(true);
  });

  test("does not pause after an attempt that took its whole time", () => {
    const pace = createDialPace(() => 1);
    for (let failure = 0; failure < 10; failure += 1) pace.failed(failure * 1500, (failure + 1) * 1500);
    expect(pace.waitMs(15_000, 0)).toBe(0);
  });

  test("lets two attempts run together while all is well and one while it is not", () => {
    const pace = createDialPace(() => 1);
    expect([pace.waitMs(0, 1), pace.waitMs(0, 2)]).toEqual([0, Number.POSITIVE_INFINITY]);
    pace.failed(0, 0);
    expect(pace.waitMs(10_000, 1)).toBe(Number.POSITIVE_INFINITY);
  });

  test("slows down after a lost line without counting it as a failure", () => {
    const pace = createDialPace(() => 1);
    for (let line = 0; line < 20; line += 1) pace.lost(1000);
    expect(pace.waitMs(1000, 0)).toBe(250);
    expect([pace.isOpen(), pace.isFailing()]).toEqual([false, false]);
  });
});
