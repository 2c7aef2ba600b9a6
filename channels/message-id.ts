/** Message-IDs that stay the same when a mail is sent again. */
import { createHash } from "node:crypto";

/**
 * The Message-ID of an effect. The key is hashed, because keys name cases and people and headers travel far.
 * @example messageIdFor("7/breach/..", "innerloop.example") // "<9c1f..@innerloop.example>"
 */
export function messageIdFor(key: string, domain: string): string {
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${domain}>`;
}
