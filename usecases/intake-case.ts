/** Whether an answer opens a case, joins the open one, or brings a settled one back. */
import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { findOpenCaseId, loadCase } from "../db/case-store.js";
import { lockNames, type StoredCustomer } from "../db/customer-store.js";
import {
  loadAccount,
  loadCalendars,
  loadCandidates,
  loadSetting,
  loadTeam,
  noteAssigned,
  policyInForce,
  teamForTouchpoint,
} from "../db/organisation-store.js";
import { enqueueWakes } from "../db/outbox-rows.js";
import { cases } from "../db/schema/index.js";
import { joinCase, takesLaterAnswer } from "../domain/case-joining.js";
import { openCase } from "../domain/case-opening.js";
import { route } from "../domain/routing.js";
import type { FollowUpSettings } from "../domain/settings.js";
import type { TriageDecision } from "../domain/triage.js";
import { loadCaseFacts, loadFacts } from "./case-facts.js";
import { commitCase, commitNewCase } from "./commit-case.js";
import type { UsecaseDeps } from "./deps.js";
import type { CaseRef } from "./intake-result.js";

const nothing = (): Promise<void> => Promise.resolve();
const intakeActor = { kind: "system", id: "intake" } as const;

/** What of an answer decides about its case. */
export interface CaseAnswer {
  id: string;
  touchpoint: string | null;
  language: string | null;
  /** False = the customer was made for this answer, so that no case of theirs can be there. */
  isKnownCustomer: boolean;
}

/** What became of an answer's case. */
export interface TakenCase {
  /** The case the answer belongs to; null when it makes none and joins none. */
  taken: CaseRef | null;
  /** Writes what nothing else waits for; to be called once, with the last writes. */
  finish: () => Promise<unknown>;
}

/** The case an answer belongs to after this. The caller holds the customer's lock. */
export async function takeCase(
  tx: Tx,
  deps: UsecaseDeps,
  answer: CaseAnswer,
  customer: StoredCustomer | null,
  triage: TriageDecision,
  now: number,
): Promise<TakenCase> {
  if (!triage.opensCase) return { taken: null, finish: nothing };
  const settings = await loadSetting<FollowUpSettings>(tx, "follow-up");
  const subjectKey = subjectOf(customer, settings);
  if (subjectKey === null || (subjectKey.startsWith("customer:") && !answer.isKnownCustomer))
    return openNew(tx, deps, answer, customer, triage, { now, subjectKey, repeats: null });
  await lockNames(tx, [`subject/${subjectKey}`]);
  const [openId, settledId] = await Promise.all([findOpenCaseId(tx, subjectKey), latestSettledId(tx, subjectKey)]);
  if (openId !== null) return joinStored(tx, deps, openId, answer, triage, now);
  const settled = settledId === null ? null : await loadCase(tx, settledId, { lock: true });
  if (settled !== null && triage.band === "detractor" && takesLaterAnswer(settled.state, now, settings.reopenWindowMs))
    return joinStored(tx, deps, settled.state.id, answer, triage, now);
  return openNew(tx, deps, answer, customer, triage, { now, subjectKey, repeats: settled?.state.id ?? null });
}

function subjectOf(customer: StoredCustomer | null, settings: FollowUpSettings): string | null {
  if (customer === null) return null;
  if (settings.oneCasePer === "account" && customer.account !== null) return `account:${customer.account}`;
  return `customer:${customer.id}`;
}

async function latestSettledId(tx: Tx, subjectKey: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.subjectKey, subjectKey), eq(cases.status, "closed")))
    .orderBy(desc(cases.closedAt))
    .limit(1);
  return row?.id ?? null;
}

async function joinStored(
  tx: Tx,
  deps: UsecaseDeps,
  caseId: string,
  { id: responseId }: CaseAnswer,
  triage: TriageDecision,
  now: number,
): Promise<TakenCase> {
  const before = await loadCase(tx, caseId, { lock: true });
  if (before === null) throw new Error("a case to join is gone");
  const facts = await loadCaseFacts(tx, deps, before, { now, actor: intakeActor });
  const answer = { responseId, severity: triage.severity, opensCase: triage.opensCase };
  await commitCase(tx, deps, before, joinCase(before.state, answer, facts), facts, "outside");
  return { taken: { id: caseId, number: before.number }, finish: nothing };
}

async function openNew(
  tx: Tx,
  deps: UsecaseDeps,
  answer: CaseAnswer,
  customer: StoredCustomer | null,
  triage: TriageDecision,
  context: { now: number; subjectKey: string | null; repeats: string | null },
): Promise<TakenCase> {
  const { now } = context;
  const { teamId, touchpointOwnerId } = await teamForTouchpoint(tx, answer.touchpoint);
  const [team, account] = await Promise.all([loadTeam(tx, teamId), loadAccount(tx, customer?.account ?? null)]);
  if (team === null) throw new Error(`team ${teamId} is missing`);
  const severity = triage.severity ?? "P4";
  const accountOwnerId = account?.ownerId ?? null;
  const [policy, candidates] = await Promise.all([
    policyInForce(tx, team.policyId),
    loadCandidates(tx, teamId, now, accountOwnerId === null ? [] : [accountOwnerId]),
    // For the facts below, which remember it.
    loadCalendars(tx, [team.calendarId]),
  ]);
  const language = (answer.language ?? customer?.language ?? null)?.toLowerCase().split(/[-_]/)[0] ?? null;
  const choice = route(
    { severity, teamId, language, skill: triage.skill, accountOwnerId, touchpointOwnerId },
    candidates,
  );
  const caseId = deps.newId();
  const facts = await loadFacts(
    tx,
    deps,
    { teamId, policyId: policy.policyId, policyVersion: policy.version, clocks: [], waitingForTeamId: null },
    { now, actor: intakeActor, candidates },
  );
  const decision = openCase(
    {
      id: caseId,
      severity,
      band: triage.band,
      touchpoint: answer.touchpoint,
      tier: customer?.tier ?? account?.tier ?? null,
      language,
      customerId: customer?.id ?? null,
      policyId: policy.policyId,
      policyVersion: policy.version,
      ownerId: choice.ownerId,
      routeReason: choice.reason.code,
      repeats: context.repeats,
    },
    facts,
  );
  const { number, wakes } = await commitNewCase(tx, deps, decision, facts, {
    subjectKey: context.subjectKey,
    account: customer?.account ?? null,
    skill: triage.skill,
    assignmentReason: `${choice.reason.code}: ${choice.reason.detail}`,
    linkedCaseId: context.repeats,
  });
  return {
    taken: { id: caseId, number },
    // The owner's row comes last: every other answer for the same person waits for it.
    finish: () =>
      Promise.all([
        enqueueWakes(tx, deps.newId, now, wakes),
        choice.ownerId === null ? null : noteAssigned(tx, choice.ownerId, now),
      ]),
  };
}
