/**
 * What starts, wakes and serves the workflows: ids, names, inputs and the Activities interface.
 * The relay and the worker import this; nobody but the worker's bundle loads workflow code. Ids and instants only.
 */

/** Task queues, each served by any number of workers. */
export const taskQueues = { followUp: "follow-up", mail: "mail" } as const;

/** Workflow type names; stored in histories, so a rename is a migration. */
export type WorkflowType = "followUpCase" | "invitePromoter" | "thankPassive" | "deliverNotices";

/** Wire names of the signals; they carry nothing, they only wake. */
export const signals = {
  caseChanged: "caseChanged",
  journeyChanged: "journeyChanged",
  noticesWaiting: "noticesWaiting",
} as const;

/** What a workflow's id begins with, before the id of its subject; architecture.md, Identifiers. */
export const workflowIdPrefixes: Readonly<Record<WorkflowType, string>> = {
  followUpCase: "case/",
  invitePromoter: "promoter/",
  thankPassive: "passive/",
  deliverNotices: "notices/",
};

/** The id of the one workflow of this type for this case, response or recipient. */
export function workflowIdOf(workflowType: WorkflowType, subjectId: string): string {
  return workflowIdPrefixes[workflowType] + subjectId;
}

/** What `followUpCase` is started with. */
export interface CaseInput {
  caseId: string;
}

/** What `invitePromoter` and `thankPassive` are started with. */
export interface JourneyInput {
  responseId: string;
}

/** What `deliverNotices` is started with: a user or a customer. */
export interface RecipientInput {
  recipientId: string;
}

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
  nextDeadline(input: CaseInput): Promise<Plan>;
  /** Fires every deadline of the case that is due by app_now(), in one transaction, and answers the next one. At least 250 ms when nothing fired. */
  fireDeadline(input: CaseInput): Promise<Plan>;
  /** The next step of a promoter's or passive's journey; changes nothing. */
  nextJourneyStep(input: JourneyInput): Promise<Plan>;
  /** Takes every step of the journey that is due, and answers the next one. */
  fireJourneyStep(input: JourneyInput): Promise<Plan>;
  /** When the recipient's next waiting notice may go out; `ended` when none waits. */
  nextDelivery(input: RecipientInput): Promise<Plan>;
  /** Claims and sends what is due for the recipient, and answers when the next is. */
  deliver(input: RecipientInput): Promise<Plan>;
}
