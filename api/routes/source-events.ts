/** Events of survey tools: raw bytes, judged by the adapter of the source's kind. An authentic event is never refused. */
import type { IncomingHttpHeaders } from "node:http";
import type { AppDeps } from "../app-deps.js";
import { createRateLimiter } from "../edge/rate-limit.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { answerExample } from "../schemas/examples.js";
import { eventResults } from "../schemas/intake.js";
import { z } from "../schemas/zod.js";
import { adapterOf } from "../../sources/index.js";
import { looseResponseBody } from "../../sources/response-body.js";
import { signedJson } from "../../sources/signed-json.js";
import type { RawEvent, SourceReading } from "../../sources/source.js";
import { findSource, takeSourceEvent, type ConnectedSource } from "../../usecases/source-event.js";

const signatureHeaders = z.object({
  "webhook-id": z
    .string()
    .optional()
    .openapi({ description: "Kinds `signed-json` and `formbricks` (Standard Webhooks): id of the delivery." }),
  "webhook-timestamp": z.string().optional().openapi({ description: "Seconds since 1970, at most 300 s from now." }),
  "webhook-signature": z.string().optional().openapi({
    description: "`v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`; at most ten, separated by spaces.",
  }),
  "typeform-signature": z.string().optional().openapi({
    description: "Kind `typeform`: `sha256=` and base64 of HMAC-SHA-256 over the body.",
  }),
  "x-delighted-webhook-signature": z.string().optional().openapi({
    description: "Kind `delighted`: `sha256=` and HMAC-SHA-256 over the body in hex.",
  }),
});
const namePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `POST /sources/{name}/events`, and with a token for tools that sign nothing. */
export function sourceEventRoutes({ useCases }: AppDeps): readonly Route[] {
  const takeToken = createRateLimiter();
  const take = async (name: string, pathToken: string | null, headers: IncomingHttpHeaders, body: Buffer) => {
    const source = namePattern.test(name) && name.length <= 64 ? await findSource(useCases, name) : null;
    if (source !== null) takeToken(source.name);
    const event: RawEvent = { headers, body };
    const { eventId, parts } = readAuthentic(event, source, pathToken);
    const contentType = headers["content-type"]?.slice(0, 255) ?? null;
    const result = await takeSourceEvent(useCases, { source: name, eventId, contentType, raw: body, parts });
    return { status: 202, json: result };
  };
  const common = {
    method: "post",
    tag: "Intake",
    access: "public",
    body: {
      kind: "raw",
      description:
        "The event exactly as the survey tool sends it, at most 1 MiB; for `signed-json` an answer as `POST /responses` takes it.",
      json: looseResponseBody,
      example: answerExample,
    },
    headers: signatureHeaders,
    responses: { 202: { description: "Authentic, and kept whatever could be made of it.", schema: eventResults } },
    refusals: [401, 429],
  } as const;
  return [
    defineRoute({
      ...common,
      path: "/api/v1/sources/{name}/events",
      summary: "Hand in an event of a connected survey tool",
      params: z.object({ name: z.string() }),
      handler: ({ params, headers, rawBody }) => take(params.name, null, headers, rawBody),
    }),
    defineRoute({
      ...common,
      path: "/api/v1/sources/{name}/events/{token}",
      summary: "The same for tools that sign nothing",
      params: z.object({ name: z.string(), token: z.string() }),
      handler: ({ params, headers, rawBody }) => take(params.name, params.token, headers, rawBody),
    }),
  ];
}

/** What an event says, or one and the same 401 whatever was wrong. */
function readAuthentic(event: RawEvent, source: ConnectedSource | null, pathToken: string | null): SourceReading {
  const adapter = source === null ? null : adapterOf(source.kind);
  // An unknown source costs the same check as a known one.
  const settings = source ?? { name: "", secret: null, formerSecret: null, mapping: {} };
  const nowMs = Date.now();
  const isSignedWith = (secret: string | null): boolean =>
    (adapter ?? signedJson).isAuthentic(event, { ...settings, secret }, nowMs);
  const byPresent = isSignedWith(settings.secret);
  // Checked in any case, so that an event takes the same time whether there is a former secret or not.
  const byFormer = isSignedWith(settings.formerSecret);
  // Without a secret of its own a tool that signs is authentic by nothing, whatever held before.
  const isAuthentic = byPresent || (byFormer && settings.secret !== null && settings.formerSecret !== null);
  const isAddressed = adapter?.proof === "address" ? pathToken === source?.pathToken : pathToken === null;
  if (source === null || adapter === null || !isAuthentic || !isAddressed)
    throw new Problem(401, "invalid-signature", "The event is not authentic.", {
      headers: { "www-authenticate": 'Webhook realm="innerloop"' },
    });
  if (source.active) return adapter.read(event, source);
  return {
    eventId: null,
    parts: [{ kind: "ignored", code: "source-inactive", detail: "The source is switched off." }],
  };
}
