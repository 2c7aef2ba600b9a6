/** API keys as requests ask for them; the format lives in api/auth/, changes in api-key-changes.ts. */
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { apiKeys } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";

const noteEveryMs = 60_000;

/** A key as stored: the SHA-256 of its secrets, what it may do, when it ends, and when it was read. Instants are epoch ms. */
export interface ApiKeyRow {
  id: string;
  secretHash: string;
  former: { secretHash: string; until: number } | null;
  scopes: readonly string[];
  teams: readonly string[] | null;
  expiresAt: number | null;
  revokedAt: number | null;
  readAt: number;
}

/** Looks keys up at every request, so that a revocation bites at once; `noteUse` writes the last use at most once a minute and never delays one. */
export function createKeyStore(deps: Pick<UsecaseDeps, "db">) {
  const noted = new Map<string, number>();
  return {
    findKey: (id: string): Promise<ApiKeyRow | null> => findKey(deps, id),
    noteUse: (id: string): void => {
      const last = noted.get(id) ?? 0;
      if (performance.now() - last < noteEveryMs && last !== 0) return;
      noted.set(id, performance.now());
      noteUse(deps, id).catch(() => noted.delete(id));
    },
  };
}

async function findKey(deps: Pick<UsecaseDeps, "db">, id: string): Promise<ApiKeyRow | null> {
  const [row] = await deps.db.read((tx) =>
    tx
      .select({ key: apiKeys, nowMs: sql<string>`floor(extract(epoch from app_now()) * 1000)::bigint` })
      .from(apiKeys)
      .where(eq(apiKeys.id, id)),
  );
  if (row === undefined) return null;
  const { secretHash, formerSecretHash, formerUntil, scopes, teams, expiresAt, revokedAt } = row.key;
  const former =
    formerSecretHash === null || formerUntil === null ? null : { secretHash: formerSecretHash, until: formerUntil };
  return { id, secretHash, former, scopes, teams, expiresAt, revokedAt, readAt: Number(row.nowMs) };
}

/** Several processes may note the same key; the row changes once a minute all the same. */
async function noteUse(deps: Pick<UsecaseDeps, "db">, id: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const now = await appNow(tx);
    await tx
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, now - noteEveryMs))));
  });
}
