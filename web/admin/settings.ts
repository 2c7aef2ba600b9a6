/** Settings documents as these pages read and write them, and where they come from. */
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../api/client.js";

/** What every stored document has. */
export interface Stored {
  rev: number;
}

/** A connected survey tool. */
export interface SourceSetting extends Stored {
  name: string;
  kind: string;
  url: string;
  active: boolean;
  hasSecret: boolean;
  mapping: unknown;
}

/** A person of the staff. */
export interface UserSetting extends Stored {
  id: string;
  name: string;
  email: string;
  role: string;
  language: string;
  languages: string[];
  skills: string[];
  capacityPoints: number;
  calendar: string | null;
  active: boolean;
}

/** A team. */
export interface TeamSetting extends Stored {
  id: string;
  name: string;
  calendar: string;
  lead: string | null;
  manager: string | null;
  members: string[];
  touchpoints: string[];
  touchpointOwners: Record<string, string>;
  policy: string | null;
}

/** A dated absence; `to` is outside. */
export interface AbsenceSetting extends Stored {
  id: string;
  user: string;
  from: string;
  to: string;
  delegate: string | null;
  give: string;
  giveBack: boolean;
}

/** One step of a ladder. */
export interface RungSetting {
  id: string;
  clock: string;
  at: { percent: number } | { offsetMs: number };
  notify: (string | { user: string })[];
  by: string[];
  action: string | null;
  when?: { severity?: string[] };
}

/** A policy: its draft, and the version in force. */
export interface PolicySetting extends Stored {
  id: string;
  name: string;
  publishedVersion: number | null;
  rules: { when: Record<string, string[]>; clocks: Record<string, { budgetMs: number } | null> }[];
  ladder: RungSetting[];
}

/** A day, a stretch of days, or a day of every year without opening hours. */
export type Closure = { on: string } | { from: string; to: string } | { yearly: string };

/** A business calendar. */
export interface CalendarSetting extends Stored {
  id: string;
  name: string;
  zone: string;
  windows: Record<string, [string, string][]>;
  closures: Closure[];
  openings: { on: string; windows: [string, string][] }[];
}

/** Collections that these pages change. */
export type Collection = "sources" | "users" | "teams" | "absences" | "calendars";

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
/** All absences. */
export const absencesQuery = queryOptions({
  queryKey: ["settings", "absences"],
  queryFn: async () => (await take(api.GET("/api/v1/absences", query))).items as unknown as AbsenceSetting[],
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
/** What came from each source in the last 24 hours. */
export const activityQuery = queryOptions({
  queryKey: ["source-activity"],
  queryFn: async () => (await take(api.GET("/api/v1/source-activity"))).items,
  refetchInterval: 10_000,
});
