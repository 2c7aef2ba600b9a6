import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { tidyUp } from "../../usecases/housekeeping.js";
import { openSession } from "../../usecases/sessions.js";
import { openProduct, type TestProduct } from "../support/product.js";

const dayMs = 24 * 3_600_000;
let product: TestProduct;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

it("keeps first answers for thirty days and sessions while they last, and removes them afterwards", async () => {
  const { db } = product.deps;
  await openSession(product.deps, "maija-heikkinen");
  await db.transaction((tx) =>
    tx.execute(
      sql`insert into idempotency_keys (caller, route, key, body_hash, status, created_at) values ('k', 'r', 'a', 'h', 200, app_now())`,
    ),
  );
  expect(await tidyUp(product.deps)).toBe(0);
  await db.transaction((tx) => setAppTimeOffset(tx, 29 * dayMs));
  expect(await tidyUp(product.deps)).toBe(1);
  await db.transaction((tx) => setAppTimeOffset(tx, 31 * dayMs));
  expect(await tidyUp(product.deps)).toBe(1);
  expect(await tidyUp(product.deps)).toBe(0);
});
