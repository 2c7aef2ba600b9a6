import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { handOver } from "../../relay/hand-over.js";
import { startOutboxRelay, type Running } from "../../relay/outbox.js";
import { startReconciler, type Reconciler } from "../../relay/reconciler.js";
import { readNamespaceId } from "../../relay/running-workflows.js";
import { openTemporalClient, type TemporalClient } from "../../relay/temporal-client.js";
import { readResponse } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import { claimOutbox } from "../../usecases/outbox.js";
import { takeSourceEvent } from "../../usecases/source-event.js";
import { adoptNamespace, reconcile } from "../../usecases/reconcile.js";
import { workflowIdOf, workflowIdPrefixes as prefixes } from "../../workflows/contract.js";
import { eventually } from "../support/eventually.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";
import { live, quickPolicy } from "../support/quick-policy.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

let env: TestWorkflowEnvironment;
let product: TestProduct;
let temporal: TemporalClient;
let running: Running[] = [];
const quiet = { info: () => undefined, warn: () => undefined };

beforeAll(async () => {
  quietRuntime();
  env = await startDevServer();
  temporal = openTemporalClient({ connection: { address: env.address }, namespace: env.namespace ?? "default" });
});
afterAll(async () => {
  await temporal?.close();
  await product?.close();
  await env?.teardown();
});
beforeEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
  await product?.close();
  product = await openProduct();
  await live(product, quickPolicy(3_600_000, 3_600_000));
});

async function caseOf(score = 5): Promise<string> {
  const result = await takeResponse(product.deps, { response: npsAnswer(score), anyAge: false, idempotency: null });
  return result.case!.id;
}

function startRelay(): void {
  running.push(startOutboxRelay({ deps: product.deps, client: temporal.client, log: quiet }));
}

function startReconciling(): Reconciler {
  const reconciler = startReconciler({ deps: product.deps, temporal, log: quiet, everyMs: 300 });
  running.push(reconciler);
  return reconciler;
}

async function outbox(): Promise<string[]> {
  const rows = await product.deps.db.read((tx) =>
    tx.execute<{ id: string }>(sql`select subject_id as id from outbox order by priority, subject_id`),
  );
  return rows.map((row) => row.id);
}

async function clearOutbox(): Promise<void> {
  await product.deps.db.transaction((tx) => tx.execute(sql`delete from outbox`));
}

async function skip(ms: number): Promise<void> {
  await product.deps.db.transaction((tx) => setAppTimeOffset(tx, ms));
}

async function drained(): Promise<void> {
  await eventually(async () => (await outbox()).length === 0, "the outbox is empty");
}

async function isRunning(caseId: string): Promise<boolean> {
  const handle = env.client.workflow.getHandle(workflowIdOf("followUpCase", caseId));
  return await handle.describe().then(
    (about) => about.status.name === "RUNNING",
    () => false,
  );
}

test("a case whose workflow vanished gets a new one after half a minute", async () => {
  const caseId = await caseOf();
  startRelay();
  await eventually(() => isRunning(caseId), "the workflow runs");
  await drained();
  await adoptNamespace(product.deps, { namespaceId: await readNamespaceId(temporal), prefixes });
  await drained();
  await env.client.workflow.getHandle(workflowIdOf("followUpCase", caseId)).terminate();
  const reconciler = startReconciling();
  await skip(31_000);
  await eventually(() => isRunning(caseId), "a new workflow runs");
  expect(reconciler.hits().get("missing/followUpCase")).toBe(1);
});

test("a case whose outbox row was lost gets its workflow", async () => {
  const caseId = await caseOf();
  await clearOutbox();
  await adoptNamespace(product.deps, { namespaceId: "same", prefixes });
  await clearOutbox();
  const hits = await reconcile(product.deps, { prefixes, runningIds: [] });
  expect(hits).toContainEqual({ workflowType: "followUpCase", reason: "missing", count: 1 });
  expect(await outbox()).toContain(caseId);
});

test("an overdue deadline wakes its workflow, again only after ten seconds and then twenty", async () => {
  const caseId = await caseOf();
  const runningIds = [workflowIdOf("followUpCase", caseId)];
  const pass = async (): Promise<boolean> => {
    await clearOutbox();
    await reconcile(product.deps, { prefixes, runningIds });
    return (await outbox()).includes(caseId);
  };
  expect(await pass()).toBe(false);
  const late = 2 * 3_600_000;
  const seen: Record<number, boolean> = {};
  for (const seconds of [0, 5, 11, 20, 32, 60]) {
    await skip(late + seconds * 1_000);
    seen[seconds] = await pass();
  }
  expect(seen).toEqual({ 0: true, 5: false, 11: true, 20: false, 32: true, 60: false });
});

test("what is most urgent is woken first", async () => {
  await caseOf(5);
  const urgent = await takeResponse(product.deps, {
    response: npsAnswer(1, { customer: { ...npsAnswer(1).customer!, tier: "gold" } }),
    anyAge: false,
    idempotency: null,
  });
  await clearOutbox();
  await skip(10 * 3_600_000);
  await reconcile(product.deps, { prefixes, runningIds: null });
  const rows = await product.deps.db.read((tx) =>
    tx.execute<{ id: string }>(
      sql`select subject_id as id from outbox where workflow_type = 'followUpCase' order by priority`,
    ),
  );
  expect(rows.map((row) => row.id)[0]).toBe(urgent.case!.id);
});

test("what waits in the outbox is not written twice", async () => {
  await caseOf();
  const before = await outbox();
  await skip(10 * 3_600_000);
  await reconcile(product.deps, { prefixes, runningIds: [] });
  expect((await outbox()).length).toBe(before.length);
});

test("another namespace behind the name brings everything unfinished back, once", async () => {
  const cases = [await caseOf(), await caseOf(), await caseOf()];
  await takeResponse(product.deps, { response: npsAnswer(10), anyAge: false, idempotency: null });
  await clearOutbox();
  expect(await adoptNamespace(product.deps, { namespaceId: "one", prefixes })).toBeGreaterThanOrEqual(4);
  await clearOutbox();
  expect(await adoptNamespace(product.deps, { namespaceId: "one", prefixes })).toBeNull();
  const both = await Promise.all([
    adoptNamespace(product.deps, { namespaceId: "two", prefixes }),
    adoptNamespace(product.deps, { namespaceId: "two", prefixes }),
  ]);
  expect(both.filter((count) => count !== null)).toHaveLength(1);
  const rows = await outbox();
  for (const caseId of cases) expect(rows.filter((id) => id === caseId)).toHaveLength(1);
});

test("what is late when the store is lost is started before what only waits", async () => {
  const [waits, late] = [await caseOf(), await caseOf()];
  await product.deps.db.transaction((tx) =>
    tx.execute(sql`update cases set next_deadline_at = app_now() - interval '1 minute' where id = ${late}::uuid`),
  );
  await clearOutbox();
  await adoptNamespace(product.deps, { namespaceId: "another", prefixes });
  const { rows } = await claimOutbox(product.deps, { limit: 100, leaseMs: 1_000 });
  const cases = rows.filter(({ workflowType }) => workflowType === "followUpCase").map(({ subjectId }) => subjectId);
  expect(cases).toEqual([late, waits]);
});

test("a workflow that outlived its case is woken so that it ends", async () => {
  const caseId = await caseOf();
  startRelay();
  await drained();
  await Promise.all(running.map((one) => one.stop()));
  await product.deps.db.transaction((tx) =>
    tx.execute(sql`update cases set status = 'cancelled', next_deadline_at = null where id = ${caseId}::uuid`),
  );
  await skip(31_000);
  const hits = await reconcile(product.deps, { prefixes, runningIds: [workflowIdOf("followUpCase", caseId)] });
  expect(hits).toContainEqual({ workflowType: "followUpCase", reason: "outlived", count: 1 });
});

test("two reconcilers do the work of one", async () => {
  const caseId = await caseOf();
  await clearOutbox();
  await product.deps.db.transaction((tx) =>
    tx.execute(sql`update notices set state = 'dropped' where state = 'pending'`),
  );
  await adoptNamespace(product.deps, { namespaceId: "same", prefixes });
  await clearOutbox();
  const passes = await Promise.all(
    Array.from({ length: 5 }, () => reconcile(product.deps, { prefixes, runningIds: [] })),
  );
  expect(passes.flat().filter((hit) => hit.workflowType === "followUpCase")).toHaveLength(1);
  expect((await outbox()).filter((id) => id === caseId)).toHaveLength(1);
});

test("a relay that starts a workflow twice does no harm to the one that runs", async () => {
  const caseId = await caseOf();
  await handOver(env.client, "followUpCase", caseId, 4_000);
  await handOver(env.client, "followUpCase", caseId, 4_000);
  expect(await isRunning(caseId)).toBe(true);
});

test("an answer whose parts stopped coming is decided half an hour later, with or without Temporal", async () => {
  const response = { ...npsAnswer(2), source: "demo" };
  const part = { kind: "partial", response, eventAt: null, reason: null } as const;
  const event = { source: "demo", eventId: null, contentType: null, raw: Buffer.alloc(0) };
  const { results } = await takeSourceEvent(product.deps, { ...event, parts: [part] });
  expect(results).toMatchObject([{ status: "partial", case: null }]);
  await skip(31 * 60_000);
  startReconciling();
  await eventually(async () => {
    const document = await readResponse(product.deps, results[0]!.responseId!, { kind: "system", id: "intake" });
    return document.status === "accepted" && document.case !== null;
  }, "the answer has its case");
});
