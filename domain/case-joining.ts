/** How a later answer attaches to a case that is there already. */
import type { Instant } from "./calendar.js";
import { tightenClocks } from "./case-clocks.js";
import { reopen } from "./case-closing.js";
import { change, draftOf, finished, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import type { CaseState } from "./case-state.js";
import { stopWaitingForCustomer } from "./case-waiting.js";
import { settle } from "./deadlines.js";
import type { CaseFacts, Decision } from "./decision.js";
import { moreUrgent, oneStepUp } from "./survey.js";
import type { Severity } from "./survey.js";

/** A later answer of the case's customer. `opensCase` = triage would have opened a case for it. */
export interface JoiningAnswer {
  responseId: string;
  severity: Severity | null;
  opensCase: boolean;
}

/**
 * Whether a new low answer belongs to this settled case: resolved cases take it always (they are still open),
 * closed ones up to and including `reopenWindowMs` after their closing, cancelled ones never.
 */
export function takesLaterAnswer(state: CaseState, now: Instant, reopenWindowMs: number): boolean {
  if (state.status !== "closed") return state.status !== "cancelled";
  return state.closedAt !== null && now <= state.closedAt + reopenWindowMs;
}

/**
 * Attaches a later answer: severity only rises, deadlines only tighten, a wait for the customer ends,
 * and a low answer reopens a resolved or closed case (severity one step up). Deadlines before `facts.now` are settled first.
 * Errors: `open-case-exists` when a closed case would have to be reopened beside a newer open one.
 */
export function joinCase(state: CaseState, answer: JoiningAnswer, facts: CaseFacts): Decision {
  const draft = draftOf(state, facts);
  settle(draft);
  const { responseId, severity } = answer;
  record(draft, { type: ledgerTypes.answerJoined, after: { responseId, severity, opensCase: answer.opensCase } });
  if (draft.state.status === "resolved" || draft.state.status === "closed") {
    if (answer.opensCase)
      reopen(draft, "new_low_answer", { cause: "new_answer", severity: reopenedSeverity(draft.state, severity) });
    return finished(draft);
  }
  stopWaitingForCustomer(draft, facts.now, "customer_answered");
  if (severity !== null && answer.opensCase) raiseSeverity(draft, severity);
  tellStaff(draft, [draft.state.ownerId], {
    kind: "reminder",
    cause: "new_answer",
    occurrence: responseId,
    by: ["in_app"],
  });
  // A tightened clock may be past due now: it is missed at once.
  settle(draft);
  return finished(draft);
}

/**
 * Takes in a case that was merged into this one: severity only rises, deadlines only tighten. A settled case stays settled and only
 * notes it. Deadlines before `facts.now` are settled first.
 */
export function absorbCase(state: CaseState, merged: Pick<CaseState, "id" | "severity">, facts: CaseFacts): Decision {
  const draft = draftOf(state, facts);
  settle(draft);
  record(draft, { type: ledgerTypes.absorbed, after: { caseId: merged.id, severity: merged.severity } });
  if (draft.state.status !== "resolved") raiseSeverity(draft, merged.severity);
  settle(draft);
  return finished(draft);
}

/**
 * The customer says of an older case, which stays closed, that it was not fixed: said on the open one, whose wait for them ends and whose
 * owner is told. Deadlines before `facts.now` are settled first.
 */
export function hearOfOlderCase(
  state: CaseState,
  said: { caseId: string; answer: "partly" | "no"; comment: string | null },
  facts: CaseFacts,
): Decision {
  const draft = draftOf(state, facts);
  settle(draft);
  const { caseId, answer, comment } = said;
  record(draft, {
    type: ledgerTypes.notFixed,
    after: { caseId, answer },
    reason: "older_case_not_fixed",
    text: comment,
  });
  stopWaitingForCustomer(draft, facts.now, "customer_answered");
  tellStaff(draft, [draft.state.ownerId], {
    kind: "reminder",
    cause: "new_answer",
    occurrence: `${caseId}.${draft.initial.rev + 1}`,
    by: ["in_app"],
  });
  return finished(draft);
}

function reopenedSeverity(state: CaseState, answered: Severity | null): Severity {
  return moreUrgent(oneStepUp(state.severity), answered) ?? state.severity;
}

function raiseSeverity(draft: Draft, severity: Severity): void {
  const before = draft.state.severity;
  const after = moreUrgent(before, severity) ?? before;
  if (after === before) return;
  change(draft, { severity: after });
  record(draft, { type: ledgerTypes.severityRaised, before: { severity: before }, after: { severity: after } });
  tightenClocks(draft);
}
