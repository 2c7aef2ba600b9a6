/** Is a notice still worth sending? Asked when it is claimed and again just before its mail conversation. Pure. */
import type { NoticeSurroundings, StoredNotice } from "../db/notice-delivery-store.js";

/** Why a notice is dropped instead of sent. */
export type DropReason =
  | "case-over"
  | "clock-over"
  | "case-settled"
  | "case-not-resolved"
  | "recipient-inactive"
  | "no-address"
  | "no-consent"
  | "suppressed"
  | "unsubscribed"
  | "bounced"
  | "ask-released"
  | "daily-limit";

/** Customer mails to one address in 24 hours; never holds back a verification or a referral ask. */
const customerMailsPerDay = 5;

const over = new Set(["closed", "cancelled"]);
const settled = new Set(["resolved", "closed", "cancelled"]);

/**
 * The reason to drop the notice, or null when it may go out (architecture.md, The way of one answer, 6): a reminder only while its clock
 * runs, a breach or escalation only while the case is unresolved, a verification only while it is resolved, and nothing to a
 * customer who withdrew consent, unsubscribed from it, or cannot be reached.
 */
export function reasonToDrop(
  notice: Pick<StoredNotice, "kind" | "customerId" | "caseId" | "clockId">,
  now: NoticeSurroundings,
): DropReason | null {
  return notice.customerId === null ? reasonForStaff(notice, now) : reasonForCustomer(notice.kind, now);
}

function reasonForStaff(
  notice: Pick<StoredNotice, "kind" | "caseId" | "clockId">,
  now: NoticeSurroundings,
): DropReason | null {
  if (now.userActive !== true) return "recipient-inactive";
  if (notice.caseId === null) return null;
  const status = now.caseStatus ?? "cancelled";
  if (over.has(status)) return "case-over";
  if (notice.kind === "reminder" || notice.kind === "breach" || notice.kind === "escalation") {
    if (settled.has(status)) return "case-settled";
  }
  // A missed clock runs on until it is satisfied.
  const clockRuns = !now.clockStopped && (now.clockState === "running" || now.clockState === "missed");
  if (notice.kind === "reminder" && notice.clockId !== null && !clockRuns) return "clock-over";
  return null;
}

function reasonForCustomer(kind: string, now: NoticeSurroundings): DropReason | null {
  if (now.isSuppressed) return "suppressed";
  if (now.customerEmail === null) return "no-address";
  if (now.isBounced) return "bounced";
  if (kind === "verification") return now.caseStatus === "resolved" ? consent(now) : "case-not-resolved";
  // Consent, open cases and the rest of an ask's conditions are asked of domain/referral.ts.
  if (kind === "referral_ask")
    return now.inviteState === null || now.inviteState === "released" ? "ask-released" : null;
  if (kind === "acknowledgement" && (now.caseStatus === null || over.has(now.caseStatus))) return "case-over";
  if (kind === "thanks" && now.isUnsubscribed) return "unsubscribed";
  if (now.mailsToday >= customerMailsPerDay) return "daily-limit";
  return consent(now);
}

function consent(now: NoticeSurroundings): DropReason | null {
  return now.contactConsent === false ? "no-consent" : null;
}
