import type { JourneyInput } from "./contract.js";
import { followJourney } from "./follow-journey.js";

/** The journey of one promoter's answer: thanks, the referral ask, its one nudge. */
export async function invitePromoter(input: JourneyInput): Promise<void> {
  await followJourney(input);
}
