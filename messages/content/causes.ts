/** Words for what happened, by the code stored with a notice. */
import type { MessageKey } from "../../locales/catalogue.js";

/** What a cause is called, and which headline it gives an assignment. */
interface CauseWords {
  sentence: MessageKey | null;
  headline?: MessageKey;
}

const routed: CauseWords = { sentence: "staff.cause.routed", headline: "staff.assignment.routed" };
const reassigned: CauseWords = { sentence: "staff.cause.reassigned", headline: "staff.assignment.reassigned" };
const rungReassign: CauseWords = { sentence: "staff.cause.rungReassign", headline: "staff.assignment.rung" };
const handOver: CauseWords = { sentence: "staff.cause.handOver", headline: "staff.assignment.handOver" };
const help: CauseWords = { sentence: "staff.cause.help", headline: "staff.assignment.help" };
const unassigned: CauseWords = { sentence: "staff.cause.unassigned", headline: "staff.assignment.unassigned" };
const teamAsked: CauseWords = { sentence: "staff.cause.teamAsked", headline: "staff.assignment.teamAsked" };
const absenceOver: CauseWords = { sentence: "staff.cause.absenceOver", headline: "staff.assignment.reassigned" };
const absence: CauseWords = { sentence: "staff.cause.absence", headline: "staff.assignment.reassigned" };

const words: ReadonlyMap<string, CauseWords> = new Map<string, CauseWords>([
  ["routed", routed],
  ["router", routed],
  ["opened", routed],
  ["person", reassigned],
  ["reassigned", reassigned],
  ["rung_reassign", rungReassign],
  ["reassigned_by_rung", rungReassign],
  ["hand_over", handOver],
  ["handed_over", handOver],
  ["help_requested", help],
  ["team_asked", teamAsked],
  ["unassigned", unassigned],
  ["unassigned_alarm", unassigned],
  ["absence", absence],
  ["absence_over", absenceOver],
  // The rung's own sentence ("75 % of the time is used") says it better.
  ["rung", { sentence: null }],
  ["promise_due", { sentence: "staff.cause.promiseDue" }],
  ["promise_overdue", { sentence: "staff.cause.promiseOverdue" }],
  ["snooze_end", { sentence: "staff.cause.snoozeEnd" }],
  ["pause_end", { sentence: "staff.cause.pauseEnd" }],
  ["pause_cap", { sentence: "staff.cause.pauseEnd" }],
  ["waiting_reminder", { sentence: "staff.cause.waitingReminder" }],
  ["no_response", { sentence: "staff.cause.noResponse" }],
  ["escalation_unacknowledged", { sentence: "staff.cause.unacknowledged" }],
  ["customer_reopened", { sentence: "staff.cause.customerReopened" }],
  ["verification_no", { sentence: "staff.cause.customerReopened" }],
  ["new_answer", { sentence: "staff.cause.newAnswer" }],
  ["reopened", { sentence: "staff.cause.reopened" }],
]);

/** The words of a cause; a code nobody has words for still gives a true, if vague, sentence. */
export function causeWords(cause: string): CauseWords {
  return words.get(cause.replaceAll("-", "_")) ?? { sentence: "staff.cause.other" };
}
