/** The token by which a provider says that a session of its own has ended (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";

/** Which session, or whose sessions, have ended; at least one of them is named. */
export interface EndedAtProvider {
  subject: string | null;
  sid: string | null;
}

const event = "http://schemas.openid.net/event/backchannel-logout";

/** Reads a token; throws for one that is not the provider's, not for us, too old, or says something else. */
export async function readSignOutToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { issuer: string; audience: string; algorithms: string[] },
): Promise<EndedAtProvider> {
  const { payload } = await jwtVerify(token, keys, {
    ...expected,
    clockTolerance: 30,
    maxTokenAge: 300,
    requiredClaims: ["iat", "jti", "events"],
  });
  if (!saysSignedOut(payload)) throw new Error("the token is no sign-out token");
  const { sub, sid } = payload;
  const ended = { subject: typeof sub === "string" ? sub : null, sid: typeof sid === "string" ? sid : null };
  if (ended.subject === null && ended.sid === null) throw new Error("the token names nobody");
  return ended;
}

/** An ID token must never pass for one: it has a nonce, and no such event. */
function saysSignedOut({ events, nonce }: JWTPayload): boolean {
  return nonce === undefined && typeof events === "object" && events !== null && Object.hasOwn(events, event);
}
