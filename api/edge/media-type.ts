/** Which bodies a JSON route takes: `application/json`, UTF-8, not compressed. */
import type { IncomingHttpHeaders } from "node:http";
import { isJson, isPlain } from "../../sources/media-type.js";
import { Problem } from "../problem.js";

/**
 * Refuses what is not JSON in UTF-8.
 * @throws Problem 415 `unsupported-media-type` or `unsupported-content-encoding`.
 */
export function requireJson(headers: IncomingHttpHeaders): void {
  if (!isJson(headers["content-type"]))
    throw new Problem(415, "unsupported-media-type", "The body must be application/json in UTF-8.", {
      errors: [
        {
          header: "content-type",
          code: "unsupported-media-type",
          detail: "Send application/json, at most 255 characters.",
        },
      ],
      headers: { accept: "application/json" },
    });
  if (!isPlain(headers["content-encoding"]))
    throw new Problem(415, "unsupported-content-encoding", "The body must not be compressed.", {
      errors: [{ header: "content-encoding", code: "unsupported-content-encoding", detail: "Send the body as it is." }],
      headers: { "accept-encoding": "identity" },
    });
}
