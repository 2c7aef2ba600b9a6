/** Moves the running clocks of open cases after a calendar was edited or a policy was published. */
import { and, asc, eq, inArray, isNull, notInArray, sql, type SQL } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { loadCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { cases, clocks, teams } from "../db/schema/index.js";
import { rebaseCase, type RebaseTarget } from "../domain/case-rebase.js";
import { caseNumber, type UsecaseDeps } from "./deps.js";
import { loadCaseFacts } from "./case-facts.js";
import { nextDue } from "./case-projection.js";
import { commitCase } from "./commit-case.js";
import { iso } from "./instants.js";

/** Which open cases: those with a clock on a calendar, those of a policy (they follow it, or their team names it), or those named. */
export type RebaseSelection = { calendarId: string } | { policyId: string } | { caseIds: readonly string[] };

/** What a rebase moves, or would move. */
export interface RebasedCase {
  id: string;
  number: string;
  before: { dueAt: string | null };
  after: { dueAt: string | null };
  /** True when something is now past due that was not before. */
  breaches: boolean;
}

/** Rebases in the order of ids; `target` null keeps each case's own policy version. With `dryRun` nothing is written. */
export async function rebaseCases(
  tx: Tx,
  deps: UsecaseDeps,
  selection: RebaseSelection,
  target: RebaseTarget | null,
  options: { dryRun?: boolean } = {},
): Promise<RebasedCase[]> {
  const moved: RebasedCase[] = [];
  for (const id of await select(tx, selection)) {
    const stored = await loadCase(tx, id, { lock: options.dryRun !== true });
    if (stored === null) continue;
    const now = await appNow(tx);
    const pinned =
      target === null
        ? stored
        : { ...stored, state: { ...stored.state, policyId: target.policyId, policyVersion: target.version } };
    const facts = await loadCaseFacts(tx, deps, pinned, { now, actor: { kind: "system", id: "reconciler" } });
    const decision = rebaseCase(stored.state, facts, target);
    if (decision.entries.length === 0) continue;
    const before = nextDue(stored.state, facts)?.dueAt ?? null;
    const after = nextDue(decision.state, facts)?.dueAt ?? null;
    moved.push({
      id,
      number: caseNumber(stored.number),
      before: { dueAt: iso(before) },
      after: { dueAt: iso(after) },
      breaches: after !== null && after <= now && (before === null || before > now),
    });
    if (options.dryRun !== true) await commitCase(tx, deps, stored, decision, facts, "outside");
  }
  return moved;
}

async function select(tx: Tx, selection: RebaseSelection): Promise<string[]> {
  const isOpen = notInArray(cases.status, ["resolved", "closed", "cancelled"]);
  if ("calendarId" in selection) {
    const rows = await tx
      .selectDistinct({ id: cases.id })
      .from(cases)
      .innerJoin(clocks, and(eq(clocks.caseId, cases.id), isNull(clocks.stoppedAt)))
      .where(and(isOpen, eq(clocks.calendarId, selection.calendarId)))
      .orderBy(asc(cases.id));
    return rows.map((row) => row.id);
  }
  const which: SQL =
    "policyId" in selection
      ? sql`(${cases.policyId} = ${selection.policyId} or ${cases.teamId} in
          (select t.id from ${teams} t where coalesce(t.policy_id, 'default') = ${selection.policyId}))`
      : inArray(cases.id, [...selection.caseIds]);
  if ("caseIds" in selection && selection.caseIds.length === 0) return [];
  const rows = await tx.select({ id: cases.id }).from(cases).where(and(isOpen, which)).orderBy(asc(cases.id));
  return rows.map((row) => row.id);
}
