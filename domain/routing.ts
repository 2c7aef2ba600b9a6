/** Who gets a case (product.md, Routing). Pure; the same candidates always give the same choice. */
import type { Candidate } from "./decision.js";
import type { Severity } from "./survey.js";

/** Why somebody, or nobody, was chosen; stored with the choice. */
export type RoutingReasonCode =
  | "account_owner"
  | "touchpoint_owner"
  | "skill_and_language"
  | "least_loaded"
  | "round_robin"
  | "least_loaded_over_capacity"
  | "no_eligible_member"
  | "all_at_capacity";

/** The code, and one English sentence with the ids and figures behind it. */
export interface RoutingReason {
  code: RoutingReasonCode;
  detail: string;
}

/** The choice; `ownerId` null = the lead's queue. */
export type RoutingChoice = { ownerId: string; reason: RoutingReason } | { ownerId: null; reason: RoutingReason };

/** What routing needs to know about the case. */
export interface RoutingFacts {
  severity: Severity;
  teamId: string;
  /** Primary subtag of the customer's language; null = unknown. */
  language: string | null;
  /** Skill asked for by triage. */
  skill: string | null;
  accountOwnerId: string | null;
  touchpointOwnerId: string | null;
}

/** Weight of a case in its owner's load. */
export function loadPoints(severity: Severity): number {
  return { P1: 3, P2: 2, P3: 1, P4: 0.5 }[severity];
}

/** Active, present, of the role `frontline`, and a member of a team. */
export function isEligible(candidate: Candidate): boolean {
  return candidate.active && !candidate.absent && candidate.role === "frontline" && candidate.teamIds.length > 0;
}

function hasRoom(candidate: Candidate, points: number): boolean {
  return candidate.loadPoints + points <= candidate.capacityPoints;
}

/** Least load first; then who was chosen longest ago, never before all; then by id. */
function byTurn(one: Candidate, other: Candidate): number {
  const load = one.loadPoints - other.loadPoints;
  if (load !== 0) return load;
  const turn = (one.lastAssignedAt ?? -Infinity) - (other.lastAssignedAt ?? -Infinity);
  // Two that were never chosen give NaN.
  return turn < 0 ? -1 : turn > 0 ? 1 : one.userId < other.userId ? -1 : 1;
}

/** Those who speak the language and have the skill, else who speak it, else who have the skill; null when that tells nobody apart. */
function narrow(pool: readonly Candidate[], facts: RoutingFacts): { pool: Candidate[]; by: string } | null {
  const { language, skill } = facts;
  const speaks = (one: Candidate): boolean => language !== null && one.languages.includes(language);
  const able = (one: Candidate): boolean => skill !== null && one.skills.includes(skill);
  const tries = [
    { by: `speaks ${language} and has skill ${skill}`, fits: (one: Candidate) => speaks(one) && able(one) },
    { by: `speaks ${language}`, fits: speaks },
    { by: `has skill ${skill}`, fits: able },
  ];
  for (const { by, fits } of tries) {
    const fitting = pool.filter(fits);
    if (fitting.length > 0) return fitting.length < pool.length ? { pool: fitting, by } : null;
  }
  return null;
}

function leastLoaded(pool: readonly Candidate[], narrowedBy: string | null): RoutingChoice | null {
  const [first, second] = pool.toSorted(byTurn);
  if (first === undefined) return null;
  const tied = second !== undefined && second.loadPoints === first.loadPoints;
  const load = `load ${first.loadPoints} of ${first.capacityPoints}`;
  if (narrowedBy !== null) {
    return { ownerId: first.userId, reason: { code: "skill_and_language", detail: `${narrowedBy}, ${load}` } };
  }
  return tied
    ? { ownerId: first.userId, reason: { code: "round_robin", detail: `${load} like others, chosen longest ago` } }
    : { ownerId: first.userId, reason: { code: "least_loaded", detail: load } };
}

/**
 * Chooses the owner: account owner, touchpoint owner, skill and language, least weighted load, round robin; else
 * the lead's queue. Only eligible people with room for the case (load + points <= capacity) are chosen; the account
 * owner may be of any team, everybody else is of the case's team. `candidates` must hold them all, in any order.
 */
export function route(facts: RoutingFacts, candidates: readonly Candidate[]): RoutingChoice {
  const points = loadPoints(facts.severity);
  const eligible = candidates.filter(isEligible);
  const free = eligible.filter((one) => hasRoom(one, points));
  const accountOwner = free.find((one) => one.userId === facts.accountOwnerId);
  if (accountOwner !== undefined) {
    return { ownerId: accountOwner.userId, reason: { code: "account_owner", detail: "owns the customer's account" } };
  }
  const inTeam = (one: Candidate): boolean => one.teamIds.includes(facts.teamId);
  const touchpointOwner = free.find((one) => one.userId === facts.touchpointOwnerId && inTeam(one));
  if (touchpointOwner !== undefined) {
    return { ownerId: touchpointOwner.userId, reason: { code: "touchpoint_owner", detail: "owns the touchpoint" } };
  }
  const pool = free.filter(inTeam);
  const narrowed = narrow(pool, facts);
  const choice = leastLoaded(narrowed?.pool ?? pool, narrowed?.by ?? null);
  if (choice !== null) return choice;
  return eligible.some(inTeam)
    ? {
        ownerId: null,
        reason: { code: "all_at_capacity", detail: `nobody of team ${facts.teamId} has room for ${points} points` },
      }
    : {
        ownerId: null,
        reason: { code: "no_eligible_member", detail: `team ${facts.teamId} has no active, present frontline member` },
      };
}

/**
 * Who takes a case over when the ladder reassigns it: the least loaded eligible candidate but `exceptUserId`, with
 * room for `points` if anybody has. A case that is late must move: without anybody with room the least loaded takes
 * it beyond capacity (`least_loaded_over_capacity`). Null owner (`no_eligible_member`) leaves the case where it is.
 */
export function leastLoadedOther(
  candidates: readonly Candidate[],
  exceptUserId: string | null,
  points = 0,
): RoutingChoice {
  const others = candidates.filter((one) => isEligible(one) && one.userId !== exceptUserId);
  const withRoom = leastLoaded(
    others.filter((one) => hasRoom(one, points)),
    null,
  );
  if (withRoom !== null) return withRoom;
  const beyond = leastLoaded(others, null);
  if (beyond === null || beyond.ownerId === null) {
    return {
      ownerId: null,
      reason: { code: "no_eligible_member", detail: "no other active, present frontline member" },
    };
  }
  return { ownerId: beyond.ownerId, reason: { code: "least_loaded_over_capacity", detail: beyond.reason.detail } };
}
