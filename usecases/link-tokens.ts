/**
 * Links that stand in mails: 192 bits derived from SECRET_KEY, hashed at rest, one purpose each.
 * Derived rather than drawn, so that a mail sent again carries the same link and no raw token is ever stored.
 */
import { createHash, createHmac } from "node:crypto";
import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { links } from "../db/schema/index.js";
import type { SealingKeys } from "./sealing.js";

/** What a link opens: the customer's case page, preferences, the share page, what the promoter's friend sees, or a staff sign-in. */
export type LinkPurpose = "case" | "preferences" | "share" | "invitation" | "staff_login";

/** The token of a link; the same for the same purpose, subject and key. */
export function linkToken(secretKey: string, purpose: LinkPurpose, subjectId: string): string {
  return createHmac("sha256", secretKey)
    .update(`link/${purpose}/${subjectId}`)
    .digest()
    .subarray(0, 24)
    .toString("base64url");
}

/**
 * The token of a link that was made known: under the present key, or the one before it. Where neither was, the one the
 * present key gives.
 */
export async function knownLinkToken(
  tx: Tx,
  { secretKey, previousSecretKey }: SealingKeys,
  purpose: LinkPurpose,
  subjectId: string,
): Promise<string> {
  const present = linkToken(secretKey, purpose, subjectId);
  if (previousSecretKey === undefined) return present;
  const previous = linkToken(previousSecretKey, purpose, subjectId);
  const rows = await tx
    .select({ tokenHash: links.tokenHash })
    .from(links)
    .where(inArray(links.tokenHash, [hashToken(present), hashToken(previous)]));
  const known = new Set(rows.map((row) => row.tokenHash));
  return !known.has(hashToken(present)) && known.has(hashToken(previous)) ? previous : present;
}

/** How a token is kept and looked up. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A link to make known. `expiresAt` null = never. */
export interface NewLink {
  purpose: LinkPurpose;
  subjectId: string;
  customerId: string | null;
  userId?: string | null;
  now: number;
  expiresAt: number | null;
}

/** Makes links known, each once; answers their tokens. */
export async function issueLinks(tx: Tx, secretKey: string, wanted: readonly NewLink[]): Promise<string[]> {
  const tokens = wanted.map((link) => linkToken(secretKey, link.purpose, link.subjectId));
  if (wanted.length > 0)
    await tx
      .insert(links)
      .values(
        wanted.map((link, index) => ({
          tokenHash: hashToken(tokens[index] ?? ""),
          purpose: link.purpose,
          subjectId: link.subjectId,
          customerId: link.customerId,
          userId: link.userId ?? null,
          createdAt: link.now,
          expiresAt: link.expiresAt,
        })),
      )
      .onConflictDoNothing();
  return tokens;
}

/** What an unexpired link opens, or null for anything else. */
export async function openLink(tx: Tx, purpose: LinkPurpose, token: string) {
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(token)) return null;
  const [row] = await tx
    .select()
    .from(links)
    .where(
      and(
        eq(links.tokenHash, hashToken(token)),
        eq(links.purpose, purpose),
        or(isNull(links.expiresAt), gt(links.expiresAt, sql`app_now()`)),
      ),
    );
  return row ?? null;
}
