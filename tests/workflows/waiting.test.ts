import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Activities } from "../../workflows/contract.js";
import { eventually } from "../support/eventually.js";
import { eventTally, eventTypes } from "../support/history.js";
import { createPlanTable } from "../support/plan-table.js";
import { climbs, heldBack, liveOut, withDeadDatabase } from "../support/scripted-lives.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  quietRuntime();
  env = await startDevServer(["--dynamic-config-value", "limit.historyCount.suggestContinueAsNew=30"]);
}, 60_000);
afterAll(async () => env?.teardown());

test("a database that is away for a while neither fails a case nor loses a rung, and costs few events", async () => {
  const life = withDeadDatabase(climbs(2), "fireDeadline", 4);
  const history = await liveOut(env, life);
  expect(life.table.fired).toHaveLength(2);
  expect(eventTypes(history).at(-1)).toBe("WORKFLOW_EXECUTION_COMPLETED");
  expect(eventTally(history)["ACTIVITY_TASK_SCHEDULED"]).toBe(1);
  expect(history.events!.length).toBeLessThanOrEqual(30);
});

test("a signal that comes while the plan is being asked for is not lost", async () => {
  const table = createPlanTable(Date.now, [{ label: "rung/resolve/1/r50", afterMs: 600_000 }]);
  let wakeNow: (() => Promise<void>) | undefined;
  const slow: Activities["nextDeadline"] = async (input) => {
    const stale = await table.activities.nextDeadline(input);
    // The case changes, and its workflow is told so, after Postgres was read and before the answer is in.
    await eventually(() => wakeNow !== undefined, "the script is there");
    table.end();
    await wakeNow!();
    return stale;
  };
  await liveOut(env, {
    workflowType: "followUpCase",
    table: { ...table, activities: { ...table.activities, nextDeadline: slow } },
    script: async (wake) => {
      wakeNow = wake;
    },
  });
  expect(table.calls.get("fireDeadline")).toBe(1);
});

test("a long history continues as new, and every rung fires once across the seam", async () => {
  const life = climbs(6);
  const history = await liveOut(env, life);
  expect(eventTypes(history).at(-1)).toBe("WORKFLOW_EXECUTION_CONTINUED_AS_NEW");
  expect(life.table.fired.map((step) => step.label)).toEqual(
    Array.from({ length: 6 }, (_, n) => `rung/first_contact/1/r${n}`),
  );
});

test("a notice that is held back is looked at again when another one comes, and delivered in its time", async () => {
  const life = heldBack();
  await liveOut(env, life);
  expect(life.table.calls.get("nextDelivery")).toBe(1);
  expect(life.table.fired).toHaveLength(1);
});
