/**
 * Links in mails to staff that stand for one action on one case: bound to the person, the action and how the case stood, 72 hours.
 * The address alone does nothing; who presses the button must be signed in as that person.
 */
import { and, count, eq, gte, inArray } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import type { StoredNotice } from "../db/notice-delivery-store.js";
import { ledger } from "../db/schema/index.js";
import { allowedActions } from "../domain/case.js";
import { ledgerTypes } from "../domain/case-ledger.js";
import type { CaseFacts } from "../domain/decision.js";
import { isCaseInScope, rightsOnCase } from "./case-scope.js";
import type { UsecaseDeps } from "./deps.js";
import { issueLinks, linkToken } from "./link-tokens.js";

/** What a link may stand for: the owner takes the case, a lead or manager acknowledges its escalation. */
export type StaffAction = "acknowledge" | "acknowledge-escalation";

/** An action a mail offers. */
export interface ActionOffer {
  action: StaffAction;
  /** The page with the button. */
  url: string;
  userId: string;
  /** What the link opens: see {@link actionSubject}. */
  subjectId: string;
}

/** The action of a link and what it was offered for. */
export interface ActionSubject {
  caseId: string;
  action: StaffAction;
  /** See {@link versionOf}. */
  version: string;
}

/** How long a link holds, in ms. */
const lifetimeMs = 72 * 3_600_000;

/** What makes a case another person's, or nobody's. */
const ownerChanges = [ledgerTypes.assigned, ledgerTypes.unassigned, ledgerTypes.handedOver, ledgerTypes.reopened];

/** Rungs and unanswered escalations ask for an answer; an escalation about a promise or an empty seat asks for something else. */
const answerable = new Set(["rung", "escalation_unacknowledged"]);

/** What this person may do about the notice's case by a button; null = nothing, or it has been done. */
export async function offerAction(
  tx: Tx,
  deps: UsecaseDeps,
  about: { notice: StoredNotice; stored: StoredCase; facts: CaseFacts; userId: string },
): Promise<ActionOffer | null> {
  const { notice, stored, userId } = about;
  const isOwner = userId === stored.state.ownerId;
  const asksForAnswer = (notice.kind === "breach" || notice.kind === "escalation") && answerable.has(notice.cause);
  const wanted: StaffAction[] = [
    ...(isOwner ? (["acknowledge"] as const) : []),
    ...(asksForAnswer ? (["acknowledge-escalation"] as const) : []),
  ];
  for (const action of wanted) {
    const version = await versionOf(tx, action, stored, notice.createdAt);
    const subject = { caseId: stored.state.id, action, version };
    if ((await standingOf(tx, { ...about, subject })) !== "open") continue;
    const subjectId = `${subject.caseId}/${action}/${version}/${notice.id}`;
    const token = linkToken(deps.secretKey, "staff_action", subjectId);
    return { action, url: `${deps.publicUrl}/a/${token}`, userId, subjectId };
  }
  return null;
}

/** Makes the link of an offer known, once. */
export async function issueActionLink(deps: UsecaseDeps, offer: ActionOffer): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const now = await appNow(tx);
    const { subjectId, userId } = offer;
    await issueLinks(tx, deps.secretKey, [
      { purpose: "staff_action", subjectId, customerId: null, userId, now, expiresAt: now + lifetimeMs },
    ]);
  });
}

/** Reads what {@link offerAction} wrote: `<case>/<action>/<version>/<notice>`. */
export function actionSubject(subjectId: string): ActionSubject {
  const [caseId = "", action, version = ""] = subjectId.split("/");
  return { caseId, action: action === "acknowledge" ? "acknowledge" : "acknowledge-escalation", version };
}

/** Where an action stands for a person: to be done, done, or no longer theirs to do. */
export async function standingOf(
  tx: Tx,
  about: { stored: StoredCase; facts: CaseFacts; userId: string; subject: ActionSubject },
): Promise<"open" | "done" | "void"> {
  const { stored, facts, userId, subject } = about;
  const { state } = stored;
  const { action, version } = subject;
  const actor = { kind: "user", id: userId } as const;
  const mayAct = await rightsOnCase(tx, actor, state.id);
  if (!mayAct(action) || !(await isCaseInScope(tx, actor, state.id))) return "void";
  const isAllowed = allowedActions(state, { ...facts, actor }).some((one) => one.action === action && one.allowed);
  if (action === "acknowledge") {
    if (state.ownerId !== userId || version !== (await versionOf(tx, action, stored, 0))) return "void";
    if (isAllowed) return "open";
    return state.acknowledgedAt !== null && state.resolvedAt === null && state.closedAt === null ? "done" : "void";
  }
  const [life, since] = version.split("-").map(Number);
  if (life !== state.reopenCount) return "void";
  if (await hasEntry(tx, state.id, ledgerTypes.escalationAcknowledged, since ?? 0)) return "done";
  return isAllowed ? "open" : "void";
}

/** Of a case to be taken: how often it changed hands. Of an escalation: which life of the case, and since when an answer is awaited. */
async function versionOf(tx: Tx, action: StaffAction, stored: StoredCase, since: number): Promise<string> {
  const { id, reopenCount } = stored.state;
  if (action === "acknowledge-escalation") return `${reopenCount}-${since}`;
  const [row] = await tx
    .select({ n: count() })
    .from(ledger)
    .where(and(eq(ledger.subjectType, "case"), eq(ledger.subjectId, id), inArray(ledger.type, ownerChanges)));
  return String(row?.n ?? 0);
}

async function hasEntry(tx: Tx, caseId: string, type: string, since: number): Promise<boolean> {
  const rows = await tx
    .select({ id: ledger.id })
    .from(ledger)
    .where(
      and(eq(ledger.subjectType, "case"), eq(ledger.subjectId, caseId), eq(ledger.type, type), gte(ledger.at, since)),
    )
    .limit(1);
  return rows.length > 0;
}
