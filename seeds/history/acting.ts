/** Lets the people of the story act through the use cases of the product. */
import { appNow } from "../../db/app-now.js";
import type { Tx } from "../../db/client.js";
import { ownerOfCase } from "../../db/replay-store.js";
import type { Instant } from "../../domain/calendar.js";
import type { Actor, CaseCommand } from "../../domain/decision.js";
import { surveyOf, type SurveyKind } from "../../domain/survey.js";
import { commandCaseIn } from "../../usecases/case-command.js";
import { answerVerification } from "../../usecases/customer-case-page.js";
import { unsubscribe } from "../../usecases/customer-preferences.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { takeResponseIn } from "../../usecases/intake.js";
import { linkToken } from "../../usecases/link-tokens.js";
import type { StoryCalendar } from "./calendar.js";
import type { StoryCustomer } from "./customers.js";
import type { StoryAnswer, StoryCommand, Touchpoint } from "./stories.js";
import type { Agenda } from "./replay.js";

/** The world the story plays in. */
export interface StoryWorld {
  tx: Tx;
  deps: UsecaseDeps;
  calendar: StoryCalendar;
  agenda: Agenda;
  /** Ids of cases by the id of their story. */
  caseIds: Map<string, string>;
  /** How many answers each source has sent. */
  counts: Map<string, number>;
}

/** An answer that is given: with or without words. */
export type GivenAnswer = Omit<StoryAnswer, "comment"> & { comment: string | null };

/** Takes an answer in at the product's own now; answers the id of its case, if it has one, and of its customer's row. */
export async function hear(
  { tx, deps, counts }: StoryWorld,
  { customer, consent, language }: StoryCustomer,
  answer: GivenAnswer,
): Promise<{ caseId: string | null; responseId: string }> {
  const source = sourceOf(answer);
  const count = (counts.get(source) ?? 0) + 1;
  counts.set(source, count);
  const result = await takeResponseIn(tx, deps, {
    response: {
      source,
      externalId: `${source}-${String(count).padStart(4, "0")}`,
      version: null,
      survey: answer.score === null ? null : surveyOf({ kind: answer.kind ?? "nps" }),
      channel: answer.channel ?? "survey",
      score: answer.score,
      comment: answer.comment,
      answeredAt: null,
      touchpoint: answer.touchpoint,
      contactRequested: answer.contactRequested ?? false,
      language,
      customer,
      consent,
      properties: {},
    },
    anyAge: false,
    idempotency: null,
  });
  if (result.responseId === null) throw new Error(`an answer of ${source} was not taken`);
  return { caseId: result.case?.id ?? null, responseId: result.responseId };
}

const toolOfKind: Partial<Record<SurveyKind, Partial<Record<Touchpoint, string>>>> = {
  nps: { store: "typeform" },
  csat: { store: "typeform", support: "delighted", payment: "formbricks" },
  ces: { payment: "formbricks", invoice: "formbricks", support: "delighted" },
};

/** Which tool asks where; what nobody asked for is written down by staff. */
function sourceOf({ score, kind, touchpoint }: GivenAnswer): string {
  return score === null ? "api" : (toolOfKind[kind ?? "nps"]?.[touchpoint] ?? "demo");
}

/** Somebody acts on the case of a story; `by` null = whoever owns it then. */
export async function act(world: StoryWorld, storyId: string, by: string | null, command: StoryCommand): Promise<void> {
  const { tx, deps } = world;
  const caseId = caseOf(world, storyId);
  const actor: Actor = { kind: "user", id: by ?? (await ownerOfCase(tx, caseId)) ?? "" };
  const input = { caseId, command: commandOf(world, command), actor, ifMatch: null, idempotency: null };
  await commandCaseIn(tx, deps, input).catch((cause: unknown) => {
    throw new Error(`the story ${storyId} does not work out at ${command.action}`, { cause });
  });
}

function caseOf({ caseIds }: StoryWorld, storyId: string): string {
  const caseId = caseIds.get(storyId);
  if (caseId === undefined) throw new Error(`the story ${storyId} has no case`);
  return caseId;
}

function commandOf(world: StoryWorld, command: StoryCommand): CaseCommand {
  const { calendar, deps } = world;
  switch (command.action) {
    case "promise":
      return {
        action: "promise",
        id: deps.newId(),
        dueAt: calendar.ahead(command.aheadHours),
        text: command.text,
      };
    case "pause": {
      const { aheadHours, reason } = command;
      return { action: "pause", reason, until: aheadHours === null ? null : calendar.ahead(aheadHours) };
    }
    case "snooze":
      return { action: "snooze", until: calendar.ahead(command.aheadHours) };
    case "merge":
      return { action: "merge", into: caseOf(world, command.intoStory) };
    default:
      return command;
  }
}

/** The customer answers "did we fix it?" on the page of their case. */
export async function say(
  world: StoryWorld,
  storyId: string,
  given: { answer: "yes" | "partly" | "no"; comment: string | null },
): Promise<void> {
  const token = linkToken(world.deps.secretKey, "case", caseOf(world, storyId));
  const outcome = await answerVerification(world.deps, token, given);
  if (outcome !== "taken") throw new Error(`the customer of ${storyId} was not asked (${outcome})`);
}

/** The customer follows the link that stops offers. */
export async function stopOffers({ tx, deps }: StoryWorld, customerId: string): Promise<void> {
  const isDone = await unsubscribe(deps, linkToken(deps.secretKey, "preferences", customerId));
  if (!isDone) throw new Error(`a customer has no link to stop offers at ${await appNow(tx)}`);
}

/** Plans a step no later than now; what would lie ahead is left out of the story. */
export function plan({ agenda, calendar }: StoryWorld, at: Instant, run: () => Promise<void>): void {
  if (at <= calendar.now) agenda.add(at, run);
}
