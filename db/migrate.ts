// Brings a database to the schema of this code. Keeps drizzle's own record table, so that its tools agree.
import { sql } from "drizzle-orm";
import type { Database } from "./client.js";
import { openConnection } from "./connection.js";
import type { Connection } from "./connection.js";
import { readMigrations } from "./migration-files.js";
import type { Migration } from "./migration-files.js";
import { faultOf } from "./sqlstate.js";

/** Why a database could not be brought to the schema of this code. */
export type MigrationErrorCode =
  /** It has steps that this code does not know: a newer release ran here. */
  | "database-newer"
  /** A step that was applied has another content now. */
  | "migration-changed"
  /** A step failed; nothing of it stays. */
  | "migration-failed"
  /** Another process has been migrating for longer than the wait. */
  | "migration-busy";

/** The schema could not be brought up to date. The message is for operators and says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  constructor(
    readonly code: MigrationErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Settings of {@link migrate}. */
export interface MigrateOptions {
  /** Folder of the migrations, ending in `/`. Default: beside this module. */
  folder?: URL;
  /** How long to wait for another process that migrates, in ms. Default 60,000. */
  waitMs?: number;
}

/** How far a database is: `current` and only then the product may serve from it. */
export interface MigrationStatus {
  readonly state: "current" | "pending" | "newer";
  readonly applied: number;
  readonly expected: number;
}

/** Key of the advisory lock that lets one process at a time migrate a database. */
const lockKey = 4_820_115;
/** A step that waits longer for a table would make everybody queue up behind it. */
const stepLockTimeoutMs = 15_000;

interface Applied {
  readonly madeAt: number;
  readonly hash: string;
}

/**
 * Applies what is missing, each step in a transaction of its own, under an advisory lock: of several processes that
 * start at once one works and the others find everything done. Answers how many steps were applied; running it again is
 * harmless.
 *
 * @throws {@link MigrationError}, or the driver's error when the server cannot be reached within 10 s.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<{ applied: number }> {
  const migrations = readMigrations(options.folder);
  const connection = await openConnection({
    url,
    applicationName: "innerloop-migrate",
    connectTimeoutMs: 10_000,
    lockTimeoutMs: options.waitMs ?? 60_000,
  });
  try {
    await takeLock(connection);
    const pending = pendingOf(migrations, await recorded(connection));
    await connection.sql.unsafe(`set lock_timeout = ${stepLockTimeoutMs}`);
    for (const migration of pending) await apply(connection, migration);
    return { applied: pending.length };
  } finally {
    // The lock goes with the session.
    await connection.end(1000);
  }
}

/** How many steps the database has and this code expects. Throws what {@link Database.read} throws. */
export async function migrationStatus(db: Database, folder?: URL): Promise<MigrationStatus> {
  const migrations = readMigrations(folder);
  const known = new Set(migrations.map(({ madeAt }) => madeAt));
  const applied = await db.read(async (tx) => {
    const [table] = await tx.execute<{ there: boolean }>(
      sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
    );
    if (table?.there !== true) return [];
    return await tx.execute<{ made_at: string }>(sql`select created_at as made_at from drizzle.__drizzle_migrations`);
  });
  const unknown = applied.some((row) => !known.has(Number(row.made_at)));
  return {
    state: unknown ? "newer" : applied.length < migrations.length ? "pending" : "current",
    applied: applied.length,
    expected: migrations.length,
  };
}

async function takeLock(connection: Connection): Promise<void> {
  try {
    await connection.sql.unsafe(`select pg_advisory_lock(${lockKey})`);
  } catch (error) {
    if (faultOf(error)?.kind !== "overloaded") throw error;
    throw new MigrationError(
      "migration-busy",
      "Another process is migrating this database and has not finished in time.",
    );
  }
}

async function recorded(connection: Connection): Promise<Applied[]> {
  await connection.sql.unsafe(
    `create schema if not exists drizzle;
     create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  const rows = await connection.sql.unsafe<{ created_at: string; hash: string }[]>(
    "select created_at, hash from drizzle.__drizzle_migrations order by created_at",
  );
  return rows.map((row) => ({ madeAt: Number(row.created_at), hash: row.hash }));
}

function pendingOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.madeAt, migration]));
  for (const { madeAt, hash } of applied) {
    const migration = known.get(madeAt);
    if (migration === undefined) {
      throw new MigrationError(
        "database-newer",
        `The database has a schema step of ${new Date(madeAt).toISOString()} that this release does not know. ` +
          "A newer release has been here: run that one, or restore a backup from before it.",
      );
    }
    if (migration.hash !== hash) {
      throw new MigrationError(
        "migration-changed",
        `The schema step ${migration.name} was applied with another content than it has now. ` +
          "Steps never change once they have run: put the file back, or begin with an empty database.",
      );
    }
  }
  const done = new Set(applied.map(({ madeAt }) => madeAt));
  return migrations.filter(({ madeAt }) => !done.has(madeAt));
}

async function apply(connection: Connection, migration: Migration): Promise<void> {
  const { sql: line } = connection;
  try {
    await line.unsafe("begin");
    // One by one: some statements may not share a message with others.
    for (const statement of migration.statements) await line.unsafe(statement);
    await line.unsafe("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
      migration.hash,
      migration.madeAt,
    ]);
    await line.unsafe("commit");
  } catch (error) {
    const fault = faultOf(error);
    const said = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      "migration-failed",
      `The schema step ${migration.name} failed${fault === undefined ? "" : ` with ${fault.code}`}: ${said}`,
    );
  }
}
