/** Whether the connected survey tools are heard of. */
import { sourceActivity } from "../db/views/source-activity.js";
import type { UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";

/** One source; `lastAnswerAt` null = nothing in the last 24 hours. */
export interface SourceActivity {
  name: string;
  answers: number;
  lastAnswerAt: string | null;
  quarantined: number;
}

/** Answers of the last 24 hours and waiting events, for every source by name. */
export async function readSourceActivity(deps: UsecaseDeps): Promise<SourceActivity[]> {
  const rows = await deps.db.read(sourceActivity);
  return rows.map((row) => ({
    name: row.name,
    answers: row.answers,
    lastAnswerAt: row.last_at === null ? null : iso(Math.round(row.last_at)),
    quarantined: row.quarantined,
  }));
}
