import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TriageRule } from "../../domain/settings.js";
import { surveyOf } from "../../domain/survey.js";
import { isHighValue } from "../../domain/triage-facts.js";
import { checkRule } from "../../domain/triage-rules.js";
import { triage } from "../../domain/triage.js";
import { answer, facts } from "./answers.js";

type Answer = Parameters<typeof answer>[0];
type Facts = Parameters<typeof facts>[0];

function decide(response: Answer, known: Facts = {}) {
  return triage(answer(response), facts(known));
}

function rule(id: string, order: number, when: TriageRule["when"], then: TriageRule["then"]): TriageRule {
  // oxlint-disable-next-line unicorn/no-thenable -- the contract calls the effect of a rule `then`
  return { id, order, when, then };
}

const gold = { tier: "gold", yearlyValue: null };
const unasked: Answer = { survey: null, score: null, channel: "email" };

describe("severity", () => {
  const rows: [string, Answer, Facts, string | null, string][] = [
    ["a risk word of a detractor", { comment: "my lawyer" }, {}, "P1", "risk-word"],
    ["a risk word of a passive", { score: 8, comment: "my lawyer" }, {}, "P1", "risk-word"],
    ["a risk word of a promoter", { score: 10, comment: "my lawyer" }, {}, "P1", "risk-word"],
    ["a risk word without a survey", { ...unasked, comment: "my lawyer" }, {}, "P1", "risk-word"],
    ["a risk word without a score", { score: null, comment: "my lawyer" }, {}, "P1", "risk-word"],
    [
      "a risk word in another language than the answer's",
      { language: "fi", comment: "our lawyer" },
      {},
      "P1",
      "risk-word",
    ],
    ["severe and high value", { score: 3 }, { customer: gold }, "P1", "severe-high-value"],
    ["severe", { score: 3 }, {}, "P2", "severe"],
    ["a detractor of high value", { score: 4 }, { account: gold }, "P2", "detractor-high-value"],
    ["a second detractor answer", { score: 6 }, { earlierDetractorAnswers: 1 }, "P2", "repeat-detractor"],
    ["any other detractor", { score: 6 }, {}, "P3", "detractor"],
    ["a passive with a comment", { score: 7, comment: "fine" }, {}, "P4", "passive-comment"],
    [
      "a passive of high value with a comment",
      { score: 7, comment: "fine" },
      { customer: gold },
      "P4",
      "passive-comment",
    ],
    ["a passive with a blank comment", { score: 7, comment: " \n" }, {}, null, "passive"],
    ["a passive", { score: 8 }, { earlierDetractorAnswers: 3 }, null, "passive"],
    ["a promoter with a comment", { score: 9, comment: "great" }, {}, null, "promoter"],
    ["a promoter who asks to be contacted", { score: 10, contactRequested: true }, {}, "P4", "contact-request"],
    ["a passive who asks to be contacted", { score: 7, contactRequested: true }, {}, "P4", "contact-request"],
    ["an unscored answer with a request", { score: null, contactRequested: true }, {}, "P4", "contact-request"],
    ["an unasked message with a request", { ...unasked, contactRequested: true }, {}, "P4", "contact-request"],
    ["an unasked message", { ...unasked, comment: "hello" }, {}, null, "unasked"],
    ["an unscored answer", { score: null, comment: "hello" }, {}, null, "no-score"],
    ["a request of a detractor: one step up", { score: 5, contactRequested: true }, {}, "P2", "detractor"],
    ["a request of a severe detractor", { score: 0, contactRequested: true }, {}, "P1", "severe"],
    ["a request beside a comment", { score: 7, comment: "call", contactRequested: true }, {}, "P3", "passive-comment"],
    [
      "a request beside a risk word: P1 is the top",
      { comment: "lawyer", contactRequested: true },
      {},
      "P1",
      "risk-word",
    ],
    ["a drop of 4", { score: 6 }, { previousNpsScore: 10 }, "P2", "detractor"],
    ["a drop of 3", { score: 6 }, { previousNpsScore: 9 }, "P3", "detractor"],
    ["a rise", { score: 6 }, { previousNpsScore: 0 }, "P3", "detractor"],
    [
      "a drop on another metric",
      { survey: surveyOf({ kind: "csat" }), score: 2 },
      { previousNpsScore: 10 },
      "P3",
      "detractor",
    ],
    ["a reopening", { score: 6 }, { reopened: true }, "P2", "detractor"],
    [
      "all steps at once: still one step",
      { score: 6, contactRequested: true },
      { previousNpsScore: 10, reopened: true },
      "P2",
      "detractor",
    ],
    ["a drop without a case", { score: 7 }, { previousNpsScore: 10, reopened: true }, null, "passive"],
  ];

  it.each(rows)("of %s", (_, response, known, severity, decidedBy) => {
    const decision = decide(response, known);
    expect(decision.severity).toBe(severity);
    expect(decision.opensCase).toBe(severity !== null);
    expect(decision.decision).toMatchObject({ rule: decidedBy, version: 7 });
  });

  it("counts a yearly value only above the bound and in its currency", () => {
    const worth = (amount: number, currency = "EUR") =>
      isHighValue(facts({ account: { tier: null, yearlyValue: { amount, currency } } }));
    expect([worth(10_000), worth(10_001), worth(99_999, "SEK")]).toEqual([false, true, false]);
    expect(isHighValue(facts({ customer: { tier: "silver", yearlyValue: null } }))).toBe(false);
    expect(isHighValue(facts({ highValue: { tiers: [], yearlyValue: null }, customer: gold }))).toBe(false);
  });

  it("is never lowered by anything the customer writes", () => {
    const rank = { P1: 1, P2: 2, P3: 3, P4: 4 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 }),
        fc.string(),
        fc.boolean(),
        fc.boolean(),
        (score, comment, asks, high) => {
          const known: Facts = high ? { customer: gold } : {};
          const silent = decide({ score, contactRequested: asks }, known).severity;
          const said = decide({ score, contactRequested: asks, comment }, known).severity;
          expect(said === null ? 5 : rank[said]).toBeLessThanOrEqual(silent === null ? 5 : rank[silent]);
        },
      ),
    );
  });
});

describe("journeys", () => {
  it.each([
    ["a promoter", { score: 9 }, "promoter"],
    ["a promoter with a risk word", { score: 9, comment: "vaarallinen" }, null],
    ["a promoter with a case", { score: 9, contactRequested: true }, null],
    ["a passive", { score: 7 }, "passive"],
    ["a passive with a light case", { score: 7, comment: "ok" }, "passive"],
    ["a passive with a risk word", { score: 7, comment: "my lawyer" }, null],
    ["a detractor", { score: 6 }, null],
    ["an unasked message", unasked, null],
  ] as const)("of %s", (_, response, journey) => {
    expect(decide(response).journey).toBe(journey);
  });
});

function withRules(response: Answer, ...rules: TriageRule[]) {
  return decide(response, { rules: { version: 3, rules } });
}

describe("rules", () => {
  it("raise a severity and are named with their version", () => {
    const decision = withRules(
      { score: 6, touchpoint: "payment" },
      rule("pay", 1, { touchpoint: ["payment"] }, { severity: "P1" }),
    );
    expect(decision.severity).toBe("P1");
    expect(decision.decision).toMatchObject({ rule: "pay", version: 3 });
    expect(decision.decision.because).toContain("Rules that matched: pay.");
  });

  it("never lower one", () => {
    expect(withRules({ score: 0 }, rule("low", 1, {}, { severity: "P4" })).severity).toBe("P2");
  });

  it("do not open a case by a severity for a touchpoint, but by case: true", () => {
    const when = { touchpoint: "payment" };
    const paid: Answer = { score: 9, touchpoint: "payment" };
    expect(withRules(paid, rule("r", 1, when, { severity: "P2" })).opensCase).toBe(false);
    expect(withRules(paid, rule("r", 1, when, { case: true })).severity).toBe("P4");
    expect(withRules(paid, rule("r", 1, when, { case: true, severity: "P2" }))).toMatchObject({
      severity: "P2",
      decision: { rule: "r" },
    });
  });

  it("open a case by words with a severity, which then are risk words", () => {
    const refund = rule("refund", 1, { words: ["refund"] }, { severity: "P2" });
    const decision = withRules({ score: 9, comment: "I want a refund" }, refund);
    expect(decision).toMatchObject({ severity: "P2", journey: null, matchedWords: ["refund"] });
    expect(withRules({ score: 9, comment: "no money back" }, refund).opensCase).toBe(false);
  });

  it("add up in order: first skill, first word on the case, all tags, highest severity", () => {
    const decision = withRules(
      { score: 6, comment: "invoice" },
      rule("z-last", 30, {}, { skill: "other", tag: "b", severity: "P2" }),
      rule("b-first", 10, { words: ["invoice"] }, { skill: "billing", tag: "a" }),
      rule("a-second", 20, {}, { tag: "a", severity: "P3" }),
    );
    expect(decision).toMatchObject({ severity: "P2", skill: "billing", tags: ["a", "b"], matchedWords: [] });
    expect(decision.decision.rule).toBe("z-last");
    expect(decision.decision.because).toContain("Rules that matched: b-first, a-second, z-last.");
  });

  it("name the first that matched when none of them changed the outcome", () => {
    expect(
      withRules({ score: 6 }, rule("later", 2, {}, { tag: "x" }), rule("sooner", 1, {}, { tag: "y" })).decision.rule,
    ).toBe("sooner");
  });

  it("match on every condition at once", () => {
    const picky = rule(
      "picky",
      1,
      {
        survey: "nps",
        touchpoint: ["delivery", "payment"],
        tier: ["gold"],
        language: "fi",
        scoreMax: 2,
        words: ["rikki"],
      },
      { severity: "P1" },
    );
    const fits: Answer = { score: 2, touchpoint: "delivery", language: "fi-FI", comment: "Rikki!" };
    const severity = (over: Answer, known: Facts = {}) =>
      decide(
        { ...fits, ...over },
        { account: gold, highValue: { tiers: [], yearlyValue: null }, rules: { version: 1, rules: [picky] }, ...known },
      ).severity;
    expect(severity({})).toBe("P1");
    expect(severity({ score: 3 })).toBe("P2");
    expect(severity({ touchpoint: "support" })).toBe("P2");
    expect(severity({ language: "sv" })).toBe("P2");
    expect(severity({ comment: "broken" })).toBe("P2");
    expect(severity({ survey: surveyOf({ kind: "csat", scale: { min: 0, max: 10 } }), score: 1 })).toBe("P2");
    expect(severity({}, { account: null })).toBe("P2");
  });

  it("leave alone what has no score when they name scoreMax", () => {
    expect(withRules({ ...unasked, comment: "hi" }, rule("r", 1, { scoreMax: 10 }, { case: true })).opensCase).toBe(
      false,
    );
  });

  it("may keep a light case shut, and nothing else", () => {
    const quiet = rule("quiet", 1, {}, { case: false });
    expect(withRules({ score: 7, comment: "ok" }, quiet)).toMatchObject({
      opensCase: false,
      severity: null,
      journey: "passive",
      decision: { rule: "quiet" },
    });
    expect(withRules({ score: 7, comment: "ok", contactRequested: true }, quiet).severity).toBe("P3");
    expect(withRules({ score: 10, contactRequested: true }, quiet).severity).toBe("P4");
    expect(withRules({ score: 6 }, quiet).severity).toBe("P3");
    expect(withRules({ score: 8, comment: "my lawyer" }, quiet).severity).toBe("P1");
  });

  it("are refused without an effect or with blank words", () => {
    expect(checkRule(rule("r", 1, {}, {})).map((item) => item.pointer)).toEqual(["/then"]);
    expect(checkRule(rule("r", 1, { words: ["a", " "] }, { tag: "x" })).map((item) => item.pointer)).toEqual([
      "/when/words/1",
    ]);
    expect(checkRule(rule("r", 1, {}, { case: false }))).toEqual([]);
  });
});

describe("the explanation", () => {
  it.each([
    [{ score: 5 }, { customer: gold }, "NPS 5 on 0-10 is a detractor, high value (tier gold): a P2 case."],
    [
      { score: 2 },
      { account: { tier: null, yearlyValue: { amount: 12_000, currency: "EUR" } } },
      "NPS 2 on 0-10 is a severe detractor, high value (12000 EUR a year, above 10000): a P1 case.",
    ],
    [
      { score: 6, contactRequested: true },
      { previousNpsScore: 10 },
      "NPS 6 on 0-10 is a detractor: a P2 case, one step up from P3 because the customer asks to be contacted and NPS fell from 10 to 6.",
    ],
    [
      { score: 6 },
      { earlierDetractorAnswers: 1 },
      "NPS 6 on 0-10 is a detractor, 2 detractor answers in 90 days: a P2 case.",
    ],
    [
      { score: 9, comment: "Soitan lakimiehelleni" },
      {},
      'NPS 9 on 0-10 is a promoter, the text has the words "lakimie": a P1 case.',
    ],
    [{ score: 8 }, {}, "NPS 8 on 0-10 is a passive: no case."],
    [{ score: null }, {}, "NPS without a score: no case."],
    [{ ...unasked, contactRequested: true }, {}, "An unasked message, the customer asks to be contacted: a P4 case."],
  ] as [Answer, Facts, string][])("says why: %j", (response, known, because) => {
    expect(decide(response, known).decision.because).toBe(because);
  });

  it("never repeats the customer's own words", () => {
    const { because } = decide({ score: 1, comment: "Lakimieheni Matti Meikäläinen soittaa 040-1234567" }).decision;
    expect(because).not.toMatch(/Matti|1234567|lakimieheni/i);
  });
});
