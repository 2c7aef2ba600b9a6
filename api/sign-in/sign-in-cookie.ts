/** What we must remember between sending a browser to the identity provider and its return: in a sealed cookie, so that nothing of it stands in an address. */
import { cookieHeader, readCookie } from "../auth/session.js";
import { seal, unseal } from "../../usecases/sealing.js";
import type { SignInChallenge } from "./provider.js";

/** A sign-in under way. */
export interface SignInUnderWay extends SignInChallenge {
  /** Page of ours to go on to. */
  returnTo: string;
  /** Id of the signed-in person who wants to be linked; null = an ordinary sign-in. */
  linkTo: string | null;
}

/** How long somebody may take at the provider. */
const lifetimeMs = 10 * 60_000;

/** The `Set-Cookie` value for a sign-in that starts now. */
export function startCookie(publicUrl: string, secretKey: string, underWay: SignInUnderWay): string {
  const text = JSON.stringify({ kind: "sign-in", until: Date.now() + lifetimeMs, ...underWay });
  return cookieHeader(publicUrl, nameOf(publicUrl), seal(secretKey, text), lifetimeMs);
}

/** The `Set-Cookie` value that forgets it. */
export function forgetCookie(publicUrl: string): string {
  return cookieHeader(publicUrl, nameOf(publicUrl), null, 0);
}

/** The sign-in a browser has under way; null when there is none, it took too long, or the cookie is not ours. */
export function readSignIn(publicUrl: string, secretKey: string, header: string | undefined): SignInUnderWay | null {
  const sealed = readCookie(nameOf(publicUrl), header);
  const text = sealed === null ? null : unseal({ secretKey }, sealed);
  if (text === null || !text.startsWith('{"kind":"sign-in"')) return null;
  // Sealed by us, so its shape is known.
  const read = JSON.parse(text) as SignInUnderWay & { until: number };
  return read.until < Date.now() ? null : read;
}

function nameOf(publicUrl: string): string {
  return publicUrl.startsWith("https://") ? "__Host-innerloop_sign_in" : "innerloop_sign_in";
}
