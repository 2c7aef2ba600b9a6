/** Faults of PostgreSQL and Temporal: killed, stopped, emptied, locked. */
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { readRunFile } from "../../local/state-files.js";
import { keepDown, killPart, removeTemporalStore } from "../../tests/support/outage-kills.js";
import type { FaultyProduct } from "../product.js";
import type { Fault, StrikeContext } from "../round.js";

/** Stopped with SIGSTOP; whatever happens, they go on afterwards. */
const stopped = new Set<number>();

function goOn(): void {
  for (const pid of stopped) {
    try {
      process.kill(pid, "SIGCONT");
    } catch {
      // It is gone.
    }
  }
  stopped.clear();
}

async function stopFor(pids: readonly number[], ms: number): Promise<void> {
  for (const pid of pids) {
    process.kill(pid, "SIGSTOP");
    stopped.add(pid);
  }
  await delay(ms);
  goOn();
}

/** The server processes of the roles' connections. */
async function backends(product: FaultyProduct, role: string): Promise<number[]> {
  const rows = await product.query(
    async (sql) =>
      await sql<
        { pid: number }[]
      >`select pid from pg_stat_activity where application_name like ${`innerloop-${role}%`}`,
  );
  return rows.map(({ pid }) => pid);
}

async function killTemporal(context: StrikeContext, emptied: boolean): Promise<number> {
  await context.at(3_500);
  const gone = killPart(context.product.stateDir, "temporal");
  if (emptied) removeTemporalStore(context.product.stateDir);
  return await context.healed([gone]);
}

/** F11-F18, F25. */
export const serverFaults: readonly Fault[] = [
  {
    id: "F11",
    title: "Temporal is killed while timers come due",
    reps: 5,
    mayRepeatMails: true,
    strike: async (context) => await killTemporal(context, false),
  },
  {
    id: "F12",
    title: "Temporal's file is deleted, an empty server starts",
    reps: 2,
    mayRepeatMails: true,
    strike: async (context) => await killTemporal(context, true),
  },
  {
    id: "F13",
    title: "Temporal is silent for 20 s",
    reps: 1,
    mayRepeatMails: true,
    async strike(context) {
      await context.at(1_500);
      const pid = readRunFile(context.product.stateDir)?.pids.temporal;
      if (pid == null) throw new Error("there is no Temporal");
      await stopFor([pid], 20_000);
      return await context.healed();
    },
    restore: async () => goOn(),
    // Intake must not notice.
    further: async (sent) =>
      sent.filter(({ tries }) => tries > 1).map(({ externalId }) => `${externalId} was not taken at once`),
  },
  {
    id: "F14",
    title: "PostgreSQL is killed",
    reps: 5,
    mayRepeatMails: true,
    async strike(context) {
      await context.at(1_000 + context.random.whole(0, 3_000));
      await keepDown(context.product.stateDir, "postgres", Date.now() + 500);
      return await context.healed();
    },
  },
  {
    id: "F15",
    title: "one server process of PostgreSQL dies, by kill -9 or terminated",
    reps: 5,
    mayRepeatMails: true,
    async strike(context) {
      await context.at(1_000 + context.random.whole(0, 2_500));
      const role = context.random.next() < 0.6 ? "api" : "worker";
      const pids = await backends(context.product, role);
      const pid = pids[context.random.whole(0, pids.length - 1)];
      if (pid === undefined) throw new Error(`no connection of ${role}`);
      if (context.rep % 2 === 0) process.kill(pid, "SIGKILL");
      else await context.product.query(async (sql) => await sql`select pg_terminate_backend(${pid})`);
      return await context.healed();
    },
  },
  {
    id: "F16",
    title: "PostgreSQL is stopped for 15 s",
    reps: 2,
    mayRepeatMails: true,
    async strike(context) {
      await context.at(1_500);
      const postmaster = readRunFile(context.product.stateDir)?.pids.postgres;
      if (postmaster == null) throw new Error("there is no PostgreSQL");
      const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8");
      await stopFor([postmaster, ...children.trim().split(" ").map(Number)], 15_000);
      return await context.healed();
    },
    restore: async () => goOn(),
  },
  {
    id: "F17",
    title: "the table of answers is locked for 10 s",
    reps: 1,
    mayRepeatMails: false,
    async strike(context) {
      await context.at(1_000);
      await context.product.query(async (sql) => {
        await sql.begin(async (tx) => {
          await tx`lock table responses in access exclusive mode`;
          await delay(10_000);
        });
      });
      return await context.healed();
    },
  },
  {
    id: "F18",
    title: "every line of the API's pool is held for 4 s",
    reps: 2,
    mayRepeatMails: false,
    async strike(context) {
      await context.at(500);
      context.product.lay("api.before-commit", { do: "wait", ms: 4_000, times: 10 });
      await context.product.untilReached("api.before-commit");
      const startedAt = performance.now();
      const alive = await context.client.once({ method: "GET", path: `${context.product.run().url}/healthz` });
      if (alive?.status !== 200 || performance.now() - startedAt > 2_500)
        context.client.misdeeds.push("the health route did not answer within 2.5 s");
      await delay(4_500);
      return await context.healed();
    },
  },
  {
    id: "F25",
    title: "the database's clock steps back 4 s, and forward again",
    reps: 2,
    mayRepeatMails: false,
    async strike(context) {
      await context.at(2_000);
      await context.product.query(async (sql) => await sql`update app_time set offset_ms = -4000`);
      await context.at(12_000);
      return await context.healed();
    },
    restore: async (product) => {
      await product.query(async (sql) => await sql`update app_time set offset_ms = 0`);
    },
  },
];
