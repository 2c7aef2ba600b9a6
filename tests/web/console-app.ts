/** The product as a browser meets it: the application with the console, real sessions and the demo's people over a database of its own. */
import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { inject } from "vitest";
import { consoleRouter } from "../../api/console.js";
import { connectDatabase } from "../../db/client.js";
import { setAppTimeOffset } from "../../db/app-now.js";
import { seed, seedPeople } from "../../seeds/index.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { createSessions } from "../../usecases/sessions.js";
import { startApp } from "../api/support.js";
import { startLive } from "../support/live.js";
import { createTestDatabase } from "../support/postgres.js";
import type {} from "./console-build.js";

/** What a test does to the product from outside the browser. */
export interface ConsoleApp {
  url: string;
  password: string;
  /** Calls the API with every scope. */
  // oxlint-disable-next-line typescript/no-explicit-any -- documents are judged by the assertions
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>;
  /** An unhappy customer's answer; answers the case. */
  complain(changes?: Record<string, unknown>): Promise<{ id: string; number: string }>;
  /** Moves the product's clock this far from the real one. */
  setTimeOffset(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts it; its people (the demo's nine, or without the demo one administrator) share one password. */
export async function startConsoleApp({ demo = true }: { demo?: boolean } = {}): Promise<ConsoleApp> {
  const database = await createTestDatabase();
  const db = connectDatabase({ url: database.url, poolSize: 8, role: "test", deadlineMs: 10_000, queueLimit: 200 });
  const useCases: UsecaseDeps = {
    db,
    newId: uuidv7,
    secretKey: randomBytes(32).toString("hex"),
    publicUrl: "http://127.0.0.1",
  };
  const password = randomBytes(12).toString("base64url");
  const people = seedPeople(demo).map(({ email }) => ({ email, password }));
  await seed(useCases, {
    demo,
    access: {
      passwords: Object.fromEntries(people.map(({ email }) => [email, password])),
      apiKeys: [],
      sourceSecrets: { demo: `whsec_${randomBytes(32).toString("base64")}` },
    },
  });
  const live = await startLive(useCases, database.url);
  const app = await startApp({
    useCases,
    live: live.hub,
    sessions: createSessions(useCases),
    demoPeople: () => people,
    mailbox: async () => [],
    console: consoleRouter(inject("consoleFolder"), {
      publicUrl: () => "http://127.0.0.1",
      isDemo: demo,
      hasMailbox: true,
      provider: null,
      hasLocalLogin: true,
    }),
  });
  const key = app.key(
    "responses:write",
    "responses:read",
    "cases:read",
    "cases:act",
    "customers:read",
    "notes:read",
    "settings:read",
    "settings:write",
  );
  const call: ConsoleApp["call"] = async (method, path, body) => {
    const response = await fetch(`${app.url}${path}`, {
      method,
      headers: { authorization: key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    url: app.url,
    password,
    call,
    async complain(changes = {}) {
      const { status, body } = await call("POST", "/api/v1/responses", {
        externalId: randomUUID(),
        survey: { kind: "nps" },
        score: 2,
        comment: "Asentaja ei tullut, kukaan ei vastannut puhelimeen",
        touchpoint: "support",
        language: "fi",
        customer: { externalId: randomUUID(), name: "Maija Korhonen", phone: "+358401234567", language: "fi" },
        ...changes,
      });
      if (status !== 202) throw new Error(`the answer was refused: ${JSON.stringify(body)}`);
      return body.case;
    },
    setTimeOffset: async (ms) => await db.transaction((tx) => setAppTimeOffset(tx, ms)),
    async close() {
      await live.close();
      await app.close();
      await db.close();
      await database.drop();
    },
  };
}
