/** The first thing every request meets: header sizes, one good Host, a clean target. */
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { maxContentTypeLength } from "../../sources/media-type.js";
import { Problem } from "../problem.js";
import { isServedHost, parseHost } from "./host.js";
import { parseTarget } from "./target.js";

/** Names and values of all headers together, separators included. */
export const maxHeadBytes = 12 * 1024;
const singleHeaders = new Set([
  "host",
  "content-type",
  "content-length",
  "authorization",
  "idempotency-key",
  "content-encoding",
]);
/** Probes ask by address or by a name of their own, so these take any Host. */
const healthPaths = new Set(["/healthz", "/readyz"]);

/** An authentic event is never refused for what it calls itself. */
const eventPath = /^\/api\/v1\/sources\/[^/]+\/events(?:\/|$)/;

declare module "http" {
  interface IncomingMessage {
    /** The raw query of a checked target, null without one. */
    rawQuery?: string | null;
    /** The path of a checked target, as sent. */
    checkedPath?: string;
  }
}

/** Refuses what no route should see; sets `rawQuery` and `checkedPath`. `publicUrl` is asked per request. */
export function guardRequests(publicUrl: () => string): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    checkHeaders(request);
    const hostHeader = request.headers.host;
    const host = hostHeader === undefined ? null : parseHost(hostHeader);
    if (hostHeader === undefined || host === null)
      throw new Problem(400, "bad-host", "The request needs exactly one well-formed Host header.", {
        errors: [
          {
            header: "host",
            code: "bad-host",
            detail: "A name or address, with a port of at most 65535, and nothing else.",
          },
        ],
      });
    if (request.url === "*") return next();
    const target = parseTarget(request.url, hostHeader);
    if (!healthPaths.has(target.path) && !isServedHost(host, publicUrl()))
      throw new Problem(421, "misdirected-request", "This server does not answer for that host.", {
        errors: [
          { header: "host", code: "misdirected-request", detail: "Neither loopback nor the host of PUBLIC_URL." },
        ],
      });
    if (!eventPath.test(target.path)) refuseLongContentType(request);
    request.checkedPath = target.path;
    request.rawQuery = target.query;
    request.url = target.query === null ? target.path : `${target.path}?${target.query}`;
    next();
  };
}

function refuseLongContentType(request: Request): void {
  if ((request.headers["content-type"]?.length ?? 0) <= maxContentTypeLength) return;
  throw new Problem(415, "unsupported-media-type", "The Content-Type is longer than 255 characters.", {
    errors: [{ header: "content-type", code: "too-long", detail: `At most ${maxContentTypeLength} characters.` }],
  });
}

function checkHeaders(request: Request): void {
  const raw = request.rawHeaders;
  const seen = new Set<string>();
  let size = 0;
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    size += name.length + (raw[index + 1] ?? "").length + 4;
    if (singleHeaders.has(name) && seen.has(name))
      throw new Problem(
        400,
        name === "host" ? "bad-host" : "repeated-header",
        "A header that may stand once is there twice.",
        {
          errors: [{ header: name, code: "repeated-header", detail: "Send this header once." }],
        },
      );
    seen.add(name);
  }
  if (size > maxHeadBytes) throw new Problem(431, "headers-too-large", "The headers are larger than 12 KiB in all.");
  if (
    request.headers["transfer-encoding"] !== undefined &&
    request.headers["transfer-encoding"].toLowerCase() !== "chunked"
  )
    throw new Problem(400, "malformed-request", "The only transfer encoding served is chunked.", {
      errors: [{ header: "transfer-encoding", code: "unsupported", detail: "Send `chunked` or a Content-Length." }],
    });
  const expect = request.headers.expect;
  if (expect !== undefined && expect.toLowerCase() !== "100-continue")
    throw new Problem(417, "expectation-failed", "The only expectation served is 100-continue.");
}
