/** Settings documents as these pages read them; they are larger than what is shown here. */
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../api/client.js";

/** A connected survey tool. */
export interface SourceSetting {
  name: string;
  kind: string;
  url: string;
  active: boolean;
  hasSecret: boolean;
}

/** A person of the staff. */
export interface UserSetting {
  id: string;
  name: string;
  email: string;
  role: string;
  languages: string[];
  capacityPoints: number;
  active: boolean;
}

/** A team. */
export interface TeamSetting {
  id: string;
  name: string;
  calendar: string;
  lead: string | null;
  manager: string | null;
  members: string[];
  touchpoints: string[];
}

/** A policy: its draft, and the version in force. */
export interface PolicySetting {
  id: string;
  name: string;
  publishedVersion: number | null;
  rules: { when: Record<string, string[]>; clocks: Record<string, { budgetMs: number } | null> }[];
  ladder: unknown[];
}

/** A business calendar. */
export interface CalendarSetting {
  id: string;
  name: string;
  zone: string;
  windows: Record<string, [string, string][]>;
  closures: unknown[];
}

const query = { params: { query: { limit: 200 } } } as const;

// The documents are stored as they are sent; their routes say only what may be sent.
/** All sources. */
export const sourcesQuery = queryOptions({
  queryKey: ["settings", "sources"],
  queryFn: async () => (await take(api.GET("/api/v1/sources", query))).items as unknown as SourceSetting[],
});
/** All people. */
export const usersQuery = queryOptions({
  queryKey: ["settings", "users"],
  queryFn: async () => (await take(api.GET("/api/v1/users", query))).items as unknown as UserSetting[],
});
/** All teams. */
export const teamsQuery = queryOptions({
  queryKey: ["settings", "teams"],
  queryFn: async () => (await take(api.GET("/api/v1/teams", query))).items as unknown as TeamSetting[],
});
/** All policies. */
export const policiesQuery = queryOptions({
  queryKey: ["settings", "policies"],
  queryFn: async () => (await take(api.GET("/api/v1/policies", query))).items as unknown as PolicySetting[],
});
/** All calendars. */
export const calendarsQuery = queryOptions({
  queryKey: ["settings", "calendars"],
  queryFn: async () => (await take(api.GET("/api/v1/calendars", query))).items as unknown as CalendarSetting[],
});
