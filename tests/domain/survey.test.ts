import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../domain/errors.js";
import {
  bandOf,
  checkSurvey,
  moreUrgent,
  oneStepUp,
  surveyOf,
  type CutOffs,
  type SurveyKind,
} from "../../domain/survey.js";

/** One letter per score of the scale, worst score first: S severe detractor, d detractor, p passive, P promoter. */
function letters(survey: ReturnType<typeof surveyOf>): string {
  const scores = Array.from(
    { length: survey.scale.max - survey.scale.min + 1 },
    (_, index) => survey.scale.min + index,
  );
  return scores
    .map((score) => {
      const { band, severe } = bandOf(survey, score);
      return severe ? "S" : { detractor: "d", passive: "p", promoter: "P" }[band];
    })
    .join("");
}

describe("bandOf", () => {
  it.each([
    ["nps", "SSSSdddppPP"],
    ["csat", "SdppP"],
    ["ces", "SSdppPP"],
  ] as const)("gives %s the bands of the product on its own scale", (kind, expected) => {
    expect(letters(surveyOf({ kind }))).toBe(expected);
  });

  it.each([
    // p of each score beside it; 0.4, 0.85 and 0.1 belong to the outer band
    [1, 2, "SP"],
    [1, 3, "SpP"],
    [0, 5, "SddppP"], // 2 of 5 is p = 0.4 exactly
    [1, 6, "SddppP"], // 3 on 1-6 is p = 0.4 exactly
    [1, 10, "SdddppppPP"], // 9 is p = 0.889
    [0, 10, "SSdddppppPP"], // 1 is p = 0.1, 4 is 0.4, 9 is 0.9
    [1, 11, "SSdddppppPP"],
    [-3, 3, "SddpppP"], // -1 is p = 0.333
    [0, 20, "SSSddddddppppppppPPPP"], // 17 of 20 is p = 0.85 exactly
  ])("bands other csat scales by position, %i-%i", (min, max, expected) => {
    expect(letters(surveyOf({ kind: "csat", scale: { min, max } }))).toBe(expected);
  });

  it("bands percent scales at 10, 40 and 85 exactly", () => {
    const survey = surveyOf({ kind: "ces", scale: { min: 0, max: 100 } });
    expect([10, 11, 40, 41, 84, 85].map((score) => bandOf(survey, score))).toEqual([
      { band: "detractor", severe: true },
      { band: "detractor", severe: false },
      { band: "detractor", severe: false },
      { band: "passive", severe: false },
      { band: "passive", severe: false },
      { band: "promoter", severe: false },
    ]);
  });

  it("turns the scale round where lower is better", () => {
    expect(letters(surveyOf({ kind: "ces", direction: "lower_is_better" }))).toBe("PPppdSS");
    expect(letters(surveyOf({ kind: "csat", direction: "lower_is_better" }))).toBe("PppdS");
    expect(letters(surveyOf({ kind: "csat", scale: { min: 0, max: 5 }, direction: "lower_is_better" }))).toBe("PppddS");
  });

  it("lets cut-offs override, with the survey's own severe bound where they name none", () => {
    const cut = (cutOffs: CutOffs) => letters(surveyOf({ kind: "nps", cutOffs }));
    expect(cut({ detractorMax: 4, promoterMin: 8, severeMax: 1 })).toBe("SSdddpppPPP");
    expect(cut({ detractorMax: 5, promoterMin: 6 })).toBe("SSSSddPPPPP");
    expect(cut({ detractorMax: 2, promoterMin: 9, severeMax: null })).toBe("SSSppppppPP");
    expect(cut({ detractorMax: 2, promoterMin: 9, severeMax: -1 })).toBe("dddppppppPP");
  });

  it("reads cut-offs with the good end up where lower is better", () => {
    const survey = surveyOf({
      kind: "ces",
      direction: "lower_is_better",
      cutOffs: { detractorMax: 2, promoterMin: 7, severeMax: 1 },
    });
    expect(letters(survey)).toBe("PppppdS");
  });

  it.each([-1, 11, 3.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses the NPS score %s", (score) => {
    expect(() => bandOf(surveyOf({ kind: "nps" }), score)).toThrow(DomainError);
  });

  it("refuses a survey that gives no bands", () => {
    expect(() => bandOf(surveyOf({ kind: "nps", scale: { min: 1, max: 5 } }), 3)).toThrow(DomainError);
  });

  it("never puts a better score into a worse band", () => {
    const rank = { detractor: 0, passive: 1, promoter: 2 };
    fc.assert(
      fc.property(
        fc.constantFrom<SurveyKind>("csat", "ces"),
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 1, max: 400 }),
        fc.nat(),
        fc.boolean(),
        (kind, min, span, pick, lower) => {
          const survey = surveyOf({
            kind,
            scale: { min, max: min + span },
            direction: lower ? "lower_is_better" : "higher_is_better",
          });
          const score = min + (pick % span);
          const [worse, better] = lower ? [score + 1, score] : [score, score + 1];
          const one = bandOf(survey, worse);
          const other = bandOf(survey, better);
          expect(rank[one.band]).toBeLessThanOrEqual(rank[other.band]);
          expect(Number(one.severe)).toBeGreaterThanOrEqual(Number(other.severe));
          expect(one.severe && one.band !== "detractor").toBe(false);
        },
      ),
    );
  });
});

describe("checkSurvey", () => {
  it.each([
    ["a scale of one point", { kind: "csat", scale: { min: 3, max: 3 } }, "/scale"],
    ["a scale upside down", { kind: "csat", scale: { min: 5, max: 1 } }, "/scale"],
    ["half points", { kind: "ces", scale: { min: 0.5, max: 5 } }, "/scale"],
    ["an endless scale", { kind: "ces", scale: { min: 0, max: Number.POSITIVE_INFINITY } }, "/scale"],
    ["NPS on 1-10", { kind: "nps", scale: { min: 1, max: 10 } }, "/scale"],
    ["cut-offs that meet", { kind: "nps", cutOffs: { detractorMax: 7, promoterMin: 7 } }, "/cutOffs"],
    ["cut-offs that cross", { kind: "nps", cutOffs: { detractorMax: 9, promoterMin: 6 } }, "/cutOffs"],
    ["severe above detractor", { kind: "nps", cutOffs: { detractorMax: 3, promoterMin: 9, severeMax: 4 } }, "/cutOffs"],
    ["cut-offs off the scale", { kind: "csat", cutOffs: { detractorMax: 6, promoterMin: 9 } }, "/cutOffs"],
    ["cut-offs between points", { kind: "csat", cutOffs: { detractorMax: 2.5, promoterMin: 4 } }, "/cutOffs"],
  ] as const)("refuses %s", (_, given, pointer) => {
    expect(checkSurvey(surveyOf(given)).map((item) => item.pointer)).toEqual([pointer]);
  });

  it("takes NPS with neighbouring cut-offs", () => {
    expect(checkSurvey(surveyOf({ kind: "nps", cutOffs: { detractorMax: 6, promoterMin: 7, severeMax: 6 } }))).toEqual(
      [],
    );
  });
});

describe("severities", () => {
  it("step up to P1 and no further", () => {
    expect((["P4", "P3", "P2", "P1"] as const).map(oneStepUp)).toEqual(["P3", "P2", "P1", "P1"]);
  });

  it("compare by urgency, none being the least", () => {
    expect(moreUrgent("P2", "P3")).toBe("P2");
    expect(moreUrgent("P4", "P1")).toBe("P1");
    expect(moreUrgent(null, "P4")).toBe("P4");
    expect(moreUrgent(null, null)).toBeNull();
  });
});
