/** Finds out who calls: an API key in the Authorization header, else the session cookie. Nothing in a URL ever counts. */
import type { IncomingMessage } from "node:http";
import { scopesBeyondTeams } from "../../domain/key-grant.js";
import { scopesFor, type RightName } from "../../domain/rights.js";
import type { AppDeps } from "../app-deps.js";
import { Problem } from "../problem.js";
import { isKeyValid, parseApiKey } from "./api-key.js";
import { requireOwnOrigin } from "./own-origin.js";
import { mayUse, type Principal } from "./principal.js";
import { readSessionToken } from "./session.js";

type AuthDeps = Pick<AppDeps, "keys" | "sessions" | "publicUrl">;

/**
 * The caller, who has the route's right.
 * @throws Problem 401 `unauthenticated`; 403 `insufficient-scope`, or `foreign-origin` for a change by cookie from elsewhere.
 */
export async function authenticate(
  deps: AuthDeps,
  request: Pick<IncomingMessage, "headers" | "method">,
  right: RightName,
): Promise<Principal> {
  const principal =
    request.headers.authorization === undefined
      ? await personOf(deps, request)
      : await keyOf(deps, request.headers.authorization);
  if (!mayUse(principal, right)) throw insufficient(principal, right);
  return principal;
}

async function keyOf(deps: AuthDeps, header: string): Promise<Principal> {
  const [, token] = /^Bearer +([\x21-\x7e]+) *$/i.exec(header) ?? [];
  const parsed = token === undefined ? null : parseApiKey(token);
  const key = parsed === null ? null : await deps.keys.findKey(parsed.id);
  if (parsed === null || key === null || !isKeyValid(key, parsed.secret)) throw unauthenticated("invalid_token");
  deps.keys.noteUse?.(key.id);
  const beyond = scopesBeyondTeams(key);
  const scopes = key.scopes.filter((_scope, index) => !beyond.includes(index));
  return { kind: "key", id: key.id, scopes, teams: key.teams };
}

async function personOf(deps: AuthDeps, request: Pick<IncomingMessage, "headers" | "method">): Promise<Principal> {
  const token = readSessionToken(deps.publicUrl(), request.headers.cookie);
  if (token === null) throw unauthenticated();
  // Before the look-up, so that a foreign page learns nothing from the difference.
  if (!["GET", "HEAD", "OPTIONS"].includes(request.method ?? "")) requireOwnOrigin(request.headers, deps.publicUrl());
  const user = await deps.sessions.find(token);
  if (user === null) throw unauthenticated();
  return { kind: "user", id: user.id, role: user.role, name: user.name };
}

/** A 401 that says how to authenticate. */
export function unauthenticated(error?: "invalid_token"): Problem {
  const challenge = error === undefined ? 'Bearer realm="innerloop"' : `Bearer realm="innerloop", error="${error}"`;
  return new Problem(401, "unauthenticated", "Send a valid API key as `Authorization: Bearer ..`, or sign in.", {
    errors: [
      {
        header: "authorization",
        code: error === undefined ? "missing" : "invalid-key",
        detail: "No valid key or session.",
      },
    ],
    headers: { "www-authenticate": challenge },
  });
}

function insufficient(principal: Principal, right: RightName): Problem {
  if (principal.kind === "user") return new Problem(403, "insufficient-scope", "Your role does not allow this.");
  const needed = scopesFor(right);
  const scopes = Array.isArray(needed) ? needed : [];
  const said =
    scopes.length === 0
      ? "This is for people who have signed in; no key can do it."
      : `This needs the scope ${scopes.join(" or ")}.`;
  return new Problem(403, "insufficient-scope", said, {
    headers: {
      "www-authenticate": `Bearer realm="innerloop", error="insufficient_scope", scope="${scopes.join(" ")}"`,
    },
  });
}
