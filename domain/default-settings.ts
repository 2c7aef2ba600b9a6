/** The settings documents of the first start (contract.md, Settings; product.md, Proof, Promoters). */
import { finnishClosures } from "./finnish-holidays.js";
import { HOLIDAY_YEARS } from "./default-calendars.js";
import { defaultRiskWords } from "./default-risk-words.js";
import type { ContactHours, FollowUpSettings, PromoterSettings } from "./settings.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `/settings/follow-up`: asked after 24 h, silence closes after 7 days, a low answer reopens within 14. */
export const defaultFollowUp: FollowUpSettings = {
  verifyDelayMs: 24 * HOUR_MS,
  verifySilenceMs: 7 * DAY_MS,
  remeasureDelayMs: 30 * DAY_MS,
  reopenWindowMs: 14 * DAY_MS,
  workingHoursNotices: true,
  head: null,
  oneCasePer: "customer",
  highValue: { tiers: ["gold"], yearlyValue: { amount: 10_000, currency: "EUR" } },
  riskWords: defaultRiskWords,
};

/** 09-19 in Helsinki, not on Sundays or holidays. */
export const defaultContactHours: ContactHours = {
  zone: "Europe/Helsinki",
  windows: {
    mon: [["09:00", "19:00"]],
    tue: [["09:00", "19:00"]],
    wed: [["09:00", "19:00"]],
    thu: [["09:00", "19:00"]],
    fri: [["09:00", "19:00"]],
    sat: [["09:00", "19:00"]],
  },
  closures: finnishClosures(HOLIDAY_YEARS.from, HOLIDAY_YEARS.to),
};

/** `/settings/promoters`: thanked at once, asked after 24 h, nudged once after 7 days; one ask in 90 days, two a year. */
export const defaultPromoters: PromoterSettings = {
  thankDelayMs: 0,
  askDelayMs: 24 * HOUR_MS,
  reminderDelayMs: 7 * DAY_MS,
  coolDownMs: 90 * DAY_MS,
  maxPerYear: 2,
  holdOutPercent: 10,
  contactHours: defaultContactHours,
};
