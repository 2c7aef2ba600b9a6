/** Secrets at rest: AES-256-GCM under a key derived from SECRET_KEY, which lives outside the database. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const version = "v1";

/** The sealed form of a text: `v1.<nonce>.<tag>.<bytes>`, base64url. */
export function seal(secretKey: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secretKey), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** The keys that may have sealed something: the present one, and the one before it where there was one. */
export interface SealingKeys {
  secretKey: string;
  previousSecretKey?: string | undefined;
}

/** The text again; null when it was sealed under neither key or altered. */
export function unseal({ secretKey, previousSecretKey }: SealingKeys, sealed: string): string | null {
  const text = unsealWith(secretKey, sealed);
  return text === null && previousSecretKey !== undefined ? unsealWith(previousSecretKey, sealed) : text;
}

function unsealWith(secretKey: string, sealed: string): string | null {
  const [kind, nonce, tag, bytes] = sealed.split(".");
  if (kind !== version || nonce === undefined || tag === undefined || bytes === undefined) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secretKey), Buffer.from(nonce, "base64url"));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(bytes, "base64url")), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function keyOf(secretKey: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey, "", "innerloop/seal", 32));
}
