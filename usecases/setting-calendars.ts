/** `/calendars/{id}`: business calendars. An edit moves the clocks that run on it, and the notices held back to it. */
import { asc, eq } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { calendars } from "../db/schema/index.js";
import { checkCalendar } from "../domain/business-time.js";
import type { Calendar } from "../domain/calendar.js";
import type { UsecaseDeps } from "./deps.js";
import { rescheduleHeldNotices } from "./held-notices.js";
import { rebaseCases } from "./rebase-cases.js";
import {
  checkRev,
  noteSetting,
  refuseIfAny,
  settingNotFound,
  type SettingChange,
  type SettingDocument,
} from "./setting-change.js";

/** A calendar document as the API shows it. */
export type CalendarDocument = Calendar & { id: string; name: string };

/** All calendars by id. */
export async function listCalendars(deps: UsecaseDeps): Promise<SettingDocument<CalendarDocument>[]> {
  const rows = await deps.db.read((tx) => tx.select().from(calendars).orderBy(asc(calendars.id)));
  return rows.map(show);
}

/** One calendar. Code: `calendar-not-found`. */
export async function readCalendar(deps: UsecaseDeps, id: string): Promise<SettingDocument<CalendarDocument>> {
  const [row] = await deps.db.read((tx) => tx.select().from(calendars).where(eq(calendars.id, id)));
  if (row === undefined) throw settingNotFound("calendar");
  return show(row);
}

/** Creates or replaces. Codes: `setting-invalid` (a calendar that cannot work), `stale-setting`. */
export async function putCalendar(
  deps: UsecaseDeps,
  id: string,
  given: Calendar & { name: string },
  change: SettingChange,
): Promise<SettingDocument<CalendarDocument>> {
  const { name, zone, windows, closures, openings } = given;
  const document: Calendar = { zone, windows, closures, openings };
  refuseIfAny(checkCalendar(document));
  return deps.db.transaction(
    async (tx) => {
      const current = await lock(tx, id);
      checkRev(change, current === null ? null : { rev: current.rev, document: show(current).document });
      const rev = (current?.rev ?? 0) + 1;
      const [row] = await tx
        .insert(calendars)
        .values({ id, name, document, rev })
        .onConflictDoUpdate({ target: calendars.id, set: { name, document, rev } })
        .returning();
      if (row === undefined) throw new Error("a stored calendar was not returned");
      await noteSetting(tx, deps, change, `calendars/${id}`, rev);
      if (current !== null) {
        await rebaseCases(tx, deps, { calendarId: id }, null);
        await rescheduleHeldNotices(tx, deps, { calendarId: id });
      }
      return show(row);
    },
    { deadlineMs: 20_000 },
  );
}

async function lock(tx: Tx, id: string) {
  const [row] = await tx.select().from(calendars).where(eq(calendars.id, id)).for("update");
  return row ?? null;
}

function show(row: typeof calendars.$inferSelect): SettingDocument<CalendarDocument> {
  return { document: { id: row.id, name: row.name, ...row.document }, rev: row.rev };
}
