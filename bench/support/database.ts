/** A PostgreSQL of a benchmark's own, durable as in production, with a seeded product in it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { v7 } from "uuid";
import { connectDatabase, type Database } from "../../db/client.js";
import { migrate } from "../../db/migrate.js";
import { startEmbeddedPostgres } from "../../local/embedded-postgres.js";
import { freePort } from "../../local/free-port.js";
import { seed } from "../../seeds/index.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { seal } from "../../usecases/sealing.js";

/** A server and a seeded database on it. */
export interface BenchDatabase {
  url: string;
  /** The server's own process, whose children are the sessions. */
  pid: number;
  sql: postgres.Sql;
  close(): Promise<void>;
}

/** What the products and floors of a benchmark share. */
export const benchSecretKey = "b".repeat(40);
/** The secret of every source of {@link sourceNames}. */
export const benchSourceSecret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
/** Several, because each is limited to 500 events a second. */
export const sourceNames = Array.from({ length: 8 }, (_, n) => `bench-${n}`);

/** Starts PostgreSQL (fsync and synchronous_commit on), migrates and seeds the demo organisation with sources that sign. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "innerloop-bench-"));
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, "data"),
    port: await freePort(),
    password: "bench",
    logFile: join(folder, "postgres.log"),
    settings: ["shared_buffers=512MB", "max_wal_size=8GB", "checkpoint_timeout=30min"],
  });
  await migrate(server.url);
  const db = openDatabase(server.url, 2);
  const deps = depsOf(db);
  await seed(deps, { demo: true, access: { passwords: {}, apiKeys: [], sourceSecrets: {} } });
  await db.close();
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  const sealed = seal(benchSecretKey, benchSourceSecret);
  for (const name of sourceNames)
    await sql`insert into sources (name, kind, mapping, secret_sealed, path_token)
      values (${name}, 'signed-json', '{}', ${sealed}, ${v7().replaceAll("-", "")})`;
  await sql`analyze`;
  return {
    url: server.url,
    pid: server.pid,
    sql,
    close: async () => {
      await sql.end({ timeout: 2 });
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The gateway as a process of the product opens it. */
export function openDatabase(url: string, poolSize: number): Database {
  return connectDatabase({ url, poolSize, role: "test", deadlineMs: 20_000, queueLimit: 2_000 });
}

/** The use cases' surroundings over a database. */
export function depsOf(db: Database): UsecaseDeps {
  return { db, newId: () => v7(), secretKey: benchSecretKey, publicUrl: "http://127.0.0.1:8080" };
}
