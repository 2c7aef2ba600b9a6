/** What all signatures over raw bytes have in common. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { ErrorItem } from "../domain/errors.js";
import type { RawEvent, SourceSettings } from "./source.js";

/** A header that was sent once; anything else is the empty text. */
export function headerOf(event: RawEvent, name: string): string {
  const value = event.headers[name];
  return typeof value === "string" ? value : "";
}

/** Compares in a time that depends on the lengths only. */
export function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given, "latin1");
  const b = Buffer.from(expected, "latin1");
  return a.length === b.length && timingSafeEqual(a, b);
}

/** True when the header holds the HMAC-SHA256 of the raw body under the source's secret, after `prefix` (default `sha256=`). */
export function hasBodySignature(
  event: RawEvent,
  { secret }: SourceSettings,
  rule: { header: string; encoding: "hex" | "base64"; prefix?: string },
): boolean {
  const expected = createHmac("sha256", secret ?? "no key")
    .update(event.body)
    .digest(rule.encoding);
  const isSigned = isSame(headerOf(event, rule.header), `${rule.prefix ?? "sha256="}${expected}`);
  return isSigned && secret !== null && secret !== "";
}

/** What is wrong with a secret that may be any text the vendor gave out. */
export function checkSharedSecret(secret: string | null): readonly ErrorItem[] {
  if (secret === null || secret.trim() === "")
    return [{ pointer: "/secret", code: "invalid-secret", detail: "The secret the vendor signs with is needed." }];
  // Copied along by mistake; every event would fail.
  if (secret !== secret.trim())
    return [{ pointer: "/secret", code: "invalid-secret", detail: "White space stands before or after the secret." }];
  return [];
}
