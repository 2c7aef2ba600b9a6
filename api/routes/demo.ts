/** The demo's people and their sign-in by one click; not there outside the demo. */
import type { AppDeps } from "../app-deps.js";
import { refuseForeignOrigin } from "../auth/own-origin.js";
import { sessionCookie } from "../auth/session.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { z } from "../schemas/zod.js";
import { readDemoPeople } from "../../usecases/demo-people.js";

const person = z
  .object({ email: z.string(), name: z.string(), role: z.string(), language: z.string(), teams: z.array(z.string()) })
  .openapi("DemoPerson");

/** `GET /api/v1/demo/people` and `POST /api/v1/demo/session`. */
export function demoRoutes(deps: AppDeps): readonly Route[] {
  const { demoPeople } = deps;
  if (demoPeople === undefined) return [];
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/demo/people",
      tag: "Session",
      summary: "The people of the demo's company",
      access: "public",
      responses: { 200: { description: "Without their passwords.", schema: z.object({ items: z.array(person) }) } },
      handler: async () => ({
        status: 200,
        json: {
          items: await readDemoPeople(
            deps.useCases,
            demoPeople().map(({ email }) => email),
          ),
        },
      }),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/demo/session",
      tag: "Session",
      summary: "Sign in as somebody of the demo's company",
      access: "public",
      body: {
        kind: "json",
        schema: z.strictObject({ email: z.string().min(1).max(254) }),
        example: { email: "maija.heikkinen@kotikone.example" },
      },
      responses: { 204: { description: "Signed in; the cookie is set." } },
      handler: async ({ body, headers, address }) => {
        refuseForeignOrigin(headers, deps.publicUrl());
        const found = demoPeople().find((one) => one.email === body.email);
        const result = found === undefined ? null : await deps.sessions.open({ ...found, address });
        if (result?.outcome !== "opened")
          throw new Problem(401, "sign-in-refused", "This is nobody of the demo who may sign in.", {
            headers: { "www-authenticate": 'Session realm="innerloop"' },
          });
        return {
          status: 204,
          headers: { "set-cookie": sessionCookie(deps.publicUrl(), result.token, result.maxAgeMs) },
        };
      },
    }),
  ];
}
