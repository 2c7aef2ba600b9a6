/** Serves the built console: its assets, and its one page for the paths of staff. Everything else stays with the API. */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Router, type Request, type Response } from "express";
import { readSessionToken } from "./auth/session.js";
import { escapeHtml } from "./docs/html.js";

/** Paths the console answers; whatever is not among them keeps its 404. */
const pagePath =
  /^\/(?:login|cases(?:\/[0-9a-f-]{36})?|lead|marketing|start|admin\/(?:sources(?:\/[a-z0-9-]{1,64})?|connect|quarantine|people|policies|operations|keys))?$/;

const mediaTypes: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

/** What the page is told besides its nonce, so that it asks for nothing that is not there. */
export interface ConsoleOptions {
  publicUrl: () => string;
  /** True when the demo's people may sign in with one click. */
  isDemo: boolean;
  /** True when there is a `/dev/mailbox`. */
  hasMailbox: boolean;
  /** Name of the identity provider people sign in at; null = there is none. */
  provider: string | null;
  /** True when people may sign in with a password. */
  hasLocalLogin: boolean;
}

/** True when there is something to serve in `folder`. */
export function isConsoleBuilt(folder: string): boolean {
  return existsSync(join(folder, "index.html"));
}

/** The router over a built console; reads every file once, now. */
export function consoleRouter(folder: string, options: ConsoleOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const assets = new Map(
    readdirSync(join(folder, "assets")).map((name) => [name, readFileSync(join(folder, "assets", name))]),
  );
  router.get("/assets/:name", (request, response, next) => {
    const { name } = request.params;
    const content = assets.get(name);
    const type = mediaTypes[extname(name)];
    if (content === undefined || type === undefined) return next();
    response.locals.routePattern = "/assets/{name}";
    // Names carry a hash of the content.
    response.setHeader("cache-control", "public, max-age=31536000, immutable");
    response.setHeader("content-type", type);
    response.end(content);
  });
  router.get("/queue", (_request, response) => {
    response.redirect(302, "/cases");
  });
  router.get(pagePath, (request, response) => {
    response.locals.routePattern = "(console)";
    sendPage(request, response, page, options);
  });
  return router;
}

function sendPage(request: Request, response: Response, page: string, options: ConsoleOptions): void {
  const nonce = randomBytes(16).toString("base64");
  response.setHeader(
    "content-security-policy",
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; ` +
      "img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  const facts = {
    nonce,
    mayBeSignedIn: readSessionToken(options.publicUrl(), request.headers.cookie) !== null,
    isDemo: options.isDemo,
    hasMailbox: options.hasMailbox,
    provider: options.provider,
    hasLocalLogin: options.hasLocalLogin,
  };
  const text = escapeHtml(JSON.stringify(facts));
  response.type("html").send(page.replace("__CONSOLE_FACTS__", () => text));
}
