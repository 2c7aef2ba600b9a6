import { setTimeout as delay } from "node:timers/promises";

/** Hands out turns so that at most `perSecond` begin in a second, evenly spread after a burst of a quarter of a second. */
export interface Pace {
  /** Resolves when the caller may begin. */
  turn(): Promise<void>;
}

/** A pace by the monotonic clock; `perSecond` must be positive. */
export function createPace(perSecond: number): Pace {
  const gapMs = 1_000 / perSecond;
  const burstMs = 250;
  let nextAt = 0;
  return {
    async turn() {
      const now = performance.now();
      const at = Math.max(nextAt, now - burstMs);
      nextAt = at + gapMs;
      if (at > now) await delay(at - now);
    },
  };
}
