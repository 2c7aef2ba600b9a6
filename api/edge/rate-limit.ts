/** A limit per source and per key that a busy organisation does not meet; counted in this process (token bucket). */
import { retryLater } from "../problem.js";

/** Steady rate per second, and how much may come at once. */
export interface RateLimit {
  perSecond: number;
  burst: number;
}

/** The default of every source and key. */
export const defaultRateLimit: RateLimit = { perSecond: 500, burst: 2_000 };

/** Takes one token for a name; throws 429 `too-many-requests` with `Retry-After` when none is left. */
export type TakeToken = (name: string) => void;

/** Buckets by name; those that are full again are forgotten. */
export function createRateLimiter(limit: RateLimit = defaultRateLimit): TakeToken {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  const fullAfterMs = (limit.burst / limit.perSecond) * 1_000;
  return (name) => {
    const nowMs = performance.now();
    if (buckets.size > 10_000)
      for (const [key, bucket] of buckets) if (nowMs - bucket.atMs > fullAfterMs) buckets.delete(key);
    const bucket = buckets.get(name) ?? { tokens: limit.burst, atMs: nowMs };
    const tokens = Math.min(limit.burst, bucket.tokens + ((nowMs - bucket.atMs) / 1_000) * limit.perSecond);
    if (tokens < 1) {
      const waitMs = ((1 - tokens) / limit.perSecond) * 1_000;
      throw retryLater(429, "too-many-requests", "This sender is over its limit.", waitMs);
    }
    buckets.set(name, { tokens: tokens - 1, atMs: nowMs });
  };
}
