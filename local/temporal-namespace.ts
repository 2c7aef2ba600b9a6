import { Connection } from "@temporalio/client";
import { msToTs } from "@temporalio/common/lib/time.js";

const withinMs = 60_000;

/**
 * Resolves when the server at `address` is healthy and knows the namespace; an open port alone says neither.
 *
 * @throws Error after 60 s, or at once when `signal` says that nobody waits any more.
 */
export async function waitUntilServing(address: string, namespace: string, signal: AbortSignal): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    if (signal.aborted) throw new Error("nobody waits for Temporal any more");
    try {
      await withConnection(address, async ({ healthService, workflowService }) => {
        const health = await healthService.check({ service: "temporal.api.workflowservice.v1.WorkflowService" });
        if (health.status !== 1) throw new Error(`health status ${health.status}`);
        await workflowService.describeNamespace({ namespace });
      });
      return;
    } catch (error) {
      if (performance.now() > end) {
        throw new Error(`Temporal at ${address} did not answer for the namespace ${namespace} within ${withinMs} ms`, {
          cause: error,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Sets how long the server keeps the histories of ended workflows; the dev server's own default is one day. */
export async function keepHistories(address: string, namespace: string, days: number): Promise<void> {
  await withConnection(address, async ({ workflowService }) => {
    await workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: msToTs(days * 86_400_000) },
    });
  });
}

async function withConnection(address: string, run: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = Connection.lazy({ address, tls: false });
  try {
    await connection.withDeadline(Date.now() + 2_000, async () => await run(connection));
  } finally {
    await connection.close();
  }
}
