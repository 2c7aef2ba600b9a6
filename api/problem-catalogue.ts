/** What each error code means; shown at `/docs/problems`, which the `type` of every problem points to. */

/** One code. `status` is the one it comes with. */
export interface ProblemEntry {
  status: number;
  title: string;
  meaning: string;
}

/** Codes of the HTTP layer and of the contract; codes that name one field only stand in `errors[]` and are not listed. */
export const problemCatalogue: Record<string, ProblemEntry> = {
  "malformed-request": {
    status: 400,
    title: "Malformed request",
    meaning: "The bytes are not a well-formed HTTP/1.1 request.",
  },
  "bad-host": { status: 400, title: "Bad Host header", meaning: "Exactly one well-formed Host header is needed." },
  "bad-target": {
    status: 400,
    title: "Bad request target",
    meaning: "The path or query holds characters or encodings that are not served.",
  },
  "repeated-header": { status: 400, title: "Repeated header", meaning: "A header that may stand once was sent twice." },
  "incomplete-body": { status: 400, title: "Incomplete body", meaning: "The body ended before its announced length." },
  "malformed-json": { status: 400, title: "Malformed JSON", meaning: "The body is not JSON (RFC 8259)." },
  "invalid-utf8": { status: 400, title: "Not UTF-8", meaning: "The body is not valid UTF-8." },
  "too-deep": { status: 400, title: "Nested too deep", meaning: "JSON is taken at most 32 deep." },
  "duplicate-key": { status: 400, title: "Duplicate key", meaning: "An object names one key twice." },
  "invalid-query": {
    status: 400,
    title: "Invalid query",
    meaning: "A query parameter is unknown, repeated, too long, not UTF-8 or not one of its values.",
  },
  "invalid-id": { status: 400, title: "Invalid id", meaning: "A part of the path cannot be an id." },
  "invalid-header": {
    status: 400,
    title: "Invalid header",
    meaning: "If-Match or Idempotency-Key is not well-formed.",
  },
  unauthenticated: {
    status: 401,
    title: "Not authenticated",
    meaning: "Send `Authorization: Bearer <api key>` or sign in.",
  },
  "invalid-signature": {
    status: 401,
    title: "Invalid signature",
    meaning: "The event is not authentic: unknown source, wrong signature or stale timestamp.",
  },
  "sign-in-refused": {
    status: 401,
    title: "Sign-in refused",
    meaning: "The address and the password do not belong together.",
  },
  "local-login-off": {
    status: 403,
    title: "No passwords",
    meaning: "People sign in at the identity provider, or by a one-time link.",
  },
  "insufficient-scope": {
    status: 403,
    title: "Insufficient scope",
    meaning: "The key or the role does not allow this.",
  },
  "foreign-origin": {
    status: 403,
    title: "Foreign origin",
    meaning: "A change with the session cookie must come from our own pages.",
  },
  forbidden: { status: 403, title: "Forbidden", meaning: "The caller may not do this." },
  "not-found": { status: 404, title: "Not found", meaning: "Nothing is there, or the caller may not see it." },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    meaning: "The path exists with the methods of `Allow`.",
  },
  "request-timeout": {
    status: 408,
    title: "Request timeout",
    meaning: "Headers must arrive within 10 s, the body within 30 s.",
  },
  conflict: { status: 409, title: "Conflict", meaning: "The change clashes with what is stored." },
  "illegal-transition": {
    status: 409,
    title: "Illegal transition",
    meaning: "The case is not in a state that allows this action; `allowed` names those that are.",
  },
  "open-case-exists": { status: 409, title: "Open case exists", meaning: "The customer has a newer open case." },
  "source-inactive": { status: 409, title: "Source switched off", meaning: "The source takes no test answers now." },
  "quarantine-settled": {
    status: 409,
    title: "Event settled",
    meaning: "Something was already made of this event of the quarantine.",
  },
  "idempotency-key-running": {
    status: 409,
    title: "Request still running",
    meaning: "A request with this Idempotency-Key is still running.",
  },
  stale: {
    status: 412,
    title: "Stale version",
    meaning: "If-Match names another version; `current` is the stored document.",
  },
  "body-too-large": { status: 413, title: "Body too large", meaning: "Bodies are taken up to 1 MiB." },
  "target-too-long": {
    status: 414,
    title: "Target too long",
    meaning: "Request targets are taken up to 8,192 characters.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "Unsupported media type",
    meaning: "The route takes application/json in UTF-8.",
  },
  "unsupported-content-encoding": {
    status: 415,
    title: "Unsupported content encoding",
    meaning: "Bodies are taken uncompressed.",
  },
  "expectation-failed": { status: 417, title: "Expectation failed", meaning: "Only `Expect: 100-continue` is served." },
  "misdirected-request": {
    status: 421,
    title: "Misdirected request",
    meaning: "The Host is neither loopback nor that of PUBLIC_URL.",
  },
  "customer-not-found": {
    status: 404,
    title: "No such customer",
    meaning: "Nobody has this id, external id or address.",
  },
  "case-not-found": {
    status: 404,
    title: "No such case",
    meaning: "Nobody has this case, or the caller may not see it.",
  },
  "user-not-found": { status: 404, title: "No such person", meaning: "Nobody has this id." },
  "absence-not-found": {
    status: 404,
    title: "No such absence",
    meaning: "Nothing has this id, or the caller may not see it.",
  },
  "response-not-found": {
    status: 404,
    title: "No such response",
    meaning: "Nobody has this response, or the caller may not see it.",
  },
  "quarantine-not-found": {
    status: 404,
    title: "No such event",
    meaning: "There is no event with this id in quarantine.",
  },
  "key-not-found": {
    status: 404,
    title: "No such key",
    meaning: "There is no API key with this id, or the calling key holds less than it.",
  },
  "key-ended": { status: 409, title: "Key ended", meaning: "The API key was revoked or has expired." },
  "source-not-found": { status: 404, title: "No such source", meaning: "There is no source with this name." },
  "user-inactive": { status: 409, title: "Person inactive", meaning: "The person does not work here any more." },
  "response-invalid": {
    status: 422,
    title: "Response not taken",
    meaning: "The answer breaks a rule of surveys, times or customers; `errors` names each place.",
  },
  "setting-invalid": {
    status: 422,
    title: "Document could not work",
    meaning: "Nothing was changed; `errors` names each place.",
  },
  "sla-preview-invalid": {
    status: 422,
    title: "Preview cannot be computed",
    meaning: "The calendar, a time or a duration cannot work; `errors` names each place.",
  },
  "out-of-range": { status: 422, title: "Instant out of range", meaning: "An instant is not where it must be." },
  "unknown-case": { status: 422, title: "Unknown case", meaning: "The body names a case nobody has." },
  "unknown-cause": { status: 422, title: "Unknown cause", meaning: "The body names a cause nobody has." },
  "unknown-user": { status: 422, title: "Unknown person", meaning: "The body names a person nobody has." },
  "unknown-team": { status: 422, title: "Unknown team", meaning: "The body names a team nobody has." },
  "invalid-body": {
    status: 422,
    title: "Invalid body",
    meaning: "Well-formed JSON that breaks a rule; `errors` names each place.",
  },
  "unknown-field": { status: 422, title: "Unknown field", meaning: "The body holds a field that means nothing here." },
  "unknown-kind": { status: 422, title: "Unknown kind", meaning: "No adapter serves this kind of source." },
  "idempotency-key-reused": {
    status: 422,
    title: "Idempotency-Key reused",
    meaning: "The key was used for another body.",
  },
  "not-eligible": {
    status: 422,
    title: "Not eligible",
    meaning:
      "The case cannot be given to this person; `errors` says why: no member, not active, absent, or not frontline.",
  },
  "guard-not-met": {
    status: 422,
    title: "Guard not met",
    meaning: "The action needs something that is missing; `errors` says what.",
  },
  "too-many-requests": { status: 429, title: "Too many requests", meaning: "Try again after `Retry-After` seconds." },
  "headers-too-large": { status: 431, title: "Headers too large", meaning: "Headers are taken up to 12 KiB in all." },
  internal: { status: 500, title: "Internal error", meaning: "A fault of ours; the log has it." },
  overloaded: { status: 503, title: "Overloaded", meaning: "Try again after `Retry-After` seconds." },
  "database-overloaded": {
    status: 503,
    title: "Database busy",
    meaning: "Nothing was done; try again after `Retry-After` seconds.",
  },
  "database-timeout": {
    status: 503,
    title: "Database too slow",
    meaning: "The effect may or may not have happened; repeating with the same key is safe.",
  },
  "database-unavailable": {
    status: 503,
    title: "Database unavailable",
    meaning: "Try again after `Retry-After` seconds.",
  },
  "stream-unavailable": {
    status: 503,
    title: "No stream now",
    meaning: "Changes cannot be told as they happen; ask now and then, and come back after `Retry-After` seconds.",
  },
  "not-ready": {
    status: 503,
    title: "Not ready",
    meaning: "A part this process needs is missing, or it is shutting down.",
  },
};
