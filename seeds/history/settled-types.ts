/** Stories that have ended by now, or nearly. */
import type { StoryAct, StoryAnswer, StoryCommand } from "./stories.js";
import { reached, take } from "./stories.js";

/** What the customer answers to "did we fix it?", so many hours after they were asked; `followed` is what was done about a "no". */
export interface CustomerWord {
  afterHours: number;
  answer: "yes" | "partly" | "no";
  comment: string | null;
  followed?: readonly StoryAct[];
}

/** A case of the past. Without a word of the customer's it closes in silence. */
export interface SettledStory {
  id: string;
  /** How long ago, as a share of the time the story spans: 1 = its beginning. */
  share: number;
  /** Local hour of the answer when it came out of hours (19.5 = 19:30). */
  hour?: number;
  answer: StoryAnswer;
  acts: readonly StoryAct[];
  words?: readonly CustomerWord[];
}

/** The usual way: taken, the customer spoken to, settled; at these hours of opening time after the answer. */
export function handled(
  [takenAt, reachedAt, settledAt]: readonly [number, number, number],
  note: string,
  resolution: StoryCommand,
): readonly StoryAct[] {
  return [
    { at: takenAt, command: take },
    { at: reachedAt, command: reached(note) },
    { at: settledAt, command: resolution },
  ];
}

/** The customer is content, so many hours after being asked. */
export function yes(afterHours: number, comment: string | null = null): readonly CustomerWord[] {
  return [{ afterHours, answer: "yes", comment }];
}
