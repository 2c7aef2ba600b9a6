/** Answers by API. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import type { Principal } from "../auth/principal.js";
import { createRateLimiter } from "../edge/rate-limit.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { answerExample } from "../schemas/examples.js";
import { intakeResult, responseDocument } from "../schemas/intake.js";
import { madeIdParams } from "../schemas/ids.js";
import { responseOf, strictResponseBody } from "../../sources/response-body.js";
import { readCase, readResponse } from "../../usecases/case-reading.js";
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
      access: { scopes: ["responses:write"], roles: "none" },
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
      access: {
        scopes: ["responses:read", "responses:write"],
        roles: ["frontline", "lead", "manager", "administrator"],
      },
      params: madeIdParams,
      responses: { 200: { description: "The answer.", schema: responseDocument } },
      handler: async ({ params, principal }) => {
        const document = await readResponse(useCases, params.id);
        await requireVisible(useCases, principal, document.case?.id ?? null);
        return { status: 200, json: document };
      },
    }),
  ];
}

/** People see an answer through its case; only administrators see those without one. */
async function requireVisible(
  useCases: AppDeps["useCases"],
  principal: Principal,
  caseId: string | null,
): Promise<void> {
  if (principal.kind === "key" || principal.role === "administrator") return;
  if (caseId === null) throw new Problem(404, "response-not-found", "There is no such response.");
  await readCase(useCases, caseId, actorOf(principal));
}
