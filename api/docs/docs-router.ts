/** The reference: `/openapi.json`, `/docs` (Swagger UI from our own disk) and `/docs/problems`. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Router, type RequestHandler, type Response } from "express";
import { openApiDocument } from "../openapi.js";
import { Problem } from "../problem.js";
import { parseQuery } from "../query.js";
import type { Route } from "../route.js";
import { z } from "../schemas/zod.js";
import { problemsPage } from "./problems-page.js";

/** Swagger UI sets styles by script, hence the inline styles; scripts come from here only. */
const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const assets: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};

const served = [
  "/openapi.json",
  "/docs",
  "/docs/problems",
  "/docs/start.js",
  ...Object.keys(assets).map((name) => `/docs/${name}`),
];
const noQuery = z.object({});

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>innerloop API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="icon" href="/docs/favicon-32x32.png"></head>
<body><div id="reference"></div><noscript>The reference needs a script; the document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;

const start = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#reference", deepLinking: true, validatorUrl: null });`;

/** Serves the reference of these routes. */
export function docsRouter(routes: readonly Route[]): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(["/openapi.json", "/docs"], refuseQuery);
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const document = JSON.stringify(openApiDocument(routes));
  router.get("/openapi.json", (_request, response) => {
    response.type("application/json").send(document);
  });
  router.get("/docs", (_request, response) => {
    sendPage(response, page);
  });
  router.get("/docs/problems", (_request, response) => {
    sendPage(response, problemsPage());
  });
  router.get("/docs/start.js", (_request, response) => {
    response.type("text/javascript").send(start);
  });
  const contents = new Map<string, Buffer>();
  for (const [name, type] of Object.entries(assets))
    router.get(`/docs/${name}`, (_request, response) => {
      const content = contents.get(name) ?? readFileSync(join(folder, name));
      contents.set(name, content);
      response.setHeader("cache-control", "public, max-age=3600");
      response.setHeader("content-type", type);
      response.end(content);
    });
  for (const path of served)
    router.all(path, (request, response) => {
      response.setHeader("allow", "GET, HEAD, OPTIONS");
      if (request.method !== "OPTIONS")
        throw new Problem(405, "method-not-allowed", "This path serves GET, HEAD, OPTIONS.");
      response.status(204).end();
    });
  return router;
}

/** As on every other route: a parameter nobody knows is refused. */
const refuseQuery: RequestHandler = (request, _response, next) => {
  parseQuery(request.rawQuery ?? null, noQuery);
  next();
};

function sendPage(response: Response, html: string): void {
  response.setHeader("content-security-policy", docsPolicy);
  response.type("html").send(html);
}
