import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { enqueueWakes, type WorkflowWake } from "../../db/outbox-rows.js";
import { handOver } from "../../relay/hand-over.js";
import { startOutboxRelay, type Running } from "../../relay/outbox.js";
import { openTemporalClient, type TemporalClient } from "../../relay/temporal-client.js";
import { claimOutbox } from "../../usecases/outbox.js";
import { workflowIdOf } from "../../workflows/contract.js";
import { eventually } from "../support/eventually.js";
import { startFaultProxy, type FaultProxy } from "../support/fault-proxy.js";
import { eventTypes, fetchHistory } from "../support/history.js";
import { openProduct, type TestProduct } from "../support/product.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

let env: TestWorkflowEnvironment;
let product: TestProduct;
let proxy: FaultProxy;
let temporal: TemporalClient;
const quiet = { info: () => undefined, warn: () => undefined };

beforeAll(async () => {
  quietRuntime();
  [env, product] = await Promise.all([startDevServer(), openProduct({ demo: false })]);
  const [host, port] = env.address.split(":");
  proxy = await startFaultProxy({ host: host!, port: Number(port) });
  temporal = openTemporalClient({
    connection: { address: `127.0.0.1:${proxy.port}` },
    namespace: env.namespace ?? "default",
  });
});
afterAll(async () => {
  await temporal?.close();
  await proxy?.close();
  await product?.close();
  await env?.teardown();
});
beforeEach(async () => {
  await product.deps.db.transaction((tx) => tx.execute(sql`delete from outbox`));
});

function relay(): Running {
  return startOutboxRelay({ deps: product.deps, client: temporal.client, log: quiet });
}

function wake(workflowType: WorkflowWake["workflowType"], change: Partial<WorkflowWake> = {}): WorkflowWake {
  return { workflowType, subjectId: crypto.randomUUID(), priority: 3, ...change };
}

async function enqueue(...wakes: WorkflowWake[]): Promise<void> {
  for (const one of wakes) {
    await product.deps.db.transaction((tx) => enqueueWakes(tx, product.deps.newId, Date.now(), [one]));
  }
}

async function waiting(): Promise<number> {
  const rows = await product.deps.db.read((tx) =>
    tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox`),
  );
  return rows[0]!.n;
}

async function drained(): Promise<void> {
  await eventually(async () => (await waiting()) === 0, "the outbox is empty");
}

async function typesOf(one: WorkflowWake): Promise<string[]> {
  return eventTypes(await fetchHistory(env.client, workflowIdOf(one.workflowType, one.subjectId)));
}

async function runsOf(one: WorkflowWake): Promise<number> {
  const query = `WorkflowId = '${workflowIdOf(one.workflowType, one.subjectId)}'`;
  return await eventually(async () => (await env.client.workflow.count(query)).count, "the workflow is listed");
}

test("every row starts the workflow of its subject, once, and is gone afterwards", async () => {
  const wakes = [wake("followUpCase"), wake("invitePromoter"), wake("thankPassive"), wake("deliverNotices")];
  await enqueue(...wakes);
  const running = relay();
  await drained();
  await running.stop();
  for (const one of wakes) {
    expect(await typesOf(one)).toContain("WORKFLOW_EXECUTION_STARTED");
    expect(await runsOf(one)).toBe(1);
  }
  const marks = await product.deps.db.read((tx) => tx.execute(sql`select workflow_id from workflow_marks`));
  expect(marks.map((row) => row["workflow_id"])).toEqual(
    expect.arrayContaining(wakes.map((one) => workflowIdOf(one.workflowType, one.subjectId))),
  );
});

test("several rows of one workflow that wait together become one call", async () => {
  const one = wake("followUpCase");
  await enqueue(one, one, one, one);
  const running = relay();
  await drained();
  await running.stop();
  const types = await typesOf(one);
  expect(types.filter((type) => type === "WORKFLOW_EXECUTION_SIGNALED")).toHaveLength(1);
});

test("a row for a case whose workflow runs wakes that workflow", async () => {
  const one = wake("followUpCase");
  await enqueue(one);
  const running = relay();
  await drained();
  await enqueue(one);
  await drained();
  await running.stop();
  const types = await typesOf(one);
  expect(types.filter((type) => type === "WORKFLOW_EXECUTION_STARTED")).toHaveLength(1);
  expect(types.filter((type) => type === "WORKFLOW_EXECUTION_SIGNALED")).toHaveLength(2);
  expect(await runsOf(one)).toBe(1);
});

test("a relay that dies after the start and before the note of it starts nothing twice", async () => {
  const [promoter, about] = [wake("invitePromoter"), wake("followUpCase")];
  await enqueue(promoter, about);
  // What a relay does up to the moment it dies: rows claimed, workflows started, nothing settled.
  await claimOutbox(product.deps, { limit: 10, leaseMs: 300 });
  for (const one of [promoter, about]) await handOver(env.client, one.workflowType, one.subjectId, 4_000);
  const running = relay();
  await drained();
  await running.stop();
  expect(await runsOf(promoter)).toBe(1);
  expect(await runsOf(about)).toBe(1);
});

test("two relays share the rows and hand each over once", async () => {
  const wakes = Array.from({ length: 120 }, () => wake("followUpCase"));
  await product.deps.db.transaction((tx) => enqueueWakes(tx, product.deps.newId, Date.now(), wakes));
  const both = [relay(), relay()];
  await drained();
  await Promise.all(both.map((one) => one.stop()));
  for (const one of wakes) {
    const types = await typesOf(one);
    expect(types.filter((type) => type === "WORKFLOW_EXECUTION_SIGNALED")).toHaveLength(1);
  }
});

test("the most urgent rows go first", async () => {
  const late = Array.from({ length: 20 }, () => wake("followUpCase", { priority: 4 }));
  const urgent = wake("followUpCase", { priority: 1 });
  await enqueue(...late, urgent);
  const claim = await claimOutbox(product.deps, { limit: 5, leaseMs: 100 });
  expect(claim.rows[0]?.subjectId).toBe(urgent.subjectId);
});

test("while Temporal is away nothing is lost, and all of it arrives within seconds of its return", async () => {
  await proxy.setListening(false);
  proxy.reset();
  const wakes = Array.from({ length: 40 }, () => wake("followUpCase"));
  await enqueue(...wakes);
  const running = relay();
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  expect(await waiting()).toBe(40);
  await proxy.setListening(true);
  const backAt = performance.now();
  await drained();
  expect(performance.now() - backAt).toBeLessThan(8_000);
  await running.stop();
  for (const one of wakes) expect(await runsOf(one)).toBe(1);
});
