import { describe, expect, it } from "vitest";
import { rungKind, rungLevel } from "../../domain/ladder.js";
import { checkPolicy } from "../../domain/policy-check.js";
import { ladderFor, ruleFor, targetsFor } from "../../domain/policy-match.js";
import type { Policy, PolicyRule } from "../../domain/policy.js";
import { hour, policy, rung } from "./case-story.js";

const named = (budgetMs: number, when: PolicyRule["when"]): PolicyRule => ({ when, clocks: { resolve: { budgetMs } } });
const subject = { severity: "P2", tier: "gold", touchpoint: "delivery", team: "team-a" } as const;
const budgetFor = (...rules: PolicyRule[]): number | undefined =>
  targetsFor({ name: "x", rules, ladder: [] }, subject).resolve?.budgetMs;

describe("the rule that decides", () => {
  it("is the one with the most named conditions among those that match", () => {
    expect(
      budgetFor(
        named(1, {}),
        named(2, { severity: ["P2"], tier: ["gold"] }),
        named(3, { severity: ["P2"] }),
        named(4, { severity: ["P1"], tier: ["gold"], touchpoint: ["delivery"] }),
      ),
    ).toBe(2);
  });

  it("is the earlier one of two that name as many", () => {
    expect(budgetFor(named(1, { tier: ["gold"] }), named(2, { severity: ["P2"] }))).toBe(1);
  });

  it("takes an empty list as no condition", () => {
    expect(budgetFor(named(1, { severity: [], tier: [], team: [] }), named(2, { touchpoint: ["delivery"] }))).toBe(2);
  });

  it("does not match a condition on something the case does not have", () => {
    const rules = [named(1, { tier: ["gold"] })];
    expect(ruleFor({ name: "x", rules, ladder: [] }, { ...subject, tier: null })).toBeNull();
    expect(targetsFor({ name: "x", rules, ladder: [] }, { ...subject, tier: null })).toEqual({});
  });
});

describe("the ladder", () => {
  it("holds the rungs of the clock for the severity, exactly as stored", () => {
    const ladder = [
      rung("b", { offsetMs: 0 }),
      rung("a", { percent: 10 }, { when: { severity: ["P1"] } }),
      rung("c", { percent: 10 }, { clock: "resolve" }),
    ];
    expect(ladderFor({ name: "x", rules: [], ladder }, "P2", "first_contact").map(({ id }) => id)).toEqual(["b"]);
    expect(ladderFor({ name: "x", rules: [], ladder }, "P1", "first_contact").map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it.each([
    [{ percent: 99 }, "reminder", 0],
    [{ offsetMs: -1 }, "reminder", 0],
    [{ percent: 100 }, "breach", 1],
    [{ offsetMs: 0 }, "breach", 1],
    [{ offsetMs: 60 }, "escalation", 2],
    [{ percent: 200 }, "escalation", 3],
  ] as const)("takes %j as %s of level %s", (at, kind, level) => {
    const ladder = [rung("x", at), rung("first", { offsetMs: 60 }), rung("second", { offsetMs: hour })];
    expect(rungKind(at)).toBe(kind);
    expect(rungLevel(rung("x", at), ladder, hour)).toBe(level);
  });
});

describe("checking a policy", () => {
  const codes = (changes: Partial<Policy>): string[] =>
    checkPolicy({ ...policy, ...changes }).map(({ code, pointer }) => `${pointer} ${code}`);

  it("finds nothing wrong with one that works", () => {
    expect(checkPolicy(policy)).toEqual([]);
    expect(codes({ ladder: [] })).toEqual([]);
  });

  it.each<[string, Partial<Policy>]>([
    ["/rules no-rules", { rules: [] }],
    ["/rules/0/clocks/resolve/budgetMs bad-budget", { rules: [{ when: {}, clocks: { resolve: { budgetMs: -1 } } }] }],
    ["/rules/0/clocks/resolve/budgetMs bad-budget", { rules: [{ when: {}, clocks: { resolve: { budgetMs: 1.5 } } }] }],
    [
      "/rules/0/clocks/resolve/elapsedCapMs bad-cap",
      { rules: [{ when: {}, clocks: { resolve: { budgetMs: 1, elapsedCapMs: 0 } } }] },
    ],
    ["/ladder/1/id duplicate-rung", { ladder: [rung("a", { percent: 1 }), rung("a", { percent: 2 })] }],
    ["/ladder/0/id bad-rung-id", { ladder: [rung("a/b", { percent: 1 })] }],
    ["/ladder/0/at/percent bad-percent", { ladder: [rung("a", { percent: 0 })] }],
    ["/ladder/0/at/percent bad-percent", { ladder: [rung("a", { percent: Number.NaN })] }],
    ["/ladder/0/at/offsetMs bad-offset", { ladder: [rung("a", { offsetMs: 0.5 })] }],
    ["/ladder/0/acknowledgeWithinMs bad-duration", { ladder: [rung("a", { percent: 1 }, { acknowledgeWithinMs: 0 })] }],
  ])("refuses %s", (expected, changes) => {
    expect(codes(changes)).toEqual([expected]);
  });

  it("takes one id on two clocks, a budget of 0 and a clock of null", () => {
    const ladder = [rung("a", { percent: 1 }), rung("a", { percent: 1 }, { clock: "resolve" })];
    expect(codes({ ladder, rules: [{ when: {}, clocks: { resolve: { budgetMs: 0 }, acknowledge: null } }] })).toEqual(
      [],
    );
  });
});
