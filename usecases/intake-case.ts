/** Whether an answer opens a case, joins the open one, or brings a settled one back. */
import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { findOpenCaseId, loadCase, type StoredCase } from "../db/case-store.js";
import { lockNames, type StoredCustomer } from "../db/customer-store.js";
import {
  loadAccount,
  loadCandidates,
  loadSetting,
  loadTeam,
  noteAssigned,
  policyInForce,
  teamForTouchpoint,
} from "../db/organisation-store.js";
import type { StoredResponse } from "../db/response-store.js";
import { cases } from "../db/schema/index.js";
import { joinCase, takesLaterAnswer } from "../domain/case-joining.js";
import { openCase } from "../domain/case-opening.js";
import { route } from "../domain/routing.js";
import type { FollowUpSettings } from "../domain/settings.js";
import type { TriageDecision } from "../domain/triage.js";
import { loadCaseFacts, loadFacts } from "./case-facts.js";
import { commitCase, commitNewCase } from "./commit-case.js";
import type { UsecaseDeps } from "./deps.js";

const intakeActor = { kind: "system", id: "intake" } as const;

/** The case an answer belongs to after this, or null when it makes none and joins none. The caller holds the customer's lock. */
export async function takeCase(
  tx: Tx,
  deps: UsecaseDeps,
  stored: StoredResponse,
  customer: StoredCustomer | null,
  triage: TriageDecision,
  now: number,
): Promise<string | null> {
  if (!triage.opensCase) return null;
  const settings = await loadSetting<FollowUpSettings>(tx, "follow-up");
  const subjectKey = subjectOf(customer, settings);
  if (subjectKey !== null) {
    await lockNames(tx, [`subject/${subjectKey}`]);
    const openId = await findOpenCaseId(tx, subjectKey);
    if (openId !== null) return joinStored(tx, deps, openId, stored, triage, now);
    const settled = await latestSettled(tx, subjectKey);
    if (
      settled !== null &&
      triage.band === "detractor" &&
      takesLaterAnswer(settled.state, now, settings.reopenWindowMs)
    )
      return joinStored(tx, deps, settled.state.id, stored, triage, now);
    return openNew(tx, deps, stored, customer, triage, { now, subjectKey, repeats: settled?.state.id ?? null });
  }
  return openNew(tx, deps, stored, customer, triage, { now, subjectKey, repeats: null });
}

function subjectOf(customer: StoredCustomer | null, settings: FollowUpSettings): string | null {
  if (customer === null) return null;
  if (settings.oneCasePer === "account" && customer.account !== null) return `account:${customer.account}`;
  return `customer:${customer.id}`;
}

async function latestSettled(tx: Tx, subjectKey: string): Promise<StoredCase | null> {
  const [row] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.subjectKey, subjectKey), eq(cases.status, "closed")))
    .orderBy(desc(cases.closedAt))
    .limit(1);
  return row === undefined ? null : loadCase(tx, row.id, { lock: true });
}

async function joinStored(
  tx: Tx,
  deps: UsecaseDeps,
  caseId: string,
  stored: StoredResponse,
  triage: TriageDecision,
  now: number,
): Promise<string> {
  const before = await loadCase(tx, caseId, { lock: true });
  if (before === null) throw new Error("a case to join is gone");
  const facts = await loadCaseFacts(tx, deps, before, { now, actor: intakeActor });
  const answer = { responseId: stored.id, severity: triage.severity, opensCase: triage.opensCase };
  await commitCase(tx, deps, before, joinCase(before.state, answer, facts), facts, "outside");
  return caseId;
}

async function openNew(
  tx: Tx,
  deps: UsecaseDeps,
  stored: StoredResponse,
  customer: StoredCustomer | null,
  triage: TriageDecision,
  context: { now: number; subjectKey: string | null; repeats: string | null },
): Promise<string> {
  const { now } = context;
  const { teamId, touchpointOwnerId } = await teamForTouchpoint(tx, stored.touchpoint);
  const [team, account] = await Promise.all([loadTeam(tx, teamId), loadAccount(tx, customer?.account ?? null)]);
  if (team === null) throw new Error(`team ${teamId} is missing`);
  const severity = triage.severity ?? "P4";
  const accountOwnerId = account?.ownerId ?? null;
  const [policy, candidates] = await Promise.all([
    policyInForce(tx, team.policyId),
    loadCandidates(tx, teamId, now, accountOwnerId === null ? [] : [accountOwnerId]),
  ]);
  const language = (stored.language ?? customer?.language ?? null)?.toLowerCase().split(/[-_]/)[0] ?? null;
  const choice = route(
    { severity, teamId, language, skill: triage.skill, accountOwnerId, touchpointOwnerId },
    candidates,
  );
  const caseId = deps.newId();
  const facts = await loadFacts(
    tx,
    deps,
    { teamId, policyId: policy.policyId, policyVersion: policy.version, clocks: [], waitingForTeamId: null },
    { now, actor: intakeActor },
  );
  const decision = openCase(
    {
      id: caseId,
      severity,
      band: triage.band,
      touchpoint: stored.touchpoint,
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
  await commitNewCase(tx, deps, decision, facts, {
    subjectKey: context.subjectKey,
    account: customer?.account ?? null,
    skill: triage.skill,
    assignmentReason: `${choice.reason.code}: ${choice.reason.detail}`,
    linkedCaseId: context.repeats,
  });
  if (choice.ownerId !== null) await noteAssigned(tx, choice.ownerId, now);
  return caseId;
}
