import type { JourneyInput } from "./contract.js";
import { followJourney } from "./follow-journey.js";

/** The journey of one passive's answer: thanks. */
export async function thankPassive(input: JourneyInput): Promise<void> {
  await followJourney(input);
}
