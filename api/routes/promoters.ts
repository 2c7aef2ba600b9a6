/** What people may know about asking promoters, and how far the promoters have come. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { defineRoute, type Route } from "../route.js";
import { foundCustomers, promoterSummary } from "../schemas/board.js";
import { madeId } from "../schemas/ids.js";
import { instantText } from "../schemas/shared.js";
import { z } from "../schemas/zod.js";
import { readEligibility } from "../../usecases/promoter-eligibility.js";
import { findCustomers, readPromoterSummary } from "../../usecases/promoter-reading.js";

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

/** `GET /promoters/eligibility`, `/promoters/summary` and `/promoters/customers`. */
export function promoterRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/promoters/eligibility",
      tag: "Cases",
      summary: "Whether a customer may be asked to recommend now, or why not",
      access: "promoters.eligibility",
      query: z.object({ customer: madeId }),
      responses: { 200: { description: "The judgement as it would be made now.", schema: document } },
      handler: async ({ query, principal }) => ({
        status: 200,
        json: await readEligibility(useCases, query.customer, actorOf(principal)),
      }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/promoters/customers",
      tag: "Board",
      summary: "The customer behind an e-mail address or a number of the caller's own",
      access: "promoters.customers",
      query: z.object({ q: z.string().min(1).openapi({ description: "An e-mail address, or an external id." }) }),
      responses: { 200: { description: "At most two: one by each.", schema: foundCustomers } },
      handler: async ({ query, principal }) => ({
        status: 200,
        json: { items: await findCustomers(useCases, query.q, actorOf(principal)) },
      }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/promoters/summary",
      tag: "Board",
      summary: "Promoters asked, due and suppressed by reason",
      description:
        "Leads and managers are told those of their teams. Marketing is told everybody's in multiples of five (`isCoarse`), null below five, without reasons of fewer than five.",
      access: "promoters.summary",
      query: z.object({
        days: z
          .string()
          .regex(/^(?:[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5])$/, { message: "A whole number from 1 to 365." })
          .default("90")
          .transform(Number)
          .openapi({ type: "integer", minimum: 1, maximum: 365, default: 90 }),
      }),
      responses: { 200: { description: "Counts of journeys that began in that time.", schema: promoterSummary } },
      handler: async ({ query, principal }) => ({
        status: 200,
        json: await readPromoterSummary(useCases, query.days, actorOf(principal)),
      }),
    }),
  ];
}
