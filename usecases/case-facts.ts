/** Loads everything a decision about a case may look at, under the case's lock. */
import type { Tx } from "../db/client.js";
import { findOpenCaseId, type StoredCase } from "../db/case-store.js";
import {
  loadCalendars,
  loadCandidates,
  loadPolicyVersion,
  loadSetting,
  loadTeam,
  policyInForce,
} from "../db/organisation-store.js";
import type { CaseState } from "../domain/case-state.js";
import type { Actor, Candidate, CaseFacts } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";
import type { FollowUpSettings } from "../domain/settings.js";

/** Loads the facts for a stored case. `furtherUserIds` are people a command names, `otherTeamId` a team it names. */
export async function loadCaseFacts(
  tx: Tx,
  deps: UsecaseDeps,
  stored: StoredCase,
  options: { now: number; actor: Actor; otherTeamId?: string | null; furtherUserIds?: readonly string[] },
): Promise<CaseFacts> {
  const facts = await loadFacts(tx, deps, stored.state, options);
  const other = stored.subjectKey === null ? null : await findOpenCaseId(tx, stored.subjectKey);
  return { ...facts, otherOpenCaseId: other === stored.state.id ? null : other };
}

/** The same for a case that is not stored yet. */
export async function loadFacts(
  tx: Tx,
  deps: UsecaseDeps,
  state: Pick<CaseState, "teamId" | "policyId" | "policyVersion" | "clocks" | "waitingForTeamId">,
  options: {
    now: number;
    actor: Actor;
    otherTeamId?: string | null;
    furtherUserIds?: readonly string[];
    /** Members of the team, where the caller has looked at them already. */
    candidates?: readonly Candidate[];
  },
): Promise<CaseFacts> {
  const otherTeamId = options.otherTeamId ?? null;
  const [team, policy, followUp, candidates] = await Promise.all([
    loadTeam(tx, state.teamId),
    loadPolicyVersion(tx, state.policyId, state.policyVersion),
    loadSetting<FollowUpSettings>(tx, "follow-up"),
    options.candidates ?? loadCandidates(tx, otherTeamId ?? state.teamId, options.now, options.furtherUserIds ?? []),
  ]);
  if (team === null) throw new Error(`team ${state.teamId} of a case is missing`);
  if (policy === null) throw new Error(`policy ${state.policyId} version ${state.policyVersion} of a case is missing`);
  const other = otherTeamId === null ? null : await loadTeam(tx, otherTeamId);
  if (otherTeamId !== null && other === null)
    throw new DomainError("invalid", "unknown-team", "There is no such team.", {}, [
      { pointer: "/team", code: "unknown-team", detail: "No team has this id." },
    ]);
  const otherTeam = other === null ? null : { ...other, policy: (await policyInForce(tx, other.policyId)).document };
  const calendars = await loadCalendars(tx, [
    team.calendarId,
    ...(otherTeam === null ? [] : [otherTeam.calendarId]),
    ...state.clocks.map((clock) => clock.calendarId),
  ]);
  return {
    now: options.now,
    actor: options.actor,
    policy,
    team,
    otherTeam,
    calendars,
    headId: followUp.head,
    candidates,
    verifyDelayMs: followUp.verifyDelayMs,
    verifySilenceMs: followUp.verifySilenceMs,
    reopenWindowMs: followUp.reopenWindowMs,
    otherOpenCaseId: null,
    newId: deps.newId,
  };
}
