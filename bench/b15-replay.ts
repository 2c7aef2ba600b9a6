/** B15: an uncached workflow task, as the CPU of replaying a history from its beginning. */
import { Worker, type ReplayWorkerOptions } from "@temporalio/worker";
import type { Bench, Row } from "./bench.js";
import { liveOut, climbs } from "../tests/support/scripted-lives.js";
import { startDevServer } from "../tests/support/temporal.js";
import { quietRuntime, workflowBundle } from "../tests/support/workflow-bundle.js";
import { bareBundle, withBareWorker } from "./support/bare-worker.js";
import { fetchHistory } from "../tests/support/history.js";
import { inPairs, median, ratios } from "./support/pairs.js";

type History = Awaited<ReturnType<typeof fetchHistory>>;

const rungs = 4;
const replaysASlice = 60;

/** The benchmark. */
export const replay: Bench = {
  id: "B15",
  title: `Uncached workflow task: replay of a case that climbs ${rungs} rungs`,
  floor: "a bare workflow of as many timers and local activities, in a bundle of its own",
  async run(): Promise<Row[]> {
    quietRuntime();
    const [ours, floor] = [await workflowBundle(), await bareBundle()];
    const env = await startDevServer();
    let histories: { ours: History; floor: History };
    try {
      histories = {
        ours: await liveOut(env, climbs(rungs)),
        floor: await withBareWorker(env, async (queue) => {
          const handle = await env.client.workflow.start("timers", {
            taskQueue: queue,
            workflowId: crypto.randomUUID(),
            args: [rungs, 250],
          });
          await handle.result();
          return await handle.fetchHistory();
        }),
      };
    } finally {
      await env.teardown();
    }
    const slices = await inPairs(
      9,
      () => cpuMsOfReplays(ours, histories.ours),
      () => cpuMsOfReplays(floor, histories.floor),
    );
    const events = (history: History): number => history.events?.length ?? 0;
    const kB = (bundle: { code: string }): number => Buffer.byteLength(bundle.code) / 1_000;
    return [
      {
        what: "CPU per replay",
        unit: "ms",
        ours: median(slices.map((slice) => slice.ours)),
        floor: median(slices.map((slice) => slice.floor)),
        ratio: ratios(slices),
        target: { atMost: 1.25 },
      },
      { what: "events replayed", unit: "", ours: events(histories.ours), floor: events(histories.floor) },
      { what: "bundle", unit: "kB", ours: kB(ours), floor: kB(floor), target: { atMost: kB(floor) * 1.25 } },
    ];
  },
};

async function cpuMsOfReplays(
  workflowBundleOf: NonNullable<ReplayWorkerOptions["workflowBundle"]>,
  history: History,
): Promise<number> {
  const histories = Array.from({ length: replaysASlice }, (_, n) => ({ workflowId: `replayed-${n}`, history }));
  const before = process.cpuUsage();
  let replayed = 0;
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: workflowBundleOf }, histories)) {
    if (error !== undefined) throw error;
    replayed += 1;
  }
  if (replayed !== replaysASlice) throw new Error(`${replayed} of ${replaysASlice} histories were replayed`);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / replaysASlice;
}
