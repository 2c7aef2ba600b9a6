/** Which cases an absence is to move, and which it is to give back. */
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "./client.js";
import { absenceMoves } from "./schema/index.js";

const workedOn = sql`('new', 'assigned', 'in_progress', 'waiting_customer', 'waiting_internal')`;

/** A case to move, and for whom. */
export interface AbsenceMove {
  absenceId: string;
  caseId: string;
  /** Who is absent. */
  userId: string;
  delegateId: string;
}

interface MoveRow extends Record<string, unknown> {
  absence_id: string;
  case_id: string;
  user_id: string;
  delegate_id: string;
}

function moveOf(row: MoveRow): AbsenceMove {
  return { absenceId: row.absence_id, caseId: row.case_id, userId: row.user_id, delegateId: row.delegate_id };
}

/**
 * Open cases of people who are absent now and named a delegate, that this absence has not moved yet; at most `limit`, the gravest first.
 * Left out: what a person gave them during the absence, because the machine does not overrule people. `caseId` asks for that case only.
 */
export async function casesToGive(tx: Tx, options: { limit: number; caseId?: string }): Promise<AbsenceMove[]> {
  const one = options.caseId === undefined ? sql`` : sql`and c.id = ${options.caseId}::uuid`;
  const rows = await tx.execute<MoveRow>(sql`
    select a.id as absence_id, c.id::text as case_id, a.user_id, a.delegate_id
    from absences a
    join cases c on c.owner_id = a.user_id
    where a.from_at <= app_now() and a.to_at > app_now() and a.delegate_id is not null
      and c.status in ${workedOn} and (a.give = 'all' or c.severity in ('P1', 'P2')) ${one}
      and not exists (select 1 from absence_moves m where m.absence_id = a.id and m.case_id = c.id)
      and not exists (select 1 from ledger l
        where l.subject_type = 'case' and l.subject_id = c.id::text and l.type = 'case.assigned'
          and l.at >= a.from_at and l.actor_kind in ('user', 'key') and l.after ->> 'ownerId' = a.user_id)
    order by c.severity, c.id
    limit ${options.limit}`);
  return rows.map(moveOf);
}

/** Moved cases whose absence is over (or was ended early); `isDue` = to be given back, else only to be settled. At most `limit`. */
export async function movesToSettle(
  tx: Tx,
  options: { limit: number; caseId?: string },
): Promise<(AbsenceMove & { isDue: boolean })[]> {
  const one = options.caseId === undefined ? sql`` : sql`and m.case_id = ${options.caseId}::uuid`;
  const rows = await tx.execute<MoveRow & { is_due: boolean }>(sql`
    select m.absence_id, m.case_id::text as case_id, a.user_id, m.to_user_id as delegate_id,
      (a.give_back and u.active and c.owner_id = m.to_user_id and c.status in ${workedOn}) as is_due
    from absence_moves m
    join absences a on a.id = m.absence_id
    join users u on u.id = a.user_id
    join cases c on c.id = m.case_id
    where m.returned_at is null and a.to_at <= app_now() ${one}
      and not exists (select 1 from absences other
        where other.user_id = a.user_id and other.from_at <= app_now() and other.to_at > app_now())
    order by m.case_id
    limit ${options.limit}`);
  return rows.map((row) => ({ ...moveOf(row), isDue: row.is_due }));
}

/** Notes that an absence has moved a case. */
export async function noteMove(tx: Tx, move: { absenceId: string; caseId: string; toUserId: string; movedAt: number }) {
  await tx.insert(absenceMoves).values(move).onConflictDoNothing();
}

/** Notes that the absence is over for a case. */
export async function settleMove(tx: Tx, absenceId: string, caseId: string, at: number): Promise<void> {
  await tx
    .update(absenceMoves)
    .set({ returnedAt: at })
    .where(and(eq(absenceMoves.absenceId, absenceId), eq(absenceMoves.caseId, caseId)));
}
