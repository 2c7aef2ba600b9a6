/** Loads and saves whole cases. Locks are taken on the case row; callers lock the customer first. */
import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import type { CaseState } from "../domain/case-state.js";
import type { Tx } from "./client.js";
import { columnsFromState, rowFromClock, stateFromRows, type StoredCase } from "./case-rows.js";
import { cases, clocks, contacts, firedDeadlines, suspensions } from "./schema/index.js";

export type { StoredCase } from "./case-rows.js";

const closedStatuses = ["closed", "cancelled"];

/** What the database keeps beside a state so that lists and workers need not ask the core. */
export interface CaseProjection {
  nextDeadlineAt: number | null;
  nextDeadlineKey: string | null;
  nextDueAt: number | null;
  nextDueKind: string | null;
  atRiskAt: number | null;
  isBreached: boolean;
}

/** Columns of a new case that the core does not decide. */
export interface CaseIdentity {
  subjectKey: string | null;
  account: string | null;
  skill: string | null;
  assignmentReason: string | null;
  linkedCaseId: string | null;
}

/** Reads a case; `lock` holds its row until the transaction ends. Null when there is none. */
export async function loadCase(tx: Tx, id: string, options: { lock: boolean }): Promise<StoredCase | null> {
  const query = tx.select().from(cases).where(eq(cases.id, id));
  const [row] = options.lock ? await query.for("update") : await query;
  if (row === undefined) return null;
  const [clockRows, suspensionRows, contactRows, firedRows] = await Promise.all([
    tx
      .select()
      .from(clocks)
      .where(eq(clocks.caseId, id))
      .orderBy(asc(clocks.startedAt), asc(clocks.kind), asc(clocks.generation)),
    tx.select().from(suspensions).where(eq(suspensions.caseId, id)).orderBy(asc(suspensions.position)),
    tx.select().from(contacts).where(eq(contacts.caseId, id)).orderBy(asc(contacts.position)),
    tx.select().from(firedDeadlines).where(eq(firedDeadlines.caseId, id)).orderBy(asc(firedDeadlines.firedAt)),
  ]);
  return stateFromRows({
    row,
    clocks: clockRows,
    suspensions: suspensionRows,
    contacts: contactRows,
    fired: firedRows,
  });
}

/** Id of the open case of a subject, or null. */
export async function findOpenCaseId(tx: Tx, subjectKey: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.subjectKey, subjectKey), notInArray(cases.status, closedStatuses)));
  return row?.id ?? null;
}

/** Inserts a new case with its clocks and answers its number; a second open case of the subject breaks `cases_one_open_key`. */
export async function insertCase(
  tx: Tx,
  state: CaseState,
  identity: CaseIdentity,
  projection: CaseProjection,
): Promise<number> {
  // Sent at once, so that it goes first; the parts, which refer to it, follow without waiting for its answer.
  const inserted = tx
    .insert(cases)
    .values({ ...columnsFromState(state), ...identity, ...projection })
    .returning({ number: cases.number })
    .execute();
  const [[row]] = await Promise.all([inserted, saveParts(tx, null, state)]);
  if (row === undefined) throw new Error("insert of a case returned no row");
  return row.number;
}

/** Writes the changed parts of a locked case and raises its `rev`; answers the new one. */
export async function saveCase(
  tx: Tx,
  before: StoredCase,
  after: CaseState,
  projection: CaseProjection,
  changes: Partial<CaseIdentity> = {},
): Promise<number> {
  const { id, ...columns } = columnsFromState(after);
  const [row] = await tx
    .update(cases)
    .set({ ...columns, ...changes, ...projection, rev: sql`${cases.rev} + 1` })
    .where(eq(cases.id, id))
    .returning({ rev: cases.rev });
  await saveParts(tx, before.state, after);
  return row?.rev ?? before.state.rev + 1;
}

async function saveParts(tx: Tx, before: CaseState | null, after: CaseState): Promise<void> {
  const caseId = after.id;
  const known = new Map(before?.clocks.map((clock) => [clock.id, JSON.stringify(clock)]) ?? []);
  const changedClocks = after.clocks.filter((clock) => known.get(clock.id) !== JSON.stringify(clock));
  const writes: Promise<unknown>[] = [];
  if (changedClocks.length > 0) {
    writes.push(
      tx
        .insert(clocks)
        .values(changedClocks.map((clock) => rowFromClock(caseId, clock)))
        .onConflictDoUpdate({ target: clocks.id, set: excludedClock }),
    );
  }
  const firedBefore = new Set(before?.fired.map((deadline) => deadline.key) ?? []);
  const newlyFired = after.fired.filter((deadline) => !firedBefore.has(deadline.key));
  // Plain insert: a key that is already there means a second firing, and must break the transaction.
  if (newlyFired.length > 0)
    writes.push(tx.insert(firedDeadlines).values(newlyFired.map((deadline) => ({ caseId, ...pickFired(deadline) }))));
  if (JSON.stringify(before?.suspensions ?? []) !== JSON.stringify(after.suspensions)) {
    writes.push(tx.delete(suspensions).where(eq(suspensions.caseId, caseId)));
    if (after.suspensions.length > 0)
      writes.push(
        tx.insert(suspensions).values(
          after.suspensions.map(({ from, to, reason }, position) => ({
            caseId,
            position,
            fromAt: from,
            toAt: to,
            reason,
          })),
        ),
      );
  }
  if (JSON.stringify(before?.contacts ?? []) !== JSON.stringify(after.contacts)) {
    writes.push(tx.delete(contacts).where(eq(contacts.caseId, caseId)));
    if (after.contacts.length > 0)
      writes.push(
        tx
          .insert(contacts)
          .values(
            after.contacts.map(({ at, channel, outcome }, position) => ({ caseId, position, at, channel, outcome })),
          ),
      );
  }
  await Promise.all(writes);
}

const excludedClock = {
  state: sql`excluded.state`,
  budgetMs: sql`excluded.budget_ms`,
  elapsedCapMs: sql`excluded.elapsed_cap_ms`,
  calendarId: sql`excluded.calendar_id`,
  startedAt: sql`excluded.started_at`,
  dueAt: sql`excluded.due_at`,
  metAt: sql`excluded.met_at`,
  breachedAt: sql`excluded.breached_at`,
  detectedAt: sql`excluded.detected_at`,
  stoppedAt: sql`excluded.stopped_at`,
  extra: sql`excluded.extra`,
};

function pickFired(deadline: CaseState["fired"][number]) {
  const { key, kind, clockId, rungId, dueAt, firedAt, outcome } = deadline;
  return { key, kind, clockId, rungId, dueAt, firedAt, outcome };
}
