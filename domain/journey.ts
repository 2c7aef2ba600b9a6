/** When the steps after a promoter's or passive's answer may happen (product.md, Promoters, Passives). Thanks answer the person's own message at any hour; ask and nudge go by `eligibility`. */
import type { Instant } from "./calendar.js";
import type { PromoterSettings } from "./settings.js";

/** A customer is thanked at most once in this stretch. */
const THANK_GAP_MS = 24 * 3_600_000;

/** Whether thanks at `at` would be the second within 24 h; exactly 24 h later is allowed. */
export function isThankedRecently(lastThankedAt: Instant | null, at: Instant): boolean {
  return lastThankedAt !== null && at < lastThankedAt + THANK_GAP_MS;
}

/** When the one nudge follows an ask that went out at `askedAt`. */
export function nudgeAt(askedAt: Instant, settings: Pick<PromoterSettings, "reminderDelayMs">): Instant {
  return askedAt + settings.reminderDelayMs;
}
