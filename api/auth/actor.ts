/** A caller as the ledger names it. */
import type { Actor } from "../../domain/decision.js";
import type { Principal } from "./principal.js";

/** The actor behind a caller. */
export function actorOf(principal: Principal): Actor {
  return { kind: principal.kind, id: principal.id };
}
