/** Notices held back to somebody's working hours, when those change or no longer count. */
import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { enqueueWakes, priorityOf } from "../db/outbox-rows.js";
import { loadCalendars } from "../db/organisation-store.js";
import { cases, notices, teams, users } from "../db/schema/index.js";
import { nextOpening } from "../domain/business-time.js";
import type { UsecaseDeps } from "./deps.js";

/** Whose calendar changed: that of everybody who keeps it, that of one person, or that of a team. */
export type HoursChange = { calendarId: string } | { userId: string } | { teamId: string };

/**
 * Sets the held notices of those concerned to the next opening of the hours that count now: the person's own calendar, else that of
 * the case's team. Notices that were tried already keep their own time.
 */
export async function rescheduleHeldNotices(tx: Tx, deps: UsecaseDeps, change: HoursChange): Promise<void> {
  const now = await appNow(tx);
  const calendarId = sql<string>`coalesce(${users.calendarId}, ${teams.calendarId}, 'default')`;
  const concerned =
    "calendarId" in change
      ? sql`${calendarId} = ${change.calendarId}`
      : "userId" in change
        ? eq(users.id, change.userId)
        : eq(teams.id, change.teamId);
  const held = await tx
    .select({
      id: notices.id,
      notBefore: notices.notBefore,
      recipientId: notices.recipientId,
      severity: notices.severity,
      calendarId,
    })
    .from(notices)
    .innerJoin(users, eq(users.id, notices.userId))
    .leftJoin(cases, eq(cases.id, notices.caseId))
    .leftJoin(teams, eq(teams.id, cases.teamId))
    .where(and(eq(notices.state, "pending"), eq(notices.attempts, 0), gt(notices.notBefore, now), concerned));
  const calendars = await loadCalendars(
    tx,
    held.map((row) => row.calendarId),
  );
  const openings = new Map([...calendars].map(([id, calendar]) => [id, nextOpening(calendar, now)]));
  const moved = held.filter((row) => (openings.get(row.calendarId) ?? row.notBefore) !== row.notBefore);
  for (const row of moved)
    await tx
      .update(notices)
      .set({ notBefore: openings.get(row.calendarId) ?? row.notBefore })
      .where(and(eq(notices.id, row.id), eq(notices.state, "pending")));
  await wakeRecipients(tx, deps, now, moved);
}

/** Lets every waiting notice of staff go out now, and wakes their recipients' workflows. */
export async function releaseHeldNotices(tx: Tx, deps: UsecaseDeps): Promise<void> {
  const now = await appNow(tx);
  const released = await tx
    .update(notices)
    .set({ notBefore: now })
    .where(
      and(eq(notices.state, "pending"), eq(notices.attempts, 0), isNotNull(notices.userId), gt(notices.notBefore, now)),
    )
    .returning({ recipientId: notices.recipientId, severity: notices.severity });
  await wakeRecipients(tx, deps, now, released);
}

async function wakeRecipients(
  tx: Tx,
  deps: UsecaseDeps,
  now: number,
  rows: readonly { recipientId: string; severity: string | null }[],
): Promise<void> {
  await enqueueWakes(
    tx,
    deps.newId,
    now,
    rows.map((row) => ({
      workflowType: "deliverNotices",
      subjectId: row.recipientId,
      priority: priorityOf(row.severity),
    })),
  );
}
