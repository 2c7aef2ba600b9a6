/** Who reads a mail: in which language, and by which clock. */
import { eq } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { calendars } from "../db/schema/index.js";
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
