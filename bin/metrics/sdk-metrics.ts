// The Temporal SDK's own metrics. Its exporter insists on a listener, which stays on loopback; the worker's endpoint passes on what it says.
import type { TelemetryOptions } from "@temporalio/worker";
import { freePort } from "../../local/free-port.js";

/** What `Runtime.install` is given, and the metrics as text. */
export interface SdkMetrics {
  readonly options: NonNullable<TelemetryOptions["metrics"]>;
  /** Empty while the SDK does not answer. */
  readonly read: () => Promise<string>;
}

/** The default buckets of these begin at 100 ms, which is where ours should end. */
const latencyBuckets = [5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 10_000];
const latencies = [
  "workflow_task_schedule_to_start_latency",
  "workflow_task_execution_latency",
  "workflow_task_replay_latency",
  "activity_schedule_to_start_latency",
  "request_latency",
];

const withinMs = 1_000;

/** Chooses a port for the exporter. */
export async function sdkMetrics(): Promise<SdkMetrics> {
  const bindAddress = `127.0.0.1:${await freePort()}`;
  return {
    options: {
      prometheus: {
        bindAddress,
        countersTotalSuffix: true,
        unitSuffix: true,
        histogramBucketOverrides: Object.fromEntries(latencies.map((name) => [name, latencyBuckets])),
      },
    },
    read: async () => {
      try {
        const answer = await fetch(`http://${bindAddress}/metrics`, { signal: AbortSignal.timeout(withinMs) });
        return answer.ok ? await answer.text() : "";
      } catch {
        return "";
      }
    },
  };
}
