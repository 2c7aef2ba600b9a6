import {
  WorkflowExecutionAlreadyStartedError,
  type Client,
  type WorkflowSignalWithStartOptions,
} from "@temporalio/client";
import {
  signals,
  taskQueues,
  workflowIdOf,
  type CaseInput,
  type JourneyInput,
  type RecipientInput,
  type WorkflowType,
} from "../workflows/contract.js";

/** How a workflow type is started or woken. */
interface Manner {
  signal: string;
  input: (subjectId: string) => CaseInput | JourneyInput | RecipientInput;
  /** Started once per answer; waking is the exception. */
  startsOnce: boolean;
}

const manners: Readonly<Record<WorkflowType, Manner>> = {
  followUpCase: { signal: signals.caseChanged, input: (caseId) => ({ caseId }), startsOnce: false },
  invitePromoter: { signal: signals.journeyChanged, input: (responseId) => ({ responseId }), startsOnce: true },
  thankPassive: { signal: signals.journeyChanged, input: (responseId) => ({ responseId }), startsOnce: true },
  deliverNotices: { signal: signals.noticesWaiting, input: (recipientId) => ({ recipientId }), startsOnce: false },
};

/** True for a name the outbox may carry. */
export function isWorkflowType(name: string): name is WorkflowType {
  return Object.hasOwn(manners, name);
}

/**
 * Starts the subject's workflow or, if it is there already, wakes it. Safe to repeat: rows decide what is done, not the number of calls.
 * Rejects with the client's ServiceError when Temporal did not answer within `deadlineMs`.
 */
export async function handOver(
  client: Client,
  workflowType: WorkflowType,
  subjectId: string,
  deadlineMs: number,
): Promise<void> {
  const manner = manners[workflowType];
  const start = {
    workflowId: workflowIdOf(workflowType, subjectId),
    taskQueue: taskQueues.followUp,
    args: [manner.input(subjectId)],
    workflowTaskTimeout: 10_000,
  };
  const wake: WorkflowSignalWithStartOptions = {
    ...start,
    signal: manner.signal,
    signalArgs: [],
    workflowIdConflictPolicy: "USE_EXISTING",
    workflowIdReusePolicy: "ALLOW_DUPLICATE",
  };
  await client.withDeadline(Date.now() + deadlineMs, async () => {
    if (!manner.startsOnce) {
      await client.workflow.signalWithStart(workflowType, wake);
      return;
    }
    try {
      await client.workflow.start(workflowType, {
        ...start,
        workflowIdConflictPolicy: "FAIL",
        workflowIdReusePolicy: "REJECT_DUPLICATE",
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      await client.workflow.signalWithStart(workflowType, wake);
    }
  });
}
