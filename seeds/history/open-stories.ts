/**
 * Cases that are open when the story is told, in every state an open case can be in. Everything is counted in hours of
 * opening time before now, so that the same clocks run, stand and are late whatever day and hour it is.
 */
import type { CustomerWord } from "./settled-types.js";
import type { StoryAct, StoryAnswer } from "./stories.js";

/** A case that is still open. */
export interface OpenStory {
  id: string;
  /** When the answer came. */
  at: number;
  answer: StoryAnswer;
  acts: readonly StoryAct[];
  /** The customer's answer to "did we fix it?"; `at` = when they gave it. */
  word?: { at: number; answer: CustomerWord["answer"]; comment: string };
}

/** While the people of deliveries were away together, nobody could be given a case; hours before now. */
export const trainingAway = { from: 2, to: 0.75 } as const;

/** Somebody whose case was settled is unhappy again: the same customer as in the story named. */
export const unhappyAgain = {
  of: "late-part",
  at: 3.4,
  answer: {
    language: "fi",
    touchpoint: "delivery",
    score: 3,
    comment: "Nyt myöhästyi myös varaosa, alan väsyä tähän.",
  },
} as const satisfies { of: string; at: number; answer: StoryAnswer };
