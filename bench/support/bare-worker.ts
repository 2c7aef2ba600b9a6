/** A worker of the bare workflows, and their bundle. */
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from "@temporalio/worker";
import { fileURLToPath } from "node:url";
import type { BareActivities } from "../workflows/bare.js";

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

const queue = "bare";

/** The bare workflows alone, bundled once per run. */
export async function bareBundle(): Promise<WorkflowBundleWithSourceMap> {
  bundle ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL("../workflows/bare.ts", import.meta.url)),
    logger: new DefaultLogger("ERROR"),
  });
  return await bundle;
}

/** Runs `work` while a worker of the same settings as the product's serves the queue it is given. */
export async function withBareWorker<T>(
  env: TestWorkflowEnvironment,
  work: (taskQueue: string) => Promise<T>,
): Promise<T> {
  const activities: BareActivities = { nothing: () => Promise.resolve() };
  const worker = await Worker.create({
    connection: env.nativeConnection,
    namespace: env.namespace ?? "default",
    taskQueue: queue,
    activities,
    workflowBundle: await bareBundle(),
    stickyQueueScheduleToStartTimeout: 2_000,
    maxCachedWorkflows: 1_000,
    maxConcurrentWorkflowTaskPolls: 20,
    nonStickyToStickyPollRatio: 0.5,
  });
  return await worker.runUntil(work(queue));
}
