/** Who makes a request. */

/** Roles of staff (contract.md, Settings). */
export const roles = ["frontline", "lead", "marketing", "manager", "administrator"] as const;
/** A role of a member of staff. */
export type Role = (typeof roles)[number];

/** What API keys may be allowed to do. */
export const scopes = [
  "responses:write",
  "responses:read",
  "cases:read",
  "cases:act",
  "settings:read",
  "settings:write",
] as const;
/** One right of an API key. */
export type Scope = (typeof scopes)[number];

/** An authenticated caller: a machine with scopes, or a person with a role. */
export type Principal =
  | { kind: "key"; id: string; scopes: readonly string[] }
  | { kind: "user"; id: string; role: Role; name: string };

/** Who may use a route: keys holding any of `scopes`, people with one of `roles`. */
export interface Access {
  scopes: readonly Scope[] | "any" | "none";
  roles: readonly Role[] | "any" | "none";
}

/** True when the caller may use a route. */
export function mayUse(principal: Principal, access: Access): boolean {
  if (principal.kind === "user")
    return access.roles !== "none" && (access.roles === "any" || access.roles.includes(principal.role));
  if (access.scopes === "none") return false;
  return access.scopes === "any" || access.scopes.some((scope) => principal.scopes.includes(scope));
}
