/** What every change of a setting has in common: version check, references, and an entry in the ledger. */
import { inArray } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { appendLedger } from "../db/ledger-store.js";
import { calendars, policies, teams, users } from "../db/schema/index.js";
import type { Actor } from "../domain/decision.js";
import { DomainError, type ErrorItem } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";

/** Who changes, and which version they read (null = whatever it is). */
export interface SettingChange {
  actor: Actor;
  ifMatch: number | null;
}

/** A stored settings document with its version; `rev` is what the ETag shows. */
export interface SettingDocument<T> {
  document: T;
  rev: number;
}

/** Refuses a stale version with `stale-setting`; `current` null = there is no such document yet. */
export function checkRev(change: SettingChange, current: { rev: number; document: unknown } | null): void {
  if (change.ifMatch === null || change.ifMatch === current?.rev) return;
  throw new DomainError("stale", "stale-setting", "The document has changed since it was read.", {
    rev: current?.rev ?? null,
    current: current?.document ?? null,
  });
}

/** Refuses with `setting-invalid` when there is anything to refuse. */
export function refuseIfAny(errors: readonly ErrorItem[]): void {
  if (errors.length > 0)
    throw new DomainError(
      "invalid",
      "setting-invalid",
      "The document could not work; nothing was changed.",
      {},
      errors,
    );
}

/** Notes a change of a setting: which document, by whom; contents stay in the document itself. */
export async function noteSetting(
  tx: Tx,
  deps: UsecaseDeps,
  change: SettingChange,
  id: string,
  rev: number,
): Promise<void> {
  await appendLedger(tx, deps.newId, { type: "setting", id }, await appNow(tx), change.actor, [
    { type: rev === 1 ? "setting.created" : "setting.changed", before: null, after: { rev }, reason: null },
  ]);
}

/** A reference in a document: where it stands and what it names. Null and absent names are no references. */
export interface Reference {
  pointer: string;
  id: string | null | undefined;
}

const referencedTables = { user: users, team: teams, calendar: calendars, policy: policies } as const;

/** An error item for every reference that names nothing (`unknown-user`, `unknown-team`, `unknown-calendar`, `unknown-policy`). */
export async function missingReferences(
  tx: Tx,
  kind: keyof typeof referencedTables,
  references: readonly Reference[],
): Promise<ErrorItem[]> {
  const named = references.filter((one): one is { pointer: string; id: string } => typeof one.id === "string");
  if (named.length === 0) return [];
  const table = referencedTables[kind];
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(inArray(table.id, [...new Set(named.map((one) => one.id))]));
  const known = new Set(rows.map((row) => row.id));
  return named
    .filter((one) => !known.has(one.id))
    .map(({ pointer }) => ({ pointer, code: `unknown-${kind}`, detail: `There is no ${kind} with this id.` }));
}

/** Not found, by the kind of the document. */
export function settingNotFound(kind: string): DomainError {
  return new DomainError("not_found", `${kind}-not-found`, `There is no ${kind} with this id.`);
}
