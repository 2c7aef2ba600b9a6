import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectDatabase } from "../../db/client.js";
import { createTestDatabase, type TestDatabase } from "../support/postgres.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("a burst whose last caller waits longer than half of the deadline is served while the queue moves", async () => {
  const db = connectDatabase({ url: database.url, poolSize: 2, role: "test", deadlineMs: 1_000, queueLimit: 50 });
  const results = await Promise.allSettled(
    Array.from({ length: 16 }, () => db.transaction((tx) => tx.execute(sql`select pg_sleep(0.15)`))),
  );
  expect(results.filter((one) => one.status === "rejected")).toEqual([]);
  await db.close();
});
