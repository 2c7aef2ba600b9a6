/** Policies: the draft, and publishing it. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { settingExamples } from "../schemas/setting-examples.js";
import { defineRoute, type Route } from "../route.js";
import { chosenId, chosenIdParams } from "../schemas/ids.js";
import { policyBody, publishBody, publishResult } from "../schemas/settings-policy.js";
import { listPolicies, publishPolicy, putPolicy, readPolicy } from "../../usecases/setting-policies.js";
import { oneRev, settingRoutes, showingStale } from "./setting-route.js";

/** `/policies/{id}` and `/policies/{id}/publish`. */
export function policyRoutes(deps: AppDeps): readonly Route[] {
  const { useCases } = deps;
  return [
    ...settingRoutes(deps, {
      collection: "policies",
      example: settingExamples.policies,
      noun: "policy",
      id: chosenId,
      body: policyBody,
      readOnly: ["publishedVersion"],
      list: () => listPolicies(useCases),
      read: (id) => readPolicy(useCases, id),
      put: (id, document, change) => putPolicy(useCases, id, document, change),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/policies/{id}/publish",
      tag: "Settings",
      summary: "Put the stored draft in force",
      description:
        "`new`: for new cases; `open`: the open cases of this policy too; a list: those cases. `dryRun` shows what would move.",
      access: "settings.write",
      params: chosenIdParams,
      body: { kind: "json", schema: publishBody, isOptional: true, example: { apply: "open", dryRun: true } },
      isConditional: true,
      isIdempotent: true,
      responses: { 200: { description: "What moved, or would.", schema: publishResult } },
      handler: async ({ params, body, principal, ifMatch, idempotency }) => {
        const change = {
          actor: actorOf(principal),
          ifMatch: await oneRev(ifMatch, () => readPolicy(useCases, params.id)),
        };
        return {
          status: 200,
          json: await showingStale(() => publishPolicy(useCases, params.id, body, change, idempotency)),
        };
      },
    }),
  ];
}
