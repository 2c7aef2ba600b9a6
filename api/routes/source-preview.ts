/** What an event of a survey tool would become; stores nothing. */
import type { AppDeps } from "../app-deps.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { answerExample } from "../schemas/examples.js";
import { sourcePreview } from "../schemas/intake.js";
import { chosenId } from "../schemas/ids.js";
import { z } from "../schemas/zod.js";
import { bandOf } from "../../domain/survey.js";
import { checkResponse, type SurveyResponse } from "../../domain/survey-response.js";
import { adapterOf } from "../../sources/index.js";
import { looseResponseBody } from "../../sources/response-body.js";
import type { PartReason, SourcePart } from "../../sources/source.js";
import { findSource } from "../../usecases/source-event.js";

/** `POST /sources/{name}/preview`. */
export function sourcePreviewRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/sources/{name}/preview",
      tag: "Intake",
      summary: "What an event would become; stores nothing and needs no signature",
      access: "sources.preview",
      params: z.object({ name: chosenId }),
      body: {
        kind: "raw",
        description: "The event exactly as the survey tool sends it.",
        json: looseResponseBody,
        example: answerExample,
      },
      responses: { 200: { description: "What each part would become.", schema: sourcePreview } },
      handler: async ({ params, headers, rawBody }) => {
        const source = await findSource(useCases, params.name);
        const adapter = source === null ? null : adapterOf(source.kind);
        if (source === null || adapter === null)
          throw new Problem(404, "source-not-found", "There is no source with this name.");
        const { parts } = adapter.read({ headers, body: rawBody }, source);
        return { status: 200, json: { results: parts.map((part) => shown(part, Date.now())) } };
      },
    }),
  ];
}

const nothing = { reason: null, band: null, response: null };
const statuses = { pending_fetch: "pending_fetch", quarantine: "quarantined", ignored: "ignored" } as const;

function shown(part: SourcePart, now: number) {
  if (part.kind !== "response" && part.kind !== "partial")
    return { ...nothing, status: statuses[part.kind], reason: { code: part.code, detail: part.detail } };
  const { response } = part;
  const [fault] = checkResponse(response, now, { anyAge: true });
  if (fault !== undefined) {
    const reason: PartReason = { code: fault.code, detail: `${fault.pointer ?? ""}: ${fault.detail}` };
    return { ...nothing, status: "quarantined", reason };
  }
  return {
    status: part.kind === "partial" ? "partial" : "accepted",
    reason: part.kind === "partial" ? part.reason : null,
    band: part.kind === "partial" ? null : bandOfResponse(response),
    response: {
      ...response,
      answeredAt: response.answeredAt === null ? null : new Date(response.answeredAt).toISOString(),
    },
  };
}

function bandOfResponse({ survey, score }: SurveyResponse) {
  return survey === null || score === null ? null : bandOf(survey, score).band;
}
