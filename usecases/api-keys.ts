/** API keys as the API asks for them; minting lives with the format in api/auth/. */
import { eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { apiKeys } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";

const noteEveryMs = 60_000;

/** A key as stored: the SHA-256 of its secret, its scopes, and when it ends. */
export interface ApiKeyRow {
  id: string;
  secretHash: string;
  scopes: readonly string[];
  expiresAt: number | null;
  revokedAt: number | null;
}

/** Looks keys up; `noteUse` writes the last use at most once a minute and never delays a request. */
export function createKeyStore(deps: UsecaseDeps) {
  const noted = new Map<string, number>();
  return {
    findKey: (id: string): Promise<ApiKeyRow | null> =>
      deps.db.read(async (tx) => {
        const [row] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id));
        return row ?? null;
      }),
    noteUse: (id: string): void => {
      const last = noted.get(id) ?? 0;
      if (performance.now() - last < noteEveryMs && last !== 0) return;
      noted.set(id, performance.now());
      deps.db
        .transaction(async (tx) =>
          tx
            .update(apiKeys)
            .set({ lastUsedAt: await appNow(tx) })
            .where(eq(apiKeys.id, id)),
        )
        .catch(() => noted.delete(id));
    },
  };
}

/** Stores a new key; the same id again replaces its secret and scopes (rotation, and the demo's fixed keys). */
export async function storeApiKey(
  deps: UsecaseDeps,
  key: { id: string; name: string; secretHash: string; scopes: readonly string[]; expiresAt: number | null },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const row = { ...key, scopes: [...key.scopes], createdAt: await appNow(tx) };
    await tx
      .insert(apiKeys)
      .values(row)
      .onConflictDoUpdate({
        target: apiKeys.id,
        set: { secretHash: row.secretHash, scopes: row.scopes, expiresAt: row.expiresAt, revokedAt: null },
      });
  });
}
