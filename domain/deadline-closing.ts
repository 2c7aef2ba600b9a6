/** Deadlines of a settled case: asking the customer, and taking silence for consent. */
import { close } from "./case-closing.js";
import { change, iso, lifeOf, record } from "./case-draft.js";
import { ledgerTypes } from "./case-ledger.js";
import { tellCustomer } from "./case-notices.js";
import { deadlineKey } from "./deadline-row.js";
import type { DeadlineRow } from "./deadline-row.js";

/** So long after the settlement (wall clock) the customer is asked "did we fix it?", once in each life of the case. */
export const verification: DeadlineRow = {
  plan: (state, facts) => {
    const { resolvedAt } = state;
    if (state.status !== "resolved" || resolvedAt === null || state.verificationAskedAt !== null) return [];
    return [
      {
        key: deadlineKey("verification", "case", lifeOf(state), 1),
        dueAt: () => resolvedAt + facts.verifyDelayMs,
      },
    ];
  },
  fire: (draft, { latenessMs }) => {
    const { now } = draft.facts;
    change(draft, { verificationAskedAt: now });
    const isAsked = tellCustomer(draft, "verification");
    record(draft, {
      type: ledgerTypes.verificationAsked,
      after: { verificationAskedAt: iso(now) },
      reason: isAsked ? null : "no_customer",
      latenessMs,
    });
  },
};

/** So long after the question (wall clock) without an answer the case closes, unverified. */
export const verificationSilence: DeadlineRow = {
  plan: (state, facts) => {
    const askedAt = state.verificationAskedAt;
    if (state.status !== "resolved" || askedAt === null) return [];
    return [
      {
        key: deadlineKey("verification_silence", "case", lifeOf(state), 1),
        dueAt: () => askedAt + facts.verifySilenceMs,
      },
    ];
  },
  fire: (draft, { latenessMs }) => close(draft, "silence", latenessMs),
};
