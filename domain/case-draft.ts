/** A decision in the making: the functions of the core add to it, the caller gets the finished {@link Decision}. */
import type { BusinessCalendar } from "./business-time.js";
import type { CaseState } from "./case-state.js";
import type { Actor, CaseFacts, Decision, LedgerEntry, NoticeIntent, TeamFacts } from "./decision.js";
import type { LedgerType } from "./case-ledger.js";

/** What has been decided so far. `state` is replaced, never changed in place. */
export interface Draft {
  readonly facts: CaseFacts;
  readonly initial: CaseState;
  state: CaseState;
  entries: LedgerEntry[];
  notices: NoticeIntent[];
  /** Who acts, where that is not `facts.actor`. */
  actor: Actor | null;
}

/** An entry as the core writes it: what is absent is null. */
export interface Entry {
  type: LedgerType;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string | null;
  latenessMs?: number;
  text?: string | null;
}

/** Starts a decision on a state. */
export function draftOf(state: CaseState, facts: CaseFacts): Draft {
  return { facts, initial: state, state, entries: [], notices: [], actor: null };
}

/** Replaces fields of the state. */
export function change(draft: Draft, fields: Partial<CaseState>): void {
  draft.state = { ...draft.state, ...fields };
}

/** Adds a ledger entry. */
export function record(draft: Draft, entry: Entry): void {
  draft.entries.push({
    type: entry.type,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
    ...(entry.latenessMs === undefined ? {} : { latenessMs: entry.latenessMs }),
    ...(entry.text === undefined || entry.text === null ? {} : { text: entry.text }),
    ...(draft.actor === null ? {} : { actor: draft.actor }),
  });
}

/** Adds a notice unless one of the same key is there already (one person in several seats gets one). */
export function tell(draft: Draft, notice: NoticeIntent): void {
  if (!draft.notices.some((other) => other.key === notice.key)) draft.notices.push(notice);
}

/** The decision; `rev` grows by one if anything changed. */
export function finished(draft: Draft): Decision {
  const changed = draft.state !== draft.initial || draft.entries.length > 0;
  const state = changed ? { ...draft.state, rev: draft.initial.rev + 1 } : draft.initial;
  return { state, entries: draft.entries, notices: draft.notices };
}

/** The compiled calendar with this id; the facts carry those of every clock and team, so a missing one is a programming error. */
export function calendarOf(facts: CaseFacts, calendarId: string): BusinessCalendar {
  const calendar = facts.calendars.get(calendarId);
  if (calendar === undefined) throw new Error(`calendar ${calendarId} is not among the facts`);
  return calendar;
}

/** The team that holds the case: after a hand-over that is the one the command named. */
export function teamOf(state: CaseState, facts: CaseFacts): TeamFacts {
  return facts.otherTeam !== null && facts.otherTeam.id === state.teamId ? facts.otherTeam : facts.team;
}

/** The calendar of the team that holds the case. */
export function teamCalendar(state: CaseState, facts: CaseFacts): BusinessCalendar {
  return calendarOf(facts, teamOf(state, facts).calendarId);
}

/** An instant as ledger entries hold it; null stays null. */
export function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** Counts the lives of a case: 1, and one more with every reopening. Part of the keys of deadlines and notices that belong to no clock. */
export function lifeOf(state: CaseState): number {
  return state.reopenCount + 1;
}
