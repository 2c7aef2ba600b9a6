/**
 * `/login/oidc`: signing in at the organisation's identity provider. What is under way lies in a sealed cookie; whatever comes
 * back that does not fit it leads to a page that says so kindly. Logs hold codes only.
 */
import express, { Router, type NextFunction, type Request, type Response } from "express";
import type { AppDeps } from "../app-deps.js";
import { requireOwnOrigin } from "../auth/own-origin.js";
import { readSessionToken, sessionCookie } from "../auth/session.js";
import { renderMessagePage } from "../pages/message-page.js";
import { browserLanguage } from "../pages/page-request.js";
import { pageContentPolicy } from "../pages/page-styles.js";
import { Problem } from "../problem.js";
import { toProblem } from "../problem-mapping.js";
import { loadOrganisation } from "../../usecases/customer-notice-content.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { endIdentitySessions, isLinked, signInByIdentity, type GroupRole } from "../../usecases/identity-sign-in.js";
import { readSession, sessionLifetimeMs } from "../../usecases/sessions.js";
import { ProviderOutage, ProviderRefusal, type IdentityProvider } from "./provider.js";
import { returnPath } from "./return-path.js";
import { forgetCookie, readSignIn, startCookie } from "./sign-in-cookie.js";
import {
  renderLinkOffer,
  renderOnTheWay,
  renderSignInMessage,
  type SignInMessage,
  type SignInView,
} from "./sign-in-page.js";

/** What the pages need. `name` is what the sign-in page calls the provider. */
export interface SignInPagesDeps {
  publicUrl: () => string;
  provider: IdentityProvider;
  name: string;
  groupRoles: readonly GroupRole[];
  useCases: UsecaseDeps;
  log: AppDeps["log"];
}

/** Seconds after which another try makes sense. */
const retryAfterS = 10;
const statuses: Partial<Record<SignInMessage, number>> = { unavailable: 503, again: 400 };
const startPath = "/login/oidc";
const callbackPath = "/login/oidc/callback";
const linkPath = "/login/oidc/link";
const backChannelPath = "/login/oidc/back-channel";
const paths = [startPath, callbackPath, linkPath, backChannelPath];
/** The largest form a provider may send, in bytes. */
const formBytes = 16 * 1024;

/** The pages, and what the provider calls, to be mounted at the root behind the guards. */
export function signInPages(deps: SignInPagesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const path of paths)
    router.use(path, (_request, response, next) => {
      response.locals["routePattern"] = path;
      next();
    });
  router.get(startPath, (request, response) => start(deps, request, response));
  router.get(callbackPath, (request, response) => finish(deps, request, response));
  router.get(linkPath, (request, response) => offerLink(deps, request, response));
  router.post(linkPath, (request, response) => startLink(deps, request, response));
  const form = express.urlencoded({ extended: false, limit: formBytes, parameterLimit: 20 });
  router.post(backChannelPath, form, (request, response) => endSessions(deps, request, response));
  router.all(paths, (request, response) => {
    const more: Record<string, string> = { [linkPath]: "GET, HEAD, POST", [backChannelPath]: "POST" };
    response.setHeader("allow", more[request.path] ?? "GET, HEAD");
    throw new Problem(405, "method-not-allowed", "This path serves what `Allow` names.");
  });
  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    answerFailure(deps, error, request, response).catch(next);
  });
  return router;
}

async function start(deps: SignInPagesDeps, request: Request, response: Response): Promise<void> {
  const asked = new URLSearchParams(request.rawQuery ?? "").get("to");
  const publicUrl = new URL(deps.publicUrl());
  // The cookie has to be set for the host the provider sends people back to.
  if (request.headers.host?.toLowerCase() !== publicUrl.host) {
    const there = new URL(startPath, publicUrl);
    if (asked !== null) there.searchParams.set("to", returnPath(asked));
    return response.redirect(302, there.href);
  }
  const { url, challenge } = await deps.provider.begin(`${deps.publicUrl()}${callbackPath}`);
  const underWay = { ...challenge, returnTo: returnPath(asked), linkTo: null };
  response.setHeader("set-cookie", startCookie(deps.publicUrl(), deps.useCases.secretKey, underWay));
  response.redirect(302, url);
}

async function finish(deps: SignInPagesDeps, request: Request, response: Response): Promise<void> {
  const { secretKey } = deps.useCases;
  const publicUrl = deps.publicUrl();
  const underWay = readSignIn(publicUrl, secretKey, request.headers.cookie);
  // Whatever comes of it, the same return is not looked at twice.
  response.setHeader("set-cookie", forgetCookie(publicUrl));
  if (underWay === null) return sayWhy(deps, request, response, "again", "nothing-under-way");
  const returned = new URL(`${publicUrl}${callbackPath}?${request.rawQuery ?? ""}`);
  const { language, ...claims } = await deps.provider.finish(returned, underWay);
  // The one who asked to be linked must still be the one who is signed in.
  if (underWay.linkTo !== null && (await linkableOf(deps, request)) !== underWay.linkTo)
    return sayWhy(deps, request, response, "again", "session-ended");
  const identity = { issuer: deps.provider.issuer, ...claims, language: language ?? browserLanguage(request) };
  const outcome = await signInByIdentity(deps.useCases, deps.groupRoles, identity, underWay.linkTo);
  if (outcome.outcome === "refused") return sayWhy(deps, request, response, outcome.reason, outcome.reason);
  response.setHeader("set-cookie", [
    forgetCookie(publicUrl),
    sessionCookie(publicUrl, outcome.token, sessionLifetimeMs),
  ]);
  response.redirect(303, underWay.returnTo);
}

/** Only who came by password or one-time link may link: who came by the provider is linked already. */
async function linkableOf(deps: SignInPagesDeps, request: Request): Promise<string | null> {
  const token = readSessionToken(deps.publicUrl(), request.headers.cookie);
  const session = token === null ? null : await readSession(deps.useCases, token);
  return session === null || session.openedBy === "provider" ? null : session.userId;
}

async function offerLink(deps: SignInPagesDeps, request: Request, response: Response): Promise<void> {
  const userId = await linkableOf(deps, request);
  if (userId === null || (await isLinked(deps.useCases, deps.provider.issuer, userId)))
    return response.redirect(303, "/");
  sendPage(response, 200, renderLinkOffer(await viewOf(deps, request)));
}

async function startLink(deps: SignInPagesDeps, request: Request, response: Response): Promise<void> {
  requireOwnOrigin(request.headers, deps.publicUrl());
  const linkTo = await linkableOf(deps, request);
  if (linkTo === null) return response.redirect(303, "/login");
  const { url, challenge } = await deps.provider.begin(`${deps.publicUrl()}${callbackPath}`);
  response.setHeader(
    "set-cookie",
    startCookie(deps.publicUrl(), deps.useCases.secretKey, { ...challenge, returnTo: "/", linkTo }),
  );
  sendPage(response, 200, renderOnTheWay(url, await viewOf(deps, request)));
}

/** The provider itself calls, with a token and without a browser. */
async function endSessions(deps: SignInPagesDeps, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const token = typeof body === "object" && body !== null ? Reflect.get(body, "logout_token") : undefined;
  try {
    if (typeof token !== "string") throw new ProviderRefusal("no-sign-out-token");
    await endIdentitySessions(deps.useCases, deps.provider.issuer, await deps.provider.signedOut(token));
    response.status(200).end();
  } catch (error) {
    const isOutage = error instanceof ProviderOutage;
    if (!isOutage && !(error instanceof ProviderRefusal)) throw error;
    deps.log.info({ code: isOutage ? "no-keys" : error.code }, "a sign-out token was not taken");
    if (isOutage) response.setHeader("retry-after", String(retryAfterS));
    response.status(isOutage ? 503 : 400).json({ error: isOutage ? "temporarily_unavailable" : "invalid_request" });
  }
}

async function answerFailure(
  deps: SignInPagesDeps,
  error: unknown,
  request: Request,
  response: Response,
): Promise<void> {
  if (error instanceof ProviderOutage) {
    response.setHeader("retry-after", String(retryAfterS));
    return sayWhy(deps, request, response, "unavailable", error.message);
  }
  if (error instanceof ProviderRefusal) return sayWhy(deps, request, response, "again", error.code);
  if (error instanceof Problem) throw error;
  const problem = toProblem(error);
  deps.log.error({ code: problem.code, status: problem.status }, "a sign-in failed");
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  const organisation = { name: "Innerloop", email: null, phone: null };
  sendPage(response, problem.status, renderMessagePage("error", { language: browserLanguage(request), organisation }));
}

async function sayWhy(
  deps: SignInPagesDeps,
  request: Request,
  response: Response,
  message: SignInMessage,
  code: string,
): Promise<void> {
  deps.log.info({ code }, "nobody was signed in by the identity provider");
  sendPage(response, statuses[message] ?? 403, renderSignInMessage(message, await viewOf(deps, request)));
}

async function viewOf(deps: SignInPagesDeps, request: Request): Promise<SignInView> {
  const { name } = await deps.useCases.db.read(loadOrganisation);
  // The contact is that for customers.
  const organisation = { name, email: null, phone: null };
  return { language: browserLanguage(request), organisation, provider: deps.name };
}

function sendPage(response: Response, status: number, html: string): void {
  response.status(status).set({ "Content-Security-Policy": pageContentPolicy, "X-Robots-Tag": "noindex, nofollow" });
  response.type("html").send(html);
}
