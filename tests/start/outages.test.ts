/** Everything that can die is killed under twenty climbing cases: nothing is lost, doubled or early, and all is caught up in time. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isAlive } from "../../local/process-identity.js";
import { clearDesk } from "../support/clear-desk.js";
import { eventually } from "../support/eventually.js";
import { npmStart, type StartedProduct } from "../support/npm-start.js";
import { ladder, lastRungMs, openBatch, openCase, prepareOutages } from "../support/outage-batch.js";
import type { Batch, OpenedCase } from "../support/outage-batch.js";
import { openOutageClient, type OutageClient } from "../support/outage-client.js";
import { openEvidence, type EvidenceReader } from "../support/outage-evidence.js";
import { keepDown, killPart, killRelayAtWork, removeTemporalStore, untilHealed } from "../support/outage-kills.js";
import { judge } from "../support/outage-verdict.js";

const climbing = 20;
const promoters = 4;
/** Cases that are resolved before their first rung. */
const settledEarly = 3;
const catchUpMs = 30_000;
const mailsWithinMs = 60_000;

let states: string;
let product: StartedProduct;
let client: OutageClient;
let reader: EvidenceReader;
let run: ReturnType<StartedProduct["run"]>;
const everyCase: OpenedCase[] = [];

beforeAll(async () => {
  states = mkdtempSync(join(tmpdir(), "innerloop-outages-"));
  product = npmStart(process.cwd(), join(states, "state"));
  run = await product.ready();
  client = openOutageClient(() => run);
  reader = openEvidence(product.stateDir, client, () => run);
  await clearDesk((method, path, body) =>
    client.patiently({
      method,
      path,
      ...(body === undefined ? {} : { body }),
      headers: { "idempotency-key": randomUUID() },
    }),
  );
  await prepareOutages(client);
}, 180_000);

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(`npm start said:\n${product.stderr().slice(-4_000)}`);
});

afterAll(async () => {
  if (product !== undefined && isAlive(product.pid)) {
    product.signal("SIGTERM");
    await product.exited;
  }
  rmSync(states, { recursive: true, force: true });
}, 60_000);

/** Resolves so long after the batch was sent. */
async function at(batch: Batch, afterMs: number): Promise<void> {
  await delay(Math.max(0, batch.sentAt + afterMs - Date.now()));
}

async function resolve({ id }: OpenedCase): Promise<void> {
  const body = { code: "fixed", cause: "delivery", causeDetail: null, done: "Uusi toimitus", evidence: "Kuittaus" };
  const headers = { "idempotency-key": randomUUID() };
  await client.patiently({ method: "POST", path: `/cases/${id}/actions/resolve`, body, headers });
}

/** Reads and writes as others do meanwhile; answers the cases that came of it. */
async function traffic(until: Promise<unknown>): Promise<OpenedCase[]> {
  let isOver = false;
  void until.finally(() => (isOver = true)).catch(() => undefined);
  const opened: Promise<OpenedCase>[] = [];
  while (!isOver) {
    opened.push(openCase(client, true));
    await client.once({ method: "GET", path: "/cases" });
    await delay(700);
  }
  return await Promise.all(opened);
}

/** Opens a batch, strikes, waits until all is caught up, and holds the promises against what is there then. */
async function survives(outage: {
  mayRepeatMails: boolean;
  /** What happens while the answers of the batch are sent. */
  whileOpening?: () => Promise<unknown>;
  /** Kills, and answers when everything ran again. */
  strike: (batch: Batch) => Promise<number>;
}): Promise<void> {
  const [batch] = await Promise.all([openBatch(client, climbing + settledEarly, promoters), outage.whileOpening?.()]);
  everyCase.push(...batch.cases);
  await Promise.all(batch.cases.slice(0, settledEarly).map(resolve));
  const striking = outage.strike(batch);
  const [healedAt, meanwhile] = await Promise.all([striking, traffic(striking)]);
  everyCase.push(...meanwhile);
  await at(batch, batch.openedBy - batch.sentAt + lastRungMs);
  const all = { rungs: climbing * ladder.length, asked: promoters };
  const isDone = async (): Promise<boolean> => {
    const { rungs, asked, waiting } = await reader.progress(batch);
    return rungs >= all.rungs && asked >= all.asked && waiting === 0;
  };
  // What is missing then is named by the verdict, so running out of time here is no failure of its own.
  const restMs = Math.max(0, healedAt + Math.max(catchUpMs, mailsWithinMs) - Date.now());
  await eventually(isDone, "all caught up", restMs).catch(() => undefined);
  const followed = await eventually(
    async () => {
      const ids = await reader.followedCases();
      return [...batch.cases, ...meanwhile].every(({ id }) => ids.has(id)) && ids;
    },
    "a workflow for every case",
    Math.max(1_000, healedAt + catchUpMs - Date.now()),
  ).catch(() => undefined);
  const { broken, numbers } = judge(batch, await reader.gather(batch), { ...outage, healedAt });
  console.log(expect.getState().currentTestName, JSON.stringify(numbers), JSON.stringify([...client.counts]));
  expect({ broken, misdeeds: client.misdeeds.splice(0) }).toEqual({ broken: [], misdeeds: [] });
  expect(followed).toBeDefined();
  expect(new Set(meanwhile.map(({ id }) => id)).size).toBe(meanwhile.length);
}

describe("twenty open cases on a ladder of seconds", () => {
  it("keep every rung when the worker is killed across a deadline", async () => {
    await survives({
      mayRepeatMails: true,
      async strike(batch) {
        await at(batch, 4_800);
        const gone = killPart(product.stateDir, "worker");
        return await untilHealed(product.stateDir, [gone]);
      },
    });
  }, 120_000);

  it("record what passed while the worker was down, and mail only what is due now", async () => {
    await survives({
      mayRepeatMails: true,
      async strike(batch) {
        await at(batch, 6_000);
        await keepDown(product.stateDir, "worker", batch.openedBy + 14_000);
        return await untilHealed(product.stateDir);
      },
    });
  }, 120_000);

  it("keep every rung when Temporal is killed and held down", async () => {
    await survives({
      mayRepeatMails: false,
      async strike(batch) {
        await at(batch, 4_500);
        await keepDown(product.stateDir, "temporal", batch.openedBy + 12_000);
        return await untilHealed(product.stateDir);
      },
    });
  }, 120_000);

  it("get their timers back when Temporal is killed and its file deleted", async () => {
    await survives({
      mayRepeatMails: false,
      async strike(batch) {
        await at(batch, 4_500);
        const gone = killPart(product.stateDir, "temporal");
        removeTemporalStore(product.stateDir);
        return await untilHealed(product.stateDir, [gone]);
      },
    });
  }, 120_000);

  it("get their timers back when the file is deleted under the running Temporal", async () => {
    await survives({
      mayRepeatMails: false,
      async strike(batch) {
        const gone = product.run().pids.temporal;
        await at(batch, 4_500);
        removeTemporalStore(product.stateDir);
        return await untilHealed(product.stateDir, [gone]);
      },
    });
  }, 120_000);

  it("keep every rung when PostgreSQL is killed", async () => {
    await survives({
      mayRepeatMails: true,
      async strike(batch) {
        await at(batch, 4_800);
        await keepDown(product.stateDir, "postgres", batch.openedBy + 6_000);
        return await untilHealed(product.stateDir);
      },
    });
  }, 120_000);

  it("keep every rung when everything is killed, the supervisor included, and Temporal's file is gone", async () => {
    await survives({
      mayRepeatMails: true,
      async strike(batch) {
        await at(batch, 6_000);
        product.killEverything();
        await product.exited;
        removeTemporalStore(product.stateDir);
        await at(batch, batch.openedBy - batch.sentAt + 14_000);
        const gone = Object.values(run.pids);
        product = npmStart(process.cwd(), product.stateDir);
        run = await product.ready();
        return await untilHealed(product.stateDir, gone);
      },
    });
  }, 180_000);

  it("get one case for each answer when the API and the relay die while they take the answers in", async () => {
    const gone: (number | null)[] = [];
    await survives({
      mayRepeatMails: false,
      async whileOpening() {
        await delay(150);
        gone.push(killPart(product.stateDir, "api"));
        gone.push(await killRelayAtWork(product.stateDir));
        await untilHealed(product.stateDir, gone);
        gone.push(await killRelayAtWork(product.stateDir));
      },
      strike: async () => await untilHealed(product.stateDir, gone),
    });
  }, 120_000);

  it("are followed by one workflow each, and by none once they are cancelled", async () => {
    const open = new Set(everyCase.map(({ id }) => id));
    expect(await reader.followedCases()).toEqual(open);
    const body = { reason: "survey_error" };
    const left = [...open];
    const cancelling = Array.from({ length: 10 }, async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        const headers = { "idempotency-key": randomUUID() };
        await client.patiently({ method: "POST", path: `/cases/${id}/actions/cancel`, body, headers });
      }
    });
    await Promise.all(cancelling);
    await eventually(async () => (await reader.followedCases()).size === 0, "no workflow of a case", 60_000);
    expect(client.misdeeds).toEqual([]);
  }, 120_000);
});
