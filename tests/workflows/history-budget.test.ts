import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { Worker } from "@temporalio/worker";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handOver } from "../../relay/hand-over.js";
import { taskQueues, workflowIdOf, type WorkflowType } from "../../workflows/contract.js";
import { eventTally, fetchHistory } from "../support/history.js";
import { createPlanTable, type PlanTable } from "../support/plan-table.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime, workflowBundle } from "../support/workflow-bundle.js";

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  quietRuntime();
  env = await startDevServer();
}, 60_000);
afterAll(async () => env?.teardown());

/** Runs one workflow over a scripted life, started by the relay's own call, and answers its history's tally. */
async function live(
  workflowType: WorkflowType,
  table: PlanTable,
  script: (wake: () => Promise<void>) => Promise<void>,
): Promise<{ events: number; tally: Record<string, number> }> {
  const subjectId = crypto.randomUUID();
  const workers = await Promise.all(
    [taskQueues.followUp, taskQueues.mail].map(async (taskQueue) =>
      Worker.create({
        connection: env.nativeConnection,
        taskQueue,
        activities: table.activities,
        ...(taskQueue === taskQueues.followUp ? { workflowBundle: await workflowBundle() } : {}),
      }),
    ),
  );
  const wake = (): Promise<void> => handOver(env.client, workflowType, subjectId, 4_000);
  await workers[0]!.runUntil(
    workers[1]!.runUntil(async () => {
      await wake();
      await script(wake);
      await env.client.workflow.getHandle(workflowIdOf(workflowType, subjectId)).result();
    }),
  );
  const history = await fetchHistory(env.client, workflowIdOf(workflowType, subjectId));
  return { events: history.events?.length ?? 0, tally: eventTally(history) };
}

async function until(isSo: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > giveUpAt) throw new Error("it did not come to that");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const far = [{ label: "rung/first_contact/1/r50", afterMs: 60_000 }];

test("a case that is handled in time and verified costs at most 36 events", async () => {
  const table = createPlanTable(Date.now, [{ label: "rung/acknowledge/1/r50", afterMs: 400 }]);
  table.plan([{ label: "rung/first_contact/1/r50", afterMs: 400 }]);
  const { events, tally } = await live("followUpCase", table, async (wake) => {
    await until(() => table.calls.has("nextDeadline"));
    // Acknowledged and contacted: the timer finds its deadline moved and sleeps again.
    table.plan(far);
    await until(() => (table.calls.get("fireDeadline") ?? 0) >= 1);
    // Resolved: the question comes earlier than the deadline it replaces.
    table.plan([{ label: "verification/1", afterMs: 300 }, ...far]);
    await wake();
    await until(() => table.fired.length === 1);
    table.end();
    await wake();
  });
  expect(table.fired.map((step) => step.label)).toEqual(["verification/1"]);
  expect(events, JSON.stringify(tally)).toBeLessThanOrEqual(36);
});

test("each rung that fires costs at most seven more", async () => {
  const rungs = (count: number): PlanTable =>
    createPlanTable(
      Date.now,
      Array.from({ length: count }, (_, n) => ({ label: `rung/resolve/1/r${n}`, afterMs: 250 })),
    );
  const few = await live("followUpCase", rungs(2), async () => undefined);
  const many = await live("followUpCase", rungs(6), async () => undefined);
  expect((many.events - few.events) / 4, JSON.stringify(many.tally)).toBeLessThanOrEqual(7);
});

test("a promoter's journey with ask and nudge costs at most 18 events", async () => {
  const table = createPlanTable(Date.now, [
    { label: "thank", afterMs: 0 },
    { label: "ask", afterMs: 300 },
    { label: "nudge", afterMs: 300 },
  ]);
  const { events, tally } = await live("invitePromoter", table, async () => undefined);
  expect(table.fired.map((step) => step.label)).toEqual(["thank", "ask", "nudge"]);
  expect(events, JSON.stringify(tally)).toBeLessThanOrEqual(18);
});

test("a passive's thanks cost at most 6 events", async () => {
  const { events, tally } = await live(
    "thankPassive",
    createPlanTable(Date.now, [{ label: "thank", afterMs: 0 }]),
    async () => undefined,
  );
  expect(events, JSON.stringify(tally)).toBeLessThanOrEqual(6);
});

test("a mail costs at most 12 events", async () => {
  const { events, tally } = await live(
    "deliverNotices",
    createPlanTable(Date.now, [{ label: "assignment", afterMs: 0 }]),
    async () => undefined,
  );
  expect(events, JSON.stringify(tally)).toBeLessThanOrEqual(12);
});
