/** API keys: `il_<id>_<secret><checksum>`, 32 random bytes, kept as SHA-256 (enough for a secret of that entropy). */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A key as stored. Instants are epoch ms. */
export interface StoredKey {
  id: string;
  /** {@link hashKeySecret} of the secret: 64 lower-case hexadecimal digits. */
  secretHash: string;
  /** The secret before the last rotation, and until when it holds. */
  former: { secretHash: string; until: number } | null;
  scopes: readonly string[];
  /** Teams whose cases it sees; null = those of every team. */
  teams: readonly string[] | null;
  expiresAt: number | null;
  revokedAt: number | null;
  /** When it was read, by the clock that the other instants follow. */
  readAt: number;
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

/** Makes a key. `id`: 1-64 of `a-z0-9`; default 16 random hexadecimal digits. `bytes`: 32 that nobody can guess; default drawn. */
export function mintApiKey(id: string = newKeyId(), bytes: Buffer = randomBytes(32)): MintedKey {
  // `_` separates the parts of a token, so the secret must not hold it.
  const secret = bytes.toString("base64url").replaceAll("_", "-");
  return { id, token: `il_${id}_${secret}${checksum(id, secret)}`, secretHash: hashKeySecret(secret) };
}

/** An id for a key: 16 random hexadecimal digits. */
export function newKeyId(): string {
  return randomBytes(8).toString("hex");
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

/** True when the secret is the stored key's, or its former one that still holds, and the key held when it was read; takes the same time either way. */
export function isKeyValid(key: StoredKey, secret: string): boolean {
  const given = hashKeySecret(secret);
  const isPresent = isSameHash(given, key.secretHash);
  const isFormer = isSameHash(given, key.former?.secretHash ?? "") && (key.former?.until ?? 0) > key.readAt;
  const holds = key.revokedAt === null && (key.expiresAt === null || key.expiresAt > key.readAt);
  return (isPresent || isFormer) && holds;
}

function isSameHash(given: string, stored: string): boolean {
  const [a, b] = [Buffer.from(given, "hex"), Buffer.from(stored, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}

function checksum(id: string, secret: string): string {
  return createHash("sha256").update(`${id}_${secret}`).digest("hex").slice(0, 6);
}
