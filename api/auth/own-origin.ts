/** Cross-site request forgery: a change with the cookie must come from our own pages. */
import type { IncomingHttpHeaders } from "node:http";
import { Problem } from "../problem.js";

/**
 * Refuses unless Origin is ours or, without one, Sec-Fetch-Site says so; both count where both are sent.
 * @throws Problem 403 `foreign-origin`; a request that shows neither header is refused too.
 */
export function requireOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): void {
  if (!isOwnOrigin(headers, publicUrl)) throw foreignOrigin(headers);
}

/** Refuses a request that shows a foreign origin; one that shows none passes (programs that sign in). */
export function refuseForeignOrigin(headers: IncomingHttpHeaders, publicUrl: string): void {
  const showsNothing = headers.origin === undefined && headers["sec-fetch-site"] === undefined;
  if (!showsNothing && !isOwnOrigin(headers, publicUrl)) throw foreignOrigin(headers);
}

function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin } = headers;
  const site = headers["sec-fetch-site"];
  // `none`: typed or opened by the person, not sent by any page.
  const isOwnSite = site === "same-origin" || site === "none";
  if (origin === undefined || !(site === undefined || isOwnSite)) return isOwnSite;
  // A form of a page without referrers shows no origin; that it is ours stands in the other header, which no page can write.
  if (origin === "null") return site === "same-origin";
  // The guard has let only our own hosts through, so an Origin equal to the Host is ours.
  return origin === new URL(publicUrl).origin || origin.toLowerCase() === `http://${headers.host?.toLowerCase()}`;
}

function foreignOrigin(headers: IncomingHttpHeaders): Problem {
  const header = headers.origin === undefined ? "sec-fetch-site" : "origin";
  return new Problem(403, "foreign-origin", "A change with the session cookie must come from our own pages.", {
    errors: [{ header, code: "foreign-origin", detail: "Send the request from the own origin, or use an API key." }],
  });
}
