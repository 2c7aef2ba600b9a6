/** Which bodies a JSON route takes: `application/json`, UTF-8, not compressed. */
import type { IncomingHttpHeaders } from "node:http";
import { Problem } from "../problem.js";

/** Longest Content-Type taken. */
export const maxContentTypeLength = 255;

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`^\\s*(${token})=(?:(${token})|"((?:[^"\\\\]|\\\\.)*)")\\s*$`);

/**
 * Refuses what is not JSON in UTF-8.
 * @throws Problem 415 `unsupported-media-type` or `unsupported-content-encoding`.
 */
export function requireJson(headers: IncomingHttpHeaders): void {
  const contentType = headers["content-type"];
  if (contentType === undefined || contentType.length > maxContentTypeLength || !isJson(contentType))
    throw new Problem(415, "unsupported-media-type", "The body must be application/json in UTF-8.", {
      errors: [{ header: "content-type", code: "unsupported-media-type", detail: "Send application/json, at most 255 characters." }],
      headers: { accept: "application/json" },
    });
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== "identity" && encoding.trim() !== "")
    throw new Problem(415, "unsupported-content-encoding", "The body must not be compressed.", {
      errors: [{ header: "content-encoding", code: "unsupported-content-encoding", detail: "Send the body as it is." }],
      headers: { "accept-encoding": "identity" },
    });
}

/** True for `application/json` with no charset or with UTF-8; other parameters mean nothing here. */
export function isJson(contentType: string): boolean {
  const [type, ...parameters] = contentType.split(";");
  if (type?.trim().toLowerCase() !== "application/json") return false;
  let charsets = 0;
  for (const part of parameters) {
    if (part.trim() === "") continue;
    const [, name, bare, quoted] = parameter.exec(part) ?? [];
    if (name === undefined) return false;
    if (name.toLowerCase() !== "charset") continue;
    charsets += 1;
    if (!/^utf-?8$/i.test(bare ?? quoted ?? "")) return false;
  }
  return charsets <= 1;
}
