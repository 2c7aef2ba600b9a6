/** The actions on a case: from where each exists, what it needs, and what it changes. One table decides and explains. */
import { addNote, logContact, makePromise } from "./case-contact.js";
import { cancel, reopen, resolve, verify } from "./case-closing.js";
import { change, draftOf, finished, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { attemptGuard, contactEvidenceGuard, ownerGuard } from "./case-guards.js";
import { handOver } from "./case-handover.js";
import { ledgerTypes } from "./case-ledger.js";
import { overrideDue } from "./case-override.js";
import { acknowledge, reassign, requestHelp } from "./case-ownership.js";
import { guardNotMet, illegalTransition } from "./case-refusals.js";
import type { CaseState, CaseStatus } from "./case-state.js";
import { pause, resume, snooze, waitFor } from "./case-waiting.js";
import { settle } from "./deadlines.js";
import type { CaseAction, CaseCommand, CaseFacts, Decision } from "./decision.js";
import type { ErrorItem } from "./errors.js";

/** One action as the console shows it; `reason` is a code that says why not (or what is still missing), null when nothing is in the way. */
export interface ActionAvailability {
  action: CaseAction;
  allowed: boolean;
  reason: string | null;
}

type Command<A extends CaseAction> = Extract<CaseCommand, { action: A }>;

interface ActionRow<A extends CaseAction> {
  /** Statuses in which the action exists (product.md, Case). */
  from: readonly CaseStatus[];
  /** What else the state must be like for the action to exist. */
  when?: (state: CaseState) => boolean;
  /** What the case must have; without a command only what no command can bring itself. */
  guard?: (state: CaseState, facts: CaseFacts, command: Command<A> | null) => readonly ErrorItem[];
  /** What a form of the action has to ask for, though the action itself is allowed. */
  asks?: (state: CaseState, facts: CaseFacts) => readonly ErrorItem[];
  apply: (draft: Draft, command: Command<A>) => void;
}

const unsettled: readonly CaseStatus[] = ["new", "assigned", "in_progress", "waiting_customer", "waiting_internal"];
const owned: readonly CaseStatus[] = ["assigned", "in_progress", "waiting_customer", "waiting_internal"];
const settled: readonly CaseStatus[] = ["resolved", "closed"];

const caseCan: { readonly [A in CaseAction]: ActionRow<A> } = {
  acknowledge: {
    from: ["new", "assigned"],
    guard: ownerGuard,
    apply: (draft) => acknowledge(draft),
  },
  "log-contact": {
    from: [...unsettled, "resolved"],
    apply: (draft, command) => logContact(draft, command),
  },
  note: {
    from: [...unsettled, ...settled],
    apply: (draft, { text }) => addNote(draft, text),
  },
  promise: {
    from: owned,
    apply: (draft, { id, dueAt, text }) => makePromise(draft, id, dueAt, text),
  },
  pause: {
    from: ["in_progress", "waiting_customer"],
    guard: attemptGuard,
    apply: (draft, { reason, until }) => pause(draft, reason, until),
  },
  "wait-for": {
    from: ["in_progress", "waiting_internal"],
    apply: (draft, { teamId, note }) => waitFor(draft, teamId, note),
  },
  snooze: {
    from: owned,
    apply: (draft, { until }) => snooze(draft, until),
  },
  resume: {
    from: owned,
    when: (state) => state.status.startsWith("waiting_") || state.snoozedUntil !== null,
    apply: (draft) => resume(draft),
  },
  reassign: {
    from: [...unsettled, "resolved"],
    apply: (draft, { to, note }) => reassign(draft, to, note),
  },
  "request-help": {
    from: unsettled,
    apply: (draft, { userId, note }) => requestHelp(draft, userId, note),
  },
  "acknowledge-escalation": {
    from: unsettled,
    when: (state) => state.awaitingAcknowledgement !== null || state.escalationLevel > 0,
    apply: (draft) => acknowledgeEscalation(draft),
  },
  "hand-over": {
    from: unsettled,
    apply: (draft, { teamId, note }) => handOver(draft, teamId, note),
  },
  resolve: {
    from: owned,
    guard: (state, facts, command) =>
      command === null || command.evidence !== null ? [] : contactEvidenceGuard(state, facts),
    asks: contactEvidenceGuard,
    apply: (draft, command) => resolve(draft, command),
  },
  reopen: {
    from: settled,
    apply: (draft, { reason }) => reopen(draft, "person", { text: reason }),
  },
  cancel: {
    from: [...unsettled, "resolved"],
    apply: (draft, { reason }) => cancel(draft, reason),
  },
  "override-due": {
    from: unsettled,
    apply: (draft, { clock, dueAt, reason }) => overrideDue(draft, clock, dueAt, reason),
  },
  merge: {
    from: [...unsettled, "resolved"],
    apply: (draft, { into }) => cancel(draft, "merged", into),
  },
  verify: {
    from: settled,
    apply: (draft, { answer, comment }) => verify(draft, answer, comment),
  },
};

/** The customer's own action; it comes from their page, never from staff. */
const ofCustomer: ReadonlySet<CaseAction> = new Set<CaseAction>(["verify"]);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's own keys
const actions = Object.keys(caseCan) as CaseAction[];

function exists(action: CaseAction, state: CaseState): boolean {
  const { from, when } = caseCan[action];
  return from.includes(state.status) && (when === undefined || when(state));
}

function acknowledgeEscalation(draft: Draft): void {
  const { awaitingAcknowledgement, escalationLevel } = draft.state;
  change(draft, { awaitingAcknowledgement: null });
  record(draft, {
    type: ledgerTypes.escalationAcknowledged,
    after: { escalationLevel, rungKey: awaitingAcknowledgement?.rungKey ?? null },
  });
}

function apply<A extends CaseAction>(draft: Draft, action: A, command: Command<A>): void {
  const { guard, apply: act } = caseCan[action];
  const { state, facts } = draft;
  if (!exists(action, state)) {
    const allowed = actions.filter((other) => !ofCustomer.has(other) && exists(other, state));
    throw illegalTransition(action, state.status, allowed);
  }
  const missing = guard?.(state, facts, command) ?? [];
  if (missing.length > 0) throw guardNotMet(action, missing);
  act(draft, command);
}

/**
 * Applies one command at `facts.now`. Every deadline strictly before it is settled first, so that acting exactly at a deadline meets it.
 * `state.rev` grows by one if anything changed; a repeated command that changes nothing answers the same state without entries.
 * Errors: `illegal-transition` (conflict, `details.allowed`), `guard-not-met` (invalid, `details.guard`), `not-eligible` (invalid),
 * `out-of-range` (invalid), `open-case-exists` (conflict, `details.caseId`).
 */
export function decide(state: CaseState, command: CaseCommand, facts: CaseFacts): Decision {
  const draft = draftOf(state, facts);
  settle(draft);
  apply(draft, command.action, command);
  return finished(draft);
}

/** Every action of staff with whether it is legal now, from the same table as {@link decide}. Permissions of the reader are not looked at. */
export function allowedActions(state: CaseState, facts: CaseFacts): readonly ActionAvailability[] {
  return actions.filter((action) => !ofCustomer.has(action)).map((action) => availability(action, state, facts));
}

function availability(action: CaseAction, state: CaseState, facts: CaseFacts): ActionAvailability {
  if (!exists(action, state)) return { action, allowed: false, reason: "illegal-transition" };
  const { guard, asks } = caseCan[action];
  const missing = guard?.(state, facts, null) ?? [];
  const asked = asks?.(state, facts) ?? [];
  return { action, allowed: missing.length === 0, reason: missing[0]?.code ?? asked.at(-1)?.code ?? null };
}
