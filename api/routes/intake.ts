/** Answers by API. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { createRateLimiter } from "../edge/rate-limit.js";
import { defineRoute, type Route } from "../route.js";
import { answerExample } from "../schemas/examples.js";
import { intakeResult, responseDocument } from "../schemas/intake.js";
import { madeIdParams } from "../schemas/ids.js";
import { responseOf, strictResponseBody } from "../../sources/response-body.js";
import { readResponse } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";

/** `POST /responses` and `GET /responses/{id}`. */
export function intakeRoutes({ useCases }: AppDeps): readonly Route[] {
  const takeToken = createRateLimiter();
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/responses",
      tag: "Intake",
      summary: "Hand in an answer or an unasked message",
      description: "Stored and decided when the 202 is sent. The same (source, externalId) again answers `duplicate`.",
      access: "responses.write",
      body: { kind: "json", schema: strictResponseBody, example: answerExample },
      isIdempotent: true,
      responses: { 202: { description: "Stored.", schema: intakeResult } },
      refusals: [429],
      handler: async ({ body, principal, idempotency }) => {
        takeToken(principal.id);
        const response = responseOf(body, body.source ?? "api");
        return { status: 202, json: await takeResponse(useCases, { response, anyAge: false, idempotency }) };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/responses/{id}",
      tag: "Intake",
      summary: "A stored answer and what became of it",
      access: "responses.read",
      params: madeIdParams,
      responses: { 200: { description: "The answer.", schema: responseDocument } },
      handler: async ({ params, principal }) => {
        return { status: 200, json: await readResponse(useCases, params.id, actorOf(principal)) };
      },
    }),
  ];
}
