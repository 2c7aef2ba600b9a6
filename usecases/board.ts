/** What the console's boards show: counts of the views, the load of people, and names behind ids. */
import { appNow } from "../db/app-now.js";
import { loadCalendars } from "../db/organisation-store.js";
import { awaitingEscalations, calendarsOfTeams, directoryRows, peopleLoad } from "../db/views/board.js";
import { countCases, type CaseFilter } from "../db/views/case-list.js";
import type { Actor } from "../domain/decision.js";
import { endOfTeamsDay } from "../domain/day-end.js";
import type { Cause } from "../domain/settings.js";
import { caseScope, extentFor, teamScope } from "./case-scope.js";
import { caseNumber, type UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";

const open = ["new", "assigned", "in_progress", "waiting_customer", "waiting_internal"];

/** Names of the views of the queue, in the order they are shown. */
export const caseViews = ["mine", "team", "unassigned", "soon", "overdue", "waiting", "snoozed"] as const;
/** A view of the queue. */
export type CaseView = (typeof caseViews)[number];

/** How many open cases each view holds for the reader, and what time it is for the product. */
export async function readViewCounts(
  deps: UsecaseDeps,
  actor: Actor,
): Promise<{ now: string; counts: Record<CaseView, number> }> {
  return deps.db.read(async (tx) => {
    const scope = await caseScope(tx, actor, "board.views");
    const all: CaseFilter = {
      status: open,
      owner: null,
      unassigned: false,
      team: null,
      customer: null,
      severity: null,
      atRisk: null,
      breached: null,
      q: null,
      scope,
    };
    // One after the other: all of them run on the transaction's one connection.
    const counts = {
      mine: actor.kind === "user" ? await countCases(tx, { ...all, owner: actor.id, snoozed: false }) : 0,
      team: await countCases(tx, all),
      unassigned: await countCases(tx, { ...all, unassigned: true }),
      soon: await countCases(tx, { ...all, atRisk: true }),
      overdue: await countCases(tx, { ...all, overdue: true }),
      waiting: await countCases(tx, { ...all, status: ["waiting_customer"] }),
      snoozed: await countCases(tx, { ...all, snoozed: true }),
    };
    return { now: iso(await appNow(tx)), counts };
  });
}

/** Load by person, the escalations that wait, and when the teams' day ends (null = nothing opens within 14 days), as far as the reader's teams go. */
export async function readTeamBoard(deps: UsecaseDeps, actor: Actor) {
  return deps.db.read(async (tx) => {
    const scope = await caseScope(tx, actor, "board.team");
    const teamIds = await teamScope(tx, actor, "board.team");
    const people = await peopleLoad(tx, teamIds);
    const escalations = await awaitingEscalations(tx, scope);
    const calendars = await loadCalendars(tx, await calendarsOfTeams(tx, teamIds));
    const keyTeams = teamsOfKey(actor);
    return {
      dayEndsAt: iso(endOfTeamsDay([...calendars.values()], await appNow(tx))),
      people: people.map((row) => ({
        id: row.id,
        name: row.name,
        role: row.role,
        teams: keyTeams === null ? row.team_ids : row.team_ids.filter((id) => keyTeams.includes(id)),
        capacityPoints: row.capacity_points,
        loadPoints: row.load_points,
        openCases: row.open_cases,
        overdue: row.overdue,
        atRisk: row.at_risk,
        away: row.away,
      })),
      escalations: escalations.map((row) => ({
        id: row.id,
        number: caseNumber(row.number),
        severity: row.severity,
        level: row.level,
        since: iso(row.since),
      })),
    };
  });
}

/** The teams a key is limited to; null = none, or a person. */
function teamsOfKey(actor: Actor): readonly string[] | null {
  return actor.kind === "key" ? (actor.grant?.teams ?? null) : null;
}

/** Whom those see who handle no cases: the people they run campaigns with. */
const besideCases: ReadonlySet<string> = new Set(["marketing", "manager", "administrator"]);

/**
 * People, teams and causes by id and name; what pickers offer and the ledger's sentences need. Those who handle cases see
 * everybody, marketing the people beside cases and without their teams, a key with teams the people of those.
 */
export async function readDirectory(deps: UsecaseDeps, actor: Actor) {
  return deps.db.read(async (tx) => {
    const rows = await directoryRows(tx);
    const isBesideCases = (await extentFor(tx, actor, "directory.read")) !== "all";
    const keyTeams = teamsOfKey(actor);
    const isShown = (teamId: string): boolean => keyTeams === null || keyTeams.includes(teamId);
    const people = rows.people.map((person) => ({
      ...person,
      teams: rows.memberships.filter((one) => one.userId === person.id).map((one) => one.teamId),
    }));
    return {
      people: isBesideCases
        ? people.filter((one) => besideCases.has(one.role)).map((one) => ({ ...one, teams: [] }))
        : people
            .filter((one) => keyTeams === null || one.teams.some(isShown))
            .map((one) => ({ ...one, teams: one.teams.filter(isShown) })),
      teams: rows.teams.filter(({ id }) => isShown(id)).map(({ id, name, leadId }) => ({ id, name, lead: leadId })),
      // The settings' routes keep the shape of what is stored.
      causes: rows.causes.map(({ id, document }) => ({ ...(document as Omit<Cause, "id">), id })),
    };
  });
}
