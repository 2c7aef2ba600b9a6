/** Signing people in and out. */
import { roles } from "../../domain/rights.js";
import type { AppDeps } from "../app-deps.js";
import { refuseForeignOrigin } from "../auth/own-origin.js";
import { readSessionToken, sessionCookie, type SessionUser } from "../auth/session.js";
import { Problem, retryLater } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { z } from "../schemas/zod.js";

const user = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles), language: z.string() })
  .openapi("SessionUser");
const answer = z.object({ user });

/** `POST`, `GET` and `DELETE /api/v1/session`. */
export function sessionRoutes(deps: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/session",
      tag: "Session",
      summary: "Sign in with address and password",
      access: "public",
      body: {
        kind: "json",
        schema: z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(1_000) }),
        example: { email: "maija.heikkinen@kotikone.example", password: "as run.json has it" },
      },
      responses: { 200: { description: "Signed in; the cookie is set.", schema: answer } },
      refusals: [401, 403, 429],
      handler: async ({ body, headers, address }) => {
        refuseForeignOrigin(headers, deps.publicUrl());
        if (deps.localLogin === false)
          throw new Problem(403, "local-login-off", "People sign in at the identity provider, not with a password.");
        const result = await deps.sessions.open({ ...body, address });
        if (result.outcome === "throttled")
          throw retryLater(429, "too-many-requests", "Too many failed sign-ins; wait a little.", result.retryAfterMs);
        if (result.outcome === "refused")
          throw new Problem(401, "sign-in-refused", "The address and the password do not belong together.", {
            headers: { "www-authenticate": 'Session realm="innerloop"' },
          });
        return {
          status: 200,
          json: { user: shown(result.user) },
          headers: { "set-cookie": sessionCookie(deps.publicUrl(), result.token, result.maxAgeMs) },
        };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/session",
      tag: "Session",
      summary: "Who is signed in",
      access: "session.own",
      responses: { 200: { description: "The signed-in person.", schema: answer } },
      handler: async ({ headers }) => {
        const token = readSessionToken(deps.publicUrl(), headers.cookie);
        const found = token === null ? null : await deps.sessions.find(token);
        if (found === null) throw new Problem(401, "unauthenticated", "The session has ended.");
        return { status: 200, json: { user: shown(found) } };
      },
    }),
    defineRoute({
      method: "delete",
      path: "/api/v1/session",
      tag: "Session",
      summary: "Sign out",
      access: "session.own",
      responses: {
        200: {
          description:
            "The session has ended here; the browser goes on to `signOutUrl` to end it at the identity provider too.",
          schema: z.object({ signOutUrl: z.string() }),
        },
        204: { description: "The session has ended." },
      },
      handler: async ({ headers }) => {
        const token = readSessionToken(deps.publicUrl(), headers.cookie);
        const signOutUrl = token === null ? null : ((await deps.provider?.signOutUrl(token)) ?? null);
        if (token !== null) await deps.sessions.close(token);
        const ended = { "set-cookie": sessionCookie(deps.publicUrl(), null, 0) };
        return signOutUrl === null
          ? { status: 204, headers: ended }
          : { status: 200, json: { signOutUrl }, headers: ended };
      },
    }),
  ];
}

function shown({ id, name, email, role, language }: SessionUser): SessionUser {
  return { id, name, email, role, language };
}
