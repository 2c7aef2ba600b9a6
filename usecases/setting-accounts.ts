/** `/accounts/{id}` and `/absences/{id}`. */
import { asc, eq } from "drizzle-orm";
import { absences, accounts } from "../db/schema/index.js";
import { DomainError } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";
import {
  checkRev,
  missingReferences,
  noteSetting,
  refuseIfAny,
  settingNotFound,
  type SettingChange,
  type SettingDocument,
} from "./setting-change.js";

/** A customer company as stored and shown. */
export interface AccountDocument {
  id: string;
  name: string;
  owner: string | null;
  tier: string | null;
  yearlyValue: { amount: number; currency: string } | null;
}

/** A dated absence; `from` and `to` are ISO instants, `to` is outside. */
export interface AbsenceDocument {
  id: string;
  user: string;
  from: string;
  to: string;
  delegate: string | null;
  give: "urgent" | "all";
  giveBack: boolean;
}

/** All accounts by id. */
export async function listAccounts(deps: UsecaseDeps): Promise<SettingDocument<AccountDocument>[]> {
  return (await deps.db.read((tx) => tx.select().from(accounts).orderBy(asc(accounts.id)))).map(showAccount);
}

/** One account. Code: `account-not-found`. */
export async function readAccount(deps: UsecaseDeps, id: string): Promise<SettingDocument<AccountDocument>> {
  const [row] = await deps.db.read((tx) => tx.select().from(accounts).where(eq(accounts.id, id)));
  if (row === undefined) throw settingNotFound("account");
  return showAccount(row);
}

/** Creates or replaces. Codes: `setting-invalid` (unknown owner), `stale-setting`. */
export async function putAccount(
  deps: UsecaseDeps,
  id: string,
  given: Omit<AccountDocument, "id">,
  change: SettingChange,
): Promise<SettingDocument<AccountDocument>> {
  return deps.db.transaction(async (tx) => {
    const [current] = await tx.select().from(accounts).where(eq(accounts.id, id)).for("update");
    checkRev(change, current === undefined ? null : { rev: current.rev, document: showAccount(current).document });
    refuseIfAny(await missingReferences(tx, "user", [{ pointer: "/owner", id: given.owner }]));
    const rev = (current?.rev ?? 0) + 1;
    const columns = { name: given.name, ownerId: given.owner, tier: given.tier, yearlyValue: given.yearlyValue, rev };
    const [row] = await tx
      .insert(accounts)
      .values({ id, ...columns })
      .onConflictDoUpdate({ target: accounts.id, set: columns })
      .returning();
    if (row === undefined) throw new Error("a stored account was not returned");
    await noteSetting(tx, deps, change, `accounts/${id}`, rev);
    return showAccount(row);
  });
}

/** All absences by id. */
export async function listAbsences(deps: UsecaseDeps): Promise<SettingDocument<AbsenceDocument>[]> {
  return (await deps.db.read((tx) => tx.select().from(absences).orderBy(asc(absences.id)))).map(showAbsence);
}

/** One absence. Code: `absence-not-found`. */
export async function readAbsence(deps: UsecaseDeps, id: string): Promise<SettingDocument<AbsenceDocument>> {
  const [row] = await deps.db.read((tx) => tx.select().from(absences).where(eq(absences.id, id)));
  if (row === undefined) throw settingNotFound("absence");
  return showAbsence(row);
}

/** Creates or replaces; `from` and `to` are epoch ms. Codes: `setting-invalid`, `stale-setting`. */
export async function putAbsence(
  deps: UsecaseDeps,
  id: string,
  given: Omit<AbsenceDocument, "id" | "from" | "to"> & { from: number; to: number },
  change: SettingChange,
): Promise<SettingDocument<AbsenceDocument>> {
  if (given.to <= given.from)
    throw new DomainError("invalid", "setting-invalid", "The document could not work; nothing was changed.", {}, [
      { pointer: "/to", code: "ends-before-start", detail: "Must be later than `from`." },
    ]);
  return deps.db.transaction(async (tx) => {
    const [current] = await tx.select().from(absences).where(eq(absences.id, id)).for("update");
    checkRev(change, current === undefined ? null : { rev: current.rev, document: showAbsence(current).document });
    refuseIfAny([
      ...(await missingReferences(tx, "user", [
        { pointer: "/user", id: given.user },
        { pointer: "/delegate", id: given.delegate },
      ])),
      ...(given.delegate === given.user
        ? [{ pointer: "/delegate", code: "own-delegate", detail: "Nobody can stand in for themselves." }]
        : []),
    ]);
    const rev = (current?.rev ?? 0) + 1;
    const columns = {
      userId: given.user,
      fromAt: given.from,
      toAt: given.to,
      delegateId: given.delegate,
      give: given.give,
      giveBack: given.giveBack,
      rev,
    };
    const [row] = await tx
      .insert(absences)
      .values({ id, ...columns })
      .onConflictDoUpdate({ target: absences.id, set: columns })
      .returning();
    if (row === undefined) throw new Error("a stored absence was not returned");
    await noteSetting(tx, deps, change, `absences/${id}`, rev);
    return showAbsence(row);
  });
}

function showAccount(row: typeof accounts.$inferSelect): SettingDocument<AccountDocument> {
  const { id, name, ownerId, tier, yearlyValue } = row;
  return { document: { id, name, owner: ownerId, tier, yearlyValue }, rev: row.rev };
}

function showAbsence(row: typeof absences.$inferSelect): SettingDocument<AbsenceDocument> {
  return {
    document: {
      id: row.id,
      user: row.userId,
      from: iso(row.fromAt),
      to: iso(row.toAt),
      delegate: row.delegateId,
      give: row.give as "urgent" | "all",
      giveBack: row.giveBack,
    },
    rev: row.rev,
  };
}
