import type { TemporalClient } from "./temporal-client.js";

/** Workflows whose tasks keep failing: Temporal marks them after five failures in a row, and takes the mark away when they go on. */
export interface StuckWorkflows {
  count: number;
  /** Some of them, at most 20. */
  ids: string[];
}

const withinMs = 2_000;
const shown = 20;

/** Asks Temporal for them; null when it does not answer in 2 s. A server that knows no such mark has none. */
export async function findStuckWorkflows({ client, namespace }: TemporalClient): Promise<StuckWorkflows | null> {
  const query = "ExecutionStatus = 'Running' AND TemporalReportedProblems IS NOT NULL";
  try {
    return await client.withDeadline(Date.now() + withinMs, async () => {
      const { count } = await client.workflowService.countWorkflowExecutions({ namespace, query });
      const page = await client.workflowService.listWorkflowExecutions({ namespace, query, pageSize: shown });
      const ids = (page.executions ?? []).flatMap(({ execution }) => execution?.workflowId ?? []);
      return { count: Number(count ?? 0), ids };
    });
  } catch (error) {
    // 3 = INVALID_ARGUMENT: the server is older than the mark.
    if (error instanceof Error && "code" in error && error.code === 3) return { count: 0, ids: [] };
    return null;
  }
}
