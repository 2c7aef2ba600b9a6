/** B0: what Temporal itself takes, without any of our code: the floor of every ratio with a workflow in it. */
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import type { Bench, Row } from "./bench.js";
import { startDevServer } from "../tests/support/temporal.js";
import { quietRuntime } from "../tests/support/workflow-bundle.js";
import { withBareWorker } from "./support/bare-worker.js";
import { median, quantile, ratios } from "./support/pairs.js";

const callers = 16;
const aSlice = Number(process.env["BENCH_WORKFLOWS"] ?? 60);
const rounds = Number(process.env["BENCH_PAIRS"] ?? 9);

interface Slice {
  perSecond: number;
  startsMs: number[];
  clientAndWorkerMs: number;
}

/** One workflow to its end; answers how long its start took. */
type Life = (env: TestWorkflowEnvironment, taskQueue: string) => Promise<number>;

/** The benchmark. Server: the dev server in memory, 1 shard, default quotas. */
export const bareTemporal: Bench = {
  id: "B0",
  title: "Bare workflow on the Temporal dev server (in memory)",
  floor: "none, it is the floor; ratios are against the 11-event workflow",
  async run(): Promise<Row[]> {
    quietRuntime();
    const env = await startDevServer();
    try {
      return await withBareWorker(env, (taskQueue) => measure(env, taskQueue));
    } finally {
      await env.teardown();
    }
  },
};

const lives: Readonly<Record<string, Life>> = {
  "start, timer, signal ends it (11 events)": async (env, taskQueue) => {
    const { handle, ms } = await started(env, taskQueue, "waitForSignal", []);
    await handle.signal("done");
    await handle.result();
    return ms;
  },
  "3 local activities": async (env, taskQueue) => {
    const { handle, ms } = await started(env, taskQueue, "localActivities", [3]);
    await handle.result();
    return ms;
  },
  "3 regular activities": async (env, taskQueue) => {
    const { handle, ms } = await started(env, taskQueue, "regularActivities", [3]);
    await handle.result();
    return ms;
  },
};

async function started(env: TestWorkflowEnvironment, taskQueue: string, type: string, args: unknown[]) {
  const startedAt = performance.now();
  const handle = await env.client.workflow.start(type, { taskQueue, workflowId: crypto.randomUUID(), args });
  return { handle, ms: performance.now() - startedAt };
}

async function measure(env: TestWorkflowEnvironment, taskQueue: string): Promise<Row[]> {
  const names = Object.keys(lives);
  const results = new Map<string, Slice[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const slice = await run(env, taskQueue, lives[name] as Life);
      // The first round warms everything up.
      if (round > 0) results.get(name)?.push(slice);
    }
  }
  const base = results.get(names[0] ?? "") ?? [];
  return names.flatMap((name): Row[] => {
    const slices = results.get(name) ?? [];
    const starts = slices.flatMap(({ startsMs }) => startsMs).toSorted((a, b) => a - b);
    return [
      {
        what: `${name}: a second`,
        unit: "1/s",
        ours: median(slices.map(({ perSecond }) => perSecond)),
        floor: median(base.map(({ perSecond }) => perSecond)),
        ratio: ratios(slices.map((slice, n) => ({ ours: slice.perSecond, floor: base[n]?.perSecond ?? 0 }))),
      },
      { what: `${name}: start p99`, unit: "ms", ours: quantile(starts, 0.99) },
      {
        what: `${name}: CPU of client and worker`,
        unit: "ms",
        ours: median(slices.map(({ clientAndWorkerMs }) => clientAndWorkerMs)),
      },
    ];
  });
}

async function run(env: TestWorkflowEnvironment, taskQueue: string, life: Life): Promise<Slice> {
  const startsMs: number[] = [];
  let left = aSlice;
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      startsMs.push(await life(env, taskQueue));
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: (aSlice * 1_000) / (performance.now() - startedAt),
    startsMs,
    clientAndWorkerMs: (user + system) / 1_000 / aSlice,
  };
}
