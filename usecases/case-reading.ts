/** What people and programs read about cases: one, a list, the ledger, and their in-app notices. */
import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import { responseDocument, type ResponseDocument } from "./response-document.js";
import type { Tx } from "../db/client.js";
import { teamForTouchpoint } from "../db/organisation-store.js";
import { loadResponse, type StoredResponse } from "../db/response-store.js";
import { cases, customers, ledger, notices } from "../db/schema/index.js";
import { listCases, type CaseCursor, type CaseFilter, type CaseListRow, type CaseSort } from "../db/views/case-list.js";
import type { Actor } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { caseDocument, type CaseDocument } from "./case-document.js";
import { caseScope, extentFor, isCaseInScope, maySee, requireCaseInScope, teamScope } from "./case-scope.js";
import { caseNumber, caseUrl, type UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";
import { caseLink, reasonOf, type IntakeResult } from "./intake-result.js";

/** One case. Code: `case-not-found`. */
export async function readCase(deps: UsecaseDeps, caseId: string, actor: Actor): Promise<CaseDocument> {
  return deps.db.read(async (tx) => {
    await requireCaseInScope(tx, actor, caseId);
    return caseDocument(tx, deps, caseId, actor);
  });
}

/** A page of cases with the cursor of the next. */
export async function readCases(
  deps: UsecaseDeps,
  query: { filter: Omit<CaseFilter, "scope">; sort: CaseSort; limit: number; after: CaseCursor | null; actor: Actor },
) {
  return deps.db.read(async (tx) => {
    const seesCustomers = maySee(query.actor, "customers.read");
    const scope = await caseScope(tx, query.actor);
    // Who may not see names and comments must not find cases by them either.
    const filter = { ...query.filter, scope, searchesNumbersOnly: !seesCustomers };
    const page = await listCases(tx, filter, query.sort, query.limit, query.after);
    return { items: page.rows.map((row) => listItem(deps, row, seesCustomers)), next: page.next };
  });
}

function listItem(deps: UsecaseDeps, row: CaseListRow, seesCustomer: boolean) {
  const { case: one, customer } = row;
  return {
    id: one.id,
    number: caseNumber(one.number),
    url: caseUrl(deps, one.id),
    status: one.status,
    severity: one.severity,
    band: one.band,
    owner: one.ownerId === null ? null : { id: one.ownerId, name: row.ownerName ?? one.ownerId },
    team: { id: one.teamId, name: row.teamName },
    unassignedReason: one.unassignedReason,
    customer:
      customer === null
        ? null
        : {
            id: customer.id,
            name: seesCustomer ? customer.name : null,
            externalId: customer.externalId,
            account: customer.account,
            accountName: row.accountName,
            tier: customer.tier,
          },
    touchpoint: one.touchpoint,
    comment: seesCustomer ? row.comment : null,
    score: row.score,
    survey: row.survey,
    openedAt: iso(one.openedAt),
    escalationLevel: one.escalationLevel,
    peakEscalationLevel: one.peakEscalationLevel,
    nextDue: one.nextDueAt === null ? null : { kind: one.nextDueKind ?? "", dueAt: iso(one.nextDueAt) },
    atRiskAt: iso(one.atRiskAt),
    breached: one.isBreached,
    snoozedUntil: iso(one.snoozedUntil),
    clocks: row.clocks.map((clock) => ({
      kind: clock.kind,
      generation: clock.generation,
      budgetMs: clock.budgetMs,
      dueAt: iso(clock.dueAt),
      state: clock.state,
      metAt: iso(clock.metAt),
      breachedAt: iso(clock.breachedAt),
      detectedAt: iso(clock.detectedAt),
    })),
    rev: one.rev,
  };
}

/** One page of a case's ledger, oldest first; `asOf` leaves out what came later. Code: `case-not-found`. */
export async function readLedger(
  deps: UsecaseDeps,
  caseId: string,
  query: { asOf: number | null; limit: number; afterSeq: number | null; actor: Actor },
) {
  return deps.db.read(async (tx) => {
    await requireCaseInScope(tx, query.actor, caseId);
    const [known] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, caseId));
    if (known === undefined) throw new DomainError("not_found", "case-not-found", "There is no such case.");
    const rows = await tx
      .select()
      .from(ledger)
      .where(
        and(
          eq(ledger.subjectType, "case"),
          eq(ledger.subjectId, caseId),
          query.asOf === null ? undefined : lte(ledger.at, query.asOf),
          query.afterSeq === null ? undefined : gt(ledger.seq, query.afterSeq),
        ),
      )
      .orderBy(asc(ledger.seq))
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const seesNotes = maySee(query.actor, "notes.read");
    const seesCustomer = maySee(query.actor, "customers.read");
    return {
      items: page.map((row) => ({
        id: row.id,
        at: iso(row.at),
        actor: { kind: row.actorKind, id: row.actorId },
        type: row.type,
        before: row.before,
        after: row.after,
        reason: row.reason,
        ...(row.text !== null && (isNote(row.actorKind) ? seesNotes : seesCustomer) ? { text: row.text } : {}),
        ...(row.latenessMs === null ? {} : { latenessMs: row.latenessMs }),
      })),
      nextSeq: rows.length > query.limit ? (page.at(-1)?.seq ?? null) : null,
    };
  });
}

/** What staff wrote is a note; other texts are the customer's words. */
function isNote(actorKind: string): boolean {
  return actorKind === "user" || actorKind === "key";
}

async function isResponseInScope(tx: Tx, actor: Actor, row: StoredResponse): Promise<boolean> {
  if (row.caseId !== null) return isCaseInScope(tx, actor, row.caseId, "responses.read");
  if (actor.kind !== "key") return (await extentFor(tx, actor, "responses.read")) === "all";
  const seen = await teamScope(tx, actor, "responses.read");
  return seen === null || seen.includes((await teamForTouchpoint(tx, row.touchpoint)).teamId);
}

/** In-app notices of a person, newest first. `before` = the last row of the previous page. */
export async function readNotices(
  deps: UsecaseDeps,
  query: { userId: string; limit: number; before: { createdAt: number; id: string } | null },
) {
  return deps.db.read(async (tx) => {
    const rows = await tx
      .select({ notice: notices, number: cases.number })
      .from(notices)
      .leftJoin(cases, eq(cases.id, notices.caseId))
      .where(
        and(
          eq(notices.userId, query.userId),
          eq(notices.inApp, true),
          query.before === null
            ? undefined
            : sql`(${notices.createdAt}, ${notices.id}) < (${iso(query.before.createdAt)}::timestamptz, ${query.before.id}::uuid)`,
        ),
      )
      .orderBy(desc(notices.createdAt), desc(notices.id))
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1)?.notice;
    return {
      items: page.map(({ notice, number }) => ({
        id: notice.id,
        kind: notice.kind,
        cause: notice.cause,
        level: notice.level,
        key: notice.key,
        case:
          notice.caseId === null || number === null
            ? null
            : { id: notice.caseId, number: caseNumber(number), url: caseUrl(deps, notice.caseId) },
        createdAt: iso(notice.createdAt),
        readAt: iso(notice.readAt),
      })),
      next: rows.length > query.limit && last !== undefined ? { createdAt: last.createdAt, id: last.id } : null,
    };
  });
}

/**
 * What `GET /responses/{id}` answers. People see an answer through its case, those who see everything those without one
 * too; a key with teams sees those without a case by the team of their touchpoint. Code: `response-not-found`.
 */
export async function readResponse(
  deps: UsecaseDeps,
  responseId: string,
  actor: Actor,
): Promise<IntakeResult & { response: ResponseDocument; customer: Record<string, unknown> | null }> {
  return deps.db.read(async (tx) => {
    const row = await loadResponse(tx, responseId);
    if (row === null || !(await isResponseInScope(tx, actor, row)))
      throw new DomainError("not_found", "response-not-found", "There is no such response.");
    const [customer] =
      row.customerId === null ? [] : await tx.select().from(customers).where(eq(customers.id, row.customerId));
    return {
      status: row.status as IntakeResult["status"],
      reason: reasonOf(row.status as IntakeResult["status"]),
      responseId: row.id,
      band: row.band as IntakeResult["band"],
      decision: row.decision,
      case: await caseLink(tx, deps, row.caseId),
      response: responseDocument(row),
      customer:
        customer === undefined
          ? null
          : {
              id: customer.id,
              externalId: customer.externalId,
              name: customer.name,
              email: customer.email,
              phone: customer.phone,
              language: customer.language,
              account: customer.account,
              tier: customer.tier,
              yearlyValue: customer.yearlyValue,
              consent: { contact: customer.contactConsent, marketing: customer.marketingConsent },
            },
    };
  });
}
