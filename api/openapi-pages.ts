/** Pages and files outside the routes of the API, as the document shows them. */
import type { RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "./schemas/zod.js";

const params = z.object({ token: z.string() });
const html = { "text/html": { schema: z.string() } };
const dead = {
  400: { $ref: "#/components/responses/Refusal400" },
  404: { description: "No such link.", content: html },
  410: { description: "The link has expired.", content: html },
  default: { description: "Refused.", content: html },
};
const form = (schema: z.ZodType) => ({ content: { "application/x-www-form-urlencoded": { schema } } });

function page(path: string, summary: string, more: Partial<RouteConfig> = {}): RouteConfig {
  return {
    method: "get",
    path,
    operationId: ["get", ...path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "")].join("-"),
    tags: ["Pages"],
    summary,
    security: [],
    responses: { 200: { description: "A page.", content: html }, 400: { $ref: "#/components/responses/Refusal400" } },
    ...more,
  };
}

function customerPage(
  path: string,
  summary: string,
  accepts?: z.ZodType,
  accepted?: RouteConfig["responses"],
): RouteConfig[] {
  const shown = page(path, summary, {
    request: { params },
    responses: { 200: { description: "The page; showing it changes nothing.", content: html }, ...dead },
  });
  if (accepts === undefined) return [shown];
  return [
    shown,
    {
      ...shown,
      method: "post",
      operationId: (shown.operationId ?? "").replace("get", "post"),
      summary: `${summary}: the form`,
      request: { params, body: form(accepts) },
      responses: {
        ...accepted,
        ...dead,
        413: { description: "The form is too large.", content: html },
        415: { description: "Not a form.", content: html },
        422: { description: "The page again, with what is wrong.", content: html },
      },
    },
  ];
}

/** All of them. */
export const pages: readonly RouteConfig[] = [
  ...customerPage(
    "/c/{token}",
    "A customer's case, and whether it was fixed",
    z.object({ answer: z.enum(["yes", "partly", "no"]), comment: z.string().max(20_000).optional() }),
    {
      303: { description: "Taken; back to the page." },
      409: { description: "The question is not open.", content: html },
    },
  ),
  ...customerPage(
    "/p/{token}",
    "What a customer wants to get; one-click unsubscribing by POST (RFC 8058)",
    z.object({
      surveys: z.literal("on").optional(),
      offers: z.literal("on").optional(),
      "List-Unsubscribe": z.literal("One-Click").optional(),
    }),
    {
      200: { description: "Unsubscribed by one click.", content: html },
      303: { description: "Saved; back to the page." },
    },
  ),
  ...customerPage("/r/{token}", "A promoter's page to share"),
  page("/openapi.json", "This document", {
    responses: {
      200: {
        description: "OpenAPI 3.1.",
        content: { "application/json": { schema: z.record(z.string(), z.unknown()) } },
      },
      400: { $ref: "#/components/responses/Refusal400" },
    },
  }),
  page("/docs", "The reference, to be read"),
  page("/docs/problems", "What each error code means"),
];
