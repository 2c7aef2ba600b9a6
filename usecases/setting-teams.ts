/** `/teams/{id}`: who works together, for which touchpoints, under which calendar and policy. */
import { asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { memberships, teams, teamTouchpoints } from "../db/schema/index.js";
import { constraintOf } from "../db/sqlstate.js";
import { DomainError, type ErrorItem } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";
import { rescheduleHeldNotices } from "./held-notices.js";
import {
  checkRev,
  missingReferences,
  noteSetting,
  refuseIfAny,
  settingNotFound,
  type SettingChange,
  type SettingDocument,
} from "./setting-change.js";

/** A team as stored and shown. */
export interface TeamDocument {
  id: string;
  name: string;
  calendar: string;
  lead: string | null;
  manager: string | null;
  members: string[];
  touchpoints: string[];
  touchpointOwners: Record<string, string>;
  policy: string | null;
}

/** All teams by id. */
export async function listTeams(deps: UsecaseDeps): Promise<SettingDocument<TeamDocument>[]> {
  return deps.db.read(async (tx) => {
    const rows = await tx.select().from(teams).orderBy(asc(teams.id));
    return Promise.all(rows.map((row) => show(tx, row)));
  });
}

/** One team. Code: `team-not-found`. */
export async function readTeam(deps: UsecaseDeps, id: string): Promise<SettingDocument<TeamDocument>> {
  return deps.db.read(async (tx) => {
    const [row] = await tx.select().from(teams).where(eq(teams.id, id));
    if (row === undefined) throw settingNotFound("team");
    return show(tx, row);
  });
}

/**
 * Creates or replaces. Codes: `setting-invalid` (unknown people, calendar or policy, a touchpoint of another team, an owner of a
 * touchpoint the team does not have), `stale-setting`.
 */
export async function putTeam(
  deps: UsecaseDeps,
  id: string,
  given: Omit<TeamDocument, "id">,
  change: SettingChange,
): Promise<SettingDocument<TeamDocument>> {
  try {
    return await deps.db.transaction((tx) => put(tx, deps, id, given, change));
  } catch (error) {
    if (constraintOf(error) !== "team_touchpoints_pkey") throw error;
    throw touchpointTaken("/touchpoints");
  }
}

async function put(
  tx: Tx,
  deps: UsecaseDeps,
  id: string,
  given: Omit<TeamDocument, "id">,
  change: SettingChange,
): Promise<SettingDocument<TeamDocument>> {
  const [current] = await tx.select().from(teams).where(eq(teams.id, id)).for("update");
  checkRev(change, current === undefined ? null : { rev: current.rev, document: (await show(tx, current)).document });
  refuseIfAny([...(await references(tx, given)), ...ownersWithout(given), ...(await takenTouchpoints(tx, id, given))]);
  const columns = {
    name: given.name,
    calendarId: given.calendar,
    leadId: given.lead,
    managerId: given.manager,
    policyId: given.policy,
    rev: (current?.rev ?? 0) + 1,
  };
  const [row] = await tx
    .insert(teams)
    .values({ id, ...columns })
    .onConflictDoUpdate({ target: teams.id, set: columns })
    .returning();
  if (row === undefined) throw new Error("a stored team was not returned");
  await tx.delete(memberships).where(eq(memberships.teamId, id));
  const members = [...new Set(given.members)];
  if (members.length > 0)
    await tx.insert(memberships).values(members.map((userId, position) => ({ teamId: id, userId, position })));
  await tx.delete(teamTouchpoints).where(eq(teamTouchpoints.teamId, id));
  const touchpoints = [...new Set(given.touchpoints)];
  if (touchpoints.length > 0)
    await tx.insert(teamTouchpoints).values(
      touchpoints.map((touchpoint, position) => ({
        touchpoint,
        position,
        teamId: id,
        ownerId: given.touchpointOwners[touchpoint] ?? null,
      })),
    );
  await noteSetting(tx, deps, change, `teams/${id}`, row.rev);
  if (current !== undefined && current.calendarId !== given.calendar)
    await rescheduleHeldNotices(tx, deps, { teamId: id });
  return show(tx, row);
}

async function references(tx: Tx, given: Omit<TeamDocument, "id">): Promise<ErrorItem[]> {
  const people = [
    { pointer: "/lead", id: given.lead },
    { pointer: "/manager", id: given.manager },
    ...given.members.map((id, index) => ({ pointer: `/members/${index}`, id })),
    ...Object.entries(given.touchpointOwners).map(([touchpoint, id]) => ({
      pointer: `/touchpointOwners/${escapePointer(touchpoint)}`,
      id,
    })),
  ];
  return [
    ...(await missingReferences(tx, "user", people)),
    ...(await missingReferences(tx, "calendar", [{ pointer: "/calendar", id: given.calendar }])),
    ...(await missingReferences(tx, "policy", [{ pointer: "/policy", id: given.policy }])),
  ];
}

function ownersWithout(given: Omit<TeamDocument, "id">): ErrorItem[] {
  return Object.keys(given.touchpointOwners)
    .filter((touchpoint) => !given.touchpoints.includes(touchpoint))
    .map((touchpoint) => ({
      pointer: `/touchpointOwners/${escapePointer(touchpoint)}`,
      code: "foreign-touchpoint",
      detail: "The team does not answer for this touchpoint.",
    }));
}

async function takenTouchpoints(tx: Tx, id: string, given: Omit<TeamDocument, "id">): Promise<ErrorItem[]> {
  if (given.touchpoints.length === 0) return [];
  const rows = await tx.select().from(teamTouchpoints).where(inArray(teamTouchpoints.touchpoint, given.touchpoints));
  return rows
    .filter((row) => row.teamId !== id)
    .map((row) => ({
      pointer: `/touchpoints/${given.touchpoints.indexOf(row.touchpoint)}`,
      code: "touchpoint-taken",
      detail: "Another team answers for this touchpoint.",
    }));
}

function touchpointTaken(pointer: string): DomainError {
  return new DomainError("invalid", "setting-invalid", "The document could not work; nothing was changed.", {}, [
    { pointer, code: "touchpoint-taken", detail: "Another team answers for this touchpoint." },
  ]);
}

function escapePointer(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

async function show(tx: Tx, row: typeof teams.$inferSelect): Promise<SettingDocument<TeamDocument>> {
  const [members, touchpoints] = await Promise.all([
    tx
      .select()
      .from(memberships)
      .where(eq(memberships.teamId, row.id))
      .orderBy(asc(memberships.position), asc(memberships.userId)),
    tx
      .select()
      .from(teamTouchpoints)
      .where(eq(teamTouchpoints.teamId, row.id))
      .orderBy(asc(teamTouchpoints.position), asc(teamTouchpoints.touchpoint)),
  ]);
  return {
    document: {
      id: row.id,
      name: row.name,
      calendar: row.calendarId,
      lead: row.leadId,
      manager: row.managerId,
      members: members.map((member) => member.userId),
      touchpoints: touchpoints.map((one) => one.touchpoint),
      touchpointOwners: Object.fromEntries(
        touchpoints.flatMap((one) => (one.ownerId === null ? [] : [[one.touchpoint, one.ownerId]])),
      ),
      policy: row.policyId,
    },
    rev: row.rev,
  };
}
