/** Which cases a reader may see (reliability-security.md, section 5), as a condition for SQL. Keys see all. */
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { cases } from "../db/schema/index.js";
import { mayAct } from "../domain/case-rights.js";
import type { Actor, CaseAction } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";

/** The role of an active person as it is now; null for everybody else. */
export async function roleOf(tx: Tx, actor: Actor): Promise<string | null> {
  if (actor.kind !== "user") return null;
  const [row] = await tx.execute<{ role: string }>(sql`select role from users where id = ${actor.id} and active`);
  return row?.role ?? null;
}

/** Null = every case. Frontline: their own, those they watch, and the unassigned of their teams; leads and managers: their teams; marketing: none. */
export async function caseScope(tx: Tx, actor: Actor): Promise<SQL | null> {
  if (actor.kind !== "user") return null;
  const role = await roleOf(tx, actor);
  const ledTeams = sql`(select t.id from teams t where t.lead_id = ${actor.id} or t.manager_id = ${actor.id})`;
  const ownTeams = sql`(select m.team_id from memberships m where m.user_id = ${actor.id})`;
  if (role === "administrator") return null;
  if (role === "lead" || role === "manager")
    return sql`(${cases.teamId} in ${ledTeams} or ${cases.teamId} in ${ownTeams} or ${cases.ownerId} = ${actor.id})`;
  if (role === "frontline")
    return sql`(${cases.ownerId} = ${actor.id} or ${cases.watchers} ? ${actor.id}
      or (${cases.ownerId} is null and ${cases.teamId} in ${ownTeams}))`;
  return sql`false`;
}

/** Refuses what people of the actor's role may not do (`forbidden`). */
export async function requireRight(tx: Tx, actor: Actor, action: CaseAction): Promise<void> {
  const role = await roleOf(tx, actor);
  if (role === null || mayAct(action, role)) return;
  throw new DomainError("forbidden", "forbidden", `The role ${role} may not do this: ${action}.`, { action });
}

/** Whether the reader may see the case; those who see all see what is not there too. */
export async function isCaseInScope(tx: Tx, actor: Actor, caseId: string): Promise<boolean> {
  const scope = await caseScope(tx, actor);
  if (scope === null) return true;
  const [row] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(sql`${cases.id} = ${caseId}::uuid and ${scope}`);
  return row !== undefined;
}

/** Refuses a case outside the reader's scope as if it were absent (`case-not-found`). */
export async function requireCaseInScope(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  if (!(await isCaseInScope(tx, actor, caseId)))
    throw new DomainError("not_found", "case-not-found", "There is no such case.");
}
