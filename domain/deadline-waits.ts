/** Deadlines of a wait for the customer: its agreed end, its cap, the reminders, and giving up. */
import { addBusinessDays } from "./business-day.js";
import { addBusinessMs } from "./business-time.js";
import { calendarOf, iso, lifeOf, record, teamCalendar } from "./case-draft.js";
import type { Draft } from "./case-draft.js";
import { resolve } from "./case-closing.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import type { CaseState } from "./case-state.js";
import { pauseAllowanceMs, pauseCalendarId, stopWaitingForCustomer } from "./case-waiting.js";
import { deadlineKey } from "./deadline-row.js";
import type { DeadlineRow } from "./deadline-row.js";

/** Business days of waiting after which the owner is reminded (product.md, Case). */
const reminderDays = [3, 7];

/** Business days of waiting after which the case is settled as `no_response`. */
const noResponseDays = 14;

/** The pause of a case that waits for its customer. */
function waitOf(state: CaseState): NonNullable<CaseState["pause"]> | null {
  return state.status === "waiting_customer" ? state.pause : null;
}

function tellOwner(draft: Draft, cause: string, occurrence: string): void {
  tellStaff(draft, [draft.state.ownerId], { kind: "reminder", cause, occurrence });
}

/** The agreed end of a pause: the case is worked on again. */
export const pauseEnd: DeadlineRow = {
  plan: (state) => {
    const until = waitOf(state)?.until ?? null;
    return until === null
      ? []
      : [{ key: deadlineKey("pause_end", "resolve", lifeOf(state), until), dueAt: () => until }];
  },
  fire: (draft, { deadline, latenessMs }) => {
    stopWaitingForCustomer(draft, deadline.dueAt, "until", latenessMs);
    tellOwner(draft, "pause_end", String(deadline.dueAt));
  },
};

/** The pauses of the case have used up what is allowed: the running one ends. */
export const pauseCap: DeadlineRow = {
  plan: (state, facts) => {
    const wait = waitOf(state);
    if (wait === null) return [];
    const calendar = calendarOf(facts, pauseCalendarId(state, facts));
    return [
      {
        key: deadlineKey("pause_cap", "resolve", lifeOf(state), wait.since),
        dueAt: () => addBusinessMs(calendar, wait.since, pauseAllowanceMs(state, facts)),
      },
    ];
  },
  fire: (draft, { deadline, latenessMs }) => {
    stopWaitingForCustomer(draft, deadline.dueAt, "cap", latenessMs);
    tellOwner(draft, "pause_cap", String(deadline.dueAt));
  },
};

/** After 3 and 7 business days of waiting without an agreed end the owner is reminded. */
export const waitingReminder: DeadlineRow = {
  plan: (state, facts) => {
    const wait = waitOf(state);
    if (wait === null || wait.until !== null) return [];
    return reminderDays.map((days) => ({
      key: deadlineKey("waiting_reminder", "waiting_customer", lifeOf(state), `${wait.since}.${days}`),
      dueAt: () => addBusinessDays(teamCalendar(state, facts), wait.since, days),
    }));
  },
  fire: (draft, { deadline, latenessMs }) => {
    const { ownerId } = draft.state;
    record(draft, {
      type: ledgerTypes.reminded,
      after: { kind: "waiting_customer", dueAt: iso(deadline.dueAt), userId: ownerId },
      latenessMs,
    });
    tellOwner(draft, "waiting_reminder", deadline.key.split("/").at(-1) ?? "");
  },
};

/** After 14 business days without an answer the case is settled as `no_response`, unless a later date was agreed. */
export const noResponse: DeadlineRow = {
  plan: (state, facts) => {
    const wait = waitOf(state);
    if (wait === null || wait.until !== null || wait.reason !== "waiting_customer") return [];
    return [
      {
        key: deadlineKey("no_response", "waiting_customer", lifeOf(state), wait.since),
        dueAt: () => addBusinessDays(teamCalendar(state, facts), wait.since, noResponseDays),
      },
    ];
  },
  fire: (draft, { deadline, latenessMs }) => {
    const settlement = {
      code: "no_response",
      cause: "none_found",
      causeDetail: null,
      done: null,
      evidence: null,
    } as const;
    resolve(draft, settlement, latenessMs);
    // Of a settled case only the console tells: mails of reminders are for cases that are worked on.
    tellStaff(draft, [draft.state.ownerId], {
      kind: "reminder",
      cause: "no_response",
      occurrence: String(deadline.dueAt),
      by: ["in_app"],
    });
  },
};
