/** Keeps Temporal workers serving: waits for the server, serves, and begins anew when a worker ends by itself. */
import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { NativeConnection, Worker, type NativeConnectionOptions, type WorkerOptions } from "@temporalio/worker";
import { taskQueues, type Activities } from "../workflows/contract.js";

/** What the workers need. */
export interface ServingOptions {
  connection: NativeConnectionOptions;
  namespace: string;
  activities: Activities;
  /** Task queues to serve; undefined = all. */
  queues: readonly string[] | undefined;
  log: ServingLog;
}

/** What `log` needs; a pino logger fits. */
export interface ServingLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** Workers that are kept running. */
export interface Serving {
  /** Finishes the tasks under way, at most some ten seconds, and lets go of the server. */
  stop(): Promise<void>;
}

const graceMs = 6_000;
const forceMs = 9_000;
const reconnectAfterMs = 500;

/** Starts serving in the background; never fails because the server is away, of another age, or comes back empty. */
export function keepServing(options: ServingOptions): Serving {
  const stopping = new AbortController();
  const done = loop();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await serve();
      } catch (error) {
        options.log.warn(
          { code: error instanceof Error ? error.name : "unknown" },
          "worker: Temporal is not there, trying again",
        );
      }
      if (!stopping.signal.aborted) {
        await delay(reconnectAfterMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function serve(): Promise<void> {
    const connection = await NativeConnection.connect(options.connection);
    const workers: Worker[] = [];
    const shutDown = (): void => {
      for (const worker of workers) if (worker.getState() === "RUNNING") worker.shutdown();
    };
    try {
      for (const settings of workerSettings(options)) {
        workers.push(await Worker.create({ ...settings, connection, namespace: options.namespace }));
      }
      options.log.info({ queues: workers.map((worker) => worker.options.taskQueue) }, "worker: serving");
      stopping.signal.addEventListener("abort", shutDown, { once: true });
      const runs = workers.map(async (worker) => {
        try {
          await worker.run();
        } finally {
          shutDown();
        }
      });
      if (stopping.signal.aborted) shutDown();
      const results = await Promise.allSettled(runs);
      const failed = results.find((result) => result.status === "rejected");
      if (failed !== undefined && !stopping.signal.aborted) throw failed.reason;
    } finally {
      stopping.signal.removeEventListener("abort", shutDown);
      await connection.close().catch(() => undefined);
    }
  }
}

/** One worker per queue; workflows and the short transactions share one, what leaves the machine has its own. */
function workerSettings({ queues, activities }: ServingOptions): Omit<WorkerOptions, "connection" | "namespace">[] {
  const common = { activities, shutdownGraceTime: graceMs, shutdownForceTime: forceMs };
  const followUp = {
    ...common,
    ...workflowSource(),
    taskQueue: taskQueues.followUp,
    // Lower costs needless replays under load; the default of 10 s is what a killed worker's cases would wait.
    stickyQueueScheduleToStartTimeout: 2_000,
    maxCachedWorkflows: 1_000,
    // By default two polls at a time fetch what no worker holds yet: all work there is after a restart or a lost store.
    maxConcurrentWorkflowTaskPolls: 20,
    nonStickyToStickyPollRatio: 0.5,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
    maxConcurrentActivityTaskExecutions: 40,
  };
  const mail = {
    ...common,
    taskQueue: taskQueues.mail,
    maxConcurrentActivityTaskExecutions: 20,
    maxConcurrentActivityTaskPolls: 5,
  };
  return [followUp, mail].filter((settings) => queues === undefined || queues.includes(settings.taskQueue));
}

/** The bundle of the build where there is one; else the sources are bundled at start, which takes a second. */
function workflowSource(): Pick<WorkerOptions, "workflowBundle" | "workflowsPath"> {
  const codePath = fileURLToPath(new URL("../workflows/bundle.js", import.meta.url));
  if (existsSync(codePath)) return { workflowBundle: { codePath } };
  const own = fileURLToPath(import.meta.url);
  return {
    workflowsPath: fileURLToPath(new URL(`../workflows/index.${own.endsWith(".ts") ? "ts" : "js"}`, import.meta.url)),
  };
}
