/** `/sources/{name}`: connected survey tools. The secret goes in and never comes out. */
import { randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { sources } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";
import { seal, unseal } from "./sealing.js";
import { checkRev, noteSetting, settingNotFound, type SettingChange, type SettingDocument } from "./setting-change.js";

/** A source as the API shows it; `url` is the full address to give to the vendor. */
export interface SourceDocument {
  name: string;
  kind: string;
  url: string;
  active: boolean;
  mapping: unknown;
  /** Whether a secret is stored. */
  hasSecret: boolean;
}

/** Kinds that sign nothing are authentic by a part of their address that cannot be guessed. */
export type AddressOf = (source: { name: string; kind: string; pathToken: string }) => string;

/** All sources by name. */
export async function listSources(deps: UsecaseDeps, addressOf: AddressOf): Promise<SettingDocument<SourceDocument>[]> {
  const rows = await deps.db.read((tx) => tx.select().from(sources).orderBy(asc(sources.name)));
  return rows.map((row) => show(row, addressOf));
}

/** One source. Code: `source-not-found`. */
export async function readSource(
  deps: UsecaseDeps,
  name: string,
  addressOf: AddressOf,
): Promise<SettingDocument<SourceDocument>> {
  const [row] = await deps.db.read((tx) => tx.select().from(sources).where(eq(sources.name, name)));
  if (row === undefined) throw settingNotFound("source");
  return show(row, addressOf);
}

/**
 * Creates or replaces. `secret` undefined = the stored one stays; another one = the stored one holds for `formerSecretForMs` more, which ends what
 * held before it; null, or another kind, ends both at once. The caller has checked kind, secret and mapping. Code: `stale-setting`.
 */
export async function putSource(
  deps: UsecaseDeps,
  name: string,
  given: {
    kind: string;
    secret: string | null | undefined;
    formerSecretForMs: number;
    active: boolean;
    mapping: unknown;
  },
  change: SettingChange,
  addressOf: AddressOf,
): Promise<SettingDocument<SourceDocument>> {
  return deps.db.transaction(async (tx) => {
    const [current] = await tx.select().from(sources).where(eq(sources.name, name)).for("update");
    checkRev(change, current === undefined ? null : { rev: current.rev, document: show(current, addressOf).document });
    const columns = {
      kind: given.kind,
      ...secretColumns(deps, current, given, await appNow(tx)),
      active: given.active,
      mapping: given.mapping,
      rev: (current?.rev ?? 0) + 1,
    };
    const [row] = await tx
      .insert(sources)
      .values({ name, pathToken: randomBytes(24).toString("base64url"), ...columns })
      .onConflictDoUpdate({ target: sources.name, set: columns })
      .returning();
    if (row === undefined) throw new Error("a stored source was not returned");
    await noteSetting(tx, deps, change, `sources/${name}`, row.rev);
    return show(row, addressOf);
  });
}

/** Present and former secret after a change; a secret that was given again is no new one. */
function secretColumns(
  deps: UsecaseDeps,
  current: typeof sources.$inferSelect | undefined,
  given: { kind: string; secret: string | null | undefined; formerSecretForMs: number },
  now: number,
) {
  const sealed = typeof given.secret === "string" ? seal(deps.secretKey, given.secret) : null;
  const isSameKind = current?.kind === given.kind;
  if (current === undefined || !isSameKind || given.secret === null)
    return { secretSealed: sealed, formerSecretSealed: null, formerUntil: null };
  const { secretSealed, formerSecretSealed, formerUntil } = current;
  const stored = secretSealed === null ? null : unseal(deps, secretSealed);
  if (sealed === null || given.secret === stored) {
    // Sealed anew, so that a change of SECRET_KEY is over once every source has been written.
    const renewed = stored === null ? secretSealed : seal(deps.secretKey, stored);
    return { secretSealed: renewed, formerSecretSealed, formerUntil };
  }
  const isKept = secretSealed !== null && given.formerSecretForMs > 0;
  return {
    secretSealed: sealed,
    formerSecretSealed: isKept ? secretSealed : null,
    formerUntil: isKept ? now + given.formerSecretForMs : null,
  };
}

function show(row: typeof sources.$inferSelect, addressOf: AddressOf): SettingDocument<SourceDocument> {
  return {
    document: {
      name: row.name,
      kind: row.kind,
      url: addressOf(row),
      active: row.active,
      mapping: row.mapping,
      hasSecret: row.secretSealed !== null,
    },
    rev: row.rev,
  };
}
