import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import postgres from "postgres";
import { connectDatabase } from "../../db/client.js";
import { migrate, migrationStatus } from "../../db/migrate.js";
import { readMigrations } from "../../db/migration-files.js";
import { createEmptyDatabase, createTestDatabase } from "../support/postgres.js";
import type { TestDatabase } from "../support/postgres.js";

const open: { end(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.end();
});

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  open.push({ end: async () => await database.drop() });
  return database;
}

function query(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  open.push(sql);
  return sql;
}

/** A migrations folder with one file per given SQL text. */
function folderOf(...steps: string[]): URL {
  const folder = mkdtempSync(join(tmpdir(), "innerloop-test-migrations-"));
  mkdirSync(join(folder, "meta"));
  const entries = steps.map((text, index) => {
    writeFileSync(join(folder, `${index}.sql`), text);
    return { idx: index, when: 1000 + index, tag: String(index), breakpoints: true };
  });
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }));
  return pathToFileURL(`${folder}/`);
}

describe("migrate", () => {
  test("brings an empty database to the schema of the code, and finds nothing to do the second time", async () => {
    const { url } = await emptyDatabase();
    const expected = readMigrations().length;
    expect(await migrate(url)).toEqual({ applied: expected });
    expect(await migrate(url)).toEqual({ applied: 0 });
    const [row] = await query(url)`select app_now() is not null as works`;
    expect(row).toEqual({ works: true });
  });

  test("applies each step once when eight processes start together", async () => {
    const { url } = await emptyDatabase();
    const results = await Promise.all(Array.from({ length: 8 }, () => migrate(url)));
    expect(results.map(({ applied }) => applied).toSorted((a, b) => b - a)).toEqual([
      readMigrations().length,
      ...Array.from({ length: 7 }, () => 0),
    ]);
  });

  test("refuses a database that a newer release has migrated, and says so", async () => {
    const { url } = await emptyDatabase();
    await migrate(url, { folder: folderOf("create table a ()", "create table b ()") });
    const error = await migrate(url, { folder: folderOf("create table a ()") }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "MigrationError", code: "database-newer" });
    expect(String(error)).toContain("newer release");
  });

  test("refuses a step whose content changed after it was applied", async () => {
    const { url } = await emptyDatabase();
    await migrate(url, { folder: folderOf("create table a ()") });
    await expect(migrate(url, { folder: folderOf("create table a (id int)") })).rejects.toMatchObject({
      code: "migration-changed",
    });
  });

  test("leaves nothing of a step that fails, keeps the steps before it, and can be run again", async () => {
    const { url } = await emptyDatabase();
    const broken = folderOf("create table a ()", "create table b ();--> statement-breakpoint\ncreate table a ()");
    const error = await migrate(url, { folder: broken }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "migration-failed" });
    expect(String(error)).toMatch(/1 failed with 42P07/);
    const tables = await query(url)`select tablename from pg_tables where schemaname = 'public'`;
    expect(tables.map((row) => row["tablename"])).toEqual(["a"]);
    expect(await migrate(url, { folder: folderOf("create table a ()", "create table b ()") })).toEqual({ applied: 1 });
  });

  test("gives up waiting for a process that migrates for too long", async () => {
    const { url } = await emptyDatabase();
    await query(url)`select pg_advisory_lock(4820115)`;
    await expect(migrate(url, { waitMs: 200 })).rejects.toMatchObject({ code: "migration-busy" });
  });

  test("fails within its time when nobody listens", async () => {
    await expect(migrate("postgres://innerloop:x@127.0.0.1:1/innerloop")).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
  });
});

describe("migrationStatus", () => {
  test("tells current, pending and newer apart", async () => {
    const current = await createTestDatabase();
    const empty = await emptyDatabase();
    const expected = readMigrations().length;
    const connect = (url: string): ReturnType<typeof connectDatabase> => {
      const db = connectDatabase({ url, poolSize: 1, role: "test", deadlineMs: 5000, queueLimit: 1 });
      open.push({ end: async () => await db.close() });
      return db;
    };
    expect(await migrationStatus(connect(current.url))).toEqual({ state: "current", applied: expected, expected });
    const db = connect(empty.url);
    expect(await migrationStatus(db)).toEqual({ state: "pending", applied: 0, expected });
    const two = folderOf("create table a ()", "create table b ()");
    await migrate(empty.url, { folder: two });
    expect(await migrationStatus(db, folderOf("create table a ()"))).toEqual({
      state: "newer",
      applied: 2,
      expected: 1,
    });
    open.push({ end: async () => await current.drop() });
  });
});
