import { describe, expect, it } from "vitest";
import { compileCalendar, isOpen } from "../../domain/business-time.js";
import { defaultCalendars } from "../../domain/default-calendars.js";
import { defaultCauses } from "../../domain/default-causes.js";
import { defaultPolicy, policyPresets } from "../../domain/default-policies.js";
import { defaultFollowUp, defaultPromoters } from "../../domain/default-settings.js";
import { easterSunday, movableHolidays } from "../../domain/finnish-holidays.js";
import { checkPolicy } from "../../domain/policy-check.js";
import type { Rung } from "../../domain/policy.js";

const hour = 3_600_000;

describe("Finnish holidays", () => {
  it.each([
    [2025, "4-20"],
    [2026, "4-5"],
    [2027, "3-28"],
    [2028, "4-16"],
    [2029, "4-1"],
    [2030, "4-21"],
    [2031, "4-13"],
    [2032, "3-28"],
    [2033, "4-17"],
    [2034, "4-9"],
    [2035, "3-25"],
    [2038, "4-25"],
    [2000, "4-23"],
    [1961, "4-2"],
  ])("put Easter %i on %s", (year, expected) => {
    const { month, day } = easterSunday(year);
    expect(`${month}-${day}`).toBe(expected);
  });

  it.each([
    [
      2026,
      ["2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14", "2026-05-24", "2026-06-19", "2026-06-20", "2026-10-31"],
    ],
    [
      2027,
      ["2027-03-26", "2027-03-28", "2027-03-29", "2027-05-06", "2027-05-16", "2027-06-25", "2027-06-26", "2027-11-06"],
    ],
    [
      2030,
      ["2030-04-19", "2030-04-21", "2030-04-22", "2030-05-30", "2030-06-09", "2030-06-21", "2030-06-22", "2030-11-02"],
    ],
  ])("of %i fall on their days", (year, dates) => {
    expect(movableHolidays(year)).toEqual(dates);
  });

  it("keep weekdays of their own", () => {
    for (let year = 2025; year <= 2035; year += 1) {
      const weekdays = movableHolidays(year).map((on) => new Date(`${on}T12:00:00Z`).getUTCDay());
      expect(weekdays).toEqual([5, 0, 1, 4, 0, 5, 6, 6]);
    }
  });
});

describe("default calendars", () => {
  const open = (id: keyof typeof defaultCalendars, at: string) =>
    isOpen(compileCalendar(defaultCalendars[id]), Date.parse(at));

  it.each([
    ["Monday 08:00", "2026-11-23T06:00:00Z", true],
    ["Monday 07:59", "2026-11-23T05:59:00Z", false],
    ["Friday 15:59", "2026-11-27T13:59:00Z", true],
    ["Friday 16:00", "2026-11-27T14:00:00Z", false],
    ["Saturday", "2026-11-28T10:00:00Z", false],
    ["a summer morning", "2026-07-01T05:00:00Z", true],
    ["New Year's Day", "2027-01-01T10:00:00Z", false],
    ["Epiphany", "2027-01-06T10:00:00Z", false],
    ["Good Friday", "2035-03-23T10:00:00Z", false],
    ["Ascension Day", "2026-05-14T10:00:00Z", false],
    ["Midsummer Eve", "2026-06-19T10:00:00Z", false],
    ["Independence Day on a Monday", "2027-12-06T10:00:00Z", false],
    ["Christmas Eve", "2026-12-24T10:00:00Z", false],
    ["New Year's Eve", "2026-12-31T10:00:00Z", true],
  ])("know office hours in Helsinki: %s", (_, at, expected) => {
    expect(open("default", at)).toBe(expected);
  });

  it("know the shop's Saturday and no closing around the clock", () => {
    expect(open("shop", "2026-11-28T13:59:00Z")).toBe(true);
    expect(open("shop", "2026-10-31T12:00:00Z")).toBe(false); // All Saints' Day
    expect(open("always", "2026-12-25T02:00:00Z")).toBe(true);
  });
});

describe("default policies", () => {
  it.each(Object.entries(policyPresets))("%s can work, on a calendar that is there", (_, { policy, calendar }) => {
    expect(checkPolicy(policy)).toEqual([]);
    expect(defaultCalendars[calendar]).toBeDefined();
  });

  it("have the product's budgets by severity", () => {
    const table = defaultPolicy.rules.map(({ when, clocks }) => [
      when.severity?.join(),
      ...(["acknowledge", "first_contact", "next_update", "resolve"] as const).map(
        (kind) => (clocks[kind]?.budgetMs ?? 0) / hour,
      ),
      (clocks.first_contact?.elapsedCapMs ?? 0) / hour,
    ]);
    expect(table).toEqual([
      ["P1", 1, 4, 8, 16, 24],
      ["P2", 2, 8, 16, 24, 72],
      ["P3", 4, 16, 24, 40, 120],
      ["P4", 0, 40, 0, 80, 0],
    ]);
  });

  it("climb the product's ladder, P1 at half the intervals", () => {
    const steps = (clock: string, severity: "P1" | "P2") =>
      defaultPolicy.ladder
        .filter((rung: Rung) => rung.clock === clock && (rung.when?.severity?.includes(severity) ?? true))
        .map(({ at, notify, by, action, acknowledgeWithinMs }) =>
          [
            "percent" in at ? `${at.percent}%` : `+${at.offsetMs / hour}h`,
            notify.map((to) => (typeof to === "string" ? to : to.user)).join("+"),
            by.join("+"),
            action,
            acknowledgeWithinMs === null ? null : `ack ${acknowledgeWithinMs / hour}h`,
          ]
            .filter((part) => part !== null)
            .join(" "),
        );
    const before = ["50% owner in_app", "75% owner mail+in_app", "90% owner+lead mail+in_app"];
    for (const clock of ["first_contact", "resolve"]) {
      expect(steps(clock, "P2")).toEqual([
        ...before,
        "+0h lead mail+in_app ack 2h",
        "+4h lead mail+in_app reassign",
        "+8h manager mail+in_app",
        "+24h head mail+in_app",
      ]);
      expect(steps(clock, "P1")).toEqual([
        ...before,
        "+0h lead mail+in_app ack 1h",
        "+2h lead mail+in_app reassign",
        "+4h manager mail+in_app",
        "+12h head mail+in_app",
      ]);
    }
    expect(steps("acknowledge", "P1")).toEqual([
      "50% owner in_app",
      "100% lead mail+in_app reassign",
      "200% lead mail+in_app reassign",
    ]);
  });
});

describe("default causes", () => {
  it("are the thirteen of the product, each with details, in three languages", () => {
    expect(defaultCauses.map(({ id }) => id)).toEqual([
      "product_quality",
      "reliability",
      "delivery",
      "billing_price",
      "staff",
      "access_speed",
      "process_policy",
      "digital",
      "communication",
      "contract",
      "premises",
      "external",
      "none_found",
    ]);
    for (const { label, details } of defaultCauses) {
      expect(details.length).toBeGreaterThanOrEqual(3);
      for (const words of [label, ...details.map((detail) => detail.label)]) {
        expect([words.fi, words.sv, words.en].every((word) => word.trim() !== "")).toBe(true);
      }
    }
    expect(defaultCauses.find(({ id }) => id === "delivery")?.details.map(({ id }) => id)).toContain("late");
  });
});

describe("default settings", () => {
  it("keep the product's figures", () => {
    expect(defaultFollowUp).toMatchObject({
      verifyDelayMs: 24 * hour,
      verifySilenceMs: 7 * 24 * hour,
      reopenWindowMs: 14 * 24 * hour,
      oneCasePer: "customer",
    });
    expect(defaultPromoters).toMatchObject({
      thankDelayMs: 0,
      askDelayMs: 24 * hour,
      reminderDelayMs: 7 * 24 * hour,
      coolDownMs: 90 * 24 * hour,
      maxPerYear: 2,
      holdOutPercent: 10,
    });
  });

  it("survive being stored as JSON", () => {
    for (const document of [defaultFollowUp, defaultPromoters, defaultPolicy, defaultCalendars, defaultCauses]) {
      expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    }
  });
});
