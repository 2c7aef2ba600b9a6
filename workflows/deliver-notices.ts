import { continueAsNew, defineSignal, proxyActivities, workflowInfo } from "@temporalio/workflow";
import { taskQueues, signals, type Activities, type Plan, type RecipientInput } from "./contract.js";
import { steadily } from "./steady-activities.js";
import { countWakes, untilDueOrWoken } from "./wake.js";

/** A notice for the recipient was written, or one became due earlier. */
export const noticesWaitingSignal = defineSignal(signals.noticesWaiting);

/** Leaves the machine, so it is never a local activity; its queue is its own, so that slow mail servers hold up no deadline. */
const { deliver } = proxyActivities<Pick<Activities, "deliver">>({
  taskQueue: taskQueues.mail,
  startToCloseTimeout: 15_000,
  retry: { initialInterval: 500, backoffCoefficient: 2, maximumInterval: 5_000 },
});

/** Something waits, or there would have been no start. */
const somethingWaits: Plan = { ended: false, waitMs: 0, dueAt: null, label: "notices" };

/**
 * Sends one recipient what waits for them, in their working hours, until nothing waits any more.
 * Being woken only means looking again, so a notice that is held back for the night costs no delivery.
 */
export async function deliverNotices(input: RecipientInput): Promise<void> {
  const wakes = countWakes(noticesWaitingSignal);
  let seen = wakes.count;
  let plan = somethingWaits;
  while (!plan.ended || wakes.count !== seen) {
    const turn = await untilDueOrWoken(plan, wakes, seen);
    seen = wakes.count;
    plan = turn === "due" ? await deliver(input) : await steadily((run) => run.nextDelivery(input));
    if (!plan.ended && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof deliverNotices>(input);
  }
}
