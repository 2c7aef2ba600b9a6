/** `Idempotency-Key`: read here, kept by the use case in the effect's own transaction (contract.md, HTTP conventions). */
import { createHash } from "node:crypto";
import type { JsonValue } from "../sources/strict-json.js";
import type { Principal } from "./auth/principal.js";
import { Problem } from "./problem.js";

/** A keyed request, as the use cases take it. */
export interface Idempotency {
  /** `key:<id>` or `user:<id>`. */
  caller: string;
  /** Method and path as called. */
  route: string;
  key: string;
  /** SHA-256 of the parsed body in one spelling, so that white space and the order of keys do not matter; of the bytes of a raw one. */
  bodyHash: string;
}

const pattern = /^[A-Za-z0-9._:-]{1,255}$/;

/** Null without the header. @throws Problem 400 `invalid-header` when it is not `[A-Za-z0-9._:-]{1,255}`. */
export function readIdempotency(
  header: string | undefined,
  route: string,
  principal: Principal,
  body: JsonValue,
): Idempotency | null {
  if (header === undefined) return null;
  if (!pattern.test(header))
    throw new Problem(400, "invalid-header", "The Idempotency-Key is not well-formed.", {
      errors: [{ header: "idempotency-key", code: "malformed", detail: "1-255 of A-Z a-z 0-9 . _ : -" }],
    });
  const bodyHash = createHash("sha256").update(canonical(body)).digest("hex");
  return { caller: `${principal.kind}:${principal.id}`, route, key: header, bodyHash };
}

/** JSON with sorted keys and no white space. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value as Record<string, JsonValue>).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(",")}}`;
}
