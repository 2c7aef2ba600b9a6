/** Signed-in people: what the session store must offer, and the cookie that carries the token. */
import type { Role } from "../../domain/rights.js";

/** A signed-in member of staff; the role is read at each request, so a change bites at once. */
export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: string;
}

/** What became of a sign-in. `throttled`: too many failures for the account or the address. */
export type SignIn =
  | { outcome: "opened"; token: string; user: SessionUser; maxAgeMs: number }
  | { outcome: "refused" }
  | { outcome: "throttled"; retryAfterMs: number };

/** Sessions by random token, hashed at rest: 30 minutes idle, 12 hours in all, ended by a change of role or password. */
export interface SessionStore {
  open(input: { email: string; password: string; address: string }): Promise<SignIn>;
  /** `isQuiet`: the look does not count as work, so that it does not put off the end of an idle session. */
  find(token: string, isQuiet?: boolean): Promise<SessionUser | null>;
  close(token: string): Promise<void>;
}

/** Name of the session cookie; `__Host-` only when it can be Secure. */
export function sessionCookieName(publicUrl: string): string {
  return isHttps(publicUrl) ? "__Host-innerloop_session" : "innerloop_session";
}

/** The `Set-Cookie` value for a token; null ends the session in the browser. */
export function sessionCookie(publicUrl: string, token: string | null, maxAgeMs: number): string {
  return cookieHeader(publicUrl, sessionCookieName(publicUrl), token, maxAgeMs);
}

/** A `Set-Cookie` value for the whole origin, out of reach of scripts and of requests other sites send; null removes the cookie. */
export function cookieHeader(publicUrl: string, name: string, value: string | null, maxAgeMs: number): string {
  const attributes = [
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${value === null ? 0 : Math.floor(maxAgeMs / 1000)}`,
  ];
  if (isHttps(publicUrl)) attributes.push("Secure");
  return `${name}=${value ?? ""}; ${attributes.join("; ")}`;
}

/** The token a request carries, or null; a name given twice counts as none. */
export function readSessionToken(publicUrl: string, header: string | undefined): string | null {
  const value = readCookie(sessionCookieName(publicUrl), header);
  return value !== null && /^[A-Za-z0-9_-]{20,200}$/.test(value) ? value : null;
}

/** The value of a cookie in a `Cookie` header, or null; a name given twice counts as none. */
export function readCookie(name: string, header: string | undefined): string | null {
  const values = (header ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined ? value : null;
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith("https://");
}
