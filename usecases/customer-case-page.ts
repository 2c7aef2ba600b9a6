/** What a customer sees of their own case, and their answer to "did we fix it?". */
import { and, desc, eq, inArray } from "drizzle-orm";
import { loadCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { appNow } from "../db/app-now.js";
import { loadSetting } from "../db/organisation-store.js";
import { calendars, cases, customers, ledger, links, responses, teams, users } from "../db/schema/index.js";
import { hearOfOlderCase } from "../domain/case-joining.js";
import { ledgerTypes } from "../domain/case-ledger.js";
import type { Actor } from "../domain/decision.js";
import type { FollowUpSettings } from "../domain/settings.js";
import { DomainError } from "../domain/errors.js";
import { commandCaseIn, newerOpenCase } from "./case-command.js";
import { loadCaseFacts } from "./case-facts.js";
import { commitCase } from "./commit-case.js";
import { caseNumber, type UsecaseDeps } from "./deps.js";
import { openLink } from "./link-tokens.js";

/** How far a case has come, in the customer's eyes. */
export interface CustomerCase {
  caseId: string;
  number: string;
  language: string | null;
  zone: string;
  teamName: string;
  status: string;
  receivedAt: number;
  contactedAt: number | null;
  fixedAt: number | null;
  /** Until when somebody promised to be in touch; null once they were, or when nothing is promised. */
  contactBy: number | null;
  contactPerson: string | null;
  /** True while "did we fix it?" is open for an answer: on a resolved case, and on one that closed in silence not long ago. */
  isAsked: boolean;
  answer: "yes" | "partly" | "no" | null;
}

/** The case behind a link, or null for a link that opens nothing. */
export async function readCustomerCase(deps: UsecaseDeps, token: string): Promise<CustomerCase | null> {
  return deps.db.read(async (tx) => {
    const link = await openLink(tx, "case", token);
    return link === null ? null : customerCase(tx, link.subjectId);
  });
}

async function customerCase(tx: Tx, caseId: string): Promise<CustomerCase | null> {
  const stored = await loadCase(tx, caseId, { lock: false });
  if (stored === null || stored.state.cancelReason === "erased") return null;
  const { state } = stored;
  const [row] = await tx
    .select({ teamName: teams.name, calendar: calendars.document, language: customers.language })
    .from(cases)
    .innerJoin(teams, eq(teams.id, cases.teamId))
    .innerJoin(calendars, eq(calendars.id, teams.calendarId))
    .leftJoin(customers, eq(customers.id, cases.customerId))
    .where(eq(cases.id, caseId));
  const [answer] = await tx
    .select({ language: responses.language })
    .from(responses)
    .where(eq(responses.caseId, caseId))
    .orderBy(desc(responses.receivedAt))
    .limit(1);
  const now = await appNow(tx);
  const { reopenWindowMs } = await loadSetting<FollowUpSettings>(tx, "follow-up");
  const isReopenable =
    state.status === "closed" &&
    state.verified !== "yes" &&
    state.closedAt !== null &&
    now <= state.closedAt + reopenWindowMs;
  const [owner] = await tx
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, state.ownerId ?? ""));
  const promised = state.clocks.findLast((clock) => clock.kind === "first_contact" && clock.stoppedAt === null);
  return {
    caseId,
    number: caseNumber(stored.number),
    language: answer?.language ?? row?.language ?? state.language,
    zone: row?.calendar.zone ?? "UTC",
    teamName: row?.teamName ?? "",
    status: state.status,
    receivedAt: state.openedAt,
    contactedAt: state.firstReachedAt ?? state.firstAttemptAt,
    fixedAt: state.status === "resolved" || state.status === "closed" ? state.resolvedAt : null,
    contactBy: promised === undefined ? null : (promised.breachedAt ?? promised.dueAt),
    contactPerson: owner?.name ?? null,
    isAsked: state.status === "resolved" || isReopenable,
    answer: state.verified === "yes" ? "yes" : state.reopenCount === 0 ? null : await lastRefusal(tx, state),
  };
}

/** The customer's "no" or "partly" that brought the case back; null once it is resolved or closed again, or was reopened by staff. */
async function lastRefusal(
  tx: Tx,
  { id, status, closedAt }: { id: string; status: string; closedAt: number | null },
): Promise<"partly" | "no" | null> {
  if (status === "resolved" || closedAt !== null) return null;
  const [entry] = await tx
    .select({ type: ledger.type, after: ledger.after })
    .from(ledger)
    .where(
      and(
        eq(ledger.subjectType, "case"),
        eq(ledger.subjectId, id),
        inArray(ledger.type, [ledgerTypes.verificationAnswered, ledgerTypes.resolved]),
      ),
    )
    .orderBy(desc(ledger.seq))
    .limit(1);
  const answer = entry?.type === ledgerTypes.verificationAnswered ? (entry.after as { answer?: string }).answer : null;
  return answer === "no" || answer === "partly" ? answer : null;
}

/** What became of an answer: taken, given before, not asked (any more), or the link opens nothing. */
export type VerificationOutcome = "taken" | "already" | "not_asked" | "unknown";

/**
 * Takes the customer's answer. "yes" closes the case as verified; "partly" and "no" bring it back, or - when the customer has a
 * newer open case - are noted there. The same answer again changes nothing.
 */
export async function answerVerification(
  deps: UsecaseDeps,
  token: string,
  given: { answer: "yes" | "partly" | "no"; comment: string | null },
): Promise<VerificationOutcome> {
  return deps.db.transaction(async (tx) => {
    const link = await openLink(tx, "case", token);
    if (link === null || link.customerId === null) return "unknown";
    const actor = { kind: "customer", id: link.customerId } as const;
    const stored = await loadCase(tx, link.subjectId, { lock: false });
    if (stored === null) return "unknown";
    await tx
      .update(links)
      .set({ usedAt: await appNow(tx) })
      .where(eq(links.tokenHash, link.tokenHash));
    const isOpenAgain =
      stored.state.reopenCount > 0 && stored.state.status !== "resolved" && stored.state.closedAt === null;
    if (given.answer === "yes" && stored.state.verified === "yes") return "already";
    if (given.answer !== "yes" && isOpenAgain) return "already";
    const newer = given.answer === "yes" ? null : await newerOpenCase(tx, stored);
    if (newer !== null && given.answer !== "yes") {
      const { answer, comment } = given;
      await sayOnNewer(tx, deps, newer, { caseId: stored.state.id, answer, comment }, actor);
      return "taken";
    }
    const { reopenWindowMs } = await loadSetting<FollowUpSettings>(tx, "follow-up");
    const { closedAt } = stored.state;
    if (closedAt !== null && (await appNow(tx)) > closedAt + reopenWindowMs) return "not_asked";
    try {
      await tx.transaction((inner) =>
        commandCaseIn(inner, deps, {
          caseId: stored.state.id,
          command: { action: "verify", ...given },
          actor,
          ifMatch: null,
          idempotency: null,
        }),
      );
      return "taken";
    } catch (error) {
      if (error instanceof DomainError && error.code === "illegal-transition") return "not_asked";
      throw error;
    }
  });
}

async function sayOnNewer(
  tx: Tx,
  deps: UsecaseDeps,
  newerId: string,
  said: { caseId: string; answer: "partly" | "no"; comment: string | null },
  actor: Actor,
): Promise<void> {
  const newer = await loadCase(tx, newerId, { lock: true });
  if (newer === null) throw new Error("an open case is gone");
  const facts = await loadCaseFacts(tx, deps, newer, { now: await appNow(tx), actor });
  await commitCase(tx, deps, newer, hearOfOlderCase(newer.state, said, facts), facts, "outside");
}
