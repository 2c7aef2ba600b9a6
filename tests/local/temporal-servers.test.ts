import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { startDevServer, startTimeSkipping } from "../support/temporal.js";

describe("the servers that tests run workflows on", () => {
  let dev: TestWorkflowEnvironment;
  let skipping: TestWorkflowEnvironment;

  beforeAll(async () => {
    dev = await startDevServer();
    skipping = await startTimeSkipping();
  });
  afterAll(async () => {
    await dev.teardown();
    await skipping.teardown();
  });

  it("the dev server answers for its namespace", async () => {
    const answer = await dev.connection.workflowService.describeNamespace({ namespace: "default" });
    expect(answer.namespaceInfo?.name).toBe("default");
  });

  it("the time-skipping server moves a month ahead at once", async () => {
    const before = await skipping.currentTimeMs();
    await skipping.sleep("30 days");
    expect((await skipping.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 86_400_000);
  });
});
