/** What an event of a survey tool would become, under the stored mapping or one that is being written; stores nothing. */
import type { AppDeps } from "../app-deps.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { problemOfItems } from "../schema-issues.js";
import { answerExample } from "../schemas/examples.js";
import { sourcePreview } from "../schemas/intake.js";
import { chosenId } from "../schemas/ids.js";
import { sourceMapping } from "../schemas/source-mapping.js";
import { z } from "../schemas/zod.js";
import { bandOf } from "../../domain/survey.js";
import { checkResponse, type SurveyResponse } from "../../domain/survey-response.js";
import { adapterOf, sourceKinds } from "../../sources/index.js";
import { checkMapping } from "../../sources/mapping.js";
import { looseResponseBody } from "../../sources/response-body.js";
import type { PartReason, SourcePart } from "../../sources/source.js";
import { findSource } from "../../usecases/source-event.js";

const draftBody = z
  .strictObject({
    kind: z.string().max(64),
    mapping: sourceMapping,
    event: z.string().openapi({ description: "The event as text, as the survey tool sends it." }),
  })
  .openapi("SourceDraft");

/** `POST /sources/{name}/preview` and `POST /source-drafts/preview`. */
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
    defineRoute({
      method: "post",
      path: "/api/v1/source-drafts/preview",
      tag: "Intake",
      summary: "The same for a kind and a mapping that are not stored yet",
      access: "sources.preview",
      body: {
        kind: "json",
        schema: draftBody,
        example: {
          kind: "generic",
          mapping: { survey: { kind: "nps" }, fields: { score: "/rating", externalId: "/id" } },
          event: '{"id":"a-1","rating":3}',
        },
      },
      responses: { 200: { description: "What each part would become.", schema: sourcePreview } },
      handler: async ({ body }) => {
        const adapter = adapterOf(body.kind);
        const errors =
          adapter === null
            ? [{ pointer: "/kind", code: "unknown-kind", detail: `One of ${sourceKinds.join(", ")}.` }]
            : checkMapping(body.mapping);
        if (adapter === null || errors.length > 0) throw problemOfItems(errors, 422);
        const event = { headers: { "content-type": "application/json" }, body: Buffer.from(body.event) };
        const { parts } = adapter.read(event, { name: "draft", secret: null, mapping: body.mapping });
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
