/** What actions need besides a status they exist in: the guards, each missing one with its code. */
import { businessDaysTouched } from "./business-day.js";
import { teamCalendar } from "./case-draft.js";
import { currentContacts } from "./case-contact.js";
import { canTake } from "./case-ownership.js";
import type { CaseState } from "./case-state.js";
import type { CaseFacts } from "./decision.js";
import type { ErrorItem } from "./errors.js";

const neededAttempts = 3;
const neededChannels = 2;
const neededDays = 3;

/** Somebody owns the case, or the actor may take it. */
export function ownerGuard(state: CaseState, facts: CaseFacts): readonly ErrorItem[] {
  return canTake(state, facts)
    ? []
    : [{ code: "owner", detail: "nobody owns the case, and the actor is not a person of its team" }];
}

/** At least one contact or attempt has been logged since the case opened or was reopened. */
export function attemptGuard(state: CaseState): readonly ErrorItem[] {
  return state.firstAttemptAt === null ? [{ code: "attempt", detail: "at least one logged contact or attempt" }] : [];
}

/**
 * What is still missing of the evidence a settlement needs: the customer was reached since the case opened or was reopened; or three
 * attempts on two channels over three business days. Empty when one of the two is there; evidence in words is the third way.
 */
export function contactEvidenceGuard(state: CaseState, facts: CaseFacts): readonly ErrorItem[] {
  if (state.firstReachedAt !== null) return [];
  const contacts = currentContacts(state);
  const missing: ErrorItem[] = [];
  if (contacts.length < neededAttempts) missing.push({ code: "attempts", detail: "or three logged attempts" });
  if (new Set(contacts.map((contact) => contact.channel)).size < neededChannels) {
    missing.push({ code: "channels", detail: "or attempts on two channels" });
  }
  const days = businessDaysTouched(
    teamCalendar(state, facts),
    contacts.map((contact) => contact.at),
  );
  if (days < neededDays) missing.push({ code: "days", detail: "or attempts over three business days" });
  if (missing.length === 0) return [];
  return [
    { code: "reached", detail: "a contact that reached the customer" },
    ...missing,
    { pointer: "/evidence", code: "evidence", detail: "or evidence in words" },
  ];
}
