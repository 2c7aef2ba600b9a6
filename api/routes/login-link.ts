/** `POST /users/{id}/login-link`: an administrator makes a link that signs a person in once. Its page is that of staff-link.ts. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { defineRoute, type Route } from "../route.js";
import { chosenIdParams } from "../schemas/ids.js";
import { z } from "../schemas/zod.js";
import { issueLoginLink } from "../../usecases/login-link.js";

/** The route. */
export function loginLinkRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/users/{id}/login-link",
      tag: "Session",
      summary: "A link that signs a person in, once within 15 minutes; it is mailed too",
      access: "users.invite",
      params: chosenIdParams,
      body: { kind: "json", schema: z.strictObject({}), isOptional: true, example: {} },
      isIdempotent: true,
      responses: { 201: { description: "The link.", schema: z.object({ url: z.string() }) } },
      handler: async ({ params: { id }, principal, idempotency }) => ({
        status: 201,
        json: await issueLoginLink(useCases, { userId: id, actor: actorOf(principal), idempotency }),
      }),
    }),
  ];
}
