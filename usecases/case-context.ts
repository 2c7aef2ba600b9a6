/** What a person on a case wants to know around it: the customer's other dealings with us, and who could take the case over. */
import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { loadCase, type StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import type { StoredCustomer } from "../db/customer-store.js";
import { loadCandidates, loadSetting, loadTeam } from "../db/organisation-store.js";
import { cases, responses, users } from "../db/schema/index.js";
import { obstacleTo } from "../domain/case-ownership.js";
import type { Actor } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { eligibility, type IneligibilityCode } from "../domain/referral.js";
import { loadPoints } from "../domain/routing.js";
import type { PromoterSettings } from "../domain/settings.js";
import { caseScope, maySee, requireCaseInScope, roleOf } from "./case-scope.js";
import { customerOf } from "./customer-notice-content.js";
import { caseNumber, type UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";
import { referralFacts } from "./referral-facts.js";

/** As many as a card shows. */
const most = 20;
/** What who handles a customer's case may know of why nothing is offered to them: no more than the case itself shows. */
const frontlineReasons: ReadonlySet<IneligibilityCode> = new Set<IneligibilityCode>([
  "open_case",
  "no_marketing_consent",
  "unsubscribed",
]);

/**
 * The customer of a case: consent, their other cases as far as the reader may see them, their earlier answers (newest first), and why
 * they may not be asked to recommend now. Null = the case has no customer. Code: `case-not-found`.
 */
export async function readCaseCustomer(deps: UsecaseDeps, caseId: string, actor: Actor) {
  return deps.db.read(async (tx) => {
    const { state } = await caseOf(tx, caseId, actor);
    const customer = state.customerId === null ? null : await customerOf(tx, state.customerId);
    if (customer === null || !maySee(actor, "customers.read")) return { customer: null };
    const scope = await caseScope(tx, actor);
    const others = await tx
      .select({
        id: cases.id,
        number: cases.number,
        status: cases.status,
        severity: cases.severity,
        openedAt: cases.openedAt,
      })
      .from(cases)
      .where(and(eq(cases.customerId, customer.id), ne(cases.id, caseId), scope ?? undefined))
      .orderBy(desc(cases.openedAt), desc(cases.id))
      .limit(most);
    const answers = await tx
      .select({
        id: responses.id,
        receivedAt: responses.receivedAt,
        survey: responses.survey,
        score: responses.score,
        band: responses.band,
      })
      .from(responses)
      .where(
        and(
          eq(responses.customerId, customer.id),
          eq(responses.finished, true),
          sql`${responses.caseId} is distinct from ${caseId}::uuid`,
        ),
      )
      .orderBy(desc(responses.receivedAt), desc(responses.id))
      .limit(most);
    return {
      customer: {
        id: customer.id,
        consent: { contact: customer.contactConsent, marketing: customer.marketingConsent },
        otherCases: others.map((one) => ({ ...one, number: caseNumber(one.number), openedAt: iso(one.openedAt) })),
        earlierAnswers: answers.map((one) => ({ ...one, receivedAt: iso(one.receivedAt) })),
        asking: await askingOf(tx, customer, actor),
      },
    };
  });
}

async function askingOf(tx: Tx, customer: StoredCustomer, actor: Actor) {
  const facts = await referralFacts(tx, customer, await loadSetting<PromoterSettings>(tx, "promoters"), "ask", null);
  const { eligible, reasons } = eligibility(facts, await appNow(tx));
  const isFrontline = (await roleOf(tx, actor)) === "frontline";
  return { eligible, reasons: reasons.filter(({ code }) => !isFrontline || frontlineReasons.has(code)) };
}

/**
 * People the case can be given to, and those of its team it cannot, with why. First who may take it and has room (the least loaded
 * first), then who is full, then the rest. The owner is left out. Code: `case-not-found`.
 */
export async function readCaseCandidates(deps: UsecaseDeps, caseId: string, actor: Actor) {
  return deps.db.read(async (tx) => {
    const { state } = await caseOf(tx, caseId, actor);
    const team = await loadTeam(tx, state.teamId);
    if (team === null) throw new Error(`team ${state.teamId} of a case is missing`);
    const further = team.leadId === null ? [] : [team.leadId];
    const candidates = await loadCandidates(tx, team.id, await appNow(tx), further);
    const others = candidates.filter(({ userId }) => userId !== state.ownerId);
    const names = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, ["", ...others.map(({ userId }) => userId)]));
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const points = loadPoints(state.severity);
    const people = others.map((one) => ({
      id: one.userId,
      name: nameOf.get(one.userId) ?? one.userId,
      role: one.role,
      loadPoints: one.loadPoints,
      capacityPoints: one.capacityPoints,
      obstacle: obstacleTo(one.userId, one, team),
      isFull: one.loadPoints + points > one.capacityPoints,
    }));
    const rank = (one: (typeof people)[number]): number => (one.obstacle !== null ? 2 : one.isFull ? 1 : 0);
    return people.toSorted((a, b) => rank(a) - rank(b) || a.loadPoints - b.loadPoints || a.name.localeCompare(b.name));
  });
}

async function caseOf(tx: Tx, caseId: string, actor: Actor): Promise<StoredCase> {
  await requireCaseInScope(tx, actor, caseId);
  const stored = await loadCase(tx, caseId, { lock: false });
  if (stored === null) throw new DomainError("not_found", "case-not-found", "There is no such case.");
  return stored;
}
