// Vitest global set-up: one embedded PostgreSQL for the whole run, with a migrated template database to clone from.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../local/embedded-postgres.js";
import type { EmbeddedPostgres } from "../../local/embedded-postgres.js";
import { freePort } from "../../local/free-port.js";
import { stopPostgresOrphan } from "../../local/postgres-orphan.js";
import { isAlive } from "../../local/process-identity.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the run's database server, database `postgres`. */
    postgresUrl: string;
  }
}

const template = "innerloop_template";
const prefix = "innerloop-test-pg-";

interface Shared {
  users: number;
  started: Promise<{ server: EmbeddedPostgres; folder: string }>;
}

// Every ring has a module instance of its own; the server is one per process.
const holder = globalThis as { innerloopTestPostgres?: Shared };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder.innerloopTestPostgres ??= { users: 0, started: start() };
  const shared = holder.innerloopTestPostgres;
  shared.users += 1;
  const { server } = await shared.started;
  project.provide("postgresUrl", withDatabase(server.url, "postgres"));
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete holder.innerloopTestPostgres;
    const { folder } = await shared.started;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function start(): Promise<{ server: EmbeddedPostgres; folder: string }> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, "data"),
    port: await freePort(),
    password: "test",
    logFile: join(folder, "postgres.log"),
    durable: false,
    settings: ["max_connections=200"],
  });
  const admin = postgres(withDatabase(server.url, "postgres"), { max: 1 });
  try {
    await admin`create database ${admin(template)}`;
  } finally {
    await admin.end();
  }
  const migrations = new URL("../../db/migrate.ts", import.meta.url);
  if (existsSync(migrations)) {
    const module: { migrate: (url: string) => Promise<void> } = await import(/* @vite-ignore */ migrations.pathname);
    await module.migrate(withDatabase(server.url, template));
  }
  return { server, folder };
}

/** Removes what earlier runs left that were killed before their own clean-up. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    await stopPostgresOrphan(join(folder, "data"));
    rmSync(folder, { recursive: true, force: true });
  }
}

function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
