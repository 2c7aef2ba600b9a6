/** Tells a past as it would have happened: the product's clock moves from instant to instant, and whatever falls due on the way is done. */
import { createHash } from "node:crypto";
import type { Database, Tx } from "../../db/client.js";
import { moveAppTime, type PlannedEvent } from "../../db/replay-store.js";
import type { Instant } from "../../domain/calendar.js";
import { fireDeadline } from "../../usecases/case-deadlines.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { fireJourneyStep } from "../../usecases/journey.js";
import { beginSending, claimMails, endSending } from "../../usecases/notice-delivery.js";

/** Something a person does at an instant. */
export interface Step {
  at: Instant;
  run: () => Promise<void>;
}

/** The steps that are still to come. */
export interface Agenda {
  /** Puts a step into its place; of steps at one instant the one added first comes first. */
  add(at: Instant, run: Step["run"]): void;
  first(): Step | undefined;
  takeFirst(): void;
}

/** An empty agenda. */
export function createAgenda(): Agenda {
  const steps: Step[] = [];
  return {
    add(at, run) {
      let index = steps.length;
      while (index > 0 && (steps[index - 1]?.at ?? 0) > at) index -= 1;
      steps.splice(index, 0, { at, run });
    },
    first: () => steps[0],
    takeFirst: () => void steps.shift(),
  };
}

/**
 * Use cases that run inside `tx`: their transactions are parts of it. One that fails takes everything with it, which is what a past that
 * does not work out deserves.
 */
export function depsInside(tx: Tx, deps: UsecaseDeps): UsecaseDeps {
  const db: Database = { ...deps.db, transaction: (work) => work(tx), read: (work) => work(tx) };
  return { ...deps, db };
}

/** The same thing this often at one instant means that it never ends. */
const mostAtOnce = 50;

/**
 * Does everything of the agenda and everything that falls due, in the order of time, up to and including `end`.
 *
 * @throws Error when something stays due although it was done.
 */
export async function replay(
  tx: Tx,
  deps: UsecaseDeps,
  agenda: Agenda,
  { end, isBouncing }: { end: Instant; isBouncing: (recipientId: string) => boolean },
): Promise<void> {
  const seen = new Map<string, number>();
  let since = 0;
  for (;;) {
    const step = agenda.first();
    const until = Math.min(step?.at ?? end, end);
    const planned = await moveAppTime(tx, { since, until });
    if (planned !== null) {
      const key = `${planned.of}/${planned.id}/${planned.at}`;
      const times = (seen.get(key) ?? 0) + 1;
      if (times > mostAtOnce) throw new Error(`a ${planned.of} stays due in the past that is told`);
      seen.set(key, times);
      since = planned.at;
      await happen(deps, planned, isBouncing);
    } else if (step !== undefined && step.at <= end) {
      since = step.at;
      agenda.takeFirst();
      await step.run();
    } else {
      break;
    }
  }
}

async function happen(deps: UsecaseDeps, { of, id }: PlannedEvent, isBouncing: (id: string) => boolean): Promise<void> {
  if (of === "case") await fireDeadline(deps, id);
  else if (of === "journey") await fireJourneyStep(deps, id);
  else await deliver(deps, id, isBouncing(id));
}

/** Settles what is due for one recipient without a mail leaving the house: it was sent at its time, or came back. */
async function deliver(deps: UsecaseDeps, recipientId: string, bounces: boolean): Promise<void> {
  for (const mail of await claimMails(deps, recipientId)) {
    const messageId = `<${createHash("sha256").update(mail.key).digest("hex").slice(0, 40)}@kotikone.example>`;
    const held = await beginSending(deps, mail, messageId);
    if (held.length === 0) continue;
    await endSending(
      deps,
      mail,
      bounces ? { kind: "permanent", code: "smtp-550", isHardBounce: true } : { kind: "sent" },
    );
  }
}
