/** What the boards read besides lists of cases: people with their load, and what waits for somebody's answer. */
import { asc, sql, type SQL } from "drizzle-orm";
import type { Tx } from "../client.js";
import { causes, memberships, teams, users } from "../schema/index.js";

/** A person with what they carry; `loadPoints` weighs open cases (P1 3, P2 2, P3 1, P4 0.5). */
export interface LoadRow extends Record<string, unknown> {
  id: string;
  name: string;
  role: string;
  capacity_points: number;
  team_ids: string[];
  away: boolean;
  load_points: number;
  open_cases: number;
  overdue: number;
  at_risk: number;
}

const open = sql`('new', 'assigned', 'in_progress', 'waiting_customer', 'waiting_internal')`;

/** Active people who own cases or could, by name. `teamIds` null = everybody's. */
export async function peopleLoad(tx: Tx, teamIds: readonly string[] | null): Promise<LoadRow[]> {
  const members =
    teamIds === null
      ? sql``
      : sql`and exists (select 1 from memberships m where m.user_id = u.id and m.team_id in ${[...teamIds, ""]})`;
  const rows = await tx.execute<LoadRow>(sql`
    select u.id, u.name, u.role, u.capacity_points,
      coalesce((select jsonb_agg(m.team_id order by m.team_id) from memberships m where m.user_id = u.id), '[]') as team_ids,
      exists (select 1 from absences a where a.user_id = u.id
        and a.from_at <= app_now() and a.to_at > app_now()) as away,
      coalesce(sum(case c.severity when 'P1' then 3 when 'P2' then 2 when 'P3' then 1 when 'P4' then 0.5 end), 0)::float8
        as load_points,
      count(c.id)::int as open_cases,
      (count(c.id) filter (where c.next_due_at <= app_now()))::int as overdue,
      (count(c.id) filter (where c.at_risk_at < app_now() and c.next_due_at > app_now()))::int as at_risk
    from users u
    left join cases c on c.owner_id = u.id and c.status in ${open}
    where u.active and u.role in ('frontline', 'lead') ${members}
    group by u.id
    order by u.name, u.id`);
  return [...rows];
}

/** Cases of a scope whose escalation nobody has answered yet, the longest waiting first; at most 50. */
export async function awaitingEscalations(tx: Tx, scope: SQL | null) {
  return await tx.execute<{ id: string; number: number; severity: string; level: number; since: number }>(sql`
    select cases.id, cases.number, cases.severity, cases.escalation_level as level,
      (cases.awaiting_acknowledgement->>'since')::float8 as since
    from cases
    where cases.awaiting_acknowledgement is not null and cases.status in ${open} ${scope === null ? sql`` : sql`and ${scope}`}
    order by since, cases.id limit 50`);
}

/** Ids of the calendars of these teams, each once; null = of all teams. */
export async function calendarsOfTeams(tx: Tx, teamIds: readonly string[] | null): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct calendar_id as id from teams
    ${teamIds === null ? sql`` : sql`where id in ${[...teamIds, ""]}`} order by id`);
  return rows.map(({ id }) => id);
}

/** Names behind ids, for everybody of the staff: people, teams and causes. */
export async function directoryRows(tx: Tx) {
  const [people, teamRows, memberRows, causeRows] = await Promise.all([
    tx
      .select({ id: users.id, name: users.name, role: users.role, active: users.active })
      .from(users)
      .orderBy(asc(users.name)),
    tx.select({ id: teams.id, name: teams.name, leadId: teams.leadId }).from(teams).orderBy(asc(teams.name)),
    tx.select().from(memberships),
    tx.select({ id: causes.id, document: causes.document }).from(causes).orderBy(asc(causes.id)),
  ]);
  return { people, teams: teamRows, memberships: memberRows, causes: causeRows };
}
