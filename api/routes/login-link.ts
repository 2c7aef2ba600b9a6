/** Signing in by a one-time link: an administrator makes it, the person opens it and presses a button. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { refuseForeignOrigin } from "../auth/own-origin.js";
import { sessionCookie } from "../auth/session.js";
import { defineRoute, type Reply, type Route } from "../route.js";
import { chosenIdParams } from "../schemas/ids.js";
import { z } from "../schemas/zod.js";
import { isLoginLinkOpen, issueLoginLink, redeemLoginLink } from "../../usecases/login-link.js";

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const sessionLifetimeMs = 12 * 3_600_000;
const params = z.object({ token: z.string() });
const usedUp = { description: "The link has been used or has expired; a page says so.", mediaType: "text/html" };

/** `POST /users/{id}/login-link`, and the page its address opens. */
export function loginLinkRoutes(deps: AppDeps): readonly Route[] {
  const { useCases } = deps;
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/users/{id}/login-link",
      tag: "Session",
      summary: "A link that signs a person in, once within 15 minutes; it is mailed too",
      access: "users.invite",
      params: chosenIdParams,
      body: { kind: "json", schema: z.strictObject({}), isOptional: true },
      isIdempotent: true,
      responses: { 201: { description: "The link.", schema: z.object({ url: z.string() }) } },
      handler: async ({ params: { id }, principal, idempotency }) => ({
        status: 201,
        json: await issueLoginLink(useCases, { userId: id, actor: actorOf(principal), idempotency }),
      }),
    }),
    defineRoute({
      method: "get",
      path: "/a/{token}",
      tag: "Session",
      summary: "The page of a sign-in link; opening it changes nothing",
      access: "public",
      params,
      responses: { 200: { description: "A page with a button.", mediaType: "text/html" }, 410: usedUp },
      handler: async ({ params: { token } }) =>
        (await isLoginLinkOpen(useCases, token)) ? page(200, button) : deadLink(),
    }),
    defineRoute({
      method: "post",
      path: "/a/{token}",
      tag: "Session",
      summary: "Sign in by the link",
      access: "public",
      params,
      body: { kind: "raw", description: "Nothing.", isOptional: true },
      responses: { 303: { description: "Signed in; the cookie is set." }, 410: usedUp },
      refusals: [403],
      handler: async ({ params: { token }, headers }) => {
        refuseForeignOrigin(headers, deps.publicUrl());
        const session = await redeemLoginLink(useCases, token);
        if (session === null) return deadLink();
        const cookie = sessionCookie(deps.publicUrl(), session, sessionLifetimeMs);
        return { status: 303, headers: { location: "/", "set-cookie": cookie } };
      },
    }),
  ];
}

const button = `<p>Press the button to sign in.</p><form method="post"><button>Sign in</button></form>`;

function deadLink(): Reply {
  return page(410, "<p>This link has been used or has expired. Ask your administrator for a new one.</p>");
}

function page(status: number, body: string): Reply {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>innerloop: sign in</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><style>body{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;max-width:30rem;padding:0 1rem}button{font:inherit;padding:.7rem 1.5rem}</style></head><body><h1>innerloop</h1>${body}</body></html>`;
  return { status, html, headers: { "content-security-policy": policy, "x-robots-tag": "noindex" } };
}
