/** Asking Temporal for workflows that stand still. */
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findStuckWorkflows } from "../../relay/stuck-workflows.js";
import { openTemporalClient } from "../../relay/temporal-client.js";
import { freePort } from "../../local/free-port.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  quietRuntime();
  env = await startDevServer();
});
afterAll(async () => {
  await env?.teardown();
});

test("a healthy server has none", async () => {
  const temporal = openTemporalClient({
    connection: { address: env.address },
    namespace: env.namespace ?? "default",
  });
  expect(await findStuckWorkflows(temporal)).toEqual({ count: 0, ids: [] });
  await temporal.close();
});

test("a server that is away is no answer, and is not waited for long", async () => {
  const temporal = openTemporalClient({
    connection: { address: `127.0.0.1:${await freePort()}` },
    namespace: "default",
  });
  expect(await findStuckWorkflows(temporal)).toBeNull();
  await temporal.close();
});
