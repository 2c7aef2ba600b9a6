/** Everybody whose answer makes no case: promoters, who are thanked and asked, and passives without a word. */
import { loadResponse } from "../../db/response-store.js";
import type { Instant } from "../../domain/calendar.js";
import type { SurveyKind } from "../../domain/survey.js";
import { hear, plan, stopOffers, type GivenAnswer, type StoryWorld } from "./acting.js";
import { between, oneOf, type Chance } from "./chance.js";
import type { StoryCustomer, StoryLanguage } from "./customers.js";
import { praise, type Praise } from "./praise.js";
import type { Touchpoint } from "./stories.js";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Deliveries were late in this stretch, in days before now. */
const lateFromDays = 21.5;
const lateToDays = 10.5;
const promoterShare = 0.7;
/** Answers of somebody who answered before. */
const repeatShare = 0.45;
const repeatAfterMs = 4 * DAY_MS;
/** A referral ask comes a day after the answer; none shall fall into the minutes after the start. */
const quietAfterStartMs = 12 * MINUTE_MS;

/** Who answers in the crowd, and how often. */
export interface CrowdOptions {
  chance: Chance;
  /** The language of every answer there is to be. */
  languages: readonly StoryLanguage[];
  newCustomer: (language: StoryLanguage) => StoryCustomer;
  /** Customers whose case was settled; each may answer once more from `from` on. */
  recovered: readonly { customer: StoryCustomer; from: Instant }[];
  /** Told the customers' ids whose address turns out to be dead. */
  onBounce: (customerId: string) => void;
}

/** Puts the crowd's answers onto the agenda. */
export function tellCrowd(world: StoryWorld, options: CrowdOptions): void {
  const { chance, languages } = options;
  const instants = languages.map((_, index) => answerInstant(world, chance, index, languages.length));
  const casting = createCasting(options);
  const words = [...praise];
  const oddities = createOddities(world, options);
  for (const [index, at] of instants.toSorted((a, b) => a - b).entries()) {
    const language = languages[index] ?? "fi";
    const { customer, isNew } = casting(language, at);
    const answer = contentAnswer({ chance, language, daysAgo: (world.calendar.now - at) / DAY_MS, words });
    const odd = isNew && answer.score >= 9 ? oddities(customer) : null;
    plan(world, at, async () => {
      const { responseId } = await hear(world, odd?.customer ?? customer, answer);
      if (odd?.after !== undefined) await odd.after(responseId, at);
    });
  }
}

/** Spread over the whole time, at hours at which people answer. */
function answerInstant({ calendar }: StoryWorld, chance: Chance, index: number, count: number): Instant {
  const days = Math.floor(((index + chance()) / count) * 29.5);
  // The mean of two: most in the middle of the day and the early evening.
  const hour = 8 + 14 * ((chance() + chance()) / 2);
  let at = calendar.onDay(days, hour);
  while (at > calendar.now - 10 * MINUTE_MS) at -= DAY_MS;
  const askAt = at + DAY_MS;
  return askAt > calendar.now && askAt < calendar.now + quietAfterStartMs ? at - 2 * quietAfterStartMs : at;
}

function createCasting({ chance, newCustomer, recovered }: CrowdOptions) {
  const known: { customer: StoryCustomer; at: Instant }[] = [];
  const waiting = [...recovered];
  return (language: StoryLanguage, at: Instant): { customer: StoryCustomer; isNew: boolean } => {
    if (chance() < repeatShare) {
      const back = waiting.findIndex((one) => one.customer.language === language && one.from <= at);
      const [again] = back < 0 ? [] : waiting.splice(back, 1);
      if (again !== undefined) return { customer: again.customer, isNew: false };
      const other = known.find((one) => one.customer.language === language && at - one.at > repeatAfterMs);
      if (other !== undefined) {
        known.splice(known.indexOf(other), 1);
        return { customer: other.customer, isNew: false };
      }
    }
    const customer = newCustomer(language);
    known.push({ customer, at });
    return { customer, isNew: true };
  };
}

type Scored = GivenAnswer & { score: number };

function contentAnswer(given: { chance: Chance; language: StoryLanguage; daysAgo: number; words: Praise[] }): Scored {
  const { chance, language, daysAgo, words } = given;
  const isLate = daysAgo < lateFromDays && daysAgo > lateToDays;
  const touchpoint = oneOf<Touchpoint>(chance, [
    ...(isLate ? (["delivery"] as const) : (["delivery", "delivery", "delivery", "delivery"] as const)),
    "installation",
    "installation",
    "support",
    "support",
    "store",
    "store",
    "payment",
    "invoice",
  ]);
  const kind = kindAt(touchpoint, chance);
  // Even who got a late delivery in time is not delighted.
  const isPromoter = chance() < (isLate && touchpoint === "delivery" ? 0.2 : promoterShare);
  if (!isPromoter) return { language, touchpoint, kind, score: oneOf(chance, scores[kind].passive), comment: null };
  const fits = words.findIndex(
    (one) =>
      one.language === language && one.touchpoint === touchpoint && (one.recovered !== true || daysAgo < lateToDays),
  );
  const [said] = fits >= 0 && chance() < 0.7 ? words.splice(fits, 1) : [];
  return { language, touchpoint, kind, score: oneOf(chance, scores[kind].promoter), comment: said?.comment ?? null };
}

const scores: Readonly<Record<SurveyKind, Record<"passive" | "promoter", readonly [number, ...number[]]>>> = {
  nps: { passive: [7, 8, 8], promoter: [9, 9, 10] },
  csat: { passive: [3, 4, 4], promoter: [5] },
  ces: { passive: [4, 5], promoter: [6, 7] },
};

function kindAt(touchpoint: Touchpoint, chance: Chance): SurveyKind {
  const asked = chance();
  if (touchpoint === "support" && asked < 0.4) return "csat";
  if (touchpoint === "payment" && asked < 0.75) return "ces";
  if (touchpoint === "invoice" && asked < 0.5) return "ces";
  if (touchpoint === "store" && asked < 0.2) return "csat";
  return "nps";
}

/** What is odd about one promoter: who they are instead, or what comes after their answer. */
interface Oddity {
  customer?: StoryCustomer;
  after?: (responseId: string, at: Instant) => Promise<void>;
}

/** Some promoters cannot or do not want to be asked: every sixth who may be, in turn. */
function createOddities(world: StoryWorld, { chance, onBounce }: CrowdOptions): (one: StoryCustomer) => Oddity | null {
  const customerOf = async (responseId: string): Promise<string> =>
    (await loadResponse(world.tx, responseId))?.customerId ?? "";
  const stopsOffers: Oddity = {
    after: async (responseId, at) => {
      const customerId = await customerOf(responseId);
      plan(world, at + Math.round(between(chance, 1, 9) * HOUR_MS), () => stopOffers(world, customerId));
    },
  };
  const bounces: Oddity = { after: async (responseId) => onBounce(await customerOf(responseId)) };
  const turns = [stopsOffers, bounces, "no-address", stopsOffers, "no-address", stopsOffers] as const;
  let count = 0;
  return (one) => {
    if (one.consent.marketing !== true) return null;
    count += 1;
    const odd = count % 6 === 3 ? turns[Math.floor(count / 6)] : undefined;
    if (odd === undefined) return null;
    if (odd !== "no-address") return odd;
    return { customer: { ...one, customer: { ...one.customer, email: null } } };
  };
}
