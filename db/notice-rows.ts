/** Writing notices: one row per wish to reach a person, unique by key. */
import { inArray } from "drizzle-orm";
import type { Tx } from "./client.js";
import { notices, users } from "./schema/index.js";

/** A notice as it is inserted; see db/schema/effects.ts for the columns. */
export type NewNotice = typeof notices.$inferInsert;

/** Staff as notices need them. */
export interface NoticeStaff {
  id: string;
  recipientId: string;
  calendarId: string | null;
  active: boolean;
}

/** Inserts what is not there yet and answers the rows that were new. */
export async function insertNotices(tx: Tx, rows: readonly NewNotice[]) {
  if (rows.length === 0) return [];
  return tx
    .insert(notices)
    .values([...rows])
    .onConflictDoNothing({ target: notices.key })
    .returning();
}

/** Staff by id; unknown ids are left out. */
export async function loadNoticeStaff(tx: Tx, ids: readonly string[]): Promise<Map<string, NoticeStaff>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, recipientId: users.recipientId, calendarId: users.calendarId, active: users.active })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}
