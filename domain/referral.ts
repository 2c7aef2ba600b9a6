/** Whether a customer may be asked to recommend, and when (product.md, Promoters). Asked when an ask is planned and again when it is sent. */
import { nextOpening, type BusinessCalendar } from "./business-time.js";
import type { Instant } from "./calendar.js";
import type { PromoterSettings } from "./settings.js";
import type { Band } from "./survey.js";

const DAY_MS = 24 * 3_600_000;
/** An unverified closing keeps a customer from being asked for this long. */
const AFTER_CLOSING_MS = 30 * DAY_MS;
/** At most one non-service message in this stretch; thanks do not count, an ask and its nudge count once. */
const MESSAGE_GAP_MS = 30 * DAY_MS;
/** The stretch `maxPerYear` counts in. */
const YEAR_MS = 365 * DAY_MS;

/** Why a customer may not be asked. */
export type IneligibilityCode =
  | "latest_answer_not_promoter"
  | "risk_word"
  | "open_case"
  | "account_open_case"
  | "recently_closed_case"
  | "no_marketing_consent"
  | "unsubscribed"
  | "bounced"
  | "restricted"
  | "minor"
  | "employee"
  | "no_address"
  | "cool_down"
  | "yearly_cap"
  | "message_gap"
  | "hold_out";

/** A code, and one English sentence for those who may see it. */
export interface IneligibilityReason {
  code: IneligibilityCode;
  detail: string;
}

/** What is known about the customer at the moment of asking. */
export interface ReferralFacts {
  customerId: string;
  /** `ask` plans or sends the ask; `nudge` its one reminder, which the ask's own caps and the hold-out do not touch. */
  step: "ask" | "nudge";
  hasEmail: boolean;
  /** The latest answer with a score; null = none. */
  latestAnswer: { band: Band | null; hasRiskWord: boolean } | null;
  hasOpenCase: boolean;
  /** An open P1 or P2 case of anybody of the same account. */
  accountHasUrgentCase: boolean;
  /** When a case was last closed without the customer's own "yes, fixed"; null = never. */
  lastUnverifiedClosingAt: Instant | null;
  /** Null = never said, which is not a yes. */
  marketingConsent: boolean | null;
  unsubscribed: boolean;
  bounced: boolean;
  restricted: boolean;
  minor: boolean;
  employee: boolean;
  /** Asks that were sent or are reserved, other than the one in question. */
  asks: readonly Instant[];
  /** The latest message that was neither service nor thanks, this journey's own ask left out; null = none. */
  lastMarketingMessageAt: Instant | null;
  settings: Pick<PromoterSettings, "coolDownMs" | "maxPerYear" | "holdOutPercent">;
  /** The compiled contact hours; null = any hour will do. */
  contactHours: BusinessCalendar | null;
}

/** The answer; all reasons at once. `notBefore` is set only when eligible: the instant itself, or the next opening of the contact hours. */
export interface Eligibility {
  eligible: boolean;
  reasons: readonly IneligibilityReason[];
  notBefore: Instant | null;
}

/**
 * Whether a customer belongs to the hold-out, for ever while `percent` stays (a larger share contains the smaller).
 * FNV-1a over the UTF-16 units of the id with a final mix, so that sequential ids spread evenly; `percent` 0-100, to hundredths.
 */
export function isHeldOut(customerId: string, percent: number): boolean {
  let hash = 0x811c9dc5;
  for (let index = 0; index < customerId.length; index += 1) {
    hash = Math.imul(hash ^ customerId.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 10_000 < percent * 100;
}

type Check = (facts: ReferralFacts, now: Instant) => IneligibilityReason | null;

function when(applies: boolean, code: IneligibilityCode, detail: string): IneligibilityReason | null {
  return applies ? { code, detail } : null;
}

function within(at: Instant | null, now: Instant, ms: number): boolean {
  return at !== null && at + ms > now;
}

function inWords(ms: number): string {
  return ms % DAY_MS === 0 ? `${ms / DAY_MS} days` : `${ms / 1000} s`;
}

/** Hold at every step. */
const always: readonly Check[] = [
  ({ latestAnswer }) =>
    when(latestAnswer?.band !== "promoter", "latest_answer_not_promoter", "The latest answer is not a promoter's."),
  ({ latestAnswer }) => when(latestAnswer?.hasRiskWord === true, "risk_word", "The latest answer has a risk word."),
  ({ hasOpenCase }) => when(hasOpenCase, "open_case", "A case of the customer is open."),
  ({ accountHasUrgentCase }) =>
    when(accountHasUrgentCase, "account_open_case", "The account has an open P1 or P2 case."),
  ({ lastUnverifiedClosingAt }, now) =>
    when(
      within(lastUnverifiedClosingAt, now, AFTER_CLOSING_MS),
      "recently_closed_case",
      "A case was closed within 30 days and not verified.",
    ),
  ({ marketingConsent }) =>
    when(marketingConsent !== true, "no_marketing_consent", "There is no explicit marketing consent."),
  ({ unsubscribed }) => when(unsubscribed, "unsubscribed", "The customer has unsubscribed."),
  ({ bounced }) => when(bounced, "bounced", "Mail to the customer has bounced."),
  ({ restricted }) => when(restricted, "restricted", "Processing is restricted."),
  ({ minor }) => when(minor, "minor", "The customer is a minor."),
  ({ employee }) => when(employee, "employee", "The customer is an employee."),
  ({ hasEmail }) => when(!hasEmail, "no_address", "There is no e-mail address."),
];

/** Hold for the ask only; its nudge belongs to it. */
const forAsk: readonly Check[] = [
  ({ asks, settings }, now) =>
    when(
      asks.some((at) => within(at, now, settings.coolDownMs)),
      "cool_down",
      `Asked within the cool-down of ${inWords(settings.coolDownMs)}.`,
    ),
  ({ asks, settings }, now) =>
    when(
      asks.filter((at) => within(at, now, YEAR_MS)).length >= settings.maxPerYear,
      "yearly_cap",
      `At most ${settings.maxPerYear} asks a year.`,
    ),
  ({ customerId, settings }) =>
    when(
      isHeldOut(customerId, settings.holdOutPercent),
      "hold_out",
      `Belongs to the hold-out of ${settings.holdOutPercent} %.`,
    ),
];

const messageGap: Check = ({ lastMarketingMessageAt }, now) =>
  when(within(lastMarketingMessageAt, now, MESSAGE_GAP_MS), "message_gap", "Had another message within 30 days.");

/**
 * Whether the customer may be asked (or nudged) at `now`, with every reason against it. Eligible outside the contact
 * hours means: not before their next opening, and to be asked again then. Spans are open at their end: asked exactly
 * one cool-down later is allowed.
 */
export function eligibility(facts: ReferralFacts, now: Instant): Eligibility {
  const checks = facts.step === "ask" ? [...always, ...forAsk, messageGap] : [...always, messageGap];
  const reasons = checks.flatMap((check) => check(facts, now) ?? []);
  if (reasons.length > 0) return { eligible: false, reasons, notBefore: null };
  const notBefore = facts.contactHours === null ? now : nextOpening(facts.contactHours, now);
  return { eligible: true, reasons: [], notBefore };
}
