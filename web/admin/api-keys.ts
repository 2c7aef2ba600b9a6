/** API keys as the page for them reads and changes them. */
import { queryOptions } from "@tanstack/react-query";
import { api, take, type Schema } from "../api/client.js";

/** A key without its secrets. */
export type ApiKey = Schema<"ApiKey">;
/** The same with its token, which is shown once. */
export type ApiKeyWithToken = Schema<"ApiKeyWithToken">;

/** What a key may be allowed, in the order it is offered. */
export const scopes = [
  "responses:write",
  "responses:read",
  "cases:read",
  "cases:act",
  "customers:read",
  "notes:read",
  "settings:read",
  "settings:write",
] as const;
/** One of them. */
export type Scope = (typeof scopes)[number];

/** How a key stands. */
export function stateOf(key: ApiKey, now: number): "active" | "revoked" | "expired" {
  if (key.revokedAt !== null) return "revoked";
  return key.expiresAt !== null && Date.parse(key.expiresAt) <= now ? "expired" : "active";
}

/** A key's end: the last second of a day in the reader's zone; `day` as a date field gives it, empty = no end. */
export function endOfDay(day: string): { expiresAt?: string } {
  return day === "" ? {} : { expiresAt: new Date(`${day}T23:59:59`).toISOString() };
}

/** All keys, the oldest first. */
export const keysQuery = queryOptions({
  queryKey: ["settings", "keys"],
  queryFn: async () => (await take(api.GET("/api/v1/keys", { params: { query: { limit: 200 } } }))).items,
});
