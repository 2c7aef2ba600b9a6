/** Absences move open work: urgent cases (or all) to the delegate as they begin, and back as they end. */
import { casesToGive, movesToSettle, noteMove, settleMove, type AbsenceMove } from "../db/absence-store.js";
import { appNow } from "../db/app-now.js";
import { loadCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { giveBack, standIn } from "../domain/case-absence.js";
import { loadCaseFacts } from "./case-facts.js";
import { commitCase } from "./commit-case.js";
import type { UsecaseDeps } from "./deps.js";

/** Most cases one pass moves; what is left comes with the next pass. */
const movesPerPass = 100;

/**
 * Moves what is to be moved now, each case in a transaction of its own; run again and again it moves each case once per absence and back once.
 * Answers how many cases changed hands.
 */
export async function moveAbsentWork(deps: UsecaseDeps): Promise<{ given: number; returned: number }> {
  const found = await deps.db.read(async (tx) => ({
    toGive: await casesToGive(tx, { limit: movesPerPass }),
    toSettle: await movesToSettle(tx, { limit: movesPerPass }),
  }));
  let given = 0;
  for (const { caseId } of found.toGive) if (await deps.db.transaction((tx) => giveCase(tx, deps, caseId))) given += 1;
  let returned = 0;
  for (const { caseId } of found.toSettle)
    if (await deps.db.transaction((tx) => settleCase(tx, deps, caseId))) returned += 1;
  return { given, returned };
}

async function load(tx: Tx, deps: UsecaseDeps, caseId: string, userIds: readonly string[]) {
  const stored = await loadCase(tx, caseId, { lock: true });
  if (stored === null) throw new Error("a case with an owner is gone");
  const now = await appNow(tx);
  const facts = await loadCaseFacts(tx, deps, stored, {
    now,
    actor: { kind: "system", id: "reconciler" },
    furtherUserIds: userIds,
  });
  return { stored, now, facts };
}

async function giveCase(tx: Tx, deps: UsecaseDeps, caseId: string): Promise<boolean> {
  // Asked again under the case's lock: its owner may have changed meanwhile.
  await loadCase(tx, caseId, { lock: true });
  const [move] = await casesToGive(tx, { limit: 1, caseId });
  if (move === undefined) return false;
  const { stored, now, facts } = await load(tx, deps, caseId, [move.delegateId]);
  const decision = standIn(stored.state, facts, move.delegateId);
  if (decision === null || decision.state.ownerId === null) return false;
  await commitCase(tx, deps, stored, decision, facts, "outside");
  await noteMove(tx, { absenceId: move.absenceId, caseId, toUserId: decision.state.ownerId, movedAt: now });
  return true;
}

async function settleCase(tx: Tx, deps: UsecaseDeps, caseId: string): Promise<boolean> {
  await loadCase(tx, caseId, { lock: true });
  const moves = await movesToSettle(tx, { limit: movesPerPass, caseId });
  const now = await appNow(tx);
  for (const { absenceId } of moves) await settleMove(tx, absenceId, caseId, now);
  const due = moves.find(({ isDue }) => isDue);
  if (due === undefined) return false;
  await returnCase(tx, deps, due);
  return true;
}

async function returnCase(tx: Tx, deps: UsecaseDeps, { caseId, userId }: AbsenceMove): Promise<void> {
  const { stored, facts } = await load(tx, deps, caseId, [userId]);
  await commitCase(tx, deps, stored, giveBack(stored.state, facts, userId), facts, "outside");
}
