/** Answers that arrive in parts. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import type { SurveyResponse } from "../../domain/survey-response.js";
import { readResponse } from "../../usecases/case-reading.js";
import { listQuarantine } from "../../usecases/quarantine.js";
import { auditResponses } from "../../usecases/reconcile.js";
import { takeSourceEvent, type EventPart, type EventResult } from "../../usecases/source-event.js";
import { finishOldPartials } from "../../usecases/source-partial.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";

let product: TestProduct;
const minuteMs = 60_000;
const startedAt = Date.now() - 120 * minuteMs;

beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});
beforeEach(async () => {
  await moveTo(0);
});

async function moveTo(offsetMs: number): Promise<void> {
  await product.deps.db.transaction((tx) => setAppTimeOffset(tx, offsetMs));
}

async function take(part: EventPart): Promise<EventResult> {
  const event = { source: "demo", eventId: null, contentType: "application/json", raw: Buffer.from("{}") };
  const { results } = await takeSourceEvent(product.deps, { ...event, parts: [part] });
  return results[0]!;
}

function partial(
  response: SurveyResponse,
  minute: number | null,
  reason: { code: string; detail: string } | null = null,
) {
  const eventAt = minute === null ? null : startedAt + minute * minuteMs;
  return take({ kind: "partial", response: { ...response, source: "demo" }, eventAt, reason });
}

function finished(response: SurveyResponse, minute: number): Promise<EventResult> {
  return take({ kind: "response", response: { ...response, answeredAt: startedAt + minute * minuteMs } });
}

async function count(what: string): Promise<number> {
  const rows = await product.deps.db.read((tx) =>
    tx.execute<{ n: number }>(sql.raw(`select count(*)::int as n ${what}`)),
  );
  return rows[0]!.n;
}

const waiting = { code: "mapping-missing", detail: "Nobody said." };

describe("an answer under way", () => {
  it("is merged, and nothing about it is decided, started or known of its customer", async () => {
    const before = await count("from customers");
    const answer = npsAnswer(2, { comment: null, properties: { a: 1 } });
    const first = await partial(answer, 0);
    expect(first).toMatchObject({ status: "partial", reason: null, band: null, decision: null, case: null });
    const second = await partial({ ...answer, score: null, comment: "Late.", properties: { b: 2 } }, 1);
    expect(second.responseId).toBe(first.responseId);
    expect(await readResponse(product.deps, first.responseId!, { kind: "system", id: "intake" })).toMatchObject({
      status: "partial",
      band: null,
      decision: null,
      case: null,
      customer: null,
      response: { score: 2, comment: "Late.", properties: { a: 1, b: 2 } },
    });
    expect(await count("from customers")).toBe(before);
    expect(await count(`from cases c join responses r on r.case_id = c.id where r.id = '${first.responseId}'`)).toBe(0);
    expect(await auditResponses(product.deps)).toBe(0);
  });

  it("takes parts in the order they were made, not the order they came in", async () => {
    const answer = npsAnswer(3, { comment: "The last word." });
    const { responseId } = await partial(answer, 5);
    await partial({ ...answer, score: 9, comment: "A first thought.", touchpoint: "web" }, 2);
    expect((await readResponse(product.deps, responseId!, { kind: "system", id: "intake" })).response).toMatchObject({
      score: 3,
      comment: "The last word.",
      touchpoint: "web",
    });
  });

  it("never reads a score on the scale of another part", async () => {
    const answer = npsAnswer(3);
    const { responseId } = await partial(answer, 0);
    const csat = { kind: "csat", scale: { min: 1, max: 5 }, direction: "higher_is_better", cutOffs: null } as const;
    await partial({ ...answer, survey: csat, score: null }, 1);
    expect((await readResponse(product.deps, responseId!, { kind: "system", id: "intake" })).response).toMatchObject({
      survey: { kind: "nps" },
      score: 3,
    });
    await partial({ ...answer, survey: csat, score: 5 }, 2);
    expect((await readResponse(product.deps, responseId!, { kind: "system", id: "intake" })).response).toMatchObject({
      survey: { kind: "csat" },
      score: 5,
    });
  });

  it("is decided at once when it is finished, once, with what the parts said", async () => {
    const answer = npsAnswer(2, { comment: "Two weeks late." });
    const { responseId } = await partial(answer, 0);
    const result = await finished({ ...answer, comment: null }, 3);
    expect(result).toMatchObject({ status: "accepted", responseId, band: "detractor" });
    expect(result.case).not.toBeNull();
    expect((await readResponse(product.deps, responseId!, { kind: "system", id: "intake" })).response).toMatchObject({
      comment: "Two weeks late.",
    });
    expect(await finished(answer, 3)).toMatchObject({ status: "duplicate", responseId, case: result.case });
    await moveTo(31 * minuteMs);
    expect(await finishOldPartials(product.deps)).toEqual({ finishedCount: expect.any(Number), failedCount: 0 });
    expect(await count(`from cases c join responses r on r.case_id = c.id where r.id = '${responseId}'`)).toBe(1);
  });

  it("is decided half an hour after its last part, by whoever looks first", async () => {
    const cases = await count("from cases");
    const answer = npsAnswer(1);
    const { responseId } = await partial(answer, 0);
    await moveTo(20 * minuteMs);
    await partial({ ...answer, comment: "Still typing" }, 20);
    await moveTo(49 * minuteMs);
    await finishOldPartials(product.deps);
    expect((await readResponse(product.deps, responseId!, { kind: "system", id: "intake" })).status).toBe("partial");
    await moveTo(51 * minuteMs);
    await Promise.all([finishOldPartials(product.deps), finishOldPartials(product.deps)]);
    const document = await readResponse(product.deps, responseId!, { kind: "system", id: "intake" });
    expect(document).toMatchObject({ status: "accepted", band: "detractor", response: { comment: "Still typing" } });
    expect(document.case).not.toBeNull();
    expect(await count("from cases")).toBe(cases + 1);
  });

  it("that is finished by the clock takes what comes later as updates", async () => {
    const answer = npsAnswer(9);
    const { responseId } = await partial(answer, 0);
    await moveTo(31 * minuteMs);
    await finishOldPartials(product.deps);
    expect(await readResponse(product.deps, responseId!, { kind: "system", id: "intake" })).toMatchObject({
      status: "accepted",
      band: "promoter",
      case: null,
    });
    expect(await partial({ ...answer, score: 3 }, 0)).toMatchObject({ status: "duplicate", band: "promoter" });
    expect(await partial({ ...answer, score: null, comment: "One thing more" }, 40)).toMatchObject({
      status: "updated",
      band: "promoter",
      responseId,
    });
    const changed = await finished({ ...answer, score: 3 }, 45);
    expect(changed).toMatchObject({ status: "updated", band: "detractor", responseId });
    expect(changed.case).not.toBeNull();
  });

  it("finds its customer and the open case only when it is finished", async () => {
    const customer = npsAnswer(2);
    const open = await finished(customer, 0);
    const answer = npsAnswer(4, { customer: customer.customer });
    await partial(answer, 1);
    expect(await finished(answer, 2)).toMatchObject({ status: "accepted", case: open.case });
  });
});

describe("an answer under way that nobody could decide", () => {
  it("says why, and goes to the quarantine with its last event when nothing more comes", async () => {
    const answer = npsAnswer(null, { survey: null });
    expect(await partial(answer, 0, waiting)).toMatchObject({ status: "partial", reason: waiting });
    const before = await count("from quarantine");
    await moveTo(31 * minuteMs);
    await finishOldPartials(product.deps);
    expect(await count("from quarantine")).toBe(before + 1);
    expect(await count(`from responses where external_id = '${answer.externalId}'`)).toBe(0);
    const { items } = await listQuarantine(product.deps, { source: "demo", isSettled: false, limit: 1, before: null });
    expect(items[0]).toMatchObject({ reason: waiting, settledAt: null });
  });

  it("is dropped for its finished event when that is quarantined", async () => {
    const answer = npsAnswer(null, { survey: null });
    await partial(answer, 0, waiting);
    await take({ kind: "quarantine", externalId: answer.externalId, ...waiting });
    expect(await count(`from responses where external_id = '${answer.externalId}'`)).toBe(0);
  });

  it("is decided like any other when a later part can be read", async () => {
    const answer = npsAnswer(0);
    await partial({ ...answer, survey: null, score: null, comment: "No." }, 0, waiting);
    expect(await partial(answer, 1)).toMatchObject({ status: "partial", reason: null });
    await moveTo(31 * minuteMs);
    await finishOldPartials(product.deps);
    expect(await count(`from responses where external_id = '${answer.externalId}' and band = 'detractor'`)).toBe(1);
  });

  it("whose part breaks a rule is quarantined at once", async () => {
    expect(await partial(npsAnswer(11), 0)).toMatchObject({
      status: "quarantined",
      reason: { code: "score-outside-scale" },
    });
  });
});
