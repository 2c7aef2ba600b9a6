/**
 * `/a/{token}`: links in mails to staff, for signing in once and for one action on one case. Opening one changes nothing, because
 * mail scanners open every link; the button does. A link that is not for the reader looks like one that never was.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { AppDeps } from "../app-deps.js";
import { refuseForeignOrigin, requireOwnOrigin } from "../auth/own-origin.js";
import { readSessionToken, sessionCookie, type SessionUser } from "../auth/session.js";
import { preferredLanguage } from "../pages/page-request.js";
import { pageContentPolicy } from "../pages/page-styles.js";
import {
  renderGoneLink,
  renderOneTimeSignIn,
  renderSignInFirst,
  renderStaffAction,
  type StaffLinkView,
} from "../pages/staff-link-page.js";
import { defineRoute, type Reply, type Route } from "../route.js";
import { z } from "../schemas/zod.js";
import { DomainError } from "../../domain/errors.js";
import type { Language } from "../../domain/survey.js";
import { languages } from "../../locales/catalogue.js";
import { loadOrganisation } from "../../usecases/customer-notice-content.js";
import { isLoginLinkOpen, redeemLoginLink } from "../../usecases/login-link.js";
import { languageOf } from "../../usecases/notice-reader.js";
import { sessionLifetimeMs } from "../../usecases/sessions.js";
import { readStaffAction, takeStaffAction } from "../../usecases/staff-action.js";

const params = z.object({ token: z.string() });
const query = z.object({
  lang: z.enum(languages).optional().openapi({ description: "Language of the page." }),
  done: z.enum(["1"]).optional().openapi({ description: "The action was done just now; changes words only." }),
});
const gone = {
  description: "The link is used, expired, void or meant for somebody else; a page says so without saying which.",
  mediaType: "text/html",
};

/** `GET` and `POST /a/{token}`. */
export function staffLinkRoutes(deps: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/a/{token}",
      tag: "Session",
      summary: "The page of a link in a mail to staff; opening it changes nothing",
      access: "public",
      params,
      query,
      responses: { 200: { description: "A page with a button.", mediaType: "text/html" }, 410: gone },
      handler: ({ params: { token }, query: asked, headers }) => show(deps, token, asked, headers),
    }),
    defineRoute({
      method: "post",
      path: "/a/{token}",
      tag: "Session",
      summary: "Sign in by the link, or do what it stands for as the signed-in person it was mailed to",
      access: "public",
      params,
      query,
      body: { kind: "raw", description: "Nothing.", isOptional: true },
      responses: {
        303: { description: "Signed in, with the cookie; or the action is done, now or before." },
        401: {
          description: "The action needs its person signed in; a page leads there and back.",
          mediaType: "text/html",
        },
        410: gone,
      },
      refusals: [403],
      handler: async ({ params: { token }, query: asked, headers }) => {
        refuseForeignOrigin(headers, deps.publicUrl());
        return (await isLoginLinkOpen(deps.useCases, token))
          ? signIn(deps, token, asked.lang, headers)
          : act(deps, token, asked.lang, headers);
      },
    }),
  ];
}

async function show(
  deps: AppDeps,
  token: string,
  asked: z.infer<typeof query>,
  headers: IncomingHttpHeaders,
): Promise<Reply> {
  const { useCases } = deps;
  if (await isLoginLinkOpen(useCases, token))
    return page(200, renderOneTimeSignIn(await viewOf(deps, asked.lang, headers)));
  const viewer = await viewerOf(deps, headers);
  const found = await readStaffAction(useCases, token, viewer?.id ?? null);
  if (found === null) return goneLink(deps, asked.lang, headers, viewer);
  const view = await viewOf(deps, asked.lang ?? found.language, headers);
  const isFresh = asked.done === "1";
  return page(200, renderStaffAction(found, { ...view, isSignedIn: viewer !== null, isFresh }));
}

async function signIn(
  deps: AppDeps,
  token: string,
  lang: Language | undefined,
  headers: IncomingHttpHeaders,
): Promise<Reply> {
  const session = await redeemLoginLink(deps.useCases, token);
  if (session === null) return goneLink(deps, lang, headers, null);
  const cookie = sessionCookie(deps.publicUrl(), session, sessionLifetimeMs);
  const location = deps.provider === undefined ? "/" : "/login/oidc/link";
  return { status: 303, headers: { location, "set-cookie": cookie } };
}

async function act(
  deps: AppDeps,
  token: string,
  lang: Language | undefined,
  headers: IncomingHttpHeaders,
): Promise<Reply> {
  const viewer = await viewerOf(deps, headers);
  if (viewer === null) return askToSignIn(deps, token, lang, headers);
  requireOwnOrigin(headers, deps.publicUrl());
  const outcome = await takeStaffAction(deps.useCases, token, viewer.id).catch((error: unknown) => {
    // The case no longer allows it: to the reader the same as a link that is void.
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (outcome === null) return goneLink(deps, lang, headers, viewer);
  const flags = new URLSearchParams({
    ...(lang === undefined ? {} : { lang }),
    ...(outcome === "taken" ? { done: "1" } : {}),
  });
  return { status: 303, headers: { location: `/a/${token}${flags.size > 0 ? `?${flags.toString()}` : ""}` } };
}

async function askToSignIn(
  deps: AppDeps,
  token: string,
  lang: Language | undefined,
  headers: IncomingHttpHeaders,
): Promise<Reply> {
  const found = await readStaffAction(deps.useCases, token, null);
  if (found === null) return goneLink(deps, lang, headers, null);
  // Without passwords there is one way in, and it needs no script.
  const start = deps.provider !== undefined && deps.localLogin === false ? "/login/oidc" : "/login";
  const href = `${start}?to=${encodeURIComponent(`/a/${token}`)}`;
  const reply = page(401, renderSignInFirst(href, await viewOf(deps, lang ?? found.language, headers)));
  return { ...reply, headers: { ...reply.headers, "www-authenticate": 'Session realm="innerloop"' } };
}

async function goneLink(
  deps: AppDeps,
  lang: Language | undefined,
  headers: IncomingHttpHeaders,
  viewer: SessionUser | null,
): Promise<Reply> {
  const language = lang ?? (viewer === null ? undefined : languageOf(viewer.language));
  return page(410, renderGoneLink(await viewOf(deps, language, headers)));
}

async function viewerOf(deps: AppDeps, headers: IncomingHttpHeaders): Promise<SessionUser | null> {
  const session = readSessionToken(deps.publicUrl(), headers.cookie);
  return session === null ? null : deps.sessions.find(session);
}

async function viewOf(
  deps: AppDeps,
  language: Language | undefined,
  headers: IncomingHttpHeaders,
): Promise<StaffLinkView> {
  const { name } = await deps.useCases.db.read(loadOrganisation);
  // The contact is that for customers.
  const organisation = { name, email: null, phone: null };
  return { language: language ?? preferredLanguage(headers["accept-language"]), organisation };
}

function page(status: number, html: string): Reply {
  const headers = { "content-security-policy": pageContentPolicy, "x-robots-tag": "noindex, nofollow" };
  return { status, html, headers };
}
