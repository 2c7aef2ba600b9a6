/** A case as the API shows it (contract.md, Cases). */
import { eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { loadCase, type StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { responsesOfCase } from "../db/response-store.js";
import { accounts, customers, teams, users } from "../db/schema/index.js";
import { allowedActions, type ActionAvailability } from "../domain/case.js";
import type { CaseState } from "../domain/case-state.js";
import type { Actor, CaseAction, CaseFacts } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { usedMsAt } from "../domain/sla.js";
import { explainClock } from "../domain/clock-explanation.js";
import { loadCaseFacts } from "./case-facts.js";
import { maySee, rightsOnCase } from "./case-scope.js";
import { clockInput, nextDue } from "./case-projection.js";
import { caseNumber, caseUrl, type UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";
import { responseDocument, withoutCustomer, type ResponseDocument } from "./response-document.js";

/** A clock as it is shown; `missed`, `breachedAt` and `detectedAt` appear together. */
export interface ClockDocument {
  kind: string;
  generation: number;
  budgetMs: number;
  usedMs: number;
  startedAt: string;
  dueAt: string | null;
  state: string;
  metAt: string | null;
  breachedAt: string | null;
  detectedAt: string | null;
  explanation: string;
}

/** A person or team by id and name. */
export interface Named {
  id: string;
  name: string;
}

/** The whole case. Instants are ISO 8601 UTC. */
export interface CaseDocument {
  id: string;
  number: string;
  url: string;
  status: string;
  severity: string;
  band: string | null;
  owner: Named | null;
  team: Named;
  unassignedReason: string | null;
  assignmentReason: string | null;
  watchers: readonly string[];
  customer:
    | (Record<"id", string> &
        Record<
          "name" | "email" | "phone" | "externalId" | "language" | "account" | "accountName" | "tier",
          string | null
        > & {
          yearlyValue: { amount: number; currency: string } | null;
        })
    | null;
  touchpoint: string | null;
  openedAt: string;
  escalationLevel: number;
  peakEscalationLevel: number;
  nextDue: { kind: string; dueAt: string; explanation: string } | null;
  policy: { id: string; name: string; version: number };
  clocks: readonly ClockDocument[];
  responses: readonly ResponseDocument[];
  actions: readonly ActionAvailability[];
  acknowledgedAt: string | null;
  firstAttemptAt: string | null;
  firstReachedAt: string | null;
  promise: { dueAt: string } | null;
  pause: { reason: string; since: string; until: string | null } | null;
  waitingFor: string | null;
  snoozedUntil: string | null;
  reopenCount: number;
  resolvedAt: string | null;
  resolution: CaseState["resolution"];
  verificationAskedAt: string | null;
  verified: string | null;
  closedAt: string | null;
  cancelReason: string | null;
  rev: number;
}

/** Reads the case in the caller's transaction, without what the caller may not see of the customer. Code: `case-not-found`. */
export async function caseDocument(tx: Tx, deps: UsecaseDeps, caseId: string, actor: Actor): Promise<CaseDocument> {
  const stored = await loadCase(tx, caseId, { lock: false });
  if (stored === null) throw new DomainError("not_found", "case-not-found", "There is no such case.");
  const now = await appNow(tx);
  const facts = await loadCaseFacts(tx, deps, stored, { now, actor });
  const { state } = stored;
  const [people, [team], [known], answers] = await Promise.all([
    tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(eq(users.id, state.ownerId ?? "")),
    tx.select({ id: teams.id, name: teams.name }).from(teams).where(eq(teams.id, state.teamId)),
    state.customerId === null
      ? []
      : tx
          .select({ customer: customers, accountName: accounts.name })
          .from(customers)
          .leftJoin(accounts, eq(accounts.id, customers.account))
          .where(eq(customers.id, state.customerId)),
    responsesOfCase(tx, caseId),
  ]);
  const customer = known?.customer;
  const due = nextDue(state, facts);
  const mayAct = await rightsOnCase(tx, actor, caseId);
  const seesCustomer = maySee(actor, "customers.read");
  return {
    id: state.id,
    number: caseNumber(stored.number),
    url: caseUrl(deps, state.id),
    status: state.status,
    severity: state.severity,
    band: state.band,
    owner: people[0] ?? null,
    team: team ?? { id: state.teamId, name: state.teamId },
    unassignedReason: state.unassignedReason,
    assignmentReason: stored.assignmentReason,
    watchers: state.watchers,
    customer:
      customer === undefined
        ? null
        : {
            id: customer.id,
            name: seesCustomer ? customer.name : null,
            email: seesCustomer ? customer.email : null,
            phone: seesCustomer ? customer.phone : null,
            externalId: customer.externalId,
            language: customer.language,
            account: customer.account,
            accountName: known?.accountName ?? null,
            tier: customer.tier,
            yearlyValue: customer.yearlyValue,
          },
    touchpoint: state.touchpoint,
    openedAt: iso(state.openedAt),
    escalationLevel: state.escalationLevel,
    peakEscalationLevel: state.peakEscalationLevel,
    nextDue:
      due === null ? null : { kind: due.kind, dueAt: iso(due.dueAt), explanation: explainDue(due, stored, facts) },
    policy: { id: state.policyId, name: facts.policy.name, version: state.policyVersion },
    clocks: clockDocuments(stored, facts),
    responses: answers.map((answer) =>
      seesCustomer ? responseDocument(answer) : withoutCustomer(responseDocument(answer)),
    ),
    actions: allowedActions(state, facts).map((one) => withRight(one, mayAct)),
    acknowledgedAt: iso(state.acknowledgedAt),
    firstAttemptAt: iso(state.firstAttemptAt),
    firstReachedAt: iso(state.firstReachedAt),
    promise: state.promise === null ? null : { dueAt: iso(state.promise.dueAt) },
    pause:
      state.pause === null
        ? null
        : { reason: state.pause.reason, since: iso(state.pause.since), until: iso(state.pause.until) },
    waitingFor: state.waitingForTeamId,
    snoozedUntil: iso(state.snoozedUntil),
    reopenCount: state.reopenCount,
    resolvedAt: iso(state.resolvedAt),
    resolution: state.resolution,
    verificationAskedAt: iso(state.verificationAskedAt),
    verified: state.verified,
    closedAt: iso(state.closedAt),
    cancelReason: state.cancelReason,
    rev: state.rev,
  };
}

/** What the reader has no right to is shown as `forbidden`, whatever the case allows. */
function withRight(one: ActionAvailability, mayAct: (action: CaseAction) => boolean): ActionAvailability {
  return mayAct(one.action) ? one : { ...one, allowed: false, reason: "forbidden" };
}

/** The clocks of a case, oldest first, with what is used of each by now or by its end. */
export function clockDocuments(stored: StoredCase, facts: CaseFacts): ClockDocument[] {
  const { state } = stored;
  return state.clocks.map((clock) => {
    const calendar = facts.calendars.get(clock.calendarId);
    return {
      kind: clock.kind,
      generation: clock.generation,
      budgetMs: clock.budgetMs,
      usedMs: calendar === undefined ? 0 : usedMsAt(clockInput(clock, calendar, state), clock.stoppedAt ?? facts.now),
      startedAt: iso(clock.startedAt),
      dueAt: iso(clock.dueAt),
      state: clock.state,
      metAt: iso(clock.metAt),
      breachedAt: iso(clock.breachedAt),
      detectedAt: iso(clock.detectedAt),
      explanation: explainClock(clock, state, facts),
    };
  });
}

function explainDue(due: { kind: string; dueAt: number }, stored: StoredCase, facts: CaseFacts): string {
  const clock = stored.state.clocks.findLast((one) => one.kind === due.kind && one.stoppedAt === null);
  if (clock !== undefined) return explainClock(clock, stored.state, facts);
  const words: Record<string, string> = {
    promise: "Promised to the customer",
    verification: "The customer is asked whether it is fixed",
    verification_silence: "Closes without an answer from the customer",
  };
  return `${words[due.kind] ?? due.kind}: ${iso(due.dueAt)}`;
}
