import { continueAsNew, defineSignal, workflowInfo } from "@temporalio/workflow";
import { signals, type CaseInput } from "./contract.js";
import { steadily } from "./steady-activities.js";
import { countWakes, untilDueOrWoken } from "./wake.js";

/** Something about the case changed that cannot wait for the running timer. */
export const caseChangedSignal = defineSignal(signals.caseChanged);

/**
 * Keeps one case's clock: waits for its next deadline, has it fired, waits for the next, until the case has ended.
 * What is due, and what that means, is decided by the core from what Postgres holds; here is only the waiting.
 */
export async function followUpCase(input: CaseInput): Promise<void> {
  const wakes = countWakes(caseChangedSignal);
  let seen = wakes.count;
  let plan = await steadily((run) => run.nextDeadline(input));
  while (!plan.ended || wakes.count !== seen) {
    await untilDueOrWoken(plan, wakes, seen);
    seen = wakes.count;
    plan = await steadily((run) => run.fireDeadline(input));
    if (!plan.ended && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof followUpCase>(input);
  }
}
