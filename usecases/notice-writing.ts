/** Turns the core's notice intents into rows, and wakes the workflows of their recipients. */
import type { Tx } from "../db/client.js";
import { insertNotices, loadNoticeStaff, type NewNotice } from "../db/notice-rows.js";
import { loadCalendars, loadSetting } from "../db/organisation-store.js";
import { priorityOf, type WorkflowWake } from "../db/outbox-rows.js";
import { nextOpening } from "../domain/business-time.js";
import type { NoticeIntent } from "../domain/decision.js";
import type { UsecaseDeps } from "./deps.js";
import { issueLinks } from "./link-tokens.js";
import type { FollowUpSettings } from "../domain/settings.js";

/** What the notices of one decision have in common. */
export interface NoticeContext {
  now: number;
  caseId: string | null;
  responseId: string | null;
  severity: string | null;
  /** Whose hours count for staff without a calendar of their own. */
  calendarId: string;
}

/**
 * Inserts notices, each key once. Staff get theirs in their own hours (P1 and `workingHoursNotices: false` at once), customers at once.
 * Answers the workflows to wake.
 */
export async function writeNotices(
  tx: Tx,
  deps: UsecaseDeps,
  intents: readonly NoticeIntent[],
  context: NoticeContext,
): Promise<WorkflowWake[]> {
  if (intents.length === 0) return [];
  const customerIds = new Set(intents.flatMap((intent) => ("customer" in intent.to ? [intent.to.customer] : [])));
  const [staff] = await Promise.all([
    loadNoticeStaff(
      tx,
      intents.flatMap((intent) => ("user" in intent.to ? [intent.to.user] : [])),
    ),
    issueCustomerLinks(tx, deps, customerIds, context),
  ]);
  const openings = await staffOpenings(tx, [...staff.values()], context);
  const rows: NewNotice[] = [];
  for (const intent of intents) {
    const common = {
      id: deps.newId(),
      key: intent.key,
      kind: intent.kind,
      cause: intent.cause,
      sendClass: intent.sendClass,
      caseId: context.caseId,
      responseId: context.responseId,
      clockId: intent.clockId,
      rungKey: intent.rungKey,
      level: intent.level,
      severity: context.severity,
      byMail: intent.by.includes("mail"),
      inApp: intent.by.includes("in_app"),
      state: intent.by.includes("mail") ? "pending" : "shown",
      createdAt: context.now,
    };
    if ("customer" in intent.to) {
      rows.push({
        ...common,
        recipientId: intent.to.customer,
        customerId: intent.to.customer,
        notBefore: context.now,
      });
      continue;
    }
    const person = staff.get(intent.to.user);
    if (person === undefined || !person.active) continue;
    rows.push({
      ...common,
      recipientId: person.recipientId,
      userId: person.id,
      notBefore: openings.get(person.calendarId ?? context.calendarId) ?? context.now,
    });
  }
  const inserted = await insertNotices(tx, rows);
  return inserted
    .filter((row) => row.state === "pending")
    .map((row) => ({
      workflowType: "deliverNotices",
      subjectId: row.recipientId,
      priority: priorityOf(row.severity),
    }));
}

async function staffOpenings(
  tx: Tx,
  staff: readonly { calendarId: string | null }[],
  context: NoticeContext,
): Promise<Map<string, number>> {
  if (staff.length === 0 || context.severity === "P1") return new Map();
  const settings = await loadSetting<FollowUpSettings>(tx, "follow-up");
  if (!settings.workingHoursNotices) return new Map();
  const calendars = await loadCalendars(
    tx,
    staff.map((person) => person.calendarId ?? context.calendarId),
  );
  return new Map([...calendars].map(([id, calendar]) => [id, nextOpening(calendar, context.now)]));
}

async function issueCustomerLinks(
  tx: Tx,
  deps: UsecaseDeps,
  customerIds: ReadonlySet<string>,
  { now, caseId, responseId }: NoticeContext,
): Promise<void> {
  const links = [...customerIds].flatMap((customerId) => {
    const link = { customerId, now, expiresAt: null };
    return [
      { ...link, purpose: "preferences" as const, subjectId: customerId },
      ...(caseId === null ? [] : [{ ...link, purpose: "case" as const, subjectId: caseId }]),
      ...(responseId === null
        ? []
        : (["share", "invitation"] as const).map((purpose) => ({ ...link, purpose, subjectId: responseId }))),
    ];
  });
  await issueLinks(tx, deps.secretKey, links);
}
