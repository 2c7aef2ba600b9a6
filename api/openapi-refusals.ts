/** Which refusals a route may answer with: those that follow from its shape, and those it names itself. */
import type { Route } from "./route.js";

/** What each status of a refusal means; one shared answer per status in the document. */
export const refusals: Readonly<Record<number, string>> = {
  400: "Malformed: not JSON, an unknown or repeated parameter, an id that cannot be one, a bad Host, target or header.",
  401: "Not authenticated, or not authentic.",
  403: "Not allowed for this key or role, or a change by cookie from a foreign origin.",
  404: "There is no such thing, or not for this caller.",
  409: "It clashes with what is stored, or the first request with this Idempotency-Key is still running.",
  412: "If-Match names another version; `current` shows the stored document.",
  413: "The body is larger than 1 MiB.",
  415: "Not application/json in UTF-8, compressed, or a Content-Type over 255 characters.",
  421: "The Host is neither loopback nor that of the public address.",
  422: "The body breaks a rule; `errors` names each place.",
  429: "Too many requests; `Retry-After` says when to come back.",
  431: "The headers are larger than 12 KiB in all.",
  503: "Overloaded, or the database cannot be reached; `Retry-After` says when to come back.",
};

/** Statuses in ascending order. */
export function refusalsOf(route: Route): readonly number[] {
  const statuses = new Set<number>([400, 431, 503, ...(route.refusals ?? [])]);
  if (route.tag !== "Health") statuses.add(421);
  if (route.access !== "public") for (const status of [401, 403]) statuses.add(status);
  if (route.params !== undefined && route.method !== "put") statuses.add(404);
  if (route.body !== undefined) statuses.add(413);
  if (route.body?.kind === "json") for (const status of [415, 422]) statuses.add(status);
  if (route.isIdempotent === true) for (const status of [409, 422]) statuses.add(status);
  if (route.isConditional === true) statuses.add(412);
  for (const status of Object.keys(route.responses)) statuses.delete(Number(status));
  return [...statuses].toSorted((a, b) => a - b);
}
