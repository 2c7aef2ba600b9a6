/** `GET /operations`: what waits where, how late things were, and what stands still. */
import type { AppDeps } from "../app-deps.js";
import { defineRoute, type Route } from "../route.js";
import { operations } from "../schemas/operations.js";
import { readOperations } from "../../usecases/operations.js";

/** The route. */
export function operationsRoutes({ useCases, stuckWorkflows }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/operations",
      tag: "Board",
      summary: "What waits where, how late deadlines fired, and workflows that stand still",
      access: "operations.read",
      responses: { 200: { description: "The state of the installation.", schema: operations } },
      handler: async () => {
        const [read, stuck] = await Promise.all([readOperations(useCases), stuckWorkflows?.() ?? null]);
        return { status: 200, json: { ...read, stuckWorkflows: stuck } };
      },
    }),
  ];
}
