/** Signatures of the Standard Webhooks specification: `webhook-id`, `webhook-timestamp`, `webhook-signature: v1,<base64>`. */
import { createHmac } from "node:crypto";
import type { ErrorItem } from "../domain/errors.js";
import { headerOf, isSame } from "./signature.js";
import type { RawEvent, SourceSettings } from "./source.js";

/** How far the timestamp may be from now, either way, both in whole seconds. */
const toleranceSeconds = 300;
const maxSignatures = 10;
const secretPattern = /^whsec_([A-Za-z0-9+/]{22,172}={0,2})$/;

/** What is wrong with a secret: `whsec_` and base64 of 16 to 128 bytes. */
export function checkWebhookSecret(secret: string | null): readonly ErrorItem[] {
  if (secret !== null && keyOf(secret) !== null) return [];
  return [{ pointer: "/secret", code: "invalid-secret", detail: "`whsec_` and base64 of 16 to 128 random bytes." }];
}

/** True when one of up to ten signatures is right and the timestamp is within five minutes of `nowMs`. */
export function isWebhookSigned(event: RawEvent, settings: SourceSettings, nowMs: number): boolean {
  const id = headerOf(event, "webhook-id");
  const timestamp = headerOf(event, "webhook-timestamp");
  const signatures = headerOf(event, "webhook-signature").split(" ").slice(0, maxSignatures);
  const key = settings.secret === null ? null : keyOf(settings.secret);
  const expected = createHmac("sha256", key ?? "no key")
    .update(Buffer.from(`${id}.${timestamp}.`, "latin1"))
    .update(event.body)
    .digest("base64");
  let isSigned = false;
  for (const signature of signatures) isSigned = isSame(signature, `v1,${expected}`) || isSigned;
  const isFresh =
    /^[0-9]{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) - Math.floor(nowMs / 1000)) <= toleranceSeconds;
  return key !== null && id !== "" && isSigned && isFresh;
}

function keyOf(secret: string): Buffer | null {
  const [, encoded] = secretPattern.exec(secret) ?? [];
  const key = encoded === undefined ? null : Buffer.from(encoded, "base64");
  return key !== null && key.length >= 16 && key.length <= 128 ? key : null;
}
