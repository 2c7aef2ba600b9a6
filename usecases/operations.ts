/** What operators look at: what waits where and how late things were. No names, addresses or texts. */
import { appNow } from "../db/app-now.js";
import {
  latenessByHour,
  mailOutcomes,
  openCasesByStatus,
  readBacklogs,
  type Backlog,
  type BacklogName,
} from "../db/views/operations.js";
import type { UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";

export type { Backlog, BacklogName } from "../db/views/operations.js";

/** How far back the page looks. */
const hoursShown = 24;

/** Backlogs and open cases, for gauges. */
export interface OperationsGauges {
  backlogs: Record<BacklogName, Backlog>;
  openCases: { status: string; count: number }[];
}

/** Reads the gauges; changes nothing. */
export async function readGauges(deps: Pick<UsecaseDeps, "db">): Promise<OperationsGauges> {
  return await deps.db.read(async (tx) => ({
    backlogs: await readBacklogs(tx),
    openCases: await openCasesByStatus(tx),
  }));
}

/** The operations page: the gauges, and the last 24 hours by the hour. */
export async function readOperations(deps: Pick<UsecaseDeps, "db">) {
  return await deps.db.read(async (tx) => ({
    now: iso(await appNow(tx)),
    backlogs: await readBacklogs(tx),
    openCases: await openCasesByStatus(tx),
    hours: hoursShown,
    lateness: (await latenessByHour(tx, hoursShown)).map(({ from, ...rest }) => ({ from: iso(from), ...rest })),
    mails: await mailOutcomes(tx, hoursShown),
  }));
}
