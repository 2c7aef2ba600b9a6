/** What people may know about asking promoters. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { defineRoute, type Route } from "../route.js";
import { madeId } from "../schemas/ids.js";
import { instantText } from "../schemas/shared.js";
import { z } from "../schemas/zod.js";
import { readEligibility } from "../../usecases/promoter-eligibility.js";

const document = z
  .object({
    customer: z.object({ id: z.string() }),
    eligible: z.boolean(),
    reasons: z
      .array(z.object({ code: z.string(), detail: z.string() }))
      .nullable()
      .openapi({ description: "Null for those who may not know." }),
    notBefore: instantText.nullable(),
  })
  .openapi("Eligibility");

/** `GET /promoters/eligibility`. */
export function promoterRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/promoters/eligibility",
      tag: "Cases",
      summary: "Whether a customer may be asked to recommend now, or why not",
      access: { scopes: ["cases:read"], roles: ["lead", "marketing", "manager", "administrator"] },
      query: z.object({ customer: madeId }),
      responses: { 200: { description: "The judgement as it would be made now.", schema: document } },
      handler: async ({ query, principal }) => ({
        status: 200,
        json: await readEligibility(useCases, query.customer, actorOf(principal)),
      }),
    }),
  ];
}
