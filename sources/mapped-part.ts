/** From a vendor's answer and the mapping to what the core takes: what a careful person would have typed in. */
import type { SurveyResponse } from "../domain/survey-response.js";
import { COMMENT_MAX } from "../domain/text-rules.js";
import { findMapped, foundByRole, takeFirst, valuesFor, type AnswerContext } from "./field-lookup.js";
import { textOf, type MaybeJson } from "./json-access.js";
import { mappingFor } from "./mapping.js";
import { lineOf, readCustomer } from "./mapped-customer.js";
import { readProperties } from "./mapped-properties.js";
import { readScore } from "./mapped-survey.js";
import { readInstant } from "./mapped-time.js";
import type { SourcePart, SourceSettings } from "./source.js";
import type { JsonValue } from "./strict-json.js";
import type { PlacedEvent, VendorAnswer } from "./vendor-answer.js";

/** The part an answer becomes. Quarantined are answers without an id, and finished ones without a survey or a readable score. */
export function partOf(
  placed: PlacedEvent & { body: JsonValue },
  answer: VendorAnswer,
  settings: SourceSettings,
): SourcePart {
  const mapping = mappingFor(settings.mapping, textOf(answer.surveyId));
  const context: AnswerContext = { ...placed, answer, mapping, used: new Set() };
  const externalId = idOf(context);
  if (externalId === null)
    return {
      kind: "quarantine",
      externalId: null,
      code: "response-id-missing",
      detail: `${placed.place}: The event does not say which answer it is about, in 1-200 characters on one line.`,
    };
  const scored = readScore(context);
  if ("reason" in scored && answer.isFinished) return { kind: "quarantine", externalId, ...scored.reason };
  const { survey, score } = "reason" in scored ? { survey: null, score: null } : scored;
  const eventAt = readInstant(answer.changedAt ?? answer.answeredAt, mapping.zone);
  // What is used has to be read before the rest, which is what nothing used.
  const said = {
    comment: readComment(context),
    customer: readCustomer(context),
    language: takeFirst(context, valuesFor(context, "language"), lineOf),
    touchpoint: readTouchpoint(context),
    answeredAt: readAnsweredAt(context),
  };
  const response: SurveyResponse = {
    source: settings.name,
    externalId,
    version: versionOf(answer.version),
    survey,
    channel: "survey",
    score,
    ...said,
    contactRequested: false,
    consent: { contact: null, marketing: null },
    properties: readProperties(context),
  };
  if (answer.isFinished) return { kind: "response", response };
  const reason = "reason" in scored ? scored.reason : null;
  return { kind: "partial", response: { ...response, answeredAt: null }, eventAt, reason };
}

function idOf(context: AnswerContext): string | null {
  const mapped = findMapped(context, "externalId");
  const text = textOf(mapped === null ? context.answer.externalId : mapped.value);
  if (mapped?.field) context.used.add(mapped.field);
  return text === null ? null : lineOf(text);
}

/** The mapped comment, else everything written at length, one after the other. */
function readComment(context: AnswerContext): string | null {
  const found = findMapped(context, "comment");
  const written = found === null ? foundByRole(context, "comment") : [found];
  const texts: string[] = [];
  let length = 0;
  for (const one of written) {
    const text = textOf(one.value);
    length += (text?.length ?? 0) + 2;
    if (text === null || (texts.length > 0 && length > COMMENT_MAX)) continue;
    if (one.field !== null) context.used.add(one.field);
    texts.push(text);
  }
  return texts.length === 0 ? null : texts.join("\n\n");
}

/** The mapped field, else the connection's own, else what the payload calls so. */
function readTouchpoint(context: AnswerContext): string | null {
  const mapped = findMapped(context, "touchpoint");
  const said = mapped === null ? null : takeFirst(context, [mapped], lineOf);
  return said ?? context.mapping.touchpoint ?? takeFirst(context, foundByRole(context, "touchpoint"), lineOf);
}

function readAnsweredAt(context: AnswerContext): number | null {
  const mapped = findMapped(context, "answeredAt");
  if (mapped === null) return readInstant(context.answer.answeredAt, context.mapping.zone);
  const at = readInstant(mapped.value, context.mapping.zone);
  if (at !== null && mapped.field !== null) context.used.add(mapped.field);
  return at;
}

function versionOf(value: MaybeJson): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
