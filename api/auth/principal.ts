/** Who makes a request. */
import { extentOf, keyHas, type RightName, type Role } from "../../domain/rights.js";

/** An authenticated caller: a machine with scopes and teams (null = every team), or a person with a role. */
export type Principal =
  | { kind: "key"; id: string; scopes: readonly string[]; teams: readonly string[] | null }
  | { kind: "user"; id: string; role: Role; name: string };

/** What a route asks of its caller: a right of `domain/rights.ts`, or nothing. */
export type Access = RightName | "public";

/** True when the caller has the right at all; how far it reaches is the use case's question. */
export function mayUse(principal: Principal, right: RightName): boolean {
  return principal.kind === "user" ? extentOf(right, principal.role) !== "none" : keyHas(principal.scopes, right);
}
