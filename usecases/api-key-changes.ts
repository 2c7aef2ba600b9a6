/** Making, rotating and revoking API keys. Tokens are minted by the caller and never pass through here: only their hash does. */
import { asc, eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { appendLedger } from "../db/ledger-store.js";
import { apiKeys } from "../db/schema/index.js";
import type { Actor } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { isWithin, scopesBeyondTeams, type KeyGrant } from "../domain/key-grant.js";
import type { UsecaseDeps } from "./deps.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";
import { iso } from "./instants.js";
import { missingReferences, refuseIfAny } from "./setting-change.js";

type Deps = Pick<UsecaseDeps, "db" | "newId">;

/** A key as it is shown; its secrets are not. `formerUntil` null = only the present secret holds. Instants are ISO 8601 UTC. */
export interface KeyDocument {
  id: string;
  name: string;
  scopes: readonly string[];
  teams: readonly string[] | null;
  createdAt: string;
  secretAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
  formerUntil: string | null;
}

/** Hash of a key's new secret; the same for the same id and instant (epoch ms). */
export type HashOfSecret = (id: string, secretAt: number) => string;

/** A key to make. `expiresAt`: epoch ms, null = never. */
export interface NewKey extends KeyGrant {
  id: string;
  name: string;
  expiresAt: number | null;
}

/** Who changes keys, and under which Idempotency-Key. */
interface Change {
  actor: Actor;
  idempotency: IdempotentRequest | null;
}

/** All keys by creation; to a key, those that hold no more than itself. */
export async function listKeys(deps: Deps, actor: Actor): Promise<KeyDocument[]> {
  return deps.db.read(async (tx) => {
    const now = await appNow(tx);
    const rows = await tx.select().from(apiKeys).orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));
    return rows.filter((row) => isWithinReach(row, actor)).map((row) => show(row, now));
  });
}

/**
 * Makes a key. Codes: `forbidden` (a key makes no key with more scopes or teams than it holds, or that outlives it),
 * `setting-invalid` (an unknown team, a scope of settings beside teams, an end that has passed), those of {@link answerOnce}.
 */
export async function createKey(
  deps: Deps,
  given: NewKey,
  hashOf: HashOfSecret,
  { actor, idempotency }: Change,
): Promise<KeyDocument> {
  return deps.db.transaction((tx) =>
    answerOnce(tx, idempotency, async () => {
      const now = await appNow(tx);
      await requireReach(tx, given, actor);
      await checkKey(tx, given, now);
      const { id, name, expiresAt } = given;
      const scopes = [...given.scopes];
      const teams = given.teams === null ? null : [...given.teams];
      const [row] = await tx
        .insert(apiKeys)
        .values({ id, name, secretHash: hashOf(id, now), scopes, teams, createdAt: now, secretAt: now, expiresAt })
        .returning();
      await note(tx, deps, id, now, actor, "key.created", { scopes, teams, expiresAt: iso(expiresAt) });
      return { status: 201, body: show(stored(row), now) };
    }),
  );
}

/**
 * Gives a key a new secret; the present one holds for `formerForMs` more, an older one ends now, so that two at most hold.
 * Codes: `key-not-found`, `key-ended`, those of {@link answerOnce}.
 */
export async function rotateKey(
  deps: Deps,
  { id, formerForMs }: { id: string; formerForMs: number },
  hashOf: HashOfSecret,
  { actor, idempotency }: Change,
): Promise<KeyDocument> {
  return deps.db.transaction((tx) =>
    answerOnce(tx, idempotency, async () => {
      const current = await lockKey(tx, id, actor);
      const now = await appNow(tx);
      if (current.revokedAt !== null || (current.expiresAt ?? Infinity) <= now)
        throw new DomainError("conflict", "key-ended", "The key has been revoked or has expired.");
      const formerUntil = now + formerForMs;
      const [row] = await tx
        .update(apiKeys)
        .set({
          secretHash: hashOf(id, now),
          secretAt: now,
          formerSecretHash: formerForMs === 0 ? null : current.secretHash,
          formerUntil: formerForMs === 0 ? null : formerUntil,
        })
        .where(eq(apiKeys.id, id))
        .returning();
      await note(tx, deps, id, now, actor, "key.rotated", { formerUntil: iso(formerUntil) });
      return { status: 200, body: show(stored(row), now) };
    }),
  );
}

/** Ends a key at once, with both its secrets; a second time changes nothing. Code: `key-not-found`. */
export async function revokeKey(deps: Deps, id: string, actor: Actor): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const current = await lockKey(tx, id, actor);
    if (current.revokedAt !== null) return;
    const now = await appNow(tx);
    await tx.update(apiKeys).set({ revokedAt: now }).where(eq(apiKeys.id, id));
    await note(tx, deps, id, now, actor, "key.revoked", null);
  });
}

type KeyRow = typeof apiKeys.$inferSelect;

async function lockKey(tx: Tx, id: string, actor: Actor): Promise<KeyRow> {
  const [row] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for("update");
  if (row === undefined || !isWithinReach(row, actor))
    throw new DomainError("not_found", "key-not-found", "There is no key with this id.");
  return row;
}

/** A key that could rotate a mightier one would be given its token. */
function isWithinReach(row: KeyGrant, actor: Actor): boolean {
  return actor.kind !== "key" || actor.grant === undefined || isWithin(row, actor.grant);
}

async function requireReach(tx: Tx, given: NewKey, actor: Actor): Promise<void> {
  if (!isWithinReach(given, actor))
    throw new DomainError("forbidden", "forbidden", "A key makes no key with more scopes or teams than it holds.");
  if (actor.kind !== "key") return;
  const [maker] = await tx.select({ expiresAt: apiKeys.expiresAt }).from(apiKeys).where(eq(apiKeys.id, actor.id));
  if ((given.expiresAt ?? Infinity) > (maker?.expiresAt ?? Infinity))
    throw new DomainError("forbidden", "forbidden", "A key makes no key that outlives it.");
}

async function checkKey(tx: Tx, { scopes, teams, expiresAt }: NewKey, now: number): Promise<void> {
  refuseIfAny([
    ...scopesBeyondTeams({ scopes, teams }).map((index) => ({
      pointer: `/scopes/${index}`,
      code: "needs-every-team",
      detail: "Settings are of the whole organisation; a key limited to teams cannot have this.",
    })),
    ...(await missingReferences(
      tx,
      "team",
      (teams ?? []).map((id, index) => ({ pointer: `/teams/${index}`, id })),
    )),
    ...(expiresAt !== null && expiresAt <= now
      ? [{ pointer: "/expiresAt", code: "out-of-range", detail: "Must be later than now." }]
      : []),
  ]);
}

async function note(
  tx: Tx,
  deps: Deps,
  id: string,
  now: number,
  actor: Actor,
  type: string,
  after: Record<string, unknown> | null,
): Promise<void> {
  await appendLedger(tx, deps.newId, { type: "setting", id: `keys/${id}` }, now, actor, [
    { type, before: null, after, reason: null },
  ]);
}

function stored(row: KeyRow | undefined): KeyRow {
  if (row === undefined) throw new Error("a stored key was not returned");
  return row;
}

function show(row: KeyRow, now: number): KeyDocument {
  const { id, name, scopes, teams, createdAt, expiresAt, revokedAt, lastUsedAt, formerUntil } = row;
  return {
    id,
    name,
    scopes,
    teams,
    createdAt: iso(createdAt),
    secretAt: iso(row.secretAt ?? createdAt),
    expiresAt: iso(expiresAt),
    revokedAt: iso(revokedAt),
    lastUsedAt: iso(lastUsedAt),
    formerUntil: formerUntil !== null && formerUntil > now ? iso(formerUntil) : null,
  };
}
