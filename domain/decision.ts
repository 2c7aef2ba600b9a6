/** What the core answers: the next state and the rows to write with it, in one transaction. */
import type { Instant } from "./calendar.js";
import type {
  CaseState,
  ContactChannel,
  ContactOutcome,
  CancelReason,
  PauseReason,
  ResolutionCode,
} from "./case-state.js";
import type { BusinessCalendar } from "./business-time.js";
import type { KeyGrant } from "./key-grant.js";
import type { Policy } from "./policy.js";

/**
 * Who does something: a person of the staff, an API key (`grant` absent = the product under its name), the customer, or the machine itself (`operator` = somebody at its
 * command line).
 */
export type Actor =
  | { kind: "user"; id: string }
  | { kind: "key"; id: string; grant?: KeyGrant }
  | { kind: "customer"; id: string }
  | { kind: "system"; id: "router" | "clock" | "intake" | "reconciler" | "operator" };

/** One append-only entry of a case's ledger; `before` and `after` hold ids, enums and instants (ISO strings), `text` is the one personal column. */
export interface LedgerEntry {
  type: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  latenessMs?: number;
  text?: string;
  /** Who did it, where that is not the actor of the command: deadlines settled on the way carry the clock. Absent = the facts' actor. */
  actor?: Actor;
}

/** Kinds of notices = the values of `X-Innerloop-Notice` that concern a case. */
export type NoticeKind =
  | "assignment"
  | "reopened"
  | "reminder"
  | "breach"
  | "escalation"
  | "acknowledgement"
  | "verification"
  | "thanks"
  | "referral_ask"
  | "staff_login";

/**
 * A wish to reach a person. Unique by `key`; written as a row in the same transaction.
 * `must`: an uncertain send is repeated once with the same Message-ID. `once`: an uncertain send counts as sent.
 */
export interface NoticeIntent {
  key: string;
  kind: NoticeKind;
  to: { user: string } | { customer: string };
  by: readonly ("mail" | "in_app")[];
  sendClass: "must" | "once";
  /** The clock and generation that must still run for a reminder to be sent. */
  clockId: string | null;
  rungKey: string | null;
  /** What happened, as a code the catalogue has words for (`rung`, `unassigned`, `promise_overdue`, ...). */
  cause: string;
  level: number | null;
}

/** A command of staff, of the customer, or of the machine. Names are the actions of contract.md. */
export type CaseCommand =
  | { action: "acknowledge" }
  | {
      action: "log-contact";
      channel: ContactChannel;
      outcome: ContactOutcome;
      note: string | null;
      durationMs: number | null;
    }
  | { action: "note"; text: string }
  | { action: "promise"; id: string; dueAt: Instant; text: string | null }
  | { action: "pause"; reason: PauseReason; until: Instant | null }
  | { action: "wait-for"; teamId: string; note: string | null }
  | { action: "snooze"; until: Instant }
  | { action: "resume" }
  | { action: "reassign"; to: string; note: string | null }
  | { action: "request-help"; userId: string; note: string | null }
  | { action: "acknowledge-escalation" }
  | { action: "hand-over"; teamId: string; note: string | null }
  | {
      action: "resolve";
      code: ResolutionCode;
      cause: string;
      causeDetail: string | null;
      done: string;
      evidence: string | null;
    }
  | { action: "reopen"; reason: string }
  | { action: "cancel"; reason: CancelReason }
  | { action: "override-due"; clock: string; dueAt: Instant; reason: string }
  | { action: "merge"; into: string }
  /** The customer's answer to "did we fix it?". */
  | { action: "verify"; answer: "yes" | "partly" | "no"; comment: string | null };

/** Names of all actions, as they stand in the URL. */
export type CaseAction = CaseCommand["action"];

/** A team as decisions need it. */
export interface TeamFacts {
  id: string;
  calendarId: string;
  leadId: string | null;
  managerId: string | null;
  memberIds: readonly string[];
}

/** Somebody a case could be given to. `loadPoints` is the weighted load of open cases (P1 3, P2 2, P3 1, P4 0.5). */
export interface Candidate {
  userId: string;
  role: string;
  active: boolean;
  absent: boolean;
  teamIds: readonly string[];
  languages: readonly string[];
  skills: readonly string[];
  capacityPoints: number;
  loadPoints: number;
  /** When the router last chose this person; null = never. Breaks ties (round robin). */
  lastAssignedAt: Instant | null;
}

/** Everything a decision may look at besides the state; loaded under the case's lock. `now` is app_now(). */
export interface CaseFacts {
  now: Instant;
  actor: Actor;
  policy: Policy;
  /** The case's own team, and the other team a command names. */
  team: TeamFacts;
  otherTeam: (TeamFacts & { policy: Policy }) | null;
  /** Compiled calendars by id: those of the clocks and of the teams above. */
  calendars: ReadonlyMap<string, BusinessCalendar>;
  headId: string | null;
  /** Members of the team (reassign rung, reassign, hand-over). */
  candidates: readonly Candidate[];
  verifyDelayMs: number;
  verifySilenceMs: number;
  reopenWindowMs: number;
  /** Id of another open case of the same customer, if there is one. */
  otherOpenCaseId: string | null;
  newId: () => string;
}

/** The answer of the core. `entries` and `notices` are in order. */
export interface Decision {
  state: CaseState;
  entries: readonly LedgerEntry[];
  notices: readonly NoticeIntent[];
}
