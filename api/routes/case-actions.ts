/** `POST /cases/{id}/actions/{action}`: one route per action. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import type { Principal } from "../auth/principal.js";
import { stale, type IfMatch } from "../preconditions.js";
import { defineRoute, type Route } from "../route.js";
import { caseDocument } from "../schemas/case.js";
import { actionExamples } from "../schemas/action-examples.js";
import { actionSpecs } from "../schemas/case-actions.js";
import { madeIdParams } from "../schemas/ids.js";
import { DomainError } from "../../domain/errors.js";
import { commandCase } from "../../usecases/case-command.js";
import { readCase } from "../../usecases/case-reading.js";

/** Every action; who may do which is decided with the case. */
export function caseActionRoutes({ useCases }: AppDeps): readonly Route[] {
  return actionSpecs.map(({ action, summary, body, isOptional, command }) =>
    defineRoute({
      method: "post",
      path: `/api/v1/cases/{id}/actions/${action}`,
      tag: "Cases",
      summary,
      access: "cases.act",
      params: madeIdParams,
      body: { kind: "json", schema: body, isOptional, example: Reflect.get(actionExamples, action) },
      isIdempotent: true,
      isConditional: true,
      responses: { 200: { description: "The case as it then is.", schema: caseDocument } },
      handler: async ({ params, body: given, principal, ifMatch, idempotency }) => {
        const actor = actorOf(principal);
        try {
          const document = await commandCase(useCases, {
            caseId: params.id,
            command: command(given, useCases.newId),
            actor,
            ifMatch: await oneRev(useCases, params.id, principal, ifMatch),
            idempotency,
          });
          return { status: 200, json: document, rev: document.rev };
        } catch (error) {
          if (!(error instanceof DomainError) || error.kind !== "stale") throw error;
          const current = await readCase(useCases, params.id, actor);
          throw stale(current, current.rev);
        }
      },
    }),
  );
}

/** The one version the use case is to find; of several tags the one that fits now, -1 (never stored) when none does. */
async function oneRev(
  useCases: AppDeps["useCases"],
  caseId: string,
  principal: Principal,
  ifMatch: IfMatch | null,
): Promise<number | null> {
  if (ifMatch === null || ifMatch === "any") return null;
  if (ifMatch.length < 2) return ifMatch[0] ?? -1;
  const { rev } = await readCase(useCases, caseId, actorOf(principal));
  return ifMatch.includes(rev) ? rev : -1;
}
