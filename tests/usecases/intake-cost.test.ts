/** Counts, not times: they hold on any machine. A change that needs more has to say so here. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { countWire, type CountedDatabase, type WireCounts } from "../../bench/support/wire-count.js";
import { connectDatabase, type Database } from "../../db/client.js";
import type { SurveyResponse } from "../../domain/survey-response.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { takeSourceEvent } from "../../usecases/source-event.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";

let product: TestProduct;
let counted: CountedDatabase;
let db: Database;
let deps: UsecaseDeps;
beforeAll(async () => {
  product = await openProduct();
  counted = await countWire(product.databaseUrl);
  db = connectDatabase({ url: counted.url, poolSize: 1, role: "test", deadlineMs: 20_000, queueLimit: 10 });
  deps = { ...product.deps, db };
});
afterAll(async () => {
  await db.close();
  await counted.close();
  await product.close();
});

let events = 0;

async function take(response: SurveyResponse, eventId = `event-${(events += 1)}`): Promise<string | undefined> {
  const { results } = await takeSourceEvent(deps, {
    source: "demo",
    eventId,
    contentType: "application/json",
    raw: Buffer.from("{}"),
    parts: [{ kind: "response", response }],
  });
  return results[0]?.status;
}

/** What taking an answer says to the database once its statements are prepared. */
async function costOf(answer: () => SurveyResponse): Promise<WireCounts> {
  for (let n = 0; n < 2; n += 1) await take(answer());
  counted.take();
  expect(await take(answer())).toBe("accepted");
  return counted.take();
}

function expectAtMost(spent: WireCounts, most: { statements: number; roundTrips: number }): void {
  expect(spent.parses).toBe(0);
  expect(spent.statements).toBeLessThanOrEqual(most.statements);
  expect(spent.roundTrips).toBeLessThanOrEqual(most.roundTrips);
}

test("an event of a new customer who gets a case costs at most 31 statements in 12 round trips", async () => {
  expectAtMost(await costOf(() => npsAnswer(3, { touchpoint: "delivery" })), { statements: 31, roundTrips: 12 });
});

test("an event of a new promoter costs at most 20 statements in 10 round trips", async () => {
  expectAtMost(await costOf(() => npsAnswer(10, { touchpoint: "delivery" })), { statements: 20, roundTrips: 10 });
});

test("the same event again costs at most 4 statements in 3 round trips", async () => {
  const answer = npsAnswer(3);
  await take(answer, "told-twice");
  await take(answer, "told-twice");
  counted.take();
  expect(await take(answer, "told-twice")).toBe("duplicate");
  expectAtMost(counted.take(), { statements: 4, roundTrips: 3 });
});
