/** What happens after a promoter's or passive's answer, and when (product.md, Promoters, Passives). */
import type { Instant } from "./calendar.js";
import type { PromoterSettings } from "./settings.js";

/** A customer is thanked at most once in this stretch. */
export const THANK_GAP_MS = 24 * 3_600_000;

/** A step of a journey: thanks, the ask to recommend, and the one nudge after it. */
export type JourneyStepKind = "thank" | "ask" | "nudge";

/** A step and the instant it is planned for. */
export interface JourneyStep {
  kind: JourneyStepKind;
  at: Instant;
}

/** Whether thanks at `at` would be the second within 24 h; exactly 24 h later is allowed. */
export function isThankedRecently(lastThankedAt: Instant | null, at: Instant): boolean {
  return lastThankedAt !== null && at < lastThankedAt + THANK_GAP_MS;
}

/** When the one nudge follows an ask that went out at `askedAt`. */
export function nudgeAt(askedAt: Instant, settings: Pick<PromoterSettings, "reminderDelayMs">): Instant {
  return askedAt + settings.reminderDelayMs;
}

/**
 * The steps after an answer that arrived at `arrivedAt`, in order. Promoters: thanks, ask, nudge; passives: thanks.
 * Thanks are left out when the customer was thanked less than 24 h before. Contact hours are not looked at: thanks
 * answer the person's own message at any hour, ask and nudge are put off by `eligibility` when they are due, and the
 * nudge then counts from the real ask (`nudgeAt`).
 */
export function planJourney(
  journey: "promoter" | "passive",
  arrivedAt: Instant,
  settings: Pick<PromoterSettings, "thankDelayMs" | "askDelayMs" | "reminderDelayMs">,
  lastThankedAt: Instant | null,
): JourneyStep[] {
  const thankAt = arrivedAt + settings.thankDelayMs;
  const thanks: JourneyStep[] = isThankedRecently(lastThankedAt, thankAt) ? [] : [{ kind: "thank", at: thankAt }];
  if (journey === "passive") return thanks;
  const askAt = arrivedAt + settings.askDelayMs;
  return [...thanks, { kind: "ask", at: askAt }, { kind: "nudge", at: nudgeAt(askAt, settings) }];
}
