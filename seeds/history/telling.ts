/** Puts the stories of cases onto the agenda. */
import type { Instant } from "../../domain/calendar.js";
import { act, hear, plan, say, type StoryWorld } from "./acting.js";
import type { StoryCustomer } from "./customers.js";
import type { OpenStory } from "./open-stories.js";
import type { SettledStory } from "./settled-types.js";
import type { StoryAct, StoryAnswer } from "./stories.js";

const HOUR_MS = 3_600_000;
/** As the default settings have it; the customer is asked so long after the settlement. */
const askedAfterMs = 24 * HOUR_MS;

/** A story whose customer is known. */
export interface Cast<T> {
  story: T;
  customer: StoryCustomer;
}

/** When a settled story began. */
export function beganAt({ calendar }: StoryWorld, { share, hour }: SettledStory): Instant {
  const at = calendar.share(share);
  if (hour === undefined) return at;
  const days = Math.round((calendar.now - at) / (24 * HOUR_MS));
  const evening = calendar.onDay(days, hour);
  return evening > at && evening < calendar.now ? evening : at;
}

/** A case of the past, from its answer to its end. */
export function tellSettled(world: StoryWorld, { story, customer }: Cast<SettledStory>): void {
  const at = beganAt(world, story);
  plan(world, at, () => open(world, story.id, customer, story.answer));
  let settledAt = work(world, story.id, at, story.acts);
  for (const word of story.words ?? []) {
    const saidAt = settledAt + askedAfterMs + Math.round(word.afterHours * HOUR_MS);
    plan(world, saidAt, () => say(world, story.id, word));
    settledAt = work(world, story.id, saidAt, word.followed ?? []);
  }
}

/** Plans what staff do after `from`; answers when the last of it is done. */
function work(world: StoryWorld, storyId: string, from: Instant, acts: readonly StoryAct[]): Instant {
  let last = from;
  for (const { at, by, command } of acts) {
    last = world.calendar.worked(from, at);
    plan(world, last, () => act(world, storyId, by ?? null, command));
  }
  return last;
}

/** A case that is still open. */
export function tellOpen(world: StoryWorld, { story, customer }: Cast<OpenStory>): void {
  const { calendar } = world;
  plan(world, calendar.before(story.at), () => open(world, story.id, customer, story.answer));
  for (const { at, by, command } of story.acts)
    plan(world, calendar.before(at), () => act(world, story.id, by ?? null, command));
  const { word } = story;
  if (word !== undefined) plan(world, calendar.before(word.at), () => say(world, story.id, word));
}

async function open(world: StoryWorld, storyId: string, customer: StoryCustomer, answer: StoryAnswer): Promise<void> {
  const { caseId } = await hear(world, customer, answer);
  if (caseId === null) throw new Error(`the story ${storyId} opened no case`);
  world.caseIds.set(storyId, caseId);
}
