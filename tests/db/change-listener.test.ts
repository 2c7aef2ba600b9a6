// What a listening line hears, and that it comes back from every way of losing it.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { connectDatabase, type Database } from "../../db/client.js";
import { listenToChanges, type ChangeListener } from "../../db/change-listener.js";
import { eventually } from "../support/eventually.js";
import { startFaultProxyFor, type FaultProxy } from "../support/fault-proxy.js";
import { createTestDatabase, type TestDatabase } from "../support/postgres.js";

let database: TestDatabase;
let db: Database;
let proxy: FaultProxy;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDatabase({ url: database.url, poolSize: 3, role: "test", deadlineMs: 5_000, queueLimit: 10 });
  proxy = await startFaultProxyFor(database.url);
});
afterAll(async () => {
  await db.close();
  await proxy.close();
  await database.drop();
});

const open: ChangeListener[] = [];
afterEach(async () => {
  proxy.setMode("forward");
  for (const listener of open.splice(0)) await listener.close();
});

async function listen(url: string): Promise<{ heard: string[]; states: boolean[]; listener: ChangeListener }> {
  const [heard, states]: [string[], boolean[]] = [[], []];
  const listener = listenToChanges({
    url,
    probeEveryMs: 200,
    onPayload: (payload) => void heard.push(payload),
    onState: (isListening) => void states.push(isListening),
  });
  open.push(listener);
  await eventually(() => states.at(-1) === true, "it listens");
  return { heard, states, listener };
}
const announce = (...payloads: string[]) =>
  db.transaction(async (tx) => {
    for (const payload of payloads) await tx.execute(sql`select pg_notify('innerloop_live', ${payload})`);
  });

describe("a listener", () => {
  test("hears what is committed, in order and the same once, and nothing that is rolled back", async () => {
    const { heard } = await listen(database.url);
    await announce("one", "two", "two");
    await db
      .transaction(async (tx) => {
        await tx.execute(sql`select pg_notify('innerloop_live', 'never')`);
        throw new Error("no");
      })
      .catch(() => undefined);
    await announce("three");
    await eventually(() => heard.includes("three"), "the last one");
    expect(heard).toEqual(["one", "two", "three"]);
  });

  test("comes back after its line was cut, and says that it was away", async () => {
    const { heard, states } = await listen(proxy.url(database.url));
    proxy.reset();
    await eventually(() => states.length === 3, "away and back");
    expect(states).toEqual([true, false, true]);
    await announce("after");
    await eventually(() => heard.includes("after"), "what came after");
  });

  test("notices a peer that says nothing any more", async () => {
    const { heard, states } = await listen(proxy.url(database.url));
    proxy.setMode("blackhole");
    await eventually(() => states.at(-1) === false, "it has noticed");
    proxy.setMode("forward");
    await eventually(() => states.at(-1) === true, "it is back");
    await announce("again");
    await eventually(() => heard.includes("again"), "what came after");
  });

  test("lets go at once, also while the server cannot be reached", async () => {
    const { listener, heard } = await listen(proxy.url(database.url));
    await proxy.setListening(false);
    proxy.reset();
    const startedMs = performance.now();
    await listener.close();
    await listener.close();
    expect(performance.now() - startedMs).toBeLessThan(4_000);
    await proxy.setListening(true);
    await announce("late");
    expect(heard).toEqual([]);
  });
});
