/** What an event of a survey tool would become; stores nothing. */
import type { AppDeps } from "../app-deps.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { answerExample } from "../schemas/examples.js";
import { chosenId } from "../schemas/ids.js";
import { z } from "../schemas/zod.js";
import { bandOf } from "../../domain/survey.js";
import { checkResponse } from "../../domain/survey-response.js";
import { adapterOf } from "../../sources/index.js";
import { looseResponseBody } from "../../sources/response-body.js";
import type { SourcePart } from "../../sources/source.js";
import { findSource } from "../../usecases/source-event.js";
import { settingWriters } from "./setting-route.js";

const previewResult = z
  .object({
    results: z.array(
      z.object({
        status: z.enum(["accepted", "quarantined", "ignored"]),
        reason: z.object({ code: z.string(), detail: z.string() }).nullable(),
        band: z.enum(["detractor", "passive", "promoter"]).nullable(),
        response: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
  })
  .openapi("SourcePreview");

/** `POST /sources/{name}/preview`. */
export function sourcePreviewRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/sources/{name}/preview",
      tag: "Intake",
      summary: "What an event would become; stores nothing and needs no signature",
      access: settingWriters,
      params: z.object({ name: chosenId }),
      body: {
        kind: "raw",
        description: "The event exactly as the survey tool sends it.",
        json: looseResponseBody,
        example: answerExample,
      },
      responses: { 200: { description: "What each part would become.", schema: previewResult } },
      handler: async ({ params, headers, rawBody }) => {
        const source = await findSource(useCases, params.name);
        const adapter = source === null ? null : adapterOf(source.kind);
        if (source === null || adapter === null)
          throw new Problem(404, "source-not-found", "There is no source with this name.");
        const parts = adapter.read({ headers, body: rawBody }, source);
        return { status: 200, json: { results: parts.map((part) => shown(part, Date.now())) } };
      },
    }),
  ];
}

function shown(part: SourcePart, now: number) {
  const nothing = { reason: null, band: null, response: null };
  if (part.kind !== "response") {
    const status = part.kind === "quarantine" ? "quarantined" : "ignored";
    return { ...nothing, status, reason: { code: part.code, detail: part.detail } };
  }
  const { response } = part;
  const [fault] = checkResponse(response, now, { anyAge: true });
  if (fault !== undefined)
    return {
      ...nothing,
      status: "quarantined",
      reason: { code: fault.code, detail: `${fault.pointer ?? ""}: ${fault.detail}` },
    };
  const { survey, score, answeredAt } = response;
  return {
    ...nothing,
    status: "accepted",
    band: survey === null || score === null ? null : bandOf(survey, score).band,
    response: { ...response, answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString() },
  };
}
