/** Deadlines of people: a case nobody owns, promises to the customer, snoozes. */
import { addBusinessMs } from "./business-time.js";
import { iso, lifeOf, record, teamCalendar, teamOf } from "./case-draft.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellStaff } from "./case-notices.js";
import { endSnooze } from "./case-waiting.js";
import { deadlineKey } from "./deadline-row.js";
import type { DeadlineRow } from "./deadline-row.js";

const minuteMs = 60_000;

/** Business time after which the lead hears that nobody owns a case (product.md, Case). */
const unassignedAlarmMs = 15 * minuteMs;

/** Business time after a promise at which the lead hears that it was not kept. */
const promiseOverdueMs = 60 * minuteMs;

/** Nobody owns the case 15 business minutes after it lost, or never got, an owner: the lead is told. */
export const unassignedAlarm: DeadlineRow = {
  plan: (state, facts) => {
    const since = state.unassignedSince;
    if (since === null || state.ownerId !== null || state.status === "resolved") return [];
    return [
      {
        key: deadlineKey("unassigned_alarm", "case", lifeOf(state), since),
        dueAt: () => addBusinessMs(teamCalendar(state, facts), since, unassignedAlarmMs),
      },
    ];
  },
  fire: (draft, { latenessMs }) => {
    const { unassignedReason, unassignedSince } = draft.state;
    const { leadId } = teamOf(draft.state, draft.facts);
    record(draft, {
      type: ledgerTypes.unassignedAlarm,
      after: { unassignedSince: iso(unassignedSince), notified: leadId === null ? [] : [leadId] },
      reason: unassignedReason,
      latenessMs,
    });
    tellStaff(draft, [leadId], { kind: "escalation", cause: "unassigned", occurrence: String(unassignedSince) });
  },
};

/** A promise falls due: its owner is reminded. */
export const promiseDue: DeadlineRow = {
  plan: ({ promise, ...state }) =>
    promise === null
      ? []
      : [
          {
            key: deadlineKey("promise_due", "promise", state.reopenCount + 1, promise.id),
            dueAt: () => promise.dueAt,
          },
        ],
  fire: (draft, { deadline, latenessMs }) => {
    const { ownerId, promise } = draft.state;
    record(draft, {
      type: ledgerTypes.reminded,
      after: { kind: "promise_due", promiseId: promise?.id, dueAt: iso(deadline.dueAt), userId: ownerId },
      latenessMs,
    });
    tellStaff(draft, [ownerId], { kind: "reminder", cause: "promise_due", occurrence: promise?.id ?? "" });
  },
};

/** One business hour after a promise that nobody kept: the lead is told. The level does not change. */
export const promiseOverdue: DeadlineRow = {
  plan: (state, facts) => {
    const { promise } = state;
    if (promise === null) return [];
    return [
      {
        key: deadlineKey("promise_overdue", "promise", lifeOf(state), promise.id),
        dueAt: () => addBusinessMs(teamCalendar(state, facts), promise.dueAt, promiseOverdueMs),
      },
    ];
  },
  fire: (draft, { latenessMs }) => {
    const { promise } = draft.state;
    const { leadId } = teamOf(draft.state, draft.facts);
    record(draft, {
      type: ledgerTypes.promiseBroken,
      after: {
        promiseId: promise?.id,
        dueAt: iso(promise?.dueAt ?? null),
        notified: leadId === null ? [] : [leadId],
      },
      latenessMs,
    });
    tellStaff(draft, [leadId], { kind: "escalation", cause: "promise_overdue", occurrence: promise?.id ?? "" });
  },
};

/** A snooze ends: the case is back in its owner's queue. */
export const snoozeEnd: DeadlineRow = {
  plan: (state) => {
    const until = state.snoozedUntil;
    return until === null ? [] : [{ key: deadlineKey("snooze_end", "case", lifeOf(state), until), dueAt: () => until }];
  },
  fire: (draft, { deadline, latenessMs }) => {
    endSnooze(draft, "until", latenessMs);
    tellStaff(draft, [draft.state.ownerId], {
      kind: "reminder",
      cause: "snooze_end",
      occurrence: String(deadline.dueAt),
      by: ["in_app"],
    });
  },
};
