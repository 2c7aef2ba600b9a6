import type { TemporalClient } from "./temporal-client.js";

const pageSize = 1_000;
const pageDeadlineMs = 10_000;

/** The namespace's own id: another one behind the same name means another, empty store. */
export async function readNamespaceId(temporal: TemporalClient): Promise<string> {
  const { client, namespace } = temporal;
  const answer = await client.withDeadline(Date.now() + 4_000, () =>
    client.workflowService.describeNamespace({ namespace }),
  );
  return answer.namespaceInfo?.id ?? "";
}

/** Ids of all running workflows of the namespace, as far as its visibility store knows; a page of 1,000 per call. */
export async function listRunningWorkflowIds(temporal: TemporalClient): Promise<string[]> {
  const { client, namespace } = temporal;
  const ids: string[] = [];
  let nextPageToken: Uint8Array | undefined;
  do {
    const page: Awaited<ReturnType<typeof client.workflowService.listWorkflowExecutions>> = await client.withDeadline(
      Date.now() + pageDeadlineMs,
      () =>
        client.workflowService.listWorkflowExecutions({
          namespace,
          pageSize,
          query: "ExecutionStatus = 'Running'",
          ...(nextPageToken === undefined ? {} : { nextPageToken }),
        }),
    );
    for (const { execution } of page.executions ?? []) if (execution?.workflowId) ids.push(execution.workflowId);
    nextPageToken = page.nextPageToken?.length ? page.nextPageToken : undefined;
  } while (nextPageToken !== undefined);
  return ids;
}
