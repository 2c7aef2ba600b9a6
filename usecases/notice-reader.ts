/** Who reads a mail: in which language, and by which clock. */
import { asc, eq, or } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { calendars, memberships, teams } from "../db/schema/index.js";
import type { Language } from "../domain/survey.js";

/** Language of the texts and zone of the times; `name` null = not known. */
export interface NoticeReader {
  name: string | null;
  language: Language;
  zone: string;
}

/** A language of the product; English for any other. */
export function languageOf(language: string | null): Language {
  return language === "fi" || language === "sv" ? language : "en";
}

/** The zone of a calendar; UTC when nobody has it. */
export async function zoneOfCalendar(tx: Tx, calendarId: string): Promise<string> {
  const [row] = await tx.select({ document: calendars.document }).from(calendars).where(eq(calendars.id, calendarId));
  return row?.document.zone ?? "UTC";
}

/** The zone of a person's own calendar, else of the first team they work in, else UTC. */
export async function zoneOfPerson(tx: Tx, calendarId: string | null, userId: string): Promise<string> {
  if (calendarId !== null) return await zoneOfCalendar(tx, calendarId);
  const [team] = await tx
    .select({ calendarId: teams.calendarId })
    .from(teams)
    .leftJoin(memberships, eq(memberships.teamId, teams.id))
    .where(or(eq(memberships.userId, userId), eq(teams.leadId, userId), eq(teams.managerId, userId)))
    .orderBy(asc(teams.id))
    .limit(1);
  return await zoneOfCalendar(tx, team?.calendarId ?? "default");
}
