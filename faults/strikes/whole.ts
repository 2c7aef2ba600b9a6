/** Faults of the whole product and of what is sent to it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readRunFile } from "../../local/state-files.js";
import type { FaultyProduct } from "../product.js";
import type { Fault } from "../round.js";

const trafficMs = 6_000;

/** The environment of a running process of ours. */
function environmentOf(pid: number): Record<string, string> {
  const pairs = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}

function pidOf(product: FaultyProduct, part: "relay"): number {
  const pid = readRunFile(product.stateDir)?.pids[part];
  if (pid == null) throw new Error(`there is no ${part}`);
  return pid;
}

/** F05, F27, F28, F32, F33. */
export const wholeFaults: readonly Fault[] = [
  {
    id: "F05",
    title: "two relays, one stopped for 20 s and let go on",
    reps: 2,
    mayRepeatMails: false,
    async strike(context) {
      const { product } = context;
      const pid = pidOf(product, "relay");
      const second = spawn(process.execPath, [join(product.folder, "dist/bin/relay.js")], {
        env: { ...environmentOf(pid), METRICS_PORT: "0" },
        stdio: "ignore",
      });
      const ended = once(second, "exit");
      try {
        await context.at(2_500);
        process.kill(pid, "SIGSTOP");
        await delay(20_000);
      } finally {
        process.kill(pid, "SIGCONT");
        await delay(1_000);
        second.kill("SIGTERM");
        await ended;
      }
      return await context.healed();
    },
  },
  {
    id: "F27",
    title: "each answer one to five times, shuffled",
    reps: 2,
    mayRepeatMails: false,
    traffic: { copiesAtMost: 5 },
    async strike(context) {
      await context.at(trafficMs);
      return Date.now();
    },
  },
  {
    id: "F28",
    title: "a fifth of the events is poison",
    reps: 2,
    mayRepeatMails: false,
    traffic: { poison: 0.2 },
    async strike(context) {
      await context.at(trafficMs);
      return Date.now();
    },
    further: async (sent) =>
      sent
        .filter(({ isSound, outcome }) => !isSound && outcome === "unknown")
        .map(({ externalId }) => `poison ${externalId} got no clear answer`),
  },
  {
    id: "F32",
    title: "everything dies at once",
    reps: 2,
    mayRepeatMails: true,
    async strike(context) {
      await context.at(1_500 + context.random.whole(0, 2_500));
      return await context.product.powerCut();
    },
  },
  {
    id: "F33",
    title: "the API's event loop stands still for 5 s, or its heap fills up",
    reps: 2,
    mayRepeatMails: false,
    async strike(context) {
      await context.at(1_000);
      const gone = readRunFile(context.product.stateDir)?.pids.api ?? null;
      const isHeap = context.rep % 2 === 1;
      context.product.lay("api.after-commit", isHeap ? { do: "fill-heap" } : { do: "block", ms: 5_000 });
      await context.product.untilReached("api.after-commit");
      return await context.healed(isHeap ? [gone] : []);
    },
  },
];
