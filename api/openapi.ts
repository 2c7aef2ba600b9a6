/** The OpenAPI 3.1 document, made from the schemas that check the requests. */
import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ResponseConfig,
  type RouteConfig,
} from "@asteasolutions/zod-to-openapi";
import { rolesFor, scopesFor, type RightName } from "../domain/rights.js";
import { refusals, refusalsOf } from "./openapi-refusals.js";
import { pages } from "./openapi-pages.js";
import { problemMediaType } from "./problem.js";
import type { Route } from "./route.js";
import { z } from "./schemas/zod.js";

type Document = ReturnType<OpenApiGeneratorV31["generateDocument"]>;

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(
      z.object({
        pointer: z.string().optional(),
        parameter: z.string().optional(),
        header: z.string().optional(),
        code: z.string(),
        detail: z.string(),
      }),
    ),
  })
  .openapi("Problem", { description: "RFC 9457; codes are explained at /docs/problems." });

/** Builds the document; the same routes give the same text. */
export function openApiDocument(routes: readonly Route[]): Document {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "il_<id>_<secret>",
  });
  registry.registerComponent("securitySchemes", "session", { type: "apiKey", in: "cookie", name: "innerloop_session" });
  // Both write the shared answers by their name, which must be there before the first reference.
  const content = { [problemMediaType]: { schema: registry.register("Problem", problem) } };
  for (const [status, description] of Object.entries(refusals))
    registry.registerComponent("responses", `Refusal${status}`, {
      description,
      content: { [problemMediaType]: { schema: { $ref: "#/components/schemas/Problem" } } },
    });
  for (const route of routes) registry.registerPath(pathOf(route, content));
  for (const page of pages) registry.registerPath(page);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "innerloop",
      version: "1",
      description:
        "Every answer gets a decision, every unhappy customer a person, on time. Instants are ISO 8601 UTC, durations milliseconds.",
    },
    servers: [{ url: "/" }],
  });
}

function pathOf(route: Route, problemContent: NonNullable<ResponseConfig["content"]>): RouteConfig {
  const responses: RouteConfig["responses"] = {};
  for (const [status, answer] of Object.entries(route.responses))
    responses[status] = {
      description: answer.description,
      ...(answer.schema === undefined && answer.mediaType === undefined
        ? {}
        : { content: { [answer.mediaType ?? "application/json"]: { schema: answer.schema ?? z.string() } } }),
    };
  for (const status of refusalsOf(route)) responses[status] = { $ref: `#/components/responses/Refusal${status}` };
  responses.default = { description: "Refused; `code` says why.", content: problemContent };
  return {
    method: route.method,
    path: route.path,
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(route.access === "public"
      ? { security: [] }
      : {
          security: securityOf(route.access),
          "x-right": route.access,
          "x-scopes": scopesFor(route.access),
          "x-roles": rolesFor(route.access),
        }),
    request: {
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...headersOf(route),
      ...(route.body === undefined ? {} : { body: bodyOf(route.body) }),
    },
    responses,
  };
}

function headersOf(route: Route): { headers?: z.ZodObject } {
  const shape = {
    ...route.headers?.shape,
    ...(route.isIdempotent === true ? idempotencyHeader : {}),
    ...(route.isConditional === true ? ifMatchHeader : {}),
  };
  return Object.keys(shape).length === 0 ? {} : { headers: z.object(shape) };
}

function bodyOf(body: NonNullable<Route["body"]>): NonNullable<NonNullable<RouteConfig["request"]>["body"]> {
  const shown = body.example === undefined ? {} : { example: body.example };
  if (body.kind === "raw")
    return {
      description: body.description,
      required: body.isOptional !== true,
      content: {
        ...(body.json === undefined ? {} : { "application/json": { schema: body.json, ...shown } }),
        "*/*": { schema: z.string() },
      },
    };
  return { required: body.isOptional !== true, content: { "application/json": { schema: body.schema, ...shown } } };
}

function securityOf(right: RightName): Record<string, string[]>[] {
  return [
    ...(scopesFor(right) === "none" ? [] : [{ apiKey: [] }]),
    ...(rolesFor(right).length === 0 ? [] : [{ session: [] }]),
  ];
}

/** `get-cases-id-events` for `GET /api/v1/cases/{id}/events`. */
function operationId(route: Route): string {
  const words = route.path
    .replace(/^\/api\/v1/, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  return [route.method, ...words].join("-");
}

const idempotencyHeader = {
  "Idempotency-Key": z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,255}$/)
    .optional()
    .openapi({ description: "The same key and body give the first answer again, for 30 days." }),
};
const ifMatchHeader = {
  "If-Match": z.string().optional().openapi({ description: "A stale tag gets 412 with the current document." }),
};
