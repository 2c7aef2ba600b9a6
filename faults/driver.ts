/** Signed answers at a fixed rate, and a ledger of what became of each request, on the disk before the next step. */
import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { signatureOf, type Answer, type OutageClient } from "../tests/support/outage-client.js";
import type { RunFile } from "../local/state-files.js";
import type { Random } from "./random.js";
import { touchpoint } from "./scene.js";

/** What came of an answer: taken, refused for good, or nobody knows. */
export type Outcome = "ok" | "fail" | "unknown";

/** One answer of a customer, as the driver knows it. */
export interface Sent {
  readonly externalId: string;
  readonly customerId: string;
  readonly email: string;
  readonly score: number;
  readonly sentAt: number;
  /** False: nothing must come of it. */
  readonly isSound: boolean;
  outcome: Outcome;
  tries: number;
  /** As the product named it when it said ok. */
  responseId: string | null;
}

/** How a round is driven. */
export interface DriveOptions {
  readonly tag: string;
  readonly perSecond: number;
  readonly random: Random;
  readonly ledgerFile: string;
  /** Ends the arrivals; what is under way is still tried until it is taken. */
  readonly until: AbortSignal;
  /** Every answer is delivered up to so many times, shuffled. Default 1. */
  readonly copiesAtMost?: number;
  /** Share of broken events among the answers. Default 0. */
  readonly poison?: number;
}

const patienceMs = 60_000;
const firstPauseMs = 200;
const longestPauseMs = 2_000;
/** Arrivals wait while so many answers are under way, or a slow machine would measure its own flood. */
const underWayAtMost = 30;
const shuffledWithinMs = 4_000;

/** Drives until told to stop; answers everything that was sent, when each has its outcome. */
export async function drive(client: OutageClient, run: () => RunFile, options: DriveOptions): Promise<readonly Sent[]> {
  const { random, perSecond, copiesAtMost = 1, poison = 0 } = options;
  const file = openSync(options.ledgerFile, "a", 0o600);
  const write = (entry: object): void => {
    writeSync(file, `${JSON.stringify({ at: Date.now(), ...entry })}\n`);
    fsyncSync(file);
  };
  const sent: Sent[] = [];
  const running: Promise<void>[] = [];
  let underWay = 0;
  const startedAt = performance.now();
  for (let n = 0; !options.until.aborted; n += 1) {
    const isSound = random.next() >= poison;
    const one = nextAnswer(options.tag, n, random, sent, isSound);
    sent.push(one);
    const body = isSound ? JSON.stringify(documentOf(one)) : poisonOf(one, random);
    const copies = random.whole(1, copiesAtMost);
    for (let copy = 0; copy < copies; copy += 1) {
      const waitMs = copies === 1 ? 0 : random.next() * shuffledWithinMs;
      underWay += 1;
      const sending = delay(waitMs).then(async () => await send(one, body));
      running.push(sending.finally(() => (underWay -= 1)));
    }
    const nextAt = startedAt + ((n + 1) * 1_000) / perSecond;
    await delay(Math.max(0, nextAt - performance.now()));
    while (underWay >= underWayAtMost && !options.until.aborted) await delay(firstPauseMs);
  }
  await Promise.all(running);
  closeSync(file);
  return sent;

  async function send(one: Sent, body: string): Promise<void> {
    const giveUpAt = performance.now() + patienceMs;
    let pauseMs = firstPauseMs;
    for (;;) {
      one.tries += 1;
      write({ externalId: one.externalId, try: one.tries, does: "send" });
      const [source] = run().demo.sources;
      const headers = signatureOf(source?.secret ?? "", body);
      const answer = await client.once({ method: "POST", path: source?.url ?? "", body, headers });
      const outcome = outcomeOf(answer);
      // A copy that was refused says nothing against one that was taken.
      if (one.outcome !== "ok") one.outcome = outcome;
      if (outcome === "ok") one.responseId ??= responseIdOf(answer);
      write({ externalId: one.externalId, try: one.tries, status: answer?.status ?? null, outcome });
      if (outcome !== "unknown" || performance.now() > giveUpAt) return;
      await delay(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }
}

/** A 503 or 429 says that nothing was done, but the next try decides; no answer at all may mean done. */
function outcomeOf(answer: Answer): Outcome {
  if (answer === null || answer.status === 429 || answer.status >= 500) return "unknown";
  return answer.status < 300 ? "ok" : "fail";
}

function responseIdOf(answer: Answer): string | null {
  const { results } = (answer?.json ?? {}) as { results?: readonly { responseId?: string | null }[] };
  return results?.[0]?.responseId ?? null;
}

/** Half are unhappy; every tenth of those is of a customer who has complained before. */
function nextAnswer(tag: string, n: number, random: Random, before: readonly Sent[], isSound: boolean): Sent {
  const dice = random.next();
  const score = dice < 0.5 ? random.whole(0, 6) : dice < 0.65 ? random.whole(7, 8) : random.whole(9, 10);
  const unhappy = before.filter((one) => one.score <= 6 && one.isSound);
  const again = isSound && score <= 6 && random.next() < 0.1 ? unhappy[random.whole(0, unhappy.length - 1)] : undefined;
  const customerId = again?.customerId ?? `c-${tag}-${n}`;
  const externalId = `${tag}-${n}`;
  const email = `${customerId}@customer.example`;
  return {
    externalId,
    customerId,
    email,
    score,
    sentAt: Date.now(),
    isSound,
    outcome: "unknown",
    tries: 0,
    responseId: null,
  };
}

function documentOf({ externalId, customerId, email, score }: Sent): object {
  return {
    externalId,
    survey: { kind: "nps" },
    score,
    comment: score <= 6 ? "Asentaja ei tullut sovittuna aikana." : null,
    touchpoint,
    language: "fi",
    customer: { externalId: customerId, email, name: "Maija Korhonen", language: "fi" },
    consent: { contact: true, marketing: true },
  };
}

/** An authentic event nothing can be made of: broken JSON, too deep, too large, a score that cannot be, a NUL, a day that is none. */
function poisonOf(one: Sent, random: Random): string {
  const sound = documentOf(one);
  const kinds = [
    () => "{",
    () => `{"externalId":"${one.externalId}","score":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
    () => JSON.stringify({ ...sound, comment: "x".repeat(1_200_000) }),
    () => JSON.stringify({ ...sound, score: 11 }),
    () => JSON.stringify({ ...sound, score: "" }),
    () => JSON.stringify({ ...sound, comment: "a\u0000b" }),
    () => JSON.stringify({ ...sound, answeredAt: "2026-02-30T10:00:00Z" }),
    () => JSON.stringify({ ...sound, externalId: randomUUID().repeat(30) }),
  ];
  return (kinds[random.whole(0, kinds.length - 1)] ?? (() => "{"))();
}
