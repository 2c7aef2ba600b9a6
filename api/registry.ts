/** Mounts routes on Express: authenticate, check path, query, headers and body in this order, call the handler, answer. */
import type { Express, Request, Response } from "express";
import { z } from "./schemas/zod.js";
import { findContentFault } from "../sources/json-content.js";
import { parseJson, type JsonValue } from "../sources/strict-json.js";
import { isRight } from "../domain/rights.js";
import type { AppDeps } from "./app-deps.js";
import { authenticate } from "./auth/authenticate.js";
import type { Principal } from "./auth/principal.js";
import { cursorsFor } from "./cursor.js";
import { readBody } from "./edge/body.js";
import { requireJson } from "./edge/media-type.js";
import { readIdempotency } from "./idempotency.js";
import { isUnchanged, etagOf, parseIfMatch } from "./preconditions.js";
import { Problem } from "./problem.js";
import { parseQuery } from "./query.js";
import type { Reply, Route, RouteContext } from "./route.js";
import { itemsOf, problemOfIssues } from "./schema-issues.js";

const noQuery = z.object({});

/**
 * Registers every route, and after them 405 with `Allow` for other methods of their paths.
 * @throws Error for a route whose right is not in the table: nothing is served by default.
 */
export function mountRoutes(app: Express, routes: readonly Route[], deps: AppDeps): void {
  const methods = new Map<string, Set<string>>();
  for (const route of routes) {
    if (route.access !== "public" && !isRight(route.access))
      throw new Error(`${route.method} ${route.path} names no right`);
    const path = expressPath(route.path);
    app[route.method](path, async (request, response) => {
      response.locals.routePattern = route.path;
      await sendReply(request, response, await run(route, request, response, deps));
    });
    const known = methods.get(path) ?? new Set(["OPTIONS"]);
    known.add(route.method.toUpperCase());
    if (route.method === "get") known.add("HEAD");
    methods.set(path, known);
  }
  for (const [path, known] of methods) {
    const allow = [...known].toSorted().join(", ");
    app.all(path, (request, response) => {
      response.setHeader("allow", allow);
      if (request.method !== "OPTIONS") throw new Problem(405, "method-not-allowed", `This path serves ${allow}.`);
      response.status(204).end();
    });
  }
}

/** `/a/{b}` as Express writes it. */
export function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

async function run(route: Route, request: Request, response: Response, deps: AppDeps): Promise<Reply> {
  const principal = route.access === "public" ? null : await authenticate(deps, request, route.access);
  const params = parseParams(route, request);
  const query = parseQuery(request.rawQuery ?? null, route.query ?? noQuery);
  const ifMatch = route.isConditional === true ? parseIfMatch(request.headers["if-match"]) : null;
  const { rawBody, document, body } = await takeBody(route, request, response);
  const path = request.checkedPath ?? "";
  const idempotency =
    route.isIdempotent === true && principal !== null
      ? readIdempotency(
          header(request, "idempotency-key"),
          `${request.method} ${path}`,
          principal,
          route.body?.kind === "raw" ? rawBody.toString("base64") : document,
        )
      : null;
  const context: RouteContext<unknown, unknown, unknown, Principal | null> = {
    params,
    query,
    body,
    rawBody,
    principal,
    ifMatch,
    idempotency,
    cursors: cursorsOf(deps, path, query, principal),
    headers: request.headers,
    address: request.socket.remoteAddress ?? "",
  };
  return await route.handler(context);
}

function parseParams(route: Route, request: Request): unknown {
  if (route.params === undefined) return {};
  const parsed = route.params.safeParse({ ...request.params });
  if (parsed.success) return parsed.data;
  throw new Problem(400, "invalid-id", "A part of the path cannot be what stands there.", {
    errors: parsed.error.issues.flatMap((issue) =>
      itemsOf(issue, []).map(({ detail }) => ({ parameter: String(issue.path[0] ?? "?"), code: "invalid-id", detail })),
    ),
  });
}

async function takeBody(
  route: Route,
  request: Request,
  response: Response,
): Promise<{ rawBody: Buffer; document: JsonValue; body: unknown }> {
  if (route.body === undefined) return { rawBody: Buffer.alloc(0), document: null, body: undefined };
  if (route.body.kind === "raw") {
    const rawBody = await readBody(request, response);
    return { rawBody, document: null, body: rawBody };
  }
  const mayBeAbsent = route.body.isOptional === true && request.headers["content-type"] === undefined;
  if (!mayBeAbsent) requireJson(request.headers);
  const rawBody = await readBody(request, response);
  if (rawBody.length > 0 && mayBeAbsent) requireJson(request.headers);
  const document = rawBody.length === 0 && route.body.isOptional === true ? {} : parseDocument(rawBody);
  const parsed = route.body.schema.safeParse(document);
  if (!parsed.success) throw problemOfIssues(parsed.error.issues, 422);
  return { rawBody, document, body: parsed.data };
}

/** Strict JSON without texts or numbers that cannot be stored. */
function parseDocument(bytes: Buffer): JsonValue {
  const result = parseJson(bytes);
  if (!result.ok) {
    const { code, detail, pointer } = result.fault;
    throw new Problem(400, code, detail, { errors: [{ pointer, code, detail }] });
  }
  const fault = findContentFault(result.value);
  if (fault !== null)
    throw new Problem(422, "invalid-body", "The body breaks a rule; see errors.", { errors: [fault] });
  return result.value;
}

function cursorsOf(
  deps: AppDeps,
  path: string,
  query: unknown,
  principal: Principal | null,
): RouteContext<unknown, unknown, unknown, null>["cursors"] {
  const filters = query as Record<string, unknown>;
  const make = () => {
    if (principal === null) throw new Error("a public route has no cursors");
    return cursorsFor(deps.cursorKey, path, filters, principal);
  };
  return {
    read: <Position>() => make().read<Position>(typeof filters.cursor === "string" ? filters.cursor : undefined),
    write: (position) => make().write(position),
  };
}

async function sendReply(request: Request, response: Response, reply: Reply): Promise<void> {
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.rev !== undefined) {
    response.setHeader("etag", etagOf(reply.rev));
    if (request.method === "GET" && reply.status === 200 && isUnchanged(header(request, "if-none-match"), reply.rev)) {
      response.status(304).end();
      return;
    }
  }
  if (reply.takeOver !== undefined && request.method === "GET") return await reply.takeOver(request, response);
  response.status(reply.status);
  if (reply.html !== undefined) response.type("html").send(reply.html);
  else if (reply.jsonBytes !== undefined) response.type("json").send(reply.jsonBytes);
  else if (reply.json === undefined) response.end();
  else response.type("json").send(JSON.stringify(reply.json));
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
