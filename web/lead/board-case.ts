import type { Schema } from "../api/client.js";

/** A case as the board shows it. */
export type BoardCase = Schema<"CaseListItem">;

/** Somebody on the board. */
export type BoardPerson = Schema<"TeamBoard">["people"][number];

/** Points a case weighs, as the router counts them. */
const weights: Readonly<Record<string, number>> = { P1: 3, P2: 2, P3: 1, P4: 0.5 };

/** What a case adds to somebody's load; 0 when it is theirs already. */
export function addedPoints(one: BoardCase, person: BoardPerson): number {
  return one.owner?.id === person.id ? 0 : (weights[one.severity] ?? 0);
}

/** Whether the router itself could choose the person: frontline of the case's team, and there. */
export function isEligible(one: BoardCase, person: BoardPerson): boolean {
  return person.role === "frontline" && !person.away && person.teams.includes(one.team?.id ?? "");
}

/** Whether the case's next deadline lies ahead and before the end of the day (epoch ms, null = there is none). */
export function isDueToday(one: BoardCase, now: number, dayEndsAt: number | null): boolean {
  if (one.nextDue === null || dayEndsAt === null) return false;
  const due = Date.parse(one.nextDue.dueAt);
  return due > now && due <= dayEndsAt;
}
