/**
 * Who may do what (reliability-security.md, section 5): the one table of rights. A route names a right, a use case asks for
 * its extent, and `usecases/case-scope.ts` turns the extent into SQL. What stands in no row nobody may do.
 */
import type { CaseAction } from "./decision.js";

/** Roles of staff (contract.md, Settings). */
export const roles = ["frontline", "lead", "marketing", "manager", "administrator"] as const;
/** A role of a member of staff. */
export type Role = (typeof roles)[number];

/** What API keys may be allowed to do. */
export const keyScopes = [
  "responses:write",
  "responses:read",
  "cases:read",
  "cases:act",
  "customers:read",
  "notes:read",
  "settings:read",
  "settings:write",
] as const;
/** One scope of an API key. */
export type KeyScope = (typeof keyScopes)[number];

/**
 * How far a right reaches.
 * - `none`: not at all (403).
 * - `own`: what the person owns, watches, or stands in for while an absence of the owner names them as delegate.
 * - `queue`: own, and what nobody owns yet in the teams they work in.
 * - `team`: own, and everything of the teams they lead, manage or work in.
 * - `aggregate`: counts only, rounded, small ones hidden; nothing about one person.
 * - `all`: everything.
 */
export type Extent = "none" | "own" | "queue" | "team" | "aggregate" | "all";

interface Right extends Readonly<Record<Role, Extent>> {
  /** A key needs any one of these. */
  keys: readonly KeyScope[] | "any" | "none";
}

type People = Readonly<Record<Role, Extent>>;

const nobody: People = { frontline: "none", lead: "none", manager: "none", marketing: "none", administrator: "none" };
const administrators: People = { ...nobody, administrator: "all" };
const everybody: People = { frontline: "all", lead: "all", manager: "all", marketing: "all", administrator: "all" };
const themselves: People = { frontline: "own", lead: "own", manager: "own", marketing: "own", administrator: "own" };
const handlers: People = { ...administrators, frontline: "queue", lead: "team", manager: "team" };
const leaders: People = { ...administrators, lead: "team", manager: "team" };

/** Every right there is. To add a route, name one of these in its `access`, or add a row. */
export const rights = {
  "responses.write": { ...nobody, keys: ["responses:write"] },
  "responses.read": { ...handlers, keys: ["responses:read", "responses:write"] },
  "cases.read": { ...handlers, keys: ["cases:read"] },
  "customers.read": { ...handlers, keys: ["customers:read"] },
  "notes.read": { ...handlers, keys: ["notes:read"] },
  "cases.act": { ...handlers, keys: ["cases:act"] },
  "cases.give": { ...handlers, frontline: "own", keys: ["cases:act"] },
  "cases.lead": { ...leaders, keys: ["cases:act"] },
  "board.views": { ...handlers, keys: ["cases:read"] },
  "board.team": { ...leaders, keys: ["cases:read"] },
  "directory.read": { ...everybody, marketing: "own", keys: ["cases:read"] },
  "live.follow": { ...themselves, keys: ["cases:read"] },
  "notices.read": { ...themselves, keys: ["cases:read"] },
  "promoters.eligibility": { ...leaders, marketing: "aggregate", keys: ["cases:read"] },
  "promoters.customers": { ...administrators, manager: "team", marketing: "aggregate", keys: ["cases:read"] },
  "promoters.summary": { ...leaders, marketing: "aggregate", keys: ["cases:read"] },
  "operations.read": { ...administrators, keys: ["settings:read", "settings:write"] },
  "settings.read": { ...administrators, keys: ["settings:read", "settings:write"] },
  "settings.write": { ...administrators, keys: ["settings:write"] },
  "causes.read": { ...everybody, keys: ["settings:read", "settings:write", "cases:read"] },
  "absences.read": { ...leaders, frontline: "own", keys: ["settings:read", "settings:write"] },
  "absences.write": { ...leaders, frontline: "own", keys: ["settings:write"] },
  "sources.preview": { ...administrators, keys: ["settings:write"] },
  "quarantine.read": { ...administrators, keys: ["settings:write"] },
  "quarantine.replay": { ...administrators, keys: ["settings:write"] },
  "keys.manage": { ...administrators, keys: ["settings:write"] },
  "users.invite": { ...administrators, keys: ["settings:write"] },
  "sla.preview": { ...everybody, keys: "any" },
  "session.own": { ...themselves, keys: "none" },
} as const satisfies Record<string, Right>;

/** Name of a right. */
export type RightName = keyof typeof rights;

/** True for the name of a right. */
export function isRight(name: string): name is RightName {
  return Object.hasOwn(rights, name);
}

/** How far a right reaches for people of a role; `none` for a role there is not. */
export function extentOf(right: RightName, role: string): Extent {
  const row: Right = rights[right];
  return roles.some((one) => one === role) ? row[role as Role] : "none";
}

/** The scopes of which a key needs one. */
export function scopesFor(right: RightName): Right["keys"] {
  return rights[right].keys;
}

/** The roles that have a right at all. */
export function rolesFor(right: RightName): readonly Role[] {
  return roles.filter((role) => extentOf(right, role) !== "none");
}

/** Whether a key with these scopes has a right. */
export function keyHas(scopes: readonly string[], right: RightName): boolean {
  const needed = scopesFor(right);
  if (needed === "none") return false;
  return needed === "any" || needed.some((scope) => scopes.includes(scope));
}

/** Who gives a case away, and what takes it from everybody or answers an escalation, needs more than a hand in it. */
const furtherRights: Partial<Record<CaseAction, RightName>> = {
  reassign: "cases.give",
  "hand-over": "cases.give",
  "acknowledge-escalation": "cases.lead",
  cancel: "cases.lead",
  merge: "cases.lead",
};

/** The right an action on a case needs. */
export function rightOfAction(action: CaseAction): RightName {
  return furtherRights[action] ?? "cases.act";
}
