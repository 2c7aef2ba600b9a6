/** ETag and If-Match: strong tags of a row version (RFC 9110). */
import { Problem } from "./problem.js";

/** What If-Match asks for: any version, or one of these. */
export type IfMatch = "any" | readonly number[];

/** The tag of a version. */
export function etagOf(rev: number): string {
  return `"${rev}"`;
}

const list = /^\s*(?:W\/)?"[\x21\x23-\x7e]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e]*")*\s*$/;

/**
 * Reads If-Match; null without one. Weak tags and tags that are not ours match nothing.
 * @throws Problem 400 `invalid-header` when it is not well-formed.
 */
export function parseIfMatch(header: string | undefined): IfMatch | null {
  if (header === undefined) return null;
  if (header.trim() === "*") return "any";
  if (!list.test(header))
    throw new Problem(400, "invalid-header", "If-Match is not well-formed.", {
      errors: [{ header: "if-match", code: "malformed", detail: 'Send `*` or tags in double quotes, e.g. `"7"`.' }],
    });
  return [...header.matchAll(/(W\/)?"([^"]*)"/g)].flatMap(([, weak, tag]) =>
    weak === undefined && /^[1-9][0-9]{0,9}$/.test(tag ?? "") ? [Number(tag)] : [],
  );
}

/** True when the stored version (null = nothing stored) satisfies the condition. */
export function isMatch(condition: IfMatch | null, rev: number | null): boolean {
  if (condition === null) return true;
  return rev !== null && (condition === "any" || condition.includes(rev));
}

/** True when If-None-Match names the version, so that a GET may answer 304. */
export function isUnchanged(header: string | undefined, rev: number): boolean {
  if (header === undefined) return false;
  return header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etagOf(rev));
}

/** The 412 that shows the current document. */
export function stale(current: unknown, rev: number | null): Problem {
  return new Problem(412, "stale", "If-Match names another version than the stored one.", {
    errors: [
      {
        header: "if-match",
        code: "stale",
        detail: rev === null ? "Nothing is stored." : `The stored version is "${rev}".`,
      },
    ],
    headers: rev === null ? {} : { etag: etagOf(rev) },
    members: { current },
  });
}
