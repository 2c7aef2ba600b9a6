import { defineSignal } from "@temporalio/workflow";
import { signals, type JourneyInput } from "./contract.js";
import { steadily } from "./steady-activities.js";
import { countWakes, untilDueOrWoken } from "./wake.js";

/** Something about the journey changed: it ended, or its next step comes earlier. */
export const journeyChangedSignal = defineSignal(signals.journeyChanged);

/** Takes the steps of one answer's journey, each at its instant, until none is left. The first is usually due at once. */
export async function followJourney(input: JourneyInput): Promise<void> {
  const wakes = countWakes(journeyChangedSignal);
  let seen = wakes.count;
  let plan = await steadily((run) => run.fireJourneyStep(input));
  while (!plan.ended || wakes.count !== seen) {
    const turn = await untilDueOrWoken(plan, wakes, seen);
    seen = wakes.count;
    plan = await steadily((run) => (turn === "due" ? run.fireJourneyStep(input) : run.nextJourneyStep(input)));
  }
}
