/** Activities that are one transaction each: cheap as long as Postgres answers, patient when it does not. */
import { isCancellation, proxyActivities, proxyLocalActivities, TemporalFailure } from "@temporalio/workflow";
import type { Activities } from "./contract.js";

/** The activities that only talk to Postgres. */
export type Transactions = Omit<Activities, "deliver">;

/**
 * A local activity costs one event and no extra task. Both attempts together stay below 80 % of the 10 s task timeout,
 * past which the task would have to be kept alive with further events.
 */
const local = proxyLocalActivities<Transactions>({
  startToCloseTimeout: 2_500,
  retry: { maximumAttempts: 2, initialInterval: 200, backoffCoefficient: 1 },
});

/** Retries of a regular activity leave no events, so a database that is away for hours neither fails nor fattens a workflow. */
const regular = proxyActivities<Transactions>({
  startToCloseTimeout: 15_000,
  retry: { initialInterval: 500, backoffCoefficient: 2, maximumInterval: 5_000 },
});

/**
 * Runs an activity locally and, should that fail, as a regular one that is retried for ever.
 * Rejects only when the workflow is cancelled.
 */
export async function steadily<Answer>(run: (activities: Transactions) => Promise<Answer>): Promise<Answer> {
  try {
    return await run(local);
  } catch (error) {
    // A local activity rejects with its own failure, not wrapped as that of a regular one is.
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return await run(regular);
  }
}
