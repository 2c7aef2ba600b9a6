/** What a row of the table of deadline kinds is (deadlines.ts). */
import type { Instant } from "./calendar.js";
import type { Draft } from "./case-draft.js";
import type { CaseState, Deadline, DeadlineKind, DeadlineOutcome } from "./case-state.js";
import type { CaseFacts } from "./decision.js";

/** A deadline the case may have; `dueAt` is asked only while the key has not been dealt with, and answers null when there is no such instant. */
export interface PossibleDeadline {
  key: string;
  clockId?: string;
  rungId?: string;
  dueAt: () => Instant | null;
}

/** What a firing row may look at besides the draft. */
export interface Firing {
  deadline: Deadline;
  /** How late the deadline is dealt with, in ms. */
  latenessMs: number;
  /** Whether an instant counts as due in this run. */
  isDue: (at: Instant) => boolean;
}

/** One kind of deadline: when it is due, and what happens then. `fire` answers how it ended, `fired` unless it says otherwise. */
export interface DeadlineRow {
  plan: (state: CaseState, facts: CaseFacts) => readonly PossibleDeadline[];
  fire: (draft: Draft, firing: Firing) => DeadlineOutcome | void;
}

/** `<kind>/<clock kind or subject>/<generation>/<rung id or occurrence>`: unique within the case for ever. */
export function deadlineKey(
  kind: DeadlineKind,
  subject: string,
  generation: number,
  occurrence: string | number,
): string {
  return `${kind}/${subject}/${generation}/${occurrence}`;
}
