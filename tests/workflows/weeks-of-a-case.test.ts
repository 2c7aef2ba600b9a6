import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { readCase } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import type { Activities } from "../../workflows/contract.js";
import { eventually } from "../support/eventually.js";
import { npsAnswer, type TestProduct } from "../support/product.js";
import { runProduct, type RunningProduct } from "../support/running-product.js";
import { startTimeSkipping } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

const system = { kind: "system", id: "intake" } as const;
let env: TestWorkflowEnvironment;
let product: RunningProduct;

beforeAll(async () => {
  quietRuntime();
  env = await startTimeSkipping();
  product = await runProduct(
    { address: env.address, namespace: env.namespace ?? "default" },
    { around: movingTheClock, reconcile: false },
  );
});
afterAll(async () => {
  await product?.close();
  await env?.teardown();
});

/** Lets the database's clock follow the server's, so that both skip the same weeks. */
async function follow(of: TestProduct): Promise<void> {
  const offsetMs = (await env.currentTimeMs()) - Date.now();
  await of.deps.db.transaction((tx) => setAppTimeOffset(tx, Math.round(offsetMs)));
}

function movingTheClock(activities: Activities, of: TestProduct): Activities {
  const moved = Object.entries(activities).map(([name, run]: [string, (input: unknown) => Promise<unknown>]) => [
    name,
    async (input: unknown): Promise<unknown> => {
      await follow(of);
      return await run(input);
    },
  ]);
  return Object.fromEntries(moved) as Activities;
}

interface NextDeadline {
  at: number | null;
  key: string | null;
  status: string;
}

async function nextDeadlineOf(caseId: string): Promise<NextDeadline> {
  const rows = await product.deps.db.read((tx) =>
    tx.execute<{ at: string | null; key: string | null; status: string }>(sql`
      select (extract(epoch from next_deadline_at) * 1000)::bigint as at, next_deadline_key as key, status
      from cases where id = ${caseId}::uuid`),
  );
  const row = rows[0]!;
  return { ...row, at: row.at === null ? null : Number(row.at) };
}

/** Skips to just past the case's next deadline and waits until it was dealt with. */
async function passNextDeadline(caseId: string): Promise<void> {
  const before = await nextDeadlineOf(caseId);
  const now = await env.currentTimeMs();
  await env.sleep(Math.max(1, before.at! - now) + 1_000);
  await eventually(async () => (await nextDeadlineOf(caseId)).key !== before.key, `${before.key} was dealt with`);
}

async function everythingIsMailed(): Promise<void> {
  await eventually(async () => {
    await follow(product);
    const rows = await product.deps.db.read((tx) =>
      tx.execute<{ n: number }>(sql`
        select (select count(*) from outbox)::int + (select count(*)::int from notices
          where state in ('claimed', 'sending') or (state = 'pending' and not_before <= app_now())) as n`),
    );
    return rows[0]!.n === 0;
  }, "nothing waits to be sent");
}

test("a neglected case climbs the whole default ladder over business weeks, every step on time and none early", async () => {
  await follow(product);
  const result = await takeResponse(product.deps, { response: npsAnswer(5), anyAge: false, idempotency: null });
  const caseId = result.case!.id;
  for (let steps = 0; steps < 60; steps += 1) {
    const next = await nextDeadlineOf(caseId);
    if (next.at === null) break;
    await passNextDeadline(caseId);
    await everythingIsMailed();
  }
  await follow(product);
  const found = await readCase(product.deps, caseId, system);
  expect(found.peakEscalationLevel).toBe(4);
  expect(found.clocks.filter((clock) => clock.state === "missed").map((clock) => clock.kind)).toEqual(
    expect.arrayContaining(["acknowledge", "first_contact", "resolve"]),
  );
  const fired = await product.deps.db.read((tx) =>
    tx.execute<{ key: string; outcome: string; late: number }>(sql`
      select key, outcome, extract(epoch from fired_at - due_at)::float8 as late from fired_deadlines
      where case_id = ${caseId}::uuid order by fired_at, due_at`),
  );
  expect(fired.length).toBeGreaterThan(12);
  expect(new Set(fired.map((one) => one.key)).size).toBe(fired.length);
  for (const one of fired) {
    expect(one.late).toBeGreaterThanOrEqual(0);
    expect({ ...one, isLate: one.late > 5 }).toMatchObject({ outcome: "fired", isLate: false });
  }
  const mails = await product.mails();
  expect(mails.map((mail) => mail.headers["x-innerloop-notice"])).toEqual(
    expect.arrayContaining(["acknowledgement", "assignment", "reminder", "breach", "escalation"]),
  );
}, 180_000);
