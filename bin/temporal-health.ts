import type { Client } from "@temporalio/client";

const withinMs = 500;

/** Whether Temporal answers within half a second. Never throws: the API works without it and only shows it. */
export async function isTemporalHealthy(client: Client): Promise<boolean> {
  try {
    await client.connection.withDeadline(Date.now() + withinMs, () => client.workflowService.getSystemInfo({}));
    return true;
  } catch {
    return false;
  }
}
