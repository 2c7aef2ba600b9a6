/** Kind `signed-json`: the body of `POST /responses` under Standard Webhooks headers (contract.md, Intake). */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { ErrorItem } from "../domain/errors.js";
import { describeFirstIssue } from "./first-issue.js";
import { looseResponseBody, responseOf } from "./response-body.js";
import { isUnfitNumber } from "./json-number.js";
import { isJson, isPlain } from "./media-type.js";
import type { Authenticity, RawEvent, SourceAdapter, SourcePart, SourceSettings } from "./source.js";
import { parseJson } from "./strict-json.js";
import { unknownFieldsOf } from "./unknown-fields.js";

/** How far the timestamp may be from now, either way, both in whole seconds. */
const toleranceSeconds = 300;
const maxSignatures = 10;
const secretPattern = /^whsec_([A-Za-z0-9+/]{22,172}={0,2})$/;

/** The adapter. */
export const signedJson: SourceAdapter = {
  kind: "signed-json",
  proof: "signature",
  checkSettings,
  authenticate,
  read,
};

function checkSettings({ secret }: { secret: string | null }): readonly ErrorItem[] {
  if (secret !== null && keyOf(secret) !== null) return [];
  return [{ pointer: "/secret", code: "invalid-secret", detail: "`whsec_` and base64 of 16 to 128 random bytes." }];
}

function keyOf(secret: string): Buffer | null {
  const [, encoded] = secretPattern.exec(secret) ?? [];
  const key = encoded === undefined ? null : Buffer.from(encoded, "base64");
  return key !== null && key.length >= 16 && key.length <= 128 ? key : null;
}

function authenticate(event: RawEvent, settings: SourceSettings, nowMs: number): Authenticity {
  const id = single(event, "webhook-id");
  const timestamp = single(event, "webhook-timestamp");
  const signatures = single(event, "webhook-signature").split(" ").slice(0, maxSignatures);
  const key = settings.secret === null ? null : keyOf(settings.secret);
  const expected = createHmac("sha256", key ?? "no key")
    .update(Buffer.from(`${id}.${timestamp}.`, "latin1"))
    .update(event.body)
    .digest("base64");
  let isSigned = false;
  for (const signature of signatures) isSigned = isSame(signature, `v1,${expected}`) || isSigned;
  const isFresh =
    /^[0-9]{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) - Math.floor(nowMs / 1000)) <= toleranceSeconds;
  if (key === null || id === "" || !isSigned || !isFresh) return { isAuthentic: false };
  return { isAuthentic: true, eventId: id };
}

function single(event: RawEvent, name: string): string {
  const value = event.headers[name];
  return typeof value === "string" ? value : "";
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given, "latin1");
  const b = Buffer.from(expected, "latin1");
  return a.length === b.length && timingSafeEqual(a, b);
}

function read(event: RawEvent, settings: SourceSettings): readonly SourcePart[] {
  if (!isJson(event.headers["content-type"]))
    return [
      { kind: "quarantine", code: "unsupported-media-type", detail: "The event is not application/json in UTF-8." },
    ];
  if (!isPlain(event.headers["content-encoding"]))
    return [{ kind: "quarantine", code: "unsupported-content-encoding", detail: "The event is compressed." }];
  const result = parseJson(event.body);
  if (!result.ok) {
    const { code, detail, pointer } = result.fault;
    return [{ kind: "quarantine", code, detail: pointer === "" ? detail : `${pointer}: ${detail}` }];
  }
  const document = result.value;
  if (typeof document !== "object" || document === null || Array.isArray(document) || isUnfitNumber(document))
    return [{ kind: "quarantine", code: "invalid-type", detail: "The event is not a JSON object." }];
  const parsed = looseResponseBody.safeParse(document);
  if (!parsed.success) return [{ kind: "quarantine", ...describeFirstIssue(parsed.error.issues) }];
  const unknownFields = unknownFieldsOf(document, looseResponseBody);
  const response = responseOf(parsed.data, settings.name);
  return [{ kind: "response", response: unknownFields === null ? response : { ...response, unknownFields } }];
}
