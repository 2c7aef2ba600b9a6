import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCalendar } from "../../domain/business-time.js";
import { defaultContactHours } from "../../domain/default-settings.js";
import { isThankedRecently, nudgeAt } from "../../domain/journey.js";
import { eligibility, isHeldOut, type ReferralFacts } from "../../domain/referral.js";

const now = Date.parse("2026-11-26T10:00:00.000Z");
const day = 24 * 3_600_000;

/** A promoter with consent about whom nothing speaks against an ask. */
function promoter(over: Partial<ReferralFacts> = {}): ReferralFacts {
  return {
    customerId: "c-1",
    step: "ask",
    hasEmail: true,
    latestAnswer: { band: "promoter", hasRiskWord: false },
    hasOpenCase: false,
    accountHasUrgentCase: false,
    lastUnverifiedClosingAt: null,
    marketingConsent: true,
    unsubscribed: false,
    bounced: false,
    restricted: false,
    minor: false,
    employee: false,
    asks: [],
    lastMarketingMessageAt: null,
    settings: { coolDownMs: 90 * day, maxPerYear: 2, holdOutPercent: 0 },
    contactHours: null,
    ...over,
  };
}

function against(over: Partial<ReferralFacts>): string[] {
  return eligibility(promoter(over), now).reasons.map(({ code }) => code);
}

describe("eligibility", () => {
  it("asks a promoter with consent at once when nothing speaks against it", () => {
    expect(eligibility(promoter(), now)).toEqual({ eligible: true, reasons: [], notBefore: now });
  });

  it.each([
    [
      "a passive latest answer",
      { latestAnswer: { band: "passive", hasRiskWord: false } },
      "latest_answer_not_promoter",
    ],
    [
      "a latest answer without a band",
      { latestAnswer: { band: null, hasRiskWord: false } },
      "latest_answer_not_promoter",
    ],
    ["no answer at all", { latestAnswer: null }, "latest_answer_not_promoter"],
    ["a risk word", { latestAnswer: { band: "promoter", hasRiskWord: true } }, "risk_word"],
    ["an open case", { hasOpenCase: true }, "open_case"],
    ["an urgent case of the account", { accountHasUrgentCase: true }, "account_open_case"],
    ["a case closed a moment ago", { lastUnverifiedClosingAt: now }, "recently_closed_case"],
    ["a case closed nearly 30 days ago", { lastUnverifiedClosingAt: now - 30 * day + 1 }, "recently_closed_case"],
    ["no word on consent", { marketingConsent: null }, "no_marketing_consent"],
    ["consent refused", { marketingConsent: false }, "no_marketing_consent"],
    ["unsubscribing", { unsubscribed: true }, "unsubscribed"],
    ["a bounce", { bounced: true }, "bounced"],
    ["a restriction", { restricted: true }, "restricted"],
    ["a minor", { minor: true }, "minor"],
    ["an employee", { employee: true }, "employee"],
    ["no address", { hasEmail: false }, "no_address"],
    ["an ask nearly 90 days ago", { asks: [now - 90 * day + 1] }, "cool_down"],
    ["two asks within the year", { asks: [now - 100 * day, now - 365 * day + 1] }, "yearly_cap"],
    ["a yearly cap of none", { settings: { coolDownMs: 0, maxPerYear: 0, holdOutPercent: 0 } }, "yearly_cap"],
    ["another message nearly 30 days ago", { lastMarketingMessageAt: now - 30 * day + 1 }, "message_gap"],
    ["the hold-out", { settings: { coolDownMs: 0, maxPerYear: 2, holdOutPercent: 100 } }, "hold_out"],
  ] as [string, Partial<ReferralFacts>, string][])("stops at %s", (_, over, code) => {
    expect(against(over)).toEqual([code]);
    expect(eligibility(promoter(over), now).notBefore).toBeNull();
  });

  it.each([
    ["a case closed 30 days ago", { lastUnverifiedClosingAt: now - 30 * day }],
    ["an ask 90 days ago", { asks: [now - 90 * day] }],
    ["two asks, one a year ago", { asks: [now - 100 * day, now - 365 * day] }],
    ["another message 30 days ago", { lastMarketingMessageAt: now - 30 * day }],
    [
      "a cool-down of seconds that has passed",
      { asks: [now - 5_000], settings: { coolDownMs: 5_000, maxPerYear: 9, holdOutPercent: 0 } },
    ],
  ] as [string, Partial<ReferralFacts>][])("does not mind %s", (_, over) => {
    expect(against(over)).toEqual([]);
  });

  it("names every reason at once", () => {
    expect(against({ hasOpenCase: true, unsubscribed: true, asks: [now], marketingConsent: null })).toEqual([
      "open_case",
      "no_marketing_consent",
      "unsubscribed",
      "cool_down",
    ]);
  });

  it("lets the nudge follow its ask, but stops it for all else", () => {
    const nudge = { step: "nudge", settings: { coolDownMs: 90 * day, maxPerYear: 0, holdOutPercent: 100 } } as const;
    expect(against({ ...nudge, asks: [now - 7 * day] })).toEqual([]);
    expect(against({ ...nudge, hasOpenCase: true })).toEqual(["open_case"]);
    expect(against({ ...nudge, unsubscribed: true })).toEqual(["unsubscribed"]);
    expect(against({ ...nudge, lastMarketingMessageAt: now - day })).toEqual(["message_gap"]);
  });

  it("waits for the contact hours of the place", () => {
    const contactHours = compileCalendar({ ...defaultContactHours, openings: [] });
    const notBefore = (text: string): string | null => {
      const at = eligibility(promoter({ contactHours }), Date.parse(text)).notBefore;
      return at === null ? null : new Date(at).toISOString();
    };
    expect(notBefore("2026-11-26T10:00:00Z")).toBe("2026-11-26T10:00:00.000Z"); // Thursday noon
    expect(notBefore("2026-11-26T06:59:59Z")).toBe("2026-11-26T07:00:00.000Z"); // 08:59:59
    expect(notBefore("2026-11-26T17:00:00Z")).toBe("2026-11-27T07:00:00.000Z"); // 19:00
    expect(notBefore("2026-11-28T16:59:59Z")).toBe("2026-11-28T16:59:59.000Z"); // Saturday evening
    expect(notBefore("2026-11-28T17:00:00Z")).toBe("2026-11-30T07:00:00.000Z"); // over Sunday
    expect(notBefore("2026-12-24T10:00:00Z")).toBe("2026-12-28T07:00:00.000Z"); // over Christmas and Sunday
    expect(notBefore("2027-06-24T18:00:00Z")).toBe("2027-06-28T06:00:00.000Z"); // over Midsummer, in summer time
  });

  it("is given only when no reason stands, and its reasons only grow with what speaks against it", () => {
    const flags = fc.record({
      hasOpenCase: fc.boolean(),
      unsubscribed: fc.boolean(),
      bounced: fc.boolean(),
      marketingConsent: fc.constantFrom(true, false, null),
      lastUnverifiedClosingAt: fc.option(fc.integer({ min: now - 60 * day, max: now }), { nil: null }),
      asks: fc.array(fc.integer({ min: now - 400 * day, max: now }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(flags, (over) => {
        const before = eligibility(promoter(over), now);
        expect(before.eligible).toBe(before.reasons.length === 0);
        expect(before.notBefore).toBe(before.eligible ? now : null);
        const asked = eligibility(promoter({ ...over, asks: [...over.asks, now] }), now).reasons.map(
          ({ code }) => code,
        );
        expect(asked).toEqual(expect.arrayContaining([...before.reasons.map(({ code }) => code), "cool_down"]));
      }),
    );
  });
});

describe("the hold-out", () => {
  const ids = Array.from(
    { length: 20_000 },
    (_, index) => `0190f5c2-7a10-7000-8000-${String(index).padStart(12, "0")}`,
  );

  it.each([0, 1, 10, 50, 100])("takes about %i %% of customers with sequential ids", (percent) => {
    const share = (ids.filter((id) => isHeldOut(id, percent)).length / ids.length) * 100;
    expect(Math.abs(share - percent)).toBeLessThanOrEqual(percent === 0 || percent === 100 ? 0 : 1);
  });

  it("keeps everybody it had when it grows", () => {
    const small = ids.filter((id) => isHeldOut(id, 5));
    expect(small.every((id) => isHeldOut(id, 10))).toBe(true);
  });

  it("is the same on every machine and for ever", () => {
    expect(
      ids
        .slice(0, 40)
        .filter((id) => isHeldOut(id, 10))
        .map((id) => Number(id.slice(-2))),
    ).toMatchInlineSnapshot(`
      [
        19,
        28,
        36,
      ]
    `);
  });
});

describe("journeys", () => {
  it("thank once in 24 hours", () => {
    expect(isThankedRecently(null, now)).toBe(false);
    expect(isThankedRecently(now - day + 1, now)).toBe(true);
    expect(isThankedRecently(now - day, now)).toBe(false);
  });

  it("nudge once, counted from the real ask", () => {
    expect(nudgeAt(now, { reminderDelayMs: 7 * day })).toBe(now + 7 * day);
  });
});
