/** Contacts with the customer, promises to them, notes: what counts as what, and which clocks it stops. */
import type { Instant } from "./calendar.js";
import { change, iso, record } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { liveClock, meetClock, startClockOnRecord, targetsOf } from "./case-clocks.js";
import { ledgerTypes } from "./case-ledger.js";
import { acknowledge, canTake } from "./case-ownership.js";
import { outOfRange } from "./case-refusals.js";
import type { CaseState, Contact, ContactChannel, ContactOutcome } from "./case-state.js";
import { stopWaitingForCustomer } from "./case-waiting.js";

/** What staff say about one contact. */
export interface ContactReport {
  channel: ContactChannel;
  outcome: ContactOutcome;
  note: string | null;
  durationMs: number | null;
}

/** Whether a contact stops the first-contact clock: the customer was reached, a message was delivered, or a call was tried (contract.md, Cases). */
export function isFirstContact(contact: Pick<Contact, "channel" | "outcome">): boolean {
  return contact.outcome === "reached" || contact.outcome === "delivered" || contact.channel === "call";
}

/** The contacts that count: those since the case opened or was last reopened. */
export function currentContacts(state: CaseState): readonly Contact[] {
  const { firstAttemptAt } = state;
  return firstAttemptAt === null ? [] : state.contacts.filter((contact) => contact.at >= firstAttemptAt);
}

/**
 * Logs a contact or an attempt. It takes the case in hand where somebody can, keeps a promise whose instant has not passed, stops the
 * first-contact clock if it counts as first contact, and from then on restarts `next_update`. Reaching the customer drops the level to 0.
 */
export function logContact(draft: Draft, report: ContactReport): void {
  const { now } = draft.facts;
  const { channel, outcome, durationMs } = report;
  if (["new", "assigned"].includes(draft.state.status) && canTake(draft.state, draft.facts)) acknowledge(draft);
  change(draft, { contacts: [...draft.state.contacts, { at: now, channel, outcome }] });
  record(draft, {
    type: ledgerTypes.contactLogged,
    after: { channel, outcome, ...(durationMs === null ? {} : { durationMs }) },
    text: report.note,
  });
  settlePromise(draft);
  change(draft, { firstAttemptAt: draft.state.firstAttemptAt ?? now });
  if (isFirstContact({ channel, outcome })) meetClock(draft, "first_contact");
  if (draft.state.status !== "resolved") restartUpdates(draft);
  if (outcome === "reached") reach(draft);
}

function restartUpdates(draft: Draft): void {
  if (!currentContacts(draft.state).some(isFirstContact)) return;
  if (liveClock(draft.state, "next_update") !== null) meetClock(draft, "next_update");
  startClockOnRecord(draft, "next_update", targetsOf(draft.state, draft.facts).next_update);
}

function reach(draft: Draft): void {
  const { now } = draft.facts;
  change(draft, {
    firstReachedAt: draft.state.firstReachedAt ?? now,
    escalationLevel: 0,
    awaitingAcknowledgement: null,
  });
  // A later date stays agreed; a wait for the customer's word is over once they have spoken.
  if (draft.state.pause?.reason === "waiting_customer") stopWaitingForCustomer(draft, now, "reached");
}

function settlePromise(draft: Draft): void {
  const { promise } = draft.state;
  if (promise === null) return;
  const latenessMs = draft.facts.now - promise.dueAt;
  change(draft, { promise: null });
  record(draft, {
    type: ledgerTypes.promiseKept,
    before: { promiseId: promise.id, dueAt: iso(promise.dueAt) },
    ...(latenessMs > 0 ? { latenessMs } : {}),
  });
}

/** Promises the customer something by `dueAt`; a new promise takes the place of the one before. It starts no clock. Errors: `out-of-range`. */
export function makePromise(draft: Draft, id: string, dueAt: Instant, text: string | null): void {
  if (dueAt <= draft.facts.now) throw outOfRange("/dueAt", "in-the-past", "must be in the future");
  const before = draft.state.promise;
  change(draft, { promise: { id, dueAt } });
  record(draft, {
    type: ledgerTypes.promiseMade,
    ...(before === null ? {} : { before: { promiseId: before.id, dueAt: iso(before.dueAt) } }),
    after: { promiseId: id, dueAt: iso(dueAt) },
    text,
  });
}

/** Adds a note; nothing else changes. */
export function addNote(draft: Draft, text: string): void {
  record(draft, { type: ledgerTypes.noteAdded, text });
}
