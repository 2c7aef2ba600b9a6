/** Kind `signed-json`: the body of `POST /responses` under Standard Webhooks headers (contract.md, Intake). */
import { eventKey, readEventDocument } from "./event-document.js";
import { describeFirstIssue } from "./first-issue.js";
import { isUnfitNumber } from "./json-number.js";
import { checkMapping } from "./mapping.js";
import { looseResponseBody, responseOf } from "./response-body.js";
import { headerOf } from "./signature.js";
import type { PartReason, RawEvent, SourceAdapter, SourcePart, SourceSettings } from "./source.js";
import { checkWebhookSecret, isWebhookSigned } from "./standard-webhooks.js";
import { unknownFieldsOf } from "./unknown-fields.js";

/** The adapter. */
export const signedJson: SourceAdapter = {
  kind: "signed-json",
  proof: "signature",
  checkSettings: ({ secret, mapping }) => [...checkWebhookSecret(secret), ...checkMapping(mapping)],
  isAuthentic: isWebhookSigned,
  read: (event, settings) => ({
    eventId: eventKey(headerOf(event, "webhook-id")),
    parts: [readPart(event, settings)],
  }),
};

function readPart(event: RawEvent, settings: SourceSettings): SourcePart {
  const document = readEventDocument(event);
  if (!document.ok) return quarantined(document.reason);
  const { value } = document;
  if (typeof value !== "object" || value === null || Array.isArray(value) || isUnfitNumber(value))
    return quarantined({ code: "invalid-type", detail: "The event is not a JSON object." });
  const parsed = looseResponseBody.safeParse(value);
  if (!parsed.success) return quarantined(describeFirstIssue(parsed.error.issues));
  const unknownFields = unknownFieldsOf(value, looseResponseBody);
  const response = responseOf(parsed.data, settings.name);
  return { kind: "response", response: unknownFields === null ? response : { ...response, unknownFields } };
}

function quarantined(reason: PartReason): SourcePart {
  return { kind: "quarantine", externalId: null, ...reason };
}
