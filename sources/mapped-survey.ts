/** Which survey an answer belongs to and which score it gives. Nothing is coerced: what is not a score is none, or is said. */
import { checkScore, surveyKinds, surveyOf, type Scale, type Survey, type SurveyKind } from "../domain/survey.js";
import { findMapped, foundByRole, isBlank, type AnswerContext, type Found } from "./field-lookup.js";
import { isUnfitNumber } from "./json-number.js";
import { scalarsOf, shownOf, type MaybeJson } from "./json-access.js";
import { plainLabel } from "./mapping.js";
import type { PartReason } from "./source.js";

/** A survey with the score given, null = none was; or why a person has to look. */
export type ScoredSurvey = { survey: Survey; score: number | null } | { reason: PartReason };

/** Reads survey and score. Codes: `mapping-missing`, `mapping-unknown-field`, `score-ambiguous`, `label-missing`, `score-not-a-number`. */
export function readScore(context: AnswerContext): ScoredSurvey {
  const found = findScore(context);
  if ("reason" in found) return found;
  const survey = surveyFor(context, found);
  if (survey === null)
    return refuse("mapping-missing", "/mapping/survey/kind: Neither the mapping nor the event says what is measured.");
  const score = scoreOf(context, found, survey);
  if (typeof score === "object" && score !== null) return score;
  if (found.field !== null) context.used.add(found.field);
  return { survey, score };
}

function refuse(code: string, detail: string): { reason: PartReason } {
  return { reason: { code, detail } };
}

function findScore(context: AnswerContext): Found | { reason: PartReason } {
  const mapped = findMapped(context, "score");
  if (mapped !== null) {
    const isMistake = !mapped.isKnown && context.answer.namesAllFields === true;
    if (isMistake && !context.mapping.fields.score?.startsWith("/"))
      return refuse(
        "mapping-unknown-field",
        "/mapping/fields/score: No question or field of this event has this name.",
      );
    if (mapped.isAmbiguous === true)
      return refuse(
        "score-ambiguous",
        "/mapping/fields/score: Several answers have this name; name the question by its id.",
      );
    return mapped;
  }
  const { kind } = context.mapping.survey;
  const asked = foundByRole(context, "score").filter((one) => kind === null || one.field?.survey?.not !== kind);
  // Where the payload says what it measures, its score is the score, whatever words stand beside it.
  const words = context.answer.survey === undefined ? labelled(context) : [];
  const candidates = [...asked, ...words.filter((one) => one.field?.role !== "score")];
  const isNps = (kind ?? "nps") === "nps";
  const ofKind = isNps ? candidates.filter((one) => one.field?.survey?.kind === "nps") : [];
  const [only, ...more] = ofKind.length === 1 ? ofKind : candidates;
  if (only === undefined)
    return refuse("mapping-missing", "/mapping/fields/score: Nothing says which question holds the score.");
  if (more.length > 0)
    return refuse(
      "score-ambiguous",
      "/mapping/fields/score: Several questions could hold the score; name the one that does.",
    );
  return only;
}

/** Fields whose answer is one of the mapping's labels. */
function labelled(context: AnswerContext): Found[] {
  if (context.mapping.labels.size === 0) return [];
  return context.answer.fields
    .filter((one) => !isBlank(one.value) && labelOf(context, one.value) !== undefined)
    .map((field) => ({ value: field.value, pointer: context.place + field.pointer, field, isKnown: true }));
}

function surveyFor(context: AnswerContext, found: Found): Survey | null {
  const { survey: said, isOwnKind } = { ...context.mapping, isOwnKind: context.mapping.survey.isOwnKind };
  const stated = context.answer.survey ?? {};
  const hinted = found.field?.survey ?? {};
  const kind: SurveyKind | null = (isOwnKind ? said.kind : null) ?? stated.kind ?? said.kind ?? hinted.kind ?? null;
  if (kind === null) return null;
  // What is set for another kind does not hold for the kind the payload states.
  const settings = said.kind === null || said.kind === kind ? said : null;
  const hintedScale: Scale | null = surveyKinds[kind].otherScales ? (stated.scale ?? hinted.scale ?? null) : null;
  return surveyOf({
    kind,
    scale: settings?.scale ?? hintedScale,
    direction: settings?.direction,
    cutOffs: settings?.cutOffs,
  });
}

function scoreOf(context: AnswerContext, found: Found, survey: Survey): number | null | { reason: PartReason } {
  const { pointer } = found;
  const value = Array.isArray(found.value) && found.value.length === 1 ? found.value[0] : found.value;
  if (isBlank(value)) return null;
  if (Array.isArray(value))
    return refuse("score-ambiguous", `${pointer}: Several choices were made; one of them has to be the score.`);
  if (isUnfitNumber(value)) return refuse("number-out-of-range", `${pointer}: The number cannot be kept exactly.`);
  const label = labelOf(context, value);
  if (label !== undefined) return label;
  // Only what is shown of a choice may be its number; ids are numbers too.
  const shown = shownOf(value);
  const score = shown === undefined || typeof shown === "boolean" ? null : digits(shown, survey);
  if (score !== null) return score;
  return refuse(
    "label-missing",
    `${pointer}: The answer is not a number, and /mapping/labels does not say which score it is.`,
  );
}

/**
 * A number, digits as text, or digits that a choice's words follow (`9 - Very likely`) when they lie on the scale. Not
 * `1. Very satisfied`: that is how lists are numbered.
 */
function digits(scalar: string | number, survey: Survey): number | null {
  if (typeof scalar === "number") return scalar;
  const text = scalar.trim();
  if (/^[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?$/.test(text)) return Number(text) || 0;
  const [, leading] = /^([0-9]{1,3})\s*[-\u2010-\u2015:=]+\s+(?=\D)(?=.*\p{L})[^0-9]*$/u.exec(text) ?? [];
  if (leading === undefined) return null;
  return checkScore(survey, Number(leading)) === null ? Number(leading) : null;
}

/** The score a label stands for; null = the label is no score, undefined = it is not among the labels. */
function labelOf(context: AnswerContext, value: MaybeJson): number | null | undefined {
  const { labels, plainLabels } = context.mapping;
  if (labels.size === 0) return undefined;
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const names = scalarsOf(single).flatMap(namesOf);
  for (const name of names) if (labels.has(name)) return labels.get(name) ?? null;
  const scores = new Set(names.flatMap((name) => [...(plainLabels.get(plainLabel(name)) ?? [])]));
  return scores.size === 1 ? [...scores][0] : undefined;
}

/** What a label may call a value; yes and no are written both ways. */
function namesOf(scalar: string | number | boolean): string[] {
  return typeof scalar === "boolean" ? [String(scalar), scalar ? "yes" : "no"] : [String(scalar)];
}
