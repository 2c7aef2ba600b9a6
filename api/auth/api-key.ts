/** API keys: `il_<id>_<secret><checksum>`, 32 random bytes, kept as SHA-256 (enough for a secret of that entropy). */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A key as stored. Instants are epoch ms. */
export interface StoredKey {
  id: string;
  /** {@link hashKeySecret} of the secret: 64 lower-case hexadecimal digits. */
  secretHash: string;
  scopes: readonly string[];
  expiresAt: number | null;
  revokedAt: number | null;
}

/** Where keys are looked up; a key nobody has is null. */
export interface KeyStore {
  findKey(id: string): Promise<StoredKey | null>;
  /** Called after each accepted use; the store writes at most once a minute, and never fails the request. */
  noteUse?(id: string): void;
}

/** A new key: `token` is shown once, `secretHash` is stored. */
export interface MintedKey {
  id: string;
  token: string;
  secretHash: string;
}

const pattern = /^il_([a-z0-9]{1,64})_([A-Za-z0-9-]{43})([0-9a-f]{6})$/;

/** Makes a key. `id`: 1-64 of `a-z0-9`; default 16 random hexadecimal digits. */
export function mintApiKey(id: string = randomBytes(8).toString("hex")): MintedKey {
  // `_` separates the parts of a token, so the secret must not hold it.
  const secret = randomBytes(32).toString("base64url").replaceAll("_", "-");
  return { id, token: `il_${id}_${secret}${checksum(id, secret)}`, secretHash: hashKeySecret(secret) };
}

/** Splits a token; null when it cannot be one of ours (shape or checksum), which costs no look-up. */
export function parseApiKey(token: string): { id: string; secret: string } | null {
  const [, id, secret, sum] = pattern.exec(token) ?? [];
  if (id === undefined || secret === undefined || sum !== checksum(id, secret)) return null;
  return { id, secret };
}

/** What is stored of a secret. */
export function hashKeySecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** True when the secret belongs to the stored key and the key still holds at `nowMs`; takes the same time either way. */
export function isKeyValid(key: StoredKey, secret: string, nowMs: number): boolean {
  const given = Buffer.from(hashKeySecret(secret), "hex");
  const stored = Buffer.from(key.secretHash, "hex");
  const matches = given.length === stored.length && timingSafeEqual(given, stored);
  return matches && key.revokedAt === null && (key.expiresAt === null || key.expiresAt > nowMs);
}

function checksum(id: string, secret: string): string {
  return createHash("sha256").update(`${id}_${secret}`).digest("hex").slice(0, 6);
}
