/** The application over a real database with the demo organisation in it. */
import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { connectDatabase, type Database } from "../../db/client.js";
import { seed } from "../../seeds/index.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { startLive, type RunningLive } from "../support/live.js";
import { createTestDatabase } from "../support/postgres.js";
import { startApp, type RunningApp } from "./support.js";

export interface DatabaseApp extends RunningApp {
  db: Database;
  useCases: UsecaseDeps;
  sourceSecret: string;
  databaseUrl: string;
  live: RunningLive;
  /** Calls the API with every scope unless `authorization` is given. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- documents are judged by the assertions
  body: any;
}

export async function startDatabaseApp(): Promise<DatabaseApp> {
  const database = await createTestDatabase();
  const db = connectDatabase({ url: database.url, poolSize: 5, role: "test", deadlineMs: 10_000, queueLimit: 200 });
  const useCases: UsecaseDeps = {
    db,
    newId: uuidv7,
    secretKey: randomBytes(32).toString("hex"),
    publicUrl: "http://localhost:8080",
  };
  const sourceSecret = `whsec_${randomBytes(32).toString("base64")}`;
  await seed(useCases, {
    demo: true,
    access: { passwords: {}, apiKeys: [], sourceSecrets: { demo: sourceSecret } },
  });
  const live = await startLive(useCases, database.url);
  const app = await startApp({ useCases, live: live.hub });
  const everything = app.key(
    "responses:write",
    "responses:read",
    "cases:read",
    "cases:act",
    "customers:read",
    "notes:read",
    "settings:read",
    "settings:write",
  );
  return {
    ...app,
    db,
    useCases,
    sourceSecret,
    databaseUrl: database.url,
    live,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${app.url}${path}`, {
        method,
        headers: {
          authorization: everything,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json") === true;
      return {
        status: response.status,
        headers: response.headers,
        body: isJson && text !== "" ? JSON.parse(text) : text,
      };
    },
    async close() {
      await live.close();
      await app.close();
      await db.close();
      await database.drop();
    },
  };
}

/** A detractor's answer that nobody else gave. */
export function detractor(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    externalId: randomUUID(),
    survey: { kind: "nps" },
    score: 2,
    comment: "Two weeks late.",
    touchpoint: "delivery",
    customer: { externalId: randomUUID(), name: "Aino" },
    ...changes,
  };
}
