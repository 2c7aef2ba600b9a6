/** Survey kinds and their bands (product.md, Bands and severity; contract.md, Intake, Bands). A new kind is one row of `surveyKinds`. */
import { DomainError, type ErrorItem } from "./errors.js";

/** What is measured. */
export type SurveyKind = "nps" | "csat" | "ces";
/** Where a score puts a customer; null elsewhere means no band could be given. */
export type Band = "detractor" | "passive" | "promoter";
/** Urgency of a case, P1 the highest. */
export type Severity = "P1" | "P2" | "P3" | "P4";
/** Languages the product speaks. */
export type Language = "fi" | "sv" | "en";
/** The road an answer came by. */
export type Channel = "survey" | "call" | "email" | "chat" | "social" | "visit";
/** Which end of the scale is the good one. */
export type Direction = "higher_is_better" | "lower_is_better";

/** Whole-number ends of a scale, both included. */
export interface Scale {
  min: number;
  max: number;
}

/**
 * Scores at which the bands change, both included, read with the good end up: on a `lower_is_better` scale they
 * apply to `min + max - score`. Without `severeMax` the survey's own severe bound stands, within the detractors.
 */
export interface CutOffs {
  detractorMax: number;
  promoterMin: number;
  severeMax?: number | null;
}

/** How an answer was asked for. */
export interface Survey {
  kind: SurveyKind;
  scale: Scale;
  direction: Direction;
  cutOffs: CutOffs | null;
}

/** Where a score falls; `severe` marks the worst of the detractors. */
export interface BandResult {
  band: Band;
  severe: boolean;
}

interface SurveyKindRow {
  label: string;
  scale: Scale;
  cutOffs: Required<CutOffs> & { severeMax: number };
  /** Whether the kind may be asked on another scale than its own. */
  otherScales: boolean;
}

/** Every kind with its own scale and the cut-offs that hold on it. */
export const surveyKinds: Readonly<Record<SurveyKind, SurveyKindRow>> = {
  nps: {
    label: "NPS",
    scale: { min: 0, max: 10 },
    cutOffs: { detractorMax: 6, promoterMin: 9, severeMax: 3 },
    otherScales: false,
  },
  csat: {
    label: "CSAT",
    scale: { min: 1, max: 5 },
    cutOffs: { detractorMax: 2, promoterMin: 5, severeMax: 1 },
    otherScales: true,
  },
  ces: {
    label: "CES",
    scale: { min: 1, max: 7 },
    cutOffs: { detractorMax: 3, promoterMin: 6, severeMax: 2 },
    otherScales: true,
  },
};

/** Scale ends may not be further from 0 than this. */
const SCALE_LIMIT = 1_000_000;

/** Completes a survey as written by a caller: the kind's own scale, `higher_is_better`, no cut-offs of its own. */
export function surveyOf(given: {
  kind: SurveyKind;
  scale?: Scale | null | undefined;
  direction?: Direction | null | undefined;
  cutOffs?: CutOffs | null | undefined;
}): Survey {
  return {
    kind: given.kind,
    scale: given.scale ?? surveyKinds[given.kind].scale,
    direction: given.direction ?? "higher_is_better",
    cutOffs: given.cutOffs ?? null,
  };
}

function checkScale(survey: Survey): ErrorItem[] {
  const { min, max } = survey.scale;
  const own = surveyKinds[survey.kind];
  const within = [min, max].every((end) => Number.isInteger(end) && Math.abs(end) <= SCALE_LIMIT);
  if (!within || min >= max) {
    return [
      {
        pointer: "/scale",
        code: "scale-invalid",
        detail: `A scale needs whole numbers min < max, none beyond ${SCALE_LIMIT}.`,
      },
    ];
  }
  if (!own.otherScales && (min !== own.scale.min || max !== own.scale.max)) {
    return [
      {
        pointer: "/scale",
        code: "scale-not-allowed",
        detail: `${own.label} lives on ${own.scale.min}-${own.scale.max} only.`,
      },
    ];
  }
  return [];
}

function checkCutOffs(survey: Survey): ErrorItem[] {
  const { cutOffs, scale } = survey;
  if (cutOffs === null) return [];
  const { detractorMax, promoterMin } = cutOffs;
  const severeMax = cutOffs.severeMax ?? detractorMax;
  const whole = [detractorMax, promoterMin, severeMax].every((bound) => Number.isInteger(bound));
  const ordered = scale.min <= detractorMax && detractorMax < promoterMin && promoterMin <= scale.max;
  if (whole && ordered && severeMax <= detractorMax) return [];
  return [
    {
      pointer: "/cutOffs",
      code: "cut-offs-invalid",
      detail: "Cut-offs need whole numbers severeMax <= detractorMax < promoterMin within the scale.",
    },
  ];
}

/** What is wrong with a survey; pointers are relative to it (`/scale`, `/cutOffs`). Empty = it can give bands. */
export function checkSurvey(survey: Survey): ErrorItem[] {
  const scale = checkScale(survey);
  return scale.length > 0 ? scale : checkCutOffs(survey);
}

/** Whether a score is a whole number of the survey's scale; an item without pointer says why not. */
export function checkScore(survey: Survey, score: number): ErrorItem | null {
  const { min, max } = survey.scale;
  if (!Number.isInteger(score)) return { code: "score-not-whole", detail: "Scores are whole numbers." };
  if (score < min || score > max) {
    return { code: "score-outside-scale", detail: `The score must lie on ${min}-${max}.` };
  }
  return null;
}

/**
 * The band of a score, and whether it is severe. Own cut-offs decide first, then those of the kind on its own scale,
 * then the position p on any other scale: p <= 0.4 detractor, p >= 0.85 promoter, p <= 0.1 severe.
 * Throws `DomainError` `invalid` with `score-outside-scale`, `score-not-whole` or `survey-invalid`; nothing is coerced.
 *
 * @example bandOf(surveyOf({ kind: "nps" }), 3) // { band: "detractor", severe: true }
 */
export function bandOf(survey: Survey, score: number): BandResult {
  const faults = checkSurvey(survey);
  if (faults.length > 0) throw new DomainError("invalid", "survey-invalid", "The survey gives no bands.", {}, faults);
  const fault = checkScore(survey, score);
  if (fault !== null) throw new DomainError("invalid", fault.code, fault.detail);

  const { min, max } = survey.scale;
  const turned = survey.direction === "higher_is_better" ? score : min + max - score;
  const byDefault = defaultBandOf(survey, turned);
  if (survey.cutOffs === null) return byDefault;
  const { detractorMax, promoterMin, severeMax } = survey.cutOffs;
  const band = turned <= detractorMax ? "detractor" : turned >= promoterMin ? "promoter" : "passive";
  const low = severeMax === undefined || severeMax === null ? byDefault.severe : turned <= severeMax;
  return { band, severe: band === "detractor" && low };
}

/** `turned` is the score with the good end up. Whole-number arithmetic, so that p = 0.4 exactly is 0.4. */
function defaultBandOf(survey: Survey, turned: number): BandResult {
  const { min, max } = survey.scale;
  const own = surveyKinds[survey.kind];
  if (min === own.scale.min && max === own.scale.max) {
    const { detractorMax, promoterMin, severeMax } = own.cutOffs;
    const band = turned <= detractorMax ? "detractor" : turned >= promoterMin ? "promoter" : "passive";
    return { band, severe: turned <= severeMax };
  }
  const span = max - min;
  const position = turned - min;
  const band = position * 5 <= span * 2 ? "detractor" : position * 20 >= span * 17 ? "promoter" : "passive";
  return { band, severe: position * 10 <= span };
}

const order: readonly Severity[] = ["P1", "P2", "P3", "P4"];

/** The more urgent of two severities; null counts as none. */
export function moreUrgent(one: Severity | null, other: Severity | null): Severity | null {
  if (one === null) return other;
  if (other === null) return one;
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}

/** One step up, P1 being the top. */
export function oneStepUp(severity: Severity): Severity {
  return order[Math.max(0, order.indexOf(severity) - 1)] ?? "P1";
}
