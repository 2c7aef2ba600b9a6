/** What stands around a case: its customer, and who could take it over. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { defineRoute, type Route } from "../route.js";
import { caseCandidate, caseCustomerContext } from "../schemas/case-context.js";
import { madeIdParams } from "../schemas/ids.js";
import { z } from "../schemas/zod.js";
import { readCaseCandidates, readCaseCustomer } from "../../usecases/case-context.js";

/** `GET /cases/{id}/customer` and `/cases/{id}/candidates`. */
export function caseContextRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/cases/{id}/customer",
      tag: "Cases",
      summary: "The customer of a case: consent, other cases, earlier answers, and why nothing is offered to them now",
      access: "cases.read",
      params: madeIdParams,
      responses: {
        200: {
          description:
            "As far as the caller may see; `customer` null = it has none, or the key does not read customers.",
          schema: caseCustomerContext,
        },
      },
      handler: async ({ params, principal }) => ({
        status: 200,
        json: await readCaseCustomer(useCases, params.id, actorOf(principal)),
      }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/cases/{id}/candidates",
      tag: "Cases",
      summary: "Who a case could be given to, those who have room first, and why the others could not take it",
      access: "cases.read",
      params: madeIdParams,
      responses: {
        200: {
          description: "People of its team, the owner left out.",
          schema: z.object({ items: z.array(caseCandidate) }),
        },
      },
      handler: async ({ params, principal }) => ({
        status: 200,
        json: { items: await readCaseCandidates(useCases, params.id, actorOf(principal)) },
      }),
    }),
  ];
}
