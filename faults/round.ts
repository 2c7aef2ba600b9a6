/** One run of one fault: drive, strike, wait until all is caught up, judge, clear away. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { eventually } from "../tests/support/eventually.js";
import { openOutageClient, type OutageClient } from "../tests/support/outage-client.js";
import { untilHealed } from "../tests/support/outage-kills.js";
import { drive, type Sent } from "./driver.js";
import { followedCases, gather, isQuiet } from "./evidence.js";
import type { FaultyProduct } from "./product.js";
import { randomOf, type Random } from "./random.js";
import { judge, type Verdict } from "./verdict.js";

/** What a strike has in hand. */
export interface StrikeContext {
  readonly product: FaultyProduct;
  readonly client: OutageClient;
  readonly random: Random;
  /** Which repetition this is, from 0. */
  readonly rep: number;
  /** Resolves so long after the first answer was sent. */
  at(afterMs: number): Promise<void>;
  /** Waits until everything runs again, none of it under these pids; answers the instant. */
  healed(gone?: readonly (number | null)[]): Promise<number>;
}

/** A named fault. */
export interface Fault {
  /** `F01`.. of the plan. */
  readonly id: string;
  readonly title: string;
  /** How often it runs by default. */
  readonly reps: number;
  /** See {@link Happening}. */
  readonly mayRepeatMails: boolean;
  /** Strikes, and answers when everything ran again (epoch ms). Rejects when its point was not reached. */
  readonly strike: (context: StrikeContext) => Promise<number>;
  /** Takes back what it changed, whatever happened. */
  readonly restore?: (product: FaultyProduct) => Promise<void>;
  /** Further settings of the driver. */
  readonly traffic?: { readonly copiesAtMost?: number; readonly poison?: number };
  /** How long the checker waits for all to be caught up. Default 180,000. */
  readonly settleWithinMs?: number;
  /** A promise of its own, beside those every round keeps; answers what was broken. */
  readonly further?: (sent: readonly Sent[], product: FaultyProduct) => Promise<readonly string[]>;
}

/** How a round is run. */
export interface RoundOptions {
  readonly seed: number;
  readonly rep: number;
  readonly perSecond: number;
}

const driveAtLeastMs = 4_000;
/** What comes after the bound is late, not lost; so the checker is patient. */
const settleWithinMs = 180_000;
const followWithinMs = 30_000;

/** Runs it once. Rejects when the fault could not be brought about, which says nothing about the product. */
export async function runRound(product: FaultyProduct, fault: Fault, options: RoundOptions): Promise<Verdict> {
  const random = randomOf(options.seed);
  const tag = `${fault.id.toLowerCase()}-${options.seed.toString(36)}-${Date.now().toString(36)}`;
  const client = openOutageClient(() => product.run());
  const startedAt = Date.now();
  const enough = new AbortController();
  const driving = drive(client, () => product.run(), {
    tag,
    perSecond: options.perSecond,
    random,
    ledgerFile: join(product.stateDir, "driver.jsonl"),
    until: enough.signal,
    ...fault.traffic,
  });
  const context: StrikeContext = {
    product,
    client,
    random,
    rep: options.rep,
    at: async (afterMs) => await delay(Math.max(0, startedAt + afterMs - Date.now())),
    healed: async (gone) => await untilHealed(product.stateDir, gone),
  };
  let healedAt: number;
  try {
    healedAt = await fault.strike(context);
    await context.at(driveAtLeastMs);
  } finally {
    enough.abort();
    product.liftAll();
    product.setMood(null);
    await fault.restore?.(product);
  }
  const sent = await driving;
  const giveUpAt = Math.max(Date.now(), healedAt) + (fault.settleWithinMs ?? settleWithinMs);
  await eventually(async () => await isQuiet(product, tag).catch(() => false), "quiet", giveUpAt - Date.now()).catch(
    () => undefined,
  );
  // A workflow that was started a moment ago may not be listed yet.
  let evidence = await gather(product, tag, startedAt);
  const followedBy = healedAt + followWithinMs;
  while (evidence.followed === null || evidence.cases.some(({ id }) => evidence.followed?.has(id) === false)) {
    if (Date.now() > followedBy) break;
    await delay(500);
    evidence = { ...evidence, followed: await followedCases(product).catch(() => null) };
  }
  const verdict = judge(sent, evidence, {
    healedAt,
    mayRepeatMails: fault.mayRepeatMails,
  });
  verdict.found.unexpected.push(...client.misdeeds, ...((await fault.further?.(sent, product)) ?? []));
  await clear(
    client,
    evidence.cases.map(({ id }) => id),
  );
  return verdict;
}

/** Cancels the round's cases, so that the next one has the machine for itself. */
async function clear(client: OutageClient, caseIds: readonly string[]): Promise<void> {
  const left = [...caseIds];
  const body = { reason: "survey_error" };
  const cancelling = Array.from({ length: 6 }, async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      const headers = { "idempotency-key": randomUUID() };
      await client.patiently({ method: "POST", path: `/cases/${id}/actions/cancel`, body, headers });
    }
  });
  await Promise.all(cancelling);
}
