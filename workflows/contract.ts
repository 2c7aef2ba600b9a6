/**
 * What starts, wakes and serves the workflows: ids, names, inputs and the Activities interface.
 * The relay and the worker import this; nobody but the worker's bundle loads workflow code. Ids and instants only.
 */

/** Task queues, each served by any number of workers. */
export const taskQueues = { followUp: "follow-up", mail: "mail" } as const;

/** Workflow type names; stored in histories, so a rename is a migration. */
export type WorkflowType = "followUpCase" | "invitePromoter" | "thankPassive" | "deliverNotices";

/** Wire names of the signals; they carry nothing, they only wake. */
export const signals = { caseChanged: "caseChanged", journeyChanged: "journeyChanged", noticesWaiting: "noticesWaiting" } as const;

/** Workflow ids; architecture.md, Identifiers. */
export const workflowIds = {
  case: (caseId: string): string => `case/${caseId}`,
  promoter: (responseId: string): string => `promoter/${responseId}`,
  passive: (responseId: string): string => `passive/${responseId}`,
  notices: (recipientId: string): string => `notices/${recipientId}`,
};

/**
 * When to wake next. `waitMs` null = nothing is planned, wait for a signal; `ended` = the workflow has nothing left to do.
 * `waitMs` is computed by the database clock (due - app_now()), never from the worker's. `label` names what is waited for (an enum word, e.g. `rung/first_contact/1/r50`).
 */
export interface Plan {
  ended: boolean;
  waitMs: number | null;
  dueAt: string | null;
  label: string | null;
}

/** Activities, by the names that stand in histories. Every one is idempotent: rows guard against a second run. */
export interface Activities {
  /** Reads the case's next deadline; changes nothing. */
  nextDeadline(input: { caseId: string }): Promise<Plan>;
  /** Fires every deadline of the case that is due by app_now(), in one transaction, and answers the next one. At least 250 ms when nothing fired. */
  fireDeadline(input: { caseId: string }): Promise<Plan>;
  /** The next step of a promoter's or passive's journey; changes nothing. */
  nextJourneyStep(input: { responseId: string }): Promise<Plan>;
  /** Takes every step of the journey that is due, and answers the next one. */
  fireJourneyStep(input: { responseId: string }): Promise<Plan>;
  /** When the recipient's next waiting notice may go out; `ended` when none waits. */
  nextDelivery(input: { recipientId: string }): Promise<Plan>;
  /** Claims and sends what is due for the recipient, and answers when the next is. */
  deliver(input: { recipientId: string }): Promise<Plan>;
}
