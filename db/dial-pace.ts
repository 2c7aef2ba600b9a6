// When the next connection attempt may start. Pure: the caller brings the time, in ms of any steady clock.

/** After so many failed attempts in a row the breaker is open: callers are refused at once until an attempt succeeds. */
export const breakerOpensAfter = 5;

/** Attempts that hang fail slowly: the breaker also opens when two in a row and this time, in ms, have gone by. */
export const breakerOpensAfterMs = 2000;

/** Longest pause between the starts of two attempts, in ms. */
export const longestPauseMs = 1000;

const firstPauseMs = 250;
/** Attempts under way together while all is well; few, so that the first failures do not come as a crowd. */
const together = 2;

/** Paces the attempts of one pool: at once while they succeed, fewer than five a second when they do not. */
export interface DialPace {
  /** Time until another attempt may start, given how many are under way; Infinity while one must end first. */
  waitMs(nowMs: number, underWay: number): number;
  /** An attempt failed. */
  failed(startedAtMs: number, endedAtMs: number): void;
  succeeded(): void;
  /** A line that had been open broke. Slows the next attempt down, says nothing about the breaker. */
  lost(nowMs: number): void;
  /** Whether the last attempt failed. */
  isFailing(): boolean;
  isOpen(): boolean;
}

/** A pace that starts healthy. `random` (0 to 1) spreads the pauses of many processes. */
export function createDialPace(random: () => number = Math.random): DialPace {
  let failures = 0;
  let failingSinceMs = 0;
  let failingForMs = 0;
  let nextAtMs = Number.NEGATIVE_INFINITY;
  return {
    waitMs: (nowMs, underWay) => {
      if (underWay >= (failures === 0 ? together : 1)) return Number.POSITIVE_INFINITY;
      return Math.max(0, nextAtMs - nowMs);
    },
    failed: (startedAtMs, endedAtMs) => {
      failures += 1;
      if (failures === 1) failingSinceMs = startedAtMs;
      failingForMs = endedAtMs - failingSinceMs;
      // Counted from the start: an attempt that took its whole time has been pause enough.
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)) * (0.8 + 0.2 * random());
      nextAtMs = Math.max(nextAtMs, startedAtMs + pauseMs);
    },
    succeeded: () => {
      failures = 0;
    },
    lost: (nowMs) => {
      nextAtMs = Math.max(nextAtMs, nowMs + firstPauseMs);
    },
    isFailing: () => failures > 0,
    isOpen: () => failures >= breakerOpensAfter || (failures >= 2 && failingForMs >= breakerOpensAfterMs),
  };
}
