/** What a story about one case is made of. */
import type { SurveyKind } from "../../domain/survey.js";
import type { CaseCommand } from "../../domain/decision.js";
import type { StoryLanguage } from "./customers.js";

/** Touchpoints of the demo's company. */
export type Touchpoint = "delivery" | "installation" | "support" | "store" | "payment" | "invoice";

/** What an answer says. `score` null = an unasked message. */
export interface StoryAnswer {
  language: StoryLanguage;
  touchpoint: Touchpoint;
  /** Default `nps`. */
  kind?: SurveyKind;
  score: number | null;
  comment: string;
  /** Default `survey`. */
  channel?: "call" | "email" | "chat";
  contactRequested?: boolean;
  /** Id of a company of the story. */
  account?: string;
}

/** Somebody acts on a case: its owner where it says nothing else. */
export interface StoryAct {
  /** Hours of opening time: before now in an open story, after the answer in a settled one. */
  at: number;
  /** Id of the person; default: the case's owner then. */
  by?: string;
  command: StoryCommand;
}

/** A command whose instants are counted in opening hours from now, and whose other case is named by its story. */
export type StoryCommand =
  | Exclude<CaseCommand, { action: "promise" | "pause" | "snooze" | "merge" | "verify" }>
  | { action: "promise"; aheadHours: number; text: string }
  | { action: "pause"; reason: "waiting_customer" | "agreed_later"; aheadHours: number | null }
  | { action: "snooze"; aheadHours: number }
  | { action: "merge"; intoStory: string };

/** Taken in hand. */
export const take: StoryCommand = { action: "acknowledge" };

/** The customer was spoken to. */
export function reached(note: string, channel: "call" | "email" | "visit" | "chat" = "call"): StoryCommand {
  return { action: "log-contact", channel, outcome: "reached", note, durationMs: channel === "call" ? 340_000 : null };
}

/** An attempt that did not reach them. */
export function attempted(
  channel: "call" | "email" | "sms",
  outcome: "no_answer" | "left_message" | "delivered",
  note: string | null = null,
): StoryCommand {
  return { action: "log-contact", channel, outcome, note, durationMs: null };
}

/** Settled. `what` = cause/detail. */
export function settled(
  what: `${string}/${string}`,
  done: string,
  code: Extract<CaseCommand, { action: "resolve" }>["code"] = "fixed",
): StoryCommand {
  const [cause = "", causeDetail = null] = what.split("/");
  return { action: "resolve", code, cause, causeDetail, done, evidence: null };
}
