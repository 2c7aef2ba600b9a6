/** A product prepared for faults, and the rounds that are run on it. */
import { randomUUID } from "node:crypto";
import { loadavg } from "node:os";
import { clearDesk } from "../tests/support/clear-desk.js";
import { openOutageClient } from "../tests/support/outage-client.js";
import type { Canary } from "./canaries.js";
import { startFaultyProduct, type FaultyProduct } from "./product.js";
import { lineOf, sentencesOf, type CanaryResult, type FaultResult } from "./report.js";
import { runRound, type Fault } from "./round.js";
import { prepareScene } from "./scene.js";
import { violations, type Verdict } from "./verdict.js";

/** How the rounds are run. */
export interface SessionOptions {
  readonly seed: number;
  readonly perSecond: number;
  readonly say: (line: string) => void;
}

/** A product that stands ready for faults. */
export interface Session {
  /** Runs a fault so many times. */
  fault(fault: Fault, reps: number): Promise<FaultResult>;
  /** Makes the product bad, runs its round, and makes it good again as far as that goes. */
  canary(canary: Canary): Promise<CanaryResult>;
  stop(): Promise<void>;
}

/** Starts the product of `root` (built) and puts the scene in force. */
export async function openSession(root: string, options: SessionOptions): Promise<Session> {
  const product = await startFaultyProduct(root);
  try {
    await prepare(product);
  } catch (error) {
    await product.stop();
    throw error;
  }
  let rounds = 0;

  async function round(fault: Fault, rep: number): Promise<Verdict> {
    rounds += 1;
    const seed = options.seed + rounds;
    return await runRound(product, fault, { seed, rep, perSecond: options.perSecond });
  }

  return {
    async fault(fault, reps) {
      const verdicts: Verdict[] = [];
      const failures: string[] = [];
      for (let rep = 0; rep < reps; rep += 1) {
        try {
          const verdict = await round(fault, rep);
          verdicts.push(verdict);
          options.say(`${lineOf(fault, verdict)}; load ${loadavg()[0]?.toFixed(0)}`);
          for (const sentence of sentencesOf(verdict)) options.say(`    ${sentence}`);
          if (violations(verdict) > 0) options.say(`    the product said: ${product.lastWords().slice(-600)}`);
        } catch (error) {
          failures.push(error instanceof Error ? error.message : String(error));
          options.say(`${fault.id} could not be run: ${failures.at(-1)}\n${product.lastWords().slice(-600)}`);
        }
      }
      return { id: fault.id, title: fault.title, verdicts, failures };
    },
    async canary(canary) {
      await canary.unguard?.(product);
      const restore = await product.patch(canary.patches);
      try {
        const verdict = await round({ ...canary, reps: 1 }, 0);
        options.say(lineOf(canary, verdict));
        const found = verdict.found[canary.caughtAs];
        const { id, title, caughtAs } = canary;
        return { id, title, caughtAs, reports: found.length, example: found[0] ?? "not caught" };
      } catch (error) {
        const example = `could not be run: ${error instanceof Error ? error.message : String(error)}`;
        options.say(`${canary.id} ${example}`);
        return { id: canary.id, title: canary.title, caughtAs: canary.caughtAs, reports: 0, example };
      } finally {
        await restore();
      }
    },
    stop: async () => await product.stop(),
  };
}

async function prepare(product: FaultyProduct): Promise<void> {
  const client = openOutageClient(() => product.run());
  await clearDesk((method, path, body) =>
    client.patiently({
      method,
      path,
      ...(body === undefined ? {} : { body }),
      headers: { "idempotency-key": randomUUID() },
    }),
  );
  await prepareScene(client);
}
