/** The HTTP application: guards first, then routes, then one place that turns whatever went wrong into a problem document. */
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import type { AppDeps } from "./app-deps.js";
import { docsRouter } from "./docs/docs-router.js";
import { guardRequests } from "./edge/guard.js";
import { securityHeaders } from "./edge/security-headers.js";
import { Problem, problemBody, problemMediaType } from "./problem.js";
import { toProblem } from "./problem-mapping.js";
import { mountRoutes } from "./registry.js";
import { createRoutes } from "./routes/routes.js";

/** Builds the application; it listens to nothing and holds nothing that needs closing. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", false);
  app.enable("case sensitive routing");
  app.enable("strict routing");
  app.use(securityHeaders(deps.publicUrl));
  app.use(accessLog(deps));
  app.use(guardRequests(deps.publicUrl));
  if (deps.console !== undefined) app.use(deps.console);
  const routes = createRoutes(deps);
  mountRoutes(app, routes, deps);
  app.use(docsRouter(routes));
  if (deps.pages !== undefined) app.use(deps.pages);
  if (deps.provider !== undefined) app.use(deps.provider.pages);
  app.use(notFound);
  app.use(problemHandler(deps));
  return app;
}

const notFound: RequestHandler = (request, response) => {
  if (request.method === "OPTIONS" && request.url === "*") {
    response.status(204).setHeader("allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS").end();
    return;
  }
  throw new Problem(404, "not-found", "There is nothing at this path.");
};

function problemHandler(deps: AppDeps): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, _next) => {
    const problem = toProblem(error);
    if (problem.status >= 500) {
      const { name, code, stack } =
        error instanceof Error
          ? (error as Error & { code?: unknown })
          : { name: typeof error, code: null, stack: null };
      const fields = {
        error: { name, code },
        route: response.locals.routePattern,
        method: request.method,
        status: problem.status,
      };
      // The stack of an unknown error is ours to read; its message may quote data, so only the frames are kept.
      if (problem.status === 500)
        deps.log.error(
          { ...fields, stack: stack?.split("\n").filter((line) => /^\s+at /.test(line)) },
          "request failed",
        );
      else deps.log.warn(fields, "request refused");
    }
    if (response.headersSent) {
      request.socket.destroy();
      return;
    }
    for (const name of ["content-length", "content-disposition", "etag", "last-modified"]) response.removeHeader(name);
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
    const body = Buffer.from(JSON.stringify(problemBody(problem)));
    response.status(problem.status).setHeader("content-type", problemMediaType);
    response.setHeader("content-length", body.length);
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

/** One line per answer, with the route's pattern: paths hold ids and tokens, which logs must not. */
function accessLog(deps: AppDeps): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now();
    response.on("finish", () => {
      const durationMs = Math.round(performance.now() - startedMs);
      deps.log.info(
        {
          method: request.method,
          route: response.locals.routePattern ?? null,
          status: response.statusCode,
          durationMs,
        },
        "answered",
      );
      deps.onAnswered?.({
        method: request.method,
        route: response.locals.routePattern ?? "(none)",
        status: response.statusCode,
        durationMs,
      });
    });
    next();
  };
}
