import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startEmbeddedPostgres } from "../../local/embedded-postgres.js";
import type { EmbeddedPostgres } from "../../local/embedded-postgres.js";
import { freePort } from "../../local/free-port.js";
import { candidates } from "../../local/postgres-identity.js";
import type { PostgresIdentity } from "../../local/postgres-identity.js";
import { isAlive } from "../../local/process-identity.js";
import { createTestDatabase } from "../support/postgres.js";

const isRoot = process.getuid?.() === 0;

// Nobody but its owner may enter: what lies below a home folder of mode 0700.
const closed = mkdtempSync(join(tmpdir(), "innerloop-closed-"));
afterAll(() => rmSync(closed, { recursive: true, force: true }));

async function start(
  name: string,
  more: { identity?: PostgresIdentity; password?: string } = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir: join(closed, name),
    port: await freePort(),
    password: "pass'word \\ ü",
    logFile: join(closed, `${name}.log`),
    durable: false,
    ...more,
  });
  onTestFinished(async () => await server.stop());
  return server;
}

async function ask<T>(server: { url: string }, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

describe("the embedded PostgreSQL", () => {
  it("runs below a closed folder, knows Finnish letters, and has the extensions we need", async () => {
    const server = await start("plain");
    const [row] = await ask(server, async (sql) => {
      await sql`create extension btree_gist`;
      return await sql`select lower('ÄÖÅ') as low, current_setting('timezone') as zone, current_setting('listen_addresses') as at`;
    });
    expect(row).toEqual({ low: "äöå", zone: "UTC", at: "127.0.0.1" });
  });

  it.runIf(isRoot).each(["unshare", "setpriv"])("runs below a closed folder as root by way of %s", async (tool) => {
    const identity = candidates().find(({ prefix }) => prefix[0] === tool);
    if (identity === undefined) throw new Error(`no way by ${tool}`);
    const server = await start(tool, { identity });
    expect(await ask(server, async (sql) => await sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
  });

  it.runIf(isRoot)("goes on with its data when the way it is run changes", async () => {
    for (const identity of [...candidates().slice(0, 2), ...candidates().slice(0, 1)]) {
      const server = await start("changing", { identity });
      await ask(server, async (sql) => await sql`create table if not exists kept (at timestamptz default now())`);
      await ask(server, async (sql) => await sql`insert into kept default values`);
      await server.stop();
    }
    const server = await start("changing");
    expect(await ask(server, async (sql) => await sql`select count(*)::int as n from kept`)).toMatchObject([{ n: 3 }]);
  });

  it("stops a server that was left running on its folder", async () => {
    const orphan = await start("orphaned");
    await ask(orphan, async (sql) => await sql`create table kept (id int)`);
    const server = await start("orphaned");
    expect(isAlive(orphan.pid)).toBe(false);
    expect(await ask(server, async (sql) => await sql`select * from kept`)).toEqual([]);
  });

  it("leaves a stranger alone that has the pid of a server of before", async () => {
    const first = await start("reused-pid");
    const note = join(closed, "reused-pid", "postmaster.pid");
    const noted = readFileSync(note, "utf8");
    await first.stop();
    const stranger = spawn("sleep", ["60"]);
    onTestFinished(() => void stranger.kill());
    writeFileSync(note, noted.replace(/^\d+/, String(stranger.pid)));
    await start("reused-pid");
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  });

  it("begins anew after a start that was killed while it made the folder", async () => {
    mkdirSync(join(closed, "half.new"), { recursive: true });
    writeFileSync(join(closed, "half.new", "rubbish"), "");
    await start("half");
    expect(existsSync(join(closed, "half.new"))).toBe(false);
  });

  it("says so when the password is not the one the folder was made with", async () => {
    await (await start("locked")).stop();
    await expect(start("locked", { password: "another" })).rejects.toThrow("secrets.json");
  });

  it("keeps statements and details out of its log", async () => {
    const server = await start("discreet");
    await ask(server, async (sql) => {
      await sql`create table people (email text unique)`;
      await sql`insert into people values ('aino@example.com')`;
      await expect(sql`insert into people values ('aino@example.com')`).rejects.toThrow("duplicate");
    });
    await server.stop();
    expect(readFileSync(join(closed, "discreet.log"), "utf8")).not.toContain("aino@example.com");
  });
});

describe("the database of a test file", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await createTestDatabase();
  });

  it("is a clone of its own that takes rows and goes away", async () => {
    const other = await createTestDatabase();
    await ask(database, async (sql) => await sql`create table probe (id int)`);
    const [row] = await ask(other, async (sql) => await sql`select to_regclass('probe') as probe`);
    expect(row).toEqual({ probe: null });
    await other.drop();
    await database.drop();
    await expect(ask(database, async (sql) => await sql`select 1`)).rejects.toThrow("does not exist");
  });
});
