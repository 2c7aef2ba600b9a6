/** Reads what administrators keep, in the shapes decisions need. */
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { compileCalendar, type BusinessCalendar } from "../domain/business-time.js";
import type { Candidate, TeamFacts } from "../domain/decision.js";
import type { Policy } from "../domain/policy.js";
import type { Tx } from "./client.js";
import {
  accounts,
  calendars,
  memberships,
  policies,
  policyVersions,
  ruleVersions,
  settings,
  teams,
  teamTouchpoints,
  users,
} from "./schema/index.js";

/** A team with the id of its policy (null = `default`). */
export interface StoredTeam extends TeamFacts {
  name: string;
  policyId: string | null;
}

/** Answers remembered within one transaction: what administrators keep does not change under a decision. */
const remembered = new WeakMap<Tx, Map<string, Promise<unknown>>>();

function once<T>(tx: Tx, key: string, load: () => Promise<T>): Promise<T> {
  const known = remembered.get(tx) ?? new Map<string, Promise<unknown>>();
  remembered.set(tx, known);
  const loading = known.get(key) ?? load();
  known.set(key, loading);
  return loading as Promise<T>;
}

/** The team with its members, or null. */
export function loadTeam(tx: Tx, id: string): Promise<StoredTeam | null> {
  return once(tx, `team/${id}`, () => readTeam(tx, id));
}

async function readTeam(tx: Tx, id: string): Promise<StoredTeam | null> {
  const [[team], members] = await Promise.all([
    tx.select().from(teams).where(eq(teams.id, id)),
    tx
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(eq(memberships.teamId, id))
      .orderBy(asc(memberships.userId)),
  ]);
  if (team === undefined) return null;
  return { ...team, memberIds: members.map((member) => member.userId) };
}

/** Which team answers for a touchpoint, and who in it; team `default` when none names it. */
export async function teamForTouchpoint(
  tx: Tx,
  touchpoint: string | null,
): Promise<{ teamId: string; touchpointOwnerId: string | null }> {
  const row =
    touchpoint === null ? null : await once(tx, `touchpoint/${touchpoint}`, () => readTouchpoint(tx, touchpoint));
  return row === null
    ? { teamId: "default", touchpointOwnerId: null }
    : { teamId: row.teamId, touchpointOwnerId: row.ownerId };
}

async function readTouchpoint(tx: Tx, touchpoint: string) {
  const [row] = await tx.select().from(teamTouchpoints).where(eq(teamTouchpoints.touchpoint, touchpoint));
  return row ?? null;
}

/** Members of a team and any further people named, with their absence at `now` and their weighted load of open cases. */
export async function loadCandidates(
  tx: Tx,
  teamId: string,
  now: number,
  furtherIds: readonly string[] = [],
): Promise<Candidate[]> {
  const at = new Date(now).toISOString();
  // Raw SQL: drizzle leaves table names out of the columns of a one-table select, which correlated subqueries need.
  const further = furtherIds.length === 0 ? sql`` : sql` or u.id in ${[...furtherIds]}`;
  const rows = await tx.execute<CandidateRow>(sql`
    select u.id, u.role, u.active, u.languages, u.skills, u.capacity_points,
      floor(extract(epoch from u.last_assigned_at) * 1000)::float8 as last_assigned_ms,
      exists (select 1 from absences a where a.user_id = u.id
        and a.from_at <= ${at}::timestamptz and a.to_at > ${at}::timestamptz) as absent,
      coalesce((select jsonb_agg(m.team_id order by m.team_id) from memberships m where m.user_id = u.id), '[]') as team_ids,
      coalesce((select sum(case c.severity when 'P1' then 3 when 'P2' then 2 when 'P3' then 1 else 0.5 end)
        from cases c where c.owner_id = u.id
        and c.status in ('new', 'assigned', 'in_progress', 'waiting_customer', 'waiting_internal')), 0)::float8 as load_points
    from users u
    where u.id in (select m.user_id from memberships m where m.team_id = ${teamId})${further}
    order by u.id`);
  return rows.map((row) => ({
    userId: row.id,
    role: row.role,
    active: row.active,
    absent: row.absent,
    teamIds: row.team_ids,
    languages: row.languages,
    skills: row.skills,
    capacityPoints: row.capacity_points,
    loadPoints: row.load_points,
    lastAssignedAt: row.last_assigned_ms,
  }));
}

interface CandidateRow extends Record<string, unknown> {
  id: string;
  role: string;
  active: boolean;
  languages: string[];
  skills: string[];
  capacity_points: number;
  last_assigned_ms: number | null;
  absent: boolean;
  team_ids: string[];
  load_points: number;
}

const compiled = new Map<string, { rev: number; calendar: BusinessCalendar }>();

/** Compiled calendars by id; compiling is remembered per stored version. Ids nobody has are left out. */
export async function loadCalendars(tx: Tx, ids: readonly string[]): Promise<Map<string, BusinessCalendar>> {
  const result = new Map<string, BusinessCalendar>();
  const wanted = [...new Set(ids)].toSorted();
  if (wanted.length === 0) return result;
  const revs = await once(tx, `calendars/${wanted.join(",")}`, () => readCalendarRevs(tx, wanted));
  const missing = revs.filter(({ id, rev }) => compiled.get(id)?.rev !== rev).map(({ id }) => id);
  if (missing.length > 0) {
    for (const row of await tx.select().from(calendars).where(inArray(calendars.id, missing)))
      compiled.set(row.id, { rev: row.rev, calendar: compileCalendar(row.document) });
  }
  for (const { id } of revs) {
    const known = compiled.get(id);
    if (known !== undefined) result.set(id, known.calendar);
  }
  return result;
}

async function readCalendarRevs(tx: Tx, ids: readonly string[]): Promise<{ id: string; rev: number }[]> {
  // Awaited here: a query that is remembered itself would run again for everybody who waits for it.
  return await tx
    .select({ id: calendars.id, rev: calendars.rev })
    .from(calendars)
    .where(inArray(calendars.id, [...ids]));
}

/** The document of a published version; versions never change. */
export function loadPolicyVersion(tx: Tx, policyId: string, version: number): Promise<Policy | null> {
  return once(tx, `policy/${policyId}/${version}`, () => readPolicyVersion(tx, policyId, version));
}

async function readPolicyVersion(tx: Tx, policyId: string, version: number): Promise<Policy | null> {
  const [row] = await tx
    .select({ document: policyVersions.document })
    .from(policyVersions)
    .where(and(eq(policyVersions.policyId, policyId), eq(policyVersions.version, version)));
  return row?.document ?? null;
}

/** The policy in force for a team: its own when published, else `default`. */
export async function policyInForce(
  tx: Tx,
  policyId: string | null,
): Promise<{ policyId: string; version: number; document: Policy }> {
  const rows = await tx
    .select({ policyId: policies.id, version: policyVersions.version, document: policyVersions.document })
    .from(policies)
    .innerJoin(
      policyVersions,
      and(eq(policyVersions.policyId, policies.id), eq(policyVersions.version, policies.publishedVersion)),
    )
    .where(inArray(policies.id, policyId === null ? ["default"] : [policyId, "default"]));
  const own = rows.find((row) => row.policyId === policyId) ?? rows.find((row) => row.policyId === "default");
  if (own === undefined) throw new Error("policy default is not published");
  void once(tx, `policy/${own.policyId}/${own.version}`, async () => own.document);
  return own;
}

/** A settings document by id (`follow-up`, `promoters`). */
export function loadSetting<T>(tx: Tx, id: string): Promise<T> {
  return once(tx, `setting/${id}`, () => readSetting<T>(tx, id));
}

async function readSetting<T>(tx: Tx, id: string): Promise<T> {
  const [row] = await tx.select({ document: settings.document }).from(settings).where(eq(settings.id, id));
  if (row === undefined) throw new Error(`settings document ${id} is missing`);
  return row.document as T;
}

/** The newest triage rule set; version 0 with no rules before the first one is stored. */
export function loadRuleSet<T>(tx: Tx): Promise<{ version: number; rules: T[] }> {
  return once(tx, "rules", () => readRuleSet<T>(tx));
}

async function readRuleSet<T>(tx: Tx): Promise<{ version: number; rules: T[] }> {
  const [row] = await tx.select().from(ruleVersions).orderBy(desc(ruleVersions.version)).limit(1);
  return row === undefined ? { version: 0, rules: [] } : { version: row.version, rules: row.document as T[] };
}

/** The account a customer names, or null. */
export async function loadAccount(tx: Tx, id: string | null) {
  if (id === null) return null;
  const [row] = await tx.select().from(accounts).where(eq(accounts.id, id));
  return row ?? null;
}

/** Remembers that the router chose somebody, for round robin. */
export async function noteAssigned(tx: Tx, userId: string, now: number): Promise<void> {
  await tx.update(users).set({ lastAssignedAt: now }).where(eq(users.id, userId));
}
