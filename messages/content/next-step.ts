/** The one thing a reader should do now. */
import type { ClockKind } from "../../domain/policy.js";
import type { MessageKey } from "../../locales/catalogue.js";
import type { StaffCaseNotice } from "../model.js";

const byClock: Readonly<Record<ClockKind, MessageKey>> = {
  acknowledge: "staff.next.acknowledge",
  first_contact: "staff.next.firstContact",
  next_update: "staff.next.nextUpdate",
  resolve: "staff.next.resolve",
  team_response: "staff.next.teamResponse",
};

const byCause: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ["unassigned", "staff.next.chooseOwner"],
  ["unassigned_alarm", "staff.next.chooseOwner"],
  ["help_requested", "staff.next.help"],
  ["team_asked", "staff.next.teamResponse"],
  ["promise_due", "staff.next.promise"],
  ["promise_overdue", "staff.next.promise"],
  ["snooze_end", "staff.next.goOn"],
  ["pause_end", "staff.next.goOn"],
  ["pause_cap", "staff.next.goOn"],
  ["waiting_reminder", "staff.next.askAgain"],
  ["no_response", "staff.next.askAgain"],
]);

/**
 * Which step to name, from the most to the least particular: what happened, then the reader's seat, then the clock that runs.
 * Those above the owner are asked to act only when something was missed.
 */
export function nextStep(notice: StaffCaseNotice): MessageKey {
  const particular = byCause.get(notice.cause.replaceAll("-", "_"));
  if (particular !== undefined) return particular;
  const isAbove = notice.seat === "lead" || notice.seat === "manager" || notice.seat === "head";
  if (isAbove && (notice.kind === "breach" || notice.kind === "escalation")) return "staff.next.leadAcknowledge";
  if (notice.seat === "watcher") return "staff.next.watch";
  if (notice.kind === "reopened") return "staff.next.reopened";
  if (notice.seat !== "owner") return "staff.next.open";
  return notice.clock === null ? "staff.next.open" : byClock[notice.clock.kind];
}
