import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { commandCase } from "../../usecases/case-command.js";
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

async function caseOf(score: number): Promise<string> {
  const result = await takeResponse(product.deps, { response: npsAnswer(score), anyAge: false, idempotency: null });
  return result.case!.id;
}

test("a resolved case asks its customer after a day and closes unverified after a week of silence", async () => {
  await follow(product);
  const caseId = await caseOf(5);
  const owner = (await readCase(product.deps, caseId, system)).owner!.id;
  const actor = { kind: "user", id: owner } as const;
  const command = (of: Parameters<typeof commandCase>[1]["command"]) =>
    commandCase(product.deps, { caseId, command: of, actor, ifMatch: null, idempotency: null });
  await command({ action: "log-contact", channel: "call", outcome: "reached", note: null, durationMs: null });
  await command({
    action: "resolve",
    code: "fixed",
    cause: "delivery",
    causeDetail: null,
    done: "Sent again.",
    evidence: null,
  });
  const resolvedAt = await env.currentTimeMs();
  while ((await nextDeadlineOf(caseId)).at !== null) {
    await everythingIsMailed();
    await passNextDeadline(caseId);
  }
  const found = await readCase(product.deps, caseId, system);
  expect(found).toMatchObject({ status: "closed", verified: "silence" });
  const days = (Date.parse(found.closedAt!) - resolvedAt) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(8);
  expect(days).toBeLessThan(8.01);
  const asked = (await product.mails()).filter((mail) => mail.headers["x-innerloop-notice"] === "verification");
  expect(asked).toHaveLength(1);
}, 120_000);

interface Step {
  at: number | null;
  reason: string | null;
}

async function journeyOf(responseId: string): Promise<Step> {
  const rows = await product.deps.db.read((tx) =>
    tx.execute<{ at: string | null; reason: string | null }>(sql`
      select (extract(epoch from next_due_at) * 1000)::bigint as at, ended_reason as reason
      from journeys where response_id = ${responseId}::uuid`),
  );
  return { at: rows[0]!.at === null ? null : Number(rows[0]!.at), reason: rows[0]!.reason };
}

/** Takes the journey to its end, step by step, and answers how it ended. */
async function travel(responseId: string, beforeStep: (step: number) => Promise<void>): Promise<string> {
  for (let step = 1; step < 20; step += 1) {
    await everythingIsMailed();
    const before = await journeyOf(responseId);
    if (before.at === null) return before.reason ?? "";
    await beforeStep(step);
    await env.sleep(Math.max(1, before.at - (await env.currentTimeMs())) + 1_000);
    await eventually(async () => (await journeyOf(responseId)).at !== before.at, "the step was taken");
  }
  throw new Error("the journey has no end");
}

async function mailsTo(responseId: string): Promise<string[]> {
  const rows = await product.deps.db.read((tx) =>
    tx.execute<{ email: string }>(sql`
      select c.email from customers c join responses r on r.customer_id = c.id where r.id = ${responseId}::uuid`),
  );
  const mails = (await product.mails()).filter((mail) => mail.to.includes(rows[0]!.email));
  return mails.map((mail) => mail.headers["x-innerloop-notice"]!);
}

async function promoter(): Promise<{ responseId: string; answer: ReturnType<typeof npsAnswer> }> {
  await product.deps.db.transaction((tx) =>
    tx.execute(sql`update settings set document = document || '{"holdOutPercent": 0}' where id = 'promoters'`),
  );
  await follow(product);
  const answer = npsAnswer(10);
  const result = await takeResponse(product.deps, { response: answer, anyAge: false, idempotency: null });
  return { responseId: result.responseId!, answer };
}

test("a promoter is thanked, asked in the contact hours of a later day, and nudged once", async () => {
  const { responseId } = await promoter();
  expect(await travel(responseId, async () => undefined)).toBe("nudged");
  expect(await mailsTo(responseId)).toEqual(["thanks", "referral_ask", "referral_ask"]);
}, 120_000);

test("a promoter whose case is open when the ask is due is not asked", async () => {
  const { responseId, answer } = await promoter();
  const reason = await travel(responseId, async (step) => {
    if (step > 1) return;
    const complaint = npsAnswer(2, { customer: answer.customer });
    await takeResponse(product.deps, { response: complaint, anyAge: false, idempotency: null });
  });
  expect(reason).toMatch(/^suppressed: .*open_case/);
  expect(await mailsTo(responseId)).not.toContain("referral_ask");
}, 120_000);
