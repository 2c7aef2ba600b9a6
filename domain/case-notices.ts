/** The notices a case sends: their keys, kinds and classes. Words belong to messages/. */
import { lifeOf, tell } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import type { NoticeIntent, NoticeKind } from "./decision.js";

/** What a notice of staff says besides its recipient. */
export interface StaffNotice {
  kind: NoticeKind;
  /** What happened; also the second part of the key unless `subject` is given. */
  cause: string;
  /** Clock kind, where a clock is behind it. */
  subject?: string;
  generation?: number;
  /** Tells two notices of one cause and generation apart. Default: the revision this decision makes. */
  occurrence?: string;
  by?: readonly ("mail" | "in_app")[];
  clockId?: string;
  rungKey?: string;
  level?: number;
}

/**
 * Adds a notice for each of these people, once. Its key is `<caseId>/<kind>/<clock or cause>/<generation>/<rung id or occurrence>/<recipientId>`,
 * so that the same event never reaches the same person twice.
 */
export function tellStaff(draft: Draft, userIds: readonly (string | null)[], notice: StaffNotice): void {
  for (const userId of userIds) {
    if (userId !== null) tell(draft, staffIntent(draft, userId, notice));
  }
}

function staffIntent(draft: Draft, userId: string, notice: StaffNotice): NoticeIntent {
  const generation = notice.generation ?? lifeOf(draft.state);
  const occurrence = notice.occurrence ?? String(draft.initial.rev + 1);
  const subject = notice.subject ?? notice.cause;
  return {
    key: `${draft.state.id}/${notice.kind}/${subject}/${generation}/${occurrence}/${userId}`,
    kind: notice.kind,
    to: { user: userId },
    // A rung that names no way is at least shown in the console.
    by: notice.by === undefined ? ["mail", "in_app"] : notice.by.length === 0 ? ["in_app"] : notice.by,
    sendClass: "must",
    clockId: notice.clockId ?? null,
    rungKey: notice.rungKey ?? null,
    cause: notice.cause,
    level: notice.level ?? null,
  };
}

/** Adds a mail to the customer, at most one of its kind in each life of the case; without a customer there is nobody to write to. */
export function tellCustomer(draft: Draft, kind: "acknowledgement" | "verification"): boolean {
  const { customerId, id } = draft.state;
  if (customerId === null) return false;
  const subject = kind === "acknowledgement" ? "opened" : "resolved";
  tell(draft, {
    key: `${id}/${kind}/${subject}/${lifeOf(draft.state)}/1/${customerId}`,
    kind,
    to: { customer: customerId },
    by: ["mail"],
    sendClass: "once",
    clockId: null,
    rungKey: null,
    cause: subject,
    level: null,
  });
  return true;
}
