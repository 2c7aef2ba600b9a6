/** `/users/{id}`: staff. Ids are the caller's; people are never deleted, only made inactive. */
import { asc, eq, sql } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { users } from "../db/schema/index.js";
import { constraintOf } from "../db/sqlstate.js";
import { DomainError, type ErrorItem } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";
import { rescheduleHeldNotices } from "./held-notices.js";
import { sweepLeaver } from "./leaver-sweep.js";
import {
  checkRev,
  missingReferences,
  noteSetting,
  refuseIfAny,
  settingNotFound,
  type SettingChange,
  type SettingDocument,
} from "./setting-change.js";

/** A person as stored and shown. */
export interface UserDocument {
  id: string;
  name: string;
  email: string;
  role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
  language: "fi" | "sv" | "en";
  languages: string[];
  skills: string[];
  capacityPoints: number;
  calendar: string | null;
  active: boolean;
}

/** All people by id. */
export async function listUsers(deps: UsecaseDeps): Promise<SettingDocument<UserDocument>[]> {
  const rows = await deps.db.read((tx) => tx.select().from(users).orderBy(asc(users.id)));
  return rows.map(show);
}

/** One person. Code: `user-not-found`. */
export async function readUser(deps: UsecaseDeps, id: string): Promise<SettingDocument<UserDocument>> {
  const [row] = await deps.db.read((tx) => tx.select().from(users).where(eq(users.id, id)));
  if (row === undefined) throw settingNotFound("user");
  return show(row);
}

/**
 * Creates or replaces; open work of somebody who is made inactive goes to others. A new role or leaving ends their sessions (a trigger
 * of the database). Codes: `setting-invalid` (an address somebody has,
 * an unknown calendar, the last administrator), `stale-setting`.
 */
export async function putUser(
  deps: UsecaseDeps,
  id: string,
  given: Omit<UserDocument, "id">,
  change: SettingChange,
): Promise<SettingDocument<UserDocument>> {
  try {
    return await deps.db.transaction((tx) => put(tx, deps, id, given, change), { deadlineMs: 20_000 });
  } catch (error) {
    if (constraintOf(error) !== "users_email_key") throw error;
    throw new DomainError("invalid", "setting-invalid", "The document could not work; nothing was changed.", {}, [
      { pointer: "/email", code: "email-taken", detail: "Another person has this address." },
    ]);
  }
}

async function put(
  tx: Tx,
  deps: UsecaseDeps,
  id: string,
  given: Omit<UserDocument, "id">,
  change: SettingChange,
): Promise<SettingDocument<UserDocument>> {
  const [current] = await tx.select().from(users).where(eq(users.id, id)).for("update");
  checkRev(change, current === undefined ? null : { rev: current.rev, document: show(current).document });
  refuseIfAny([
    ...(await missingReferences(tx, "calendar", [{ pointer: "/calendar", id: given.calendar }])),
    ...(await lastAdministrator(tx, id, given)),
  ]);
  const columns = {
    name: given.name,
    email: given.email,
    role: given.role,
    language: given.language,
    languages: given.languages,
    skills: given.skills,
    capacityPoints: given.capacityPoints,
    calendarId: given.calendar,
    active: given.active,
    rev: (current?.rev ?? 0) + 1,
  };
  const [row] = await tx
    .insert(users)
    .values({ id, recipientId: deps.newId(), ...columns })
    .onConflictDoUpdate({ target: users.id, set: columns })
    .returning();
  if (row === undefined) throw new Error("a stored person was not returned");
  await noteSetting(tx, deps, change, `users/${id}`, row.rev);
  if (current?.active === true && !given.active) await sweepLeaver(tx, deps, id);
  if (current !== undefined && current.calendarId !== given.calendar)
    await rescheduleHeldNotices(tx, deps, { userId: id });
  return show(row);
}

async function lastAdministrator(
  tx: Tx,
  id: string,
  given: Pick<UserDocument, "role" | "active">,
): Promise<ErrorItem[]> {
  if (given.role === "administrator" && given.active) return [];
  const [others] = await tx.execute<{ own: boolean; n: number }>(sql`
    select exists (select 1 from users where id = ${id} and role = 'administrator' and active) as own,
      (select count(*)::int from users where id <> ${id} and role = 'administrator' and active) as n`);
  if (others?.own !== true || others.n > 0) return [];
  return [
    {
      pointer: given.active ? "/role" : "/active",
      code: "last-administrator",
      detail: "One active administrator must remain.",
    },
  ];
}

function show(row: typeof users.$inferSelect): SettingDocument<UserDocument> {
  return {
    document: {
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role as UserDocument["role"],
      language: row.language as UserDocument["language"],
      languages: row.languages,
      skills: row.skills,
      capacityPoints: row.capacityPoints,
      calendar: row.calendarId,
      active: row.active,
    },
    rev: row.rev,
  };
}
