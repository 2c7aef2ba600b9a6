/** A caller as use cases and the ledger name it. */
import type { Actor } from "../../domain/decision.js";
import type { Principal } from "./principal.js";

/** The actor behind a caller; a key brings along what it was given. */
export function actorOf(principal: Principal): Actor {
  const { kind, id } = principal;
  return kind === "user" ? { kind, id } : { kind, id, grant: { scopes: principal.scopes, teams: principal.teams } };
}
