/** The request target before any router sees it: no tricks with paths, no foreign absolute forms. */
import { Problem } from "../problem.js";
import { decodePercent } from "./percent.js";

/** Longest target served; longer ones are 414. */
export const maxTargetLength = 8_192;

/** A target in origin form. `path` is as sent; `query` is what follows the first `?`, null without one. */
export interface Target {
  path: string;
  query: string | null;
}

/**
 * Splits and checks a target. An absolute form is taken when it names the same host as the `Host` header.
 * @throws Problem 400 `bad-target` for anything but visible ASCII, dot segments, backslashes, NUL or broken percent
 * encoding (also encoded); 414 `target-too-long`.
 */
export function parseTarget(raw: string, hostHeader: string): Target {
  if (raw.length > maxTargetLength)
    throw new Problem(414, "target-too-long", `The request target is longer than ${maxTargetLength} characters.`);
  const target = originForm(raw, hostHeader);
  if (!target.startsWith("/") || !/^[!-~]*$/.test(target) || target.includes("#"))
    throw badTarget("It holds characters a target may not have.");
  const mark = target.indexOf("?");
  const path = mark === -1 ? target : target.slice(0, mark);
  for (const segment of path.slice(1).split("/")) checkSegment(segment);
  return { path, query: mark === -1 ? null : target.slice(mark + 1) };
}

function originForm(raw: string, hostHeader: string): string {
  if (raw.startsWith("/")) return raw;
  const [, authority, rest] = /^http:\/\/([^/?#]*)(.*)$/i.exec(raw) ?? [];
  if (authority === undefined || rest === undefined) throw badTarget("It is neither a path nor an http address.");
  if (authority.toLowerCase() !== hostHeader.toLowerCase())
    throw badTarget("It names another host than the Host header.");
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function checkSegment(segment: string): void {
  const decoded = decodePercent(segment);
  if (decoded === null) throw badTarget("Its percent encoding is broken or not UTF-8.");
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\/]/.test(decoded))
    throw badTarget("A part of the path holds a control character, a slash or a backslash.");
  if (decoded === "." || decoded === "..") throw badTarget("It holds a dot segment.");
}

function badTarget(detail: string): Problem {
  return new Problem(400, "bad-target", `The request target cannot be served. ${detail}`);
}
