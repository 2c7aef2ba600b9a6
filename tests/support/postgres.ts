import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import type {} from "./postgres-server.js";

/** A database of one test file's own. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, cutting off whoever is still connected. */
  drop(): Promise<void>;
}

/** A fresh database with every migration applied, cloned from the run's template (some 50 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await create("innerloop_template");
}

/** A fresh database without any tables, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return await create("template1");
}

async function create(template: string): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `t_${randomBytes(8).toString("hex")}`;
  await run(server, async (sql) => await sql`create database ${sql(name)} template ${sql(template)}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => await run(server, async (sql) => await sql`drop database if exists ${sql(name)} with (force)`),
  };
}

async function run(url: string, statement: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await statement(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
