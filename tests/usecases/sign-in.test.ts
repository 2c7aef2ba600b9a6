/** How often signing in may fail, and who is not stopped by it. */
import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type Database } from "../../db/client.js";
import { seed } from "../../seeds/index.js";
import { createSessions } from "../../usecases/sessions.js";
import { createFailureCounter, createTurns } from "../../usecases/sign-in-limits.js";
import { createTestDatabase, type TestDatabase } from "../support/postgres.js";

const people = ["anna.virtanen", "mikko.lahtinen", "katri.niemi", "ville.korhonen", "sanna.makela", "maija.heikkinen"];
const addressOf = (person: string): string => `${person}@kotikone.example`;
let database: TestDatabase;
let db: Database;
let sessions: ReturnType<typeof createSessions>;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDatabase({ url: database.url, poolSize: 5, role: "test", deadlineMs: 10_000, queueLimit: 200 });
  const deps = {
    db,
    newId: uuidv7,
    secretKey: randomBytes(32).toString("hex"),
    publicUrl: "http://localhost:8080",
  };
  const passwords = Object.fromEntries(people.map((person) => [addressOf(person), "the right one"]));
  await seed(deps, { demo: true, access: { passwords, apiKeys: [], sourceSecrets: {} } });
  sessions = createSessions(deps);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const signIn = async (email: string, password: string, address = "192.0.2.1"): Promise<string> =>
  (await sessions.open({ email, password, address })).outcome;

describe("signing in", () => {
  it("works for a whole office at once, and for one person on many devices", async () => {
    const office = await Promise.all(people.map((person) => signIn(addressOf(person), "the right one")));
    expect(new Set(office)).toEqual(new Set(["opened"]));
    const devices = await Promise.all(
      Array.from({ length: 8 }, () => signIn(addressOf("anna.virtanen"), "the right one")),
    );
    expect(new Set(devices)).toEqual(new Set(["opened"]));
  });

  it("may fail five times in a minute per account, also when all tries come at once, and stops nobody else", async () => {
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => signIn(addressOf("mikko.lahtinen"), "wrong", "192.0.2.2")),
    );
    expect(tries.filter((outcome) => outcome === "refused")).toHaveLength(5);
    expect(tries.filter((outcome) => outcome === "throttled")).toHaveLength(7);
    expect(await signIn(addressOf("mikko.lahtinen").toUpperCase(), "the right one", "192.0.2.3")).toBe("throttled");
    expect(await signIn(addressOf("katri.niemi"), "the right one", "192.0.2.2")).toBe("opened");
  });

  it("may fail thirty times in a minute from one address, whatever the accounts", async () => {
    const outcomes: string[] = [];
    for (let count = 0; count < 31; count += 1)
      outcomes.push(await signIn(`${randomUUID()}@nobody.example`, "wrong", "192.0.2.4"));
    expect(outcomes.filter((outcome) => outcome === "refused")).toHaveLength(30);
    expect(outcomes.at(-1)).toBe("throttled");
    expect(await signIn(addressOf("sanna.makela"), "the right one", "192.0.2.5")).toBe("opened");
  });
});

describe("the counter of failures", () => {
  it("says how long to wait, and forgets after a minute", () => {
    let now = 0;
    const counter = createFailureCounter(() => now);
    for (const at of [0, 1_000, 2_000]) {
      now = at;
      counter.note("x");
    }
    expect([counter.waitMs("x", 4), counter.waitMs("x", 3), counter.waitMs("y", 1)]).toEqual([0, 58_000, 0]);
    now = 60_000;
    expect([counter.waitMs("x", 3), counter.waitMs("x", 2)]).toEqual([0, 1_000]);
    counter.forget("x");
    expect(counter.waitMs("x", 1)).toBe(0);
  });
});

describe("turns", () => {
  it("come one after the other, also after a failure, and are refused beyond their room", async () => {
    const turns = createTurns(2);
    const order: string[] = [];
    const failing = turns.take("x", async () => {
      order.push("first");
      await Promise.resolve();
      order.push("first ends");
      throw new Error("no");
    });
    const second = turns.take("x", async () => order.push("second"));
    expect(await turns.take("x", async () => "third")).toBeNull();
    expect(await turns.take("y", async () => "other")).toBe("other");
    await expect(failing).rejects.toThrow("no");
    await second;
    expect(order).toEqual(["first", "first ends", "second"]);
    expect(await turns.take("x", async () => "again")).toBe("again");
  });
});
