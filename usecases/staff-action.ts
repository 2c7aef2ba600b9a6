/** The page of a staff action link, and the act behind its button. */
import { eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { loadCase, type StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { lockCustomer } from "../db/customer-store.js";
import { links, users } from "../db/schema/index.js";
import type { Language, Severity } from "../domain/survey.js";
import { commandCaseIn } from "./case-command.js";
import { loadCaseFacts } from "./case-facts.js";
import { nextDue } from "./case-projection.js";
import { caseNumber, caseUrl, type UsecaseDeps } from "./deps.js";
import { openLink } from "./link-tokens.js";
import { languageOf, zoneOfPerson } from "./notice-reader.js";
import { actionSubject, standingOf, type ActionSubject, type StaffAction } from "./staff-action-link.js";

/** What the page shows: nothing about the customer. */
export interface StaffActionPage {
  action: StaffAction;
  isDone: boolean;
  number: string;
  severity: Severity;
  due: { kind: string; dueAt: number } | null;
  caseUrl: string;
  language: Language;
  zone: string;
  now: number;
}

/**
 * The page behind a link; null for a link that is unknown, expired or void, and for a signed-in person it is not meant for
 * (`viewerId` null = nobody is signed in). Changes nothing.
 */
export async function readStaffAction(
  deps: UsecaseDeps,
  token: string,
  viewerId: string | null,
): Promise<StaffActionPage | null> {
  return deps.db.read(async (tx) => {
    const link = await linkFor(tx, token, viewerId);
    return link === null ? null : pageOf(tx, deps, link);
  });
}

/**
 * Does what the link stands for, as the person it is meant for. `already`: it had been done, and nothing changes; null: as for
 * {@link readStaffAction}. Codes: those of the action.
 */
export async function takeStaffAction(
  deps: UsecaseDeps,
  token: string,
  userId: string,
): Promise<"taken" | "already" | null> {
  return deps.db.transaction(async (tx) => {
    const link = await linkFor(tx, token, userId);
    const stored = link === null ? null : await lockCase(tx, link.subject.caseId);
    if (link === null || stored === null) return null;
    const now = await appNow(tx);
    const actor = { kind: "user", id: userId } as const;
    const facts = await loadCaseFacts(tx, deps, stored, { now, actor });
    const standing = await standingOf(tx, { stored, facts, userId, subject: link.subject });
    if (standing !== "open") return standing === "done" ? "already" : null;
    await tx.update(links).set({ usedAt: now }).where(eq(links.tokenHash, link.tokenHash));
    await commandCaseIn(tx, deps, {
      caseId: stored.state.id,
      command: { action: link.subject.action },
      actor,
      ifMatch: null,
      idempotency: null,
      via: "mail_link",
    });
    return "taken";
  });
}

interface OpenAction {
  tokenHash: string;
  user: typeof users.$inferSelect;
  subject: ActionSubject;
}

async function linkFor(tx: Tx, token: string, viewerId: string | null): Promise<OpenAction | null> {
  const link = await openLink(tx, "staff_action", token);
  if (link === null || link.userId === null || (viewerId !== null && viewerId !== link.userId)) return null;
  const [user] = await tx.select().from(users).where(eq(users.id, link.userId));
  if (user?.active !== true) return null;
  return { tokenHash: link.tokenHash, user, subject: actionSubject(link.subjectId) };
}

/** Locks in the order of every command: the customer, then the case. */
async function lockCase(tx: Tx, caseId: string): Promise<StoredCase | null> {
  const peek = await loadCase(tx, caseId, { lock: false });
  if (peek === null) return null;
  if (peek.state.customerId !== null) await lockCustomer(tx, peek.state.customerId);
  return loadCase(tx, caseId, { lock: true });
}

async function pageOf(tx: Tx, deps: UsecaseDeps, { user, subject }: OpenAction): Promise<StaffActionPage | null> {
  const stored = await loadCase(tx, subject.caseId, { lock: false });
  if (stored === null) return null;
  const now = await appNow(tx);
  const facts = await loadCaseFacts(tx, deps, stored, { now, actor: { kind: "user", id: user.id } });
  const standing = await standingOf(tx, { stored, facts, userId: user.id, subject });
  if (standing === "void") return null;
  return {
    action: subject.action,
    isDone: standing === "done",
    number: caseNumber(stored.number),
    severity: stored.state.severity,
    due: nextDue(stored.state, facts),
    caseUrl: caseUrl(deps, stored.state.id),
    language: languageOf(user.language),
    zone: await zoneOfPerson(tx, user.calendarId, user.id),
    now,
  };
}
