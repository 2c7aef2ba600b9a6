import { WorkflowNotFoundError } from "@temporalio/client";
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseCommand } from "../../domain/decision.js";
import { commandCase } from "../../usecases/case-command.js";
import { readCase, readLedger } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import { workflowIdOf } from "../../workflows/contract.js";
import { eventually } from "../support/eventually.js";
import { eventTally, fetchHistory, stringsOf } from "../support/history.js";
import { npsAnswer } from "../support/product.js";
import { live, quickPolicy } from "../support/quick-policy.js";
import { runProduct, type RunningProduct } from "../support/running-product.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

const system = { kind: "system", id: "intake" } as const;
let env: TestWorkflowEnvironment;
let product: RunningProduct;

beforeAll(async () => {
  quietRuntime();
  env = await startDevServer();
  product = await runProduct({ address: env.address, namespace: env.namespace ?? "default" });
});
afterAll(async () => {
  await product?.close();
  await env?.teardown();
});

async function openCase(): Promise<{ id: string; number: string; owner: string }> {
  const result = await takeResponse(product.deps, { response: npsAnswer(5), anyAge: false, idempotency: null });
  const found = await readCase(product.deps, result.case!.id, system);
  return { id: found.id, number: found.number, owner: found.owner!.id };
}

async function act(caseId: string, userId: string, command: CaseCommand): Promise<void> {
  await commandCase(product.deps, {
    caseId,
    command,
    actor: { kind: "user", id: userId },
    ifMatch: null,
    idempotency: null,
  });
}

const reached: CaseCommand = {
  action: "log-contact",
  channel: "call",
  outcome: "reached",
  note: null,
  durationMs: null,
};
const fixed: CaseCommand = {
  action: "resolve",
  code: "fixed",
  cause: "delivery",
  causeDetail: null,
  done: "Sent again.",
  evidence: null,
};

async function noticesAbout(number: string): Promise<string[]> {
  const mails = await product.mails();
  return mails.filter((mail) => mail.subject.includes(number)).map((mail) => mail.headers["x-innerloop-notice"]!);
}

/** The relay may not have started the workflow yet when this is first asked. */
async function ended(caseId: string): Promise<void> {
  const handle = env.client.workflow.getHandle(workflowIdOf("followUpCase", caseId));
  await eventually(async () => {
    const found = await handle.describe().catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    });
    return found?.status.name === "COMPLETED";
  }, "the workflow of the case has ended");
}

test("a case nobody touches climbs its ladder in order, each rung once, none early", async () => {
  await live(product, quickPolicy(2_000, 1_000));
  const one = await openCase();
  await eventually(async () => (await noticesAbout(one.number)).includes("escalation"), "the escalation is mailed");
  const found = await readCase(product.deps, one.id, system);
  expect(found.escalationLevel).toBe(2);
  expect(found.owner?.id).not.toBe(one.owner);
  const ladder = (await noticesAbout(one.number)).filter((kind) => ["reminder", "breach", "escalation"].includes(kind));
  expect(ladder).toEqual(["reminder", "breach", "escalation"]);
  const { items } = await readLedger(product.deps, one.id, { asOf: null, limit: 100, afterSeq: null, actor: system });
  const lateness = items.flatMap((entry) => ("latenessMs" in entry ? [entry.latenessMs] : []));
  expect(lateness.length).toBeGreaterThanOrEqual(3);
  for (const ms of lateness) {
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(ms).toBeLessThan(5_000);
  }
});

test("a case handled in time is verified by silence, closed, and costs at most 36 events", async () => {
  await live(product, quickPolicy(60_000, 60_000), { followUp: { verifyDelayMs: 1_000, verifySilenceMs: 1_500 } });
  const one = await openCase();
  await act(one.id, one.owner, { action: "acknowledge" });
  await act(one.id, one.owner, reached);
  await act(one.id, one.owner, fixed);
  await ended(one.id);
  expect(await readCase(product.deps, one.id, system)).toMatchObject({ status: "closed", verified: "silence" });
  const kinds = await noticesAbout(one.number);
  expect(kinds.filter((kind) => kind === "verification")).toHaveLength(1);
  expect(kinds).not.toContain("reminder");
  const history = await fetchHistory(env.client, workflowIdOf("followUpCase", one.id));
  expect({ withinBudget: history.events!.length <= 36, tally: eventTally(history) }).toMatchObject({
    withinBudget: true,
  });
});

test("a case closed by the customer's own yes ends its workflow at once; a no brings the clock back", async () => {
  await live(product, quickPolicy(60_000, 60_000), { followUp: { verifyDelayMs: 200, verifySilenceMs: 600_000 } });
  const one = await openCase();
  await act(one.id, one.owner, reached);
  await act(one.id, one.owner, fixed);
  await eventually(async () => (await noticesAbout(one.number)).includes("verification"), "the customer is asked");
  await answer(one.id, "no");
  expect((await readCase(product.deps, one.id, system)).status).toBe("in_progress");
  await act(one.id, one.owner, reached);
  await act(one.id, one.owner, fixed);
  await eventually(
    async () => (await noticesAbout(one.number)).filter((kind) => kind === "verification").length === 2,
    "the customer is asked again",
  );
  await answer(one.id, "yes");
  expect(await readCase(product.deps, one.id, system)).toMatchObject({ status: "closed", verified: "yes" });
  await ended(one.id);
});

async function answer(caseId: string, word: "yes" | "no"): Promise<void> {
  const { customer } = await readCase(product.deps, caseId, system);
  await commandCase(product.deps, {
    caseId,
    command: { action: "verify", answer: word, comment: null },
    actor: { kind: "customer", id: customer!.id },
    ifMatch: null,
    idempotency: null,
  });
}

test("twenty cases at once climb the same ladder: every rung reaches its person in exactly one mail, alone or in a digest", async () => {
  await live(product, quickPolicy(6_000, 2_000));
  const cases = await Promise.all(Array.from({ length: 20 }, openCase));
  for (const one of cases) {
    const rungs = await eventually(async () => {
      const rows = await rungNotices(one.id);
      return rows.length === 3 && rows.every((row) => row.state === "sent") && rows;
    }, "all three rungs are mailed");
    expect(rungs.map((row) => row.kind)).toEqual(["reminder", "breach", "escalation"]);
    const mails = await product.mails();
    for (const row of rungs) {
      const carriers = mails.filter((mail) => mail.messageId === row.message_id);
      expect(carriers).toHaveLength(1);
      expect(`${carriers[0]!.subject} ${carriers[0]!.text}`).toContain(one.number);
    }
  }
  expect((await product.mails()).map((mail) => mail.headers["x-innerloop-notice"])).toContain("digest");
});

async function rungNotices(caseId: string): Promise<{ kind: string; state: string; message_id: string }[]> {
  return await product.deps.db.read((tx) =>
    tx.execute<{ kind: string; state: string; message_id: string }>(sql`
      select kind, state, message_id from notices
      where case_id = ${caseId}::uuid and kind in ('reminder', 'breach', 'escalation') order by created_at, id`),
  );
}

test("deadlines that pass while no worker runs are fired once when it is back, and those that passed are not mailed", async () => {
  await live(product, quickPolicy(3_000, 3_000));
  const cases = [await openCase(), await openCase(), await openCase()];
  await product.stopWorker();
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  await product.startWorker();
  for (const one of cases) {
    await eventually(
      async () => (await readCase(product.deps, one.id, system)).escalationLevel === 2,
      "the ladder is caught up",
      30_000,
    );
    await eventually(async () => (await noticesAbout(one.number)).includes("escalation"), "the rung now due is mailed");
    expect(await noticesAbout(one.number)).not.toContain("reminder");
    expect(await noticesAbout(one.number)).not.toContain("breach");
  }
});

test("a terminated workflow is missed and started again, and its case keeps its clock", async () => {
  await live(product, quickPolicy(5_000, 60_000));
  const one = await openCase();
  const handle = env.client.workflow.getHandle(workflowIdOf("followUpCase", one.id));
  await eventually(
    () =>
      handle.describe().then(
        () => true,
        () => false,
      ),
    "the workflow runs",
  );
  await handle.terminate("test");
  await eventually(
    async () => (await readCase(product.deps, one.id, system)).escalationLevel === 1,
    "the breach fires",
    30_000,
  );
  expect([...product.reconciler!.hits().keys()]).toContain("overdue/followUpCase");
});

test("fifty promoter answers of one customer at once lead to one thanks, one ask and one nudge", async () => {
  const promoters = {
    thankDelayMs: 0,
    askDelayMs: 2_000,
    reminderDelayMs: 2_000,
    holdOutPercent: 0,
    contactHours: null,
  };
  await live(product, quickPolicy(60_000, 60_000), { promoters });
  const { customer } = npsAnswer(10);
  await Promise.all(
    Array.from({ length: 50 }, () =>
      takeResponse(product.deps, { response: npsAnswer(10, { customer }), anyAge: false, idempotency: null }),
    ),
  );
  await eventually(async () => {
    const rows = await product.deps.db.read((tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from journeys where ended_at is null`),
    );
    return rows[0]!.n === 0;
  }, "every journey has ended");
  const sent = await eventually(async () => {
    const mails = (await product.mails()).filter((mail) => mail.to.includes(customer!.email!));
    return mails.length >= 3 && mails;
  }, "the last mail is out");
  expect(sent.map((mail) => mail.headers["x-innerloop-notice"])).toEqual(["thanks", "referral_ask", "referral_ask"]);
});

test("a history says nothing about the customer", async () => {
  await live(product, quickPolicy(1_000, 500));
  const comment = "Asentaja Pekka ei tullut";
  const response = npsAnswer(3, { comment });
  const result = await takeResponse(product.deps, { response, anyAge: false, idempotency: null });
  const caseId = result.case!.id;
  await eventually(
    async () => (await readCase(product.deps, caseId, system)).escalationLevel === 2,
    "the ladder is climbed",
  );
  const said = [...stringsOf(await fetchHistory(env.client, workflowIdOf("followUpCase", caseId)))].join("\n");
  for (const secret of [comment, "Pekka", response.customer!.name!, response.customer!.email!]) {
    expect(said).not.toContain(secret);
  }
});
