/** How far the rights of a caller reach over cases, as conditions for SQL: the one place that turns `domain/rights.ts` into `where`. */
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { cases } from "../db/schema/index.js";
import type { Actor, CaseAction } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { extentOf, keyHas, rightOfAction, type Extent, type RightName } from "../domain/rights.js";

/** The role of an active person as it is now; null for everybody else. */
export async function roleOf(tx: Tx, actor: Actor): Promise<string | null> {
  if (actor.kind !== "user") return null;
  const [row] = await tx.execute<{ role: string }>(sql`select role from users where id = ${actor.id} and active`);
  return row?.role ?? null;
}

/** How far a right reaches for a caller now. Keys, customers at their own page and the product itself reach everything. */
export async function extentFor(tx: Tx, actor: Actor, right: RightName): Promise<Extent> {
  if (actor.kind !== "user") return "all";
  const role = await roleOf(tx, actor);
  return role === null ? "none" : extentOf(right, role);
}

/** The cases a right reaches, as a condition on `cases`; null = every one. */
export async function caseScope(tx: Tx, actor: Actor, right: RightName = "cases.read"): Promise<SQL | null> {
  if (actor.kind === "key") return ofTeams(actor.grant?.teams ?? null);
  if (actor.kind !== "user") return null;
  return ofPerson(actor.id, await extentFor(tx, actor, right));
}

function ofTeams(teams: readonly string[] | null): SQL | null {
  // The empty name keeps the list from being empty, which SQL does not take.
  return teams === null ? null : sql`${cases.teamId} in ${["", ...teams]}`;
}

function ofPerson(id: string, extent: Extent): SQL | null {
  if (extent === "all") return null;
  if (extent === "none" || extent === "aggregate") return sql`false`;
  const memberOf = sql`(select m.team_id from memberships m where m.user_id = ${id})`;
  const ledBy = sql`(select t.id from teams t where t.lead_id = ${id} or t.manager_id = ${id})`;
  const standsInFor = sql`(select a.user_id from absences a
    where a.delegate_id = ${id} and a.from_at <= app_now() and a.to_at > app_now())`;
  const own = sql`(${cases.ownerId} = ${id} or ${cases.watchers} ? ${id} or ${cases.ownerId} in ${standsInFor})`;
  if (extent === "own") return own;
  if (extent === "queue") return sql`(${own} or (${cases.ownerId} is null and ${cases.teamId} in ${memberOf}))`;
  return sql`(${own} or ${cases.teamId} in ${memberOf} or ${cases.teamId} in ${ledBy})`;
}

/** Teams a right reaches for a caller: those they lead, manage or work in, those of the key; null = every one. */
export async function teamScope(tx: Tx, actor: Actor, right: RightName): Promise<readonly string[] | null> {
  if (actor.kind === "key") return actor.grant?.teams ?? null;
  const extent = await extentFor(tx, actor, right);
  if (extent === "all") return null;
  if (extent === "none" || extent === "aggregate") return [];
  const rows = await tx.execute<{ id: string }>(sql`
    select t.id from teams t where t.lead_id = ${actor.id} or t.manager_id = ${actor.id}
      or exists (select 1 from memberships m where m.team_id = t.id and m.user_id = ${actor.id}) order by t.id`);
  return rows.map(({ id }) => id);
}

/** Whether a right reaches a case; those whose rights reach all cases reach what is not there too. */
export async function isCaseInScope(
  tx: Tx,
  actor: Actor,
  caseId: string,
  right: RightName = "cases.read",
): Promise<boolean> {
  const scope = await caseScope(tx, actor, right);
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

/** Whether a right reaches a customer: one of their cases is in its scope, or they never had a case. */
export async function isCustomerInScope(
  tx: Tx,
  actor: Actor,
  customerId: string,
  right: RightName = "cases.read",
): Promise<boolean> {
  const scope = await caseScope(tx, actor, right);
  if (scope === null) return true;
  const [row] = await tx.execute<{ seen: boolean }>(sql`
    select exists (select 1 from cases where cases.customer_id = ${customerId}::uuid and ${scope})
      or not exists (select 1 from cases where cases.customer_id = ${customerId}::uuid) as seen`);
  return row?.seen === true && (await extentFor(tx, actor, right)) !== "aggregate";
}

/** Refuses an action that the caller's rights do not reach on this case (`forbidden`). */
export async function requireRight(tx: Tx, actor: Actor, action: CaseAction, caseId: string): Promise<void> {
  const mayAct = await rightsOnCase(tx, actor, caseId);
  if (mayAct(action)) return;
  throw new DomainError("forbidden", "forbidden", `Your role may not do this to this case: ${action}.`, { action });
}

/** Which actions a caller has a right to on a case they see; where the case stands is another question. */
export async function rightsOnCase(tx: Tx, actor: Actor, caseId: string): Promise<(action: CaseAction) => boolean> {
  if (actor.kind !== "user") return () => true;
  const role = await roleOf(tx, actor);
  if (role === null) return () => false;
  const givesOwnOnly = extentOf("cases.give", role) === "own";
  const mayGive = !givesOwnOnly || (await isCaseInScope(tx, actor, caseId, "cases.give"));
  return (action) => {
    const right = rightOfAction(action);
    return extentOf(right, role) !== "none" && (right !== "cases.give" || mayGive);
  };
}

/** Whether a caller may see the customers of cases (name, address, phone, comment), or the texts of their ledgers. People who see a case see both. */
export function maySee(actor: Actor, right: "customers.read" | "notes.read"): boolean {
  return actor.kind !== "key" || actor.grant === undefined || keyHas(actor.grant.scopes, right);
}
