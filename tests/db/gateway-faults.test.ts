// The gateway against a server and a line that misbehave. Promises under test: every call ends within its deadline,
// attempts to connect stay below five a second, and calls succeed within 2 s of the server being well again.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { connectDatabase } from "../../db/client.js";
import type { Database, DatabaseOptions } from "../../db/client.js";
import { startEmbeddedPostgres } from "../../local/embedded-postgres.js";
import type { EmbeddedPostgres } from "../../local/embedded-postgres.js";
import { freePort } from "../../local/free-port.js";
import { startFaultProxyFor } from "../support/fault-proxy.js";
import type { FaultProxy } from "../support/fault-proxy.js";

const deadlineMs = 1500;
/** What a busy machine may add to a timer. */
const slackMs = 400;
const recoveryMs = 2000;

let folder: string;
let port: number;
let server: EmbeddedPostgres;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "innerloop-test-gateway-"));
  port = await freePort();
  server = await start();
  const db = await open();
  await db.transaction(async (tx) => await tx.execute(sql`create table marks (id int primary key)`));
});

afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  return await startEmbeddedPostgres({
    dataDir: join(folder, "data"),
    port,
    password: "test",
    logFile: join(folder, "postgres.log"),
  });
}

async function open(options: Partial<DatabaseOptions> = {}): Promise<Database> {
  const db = connectDatabase({
    url: server.url,
    poolSize: 4,
    role: "test",
    deadlineMs,
    queueLimit: 100,
    ...options,
  });
  opened.push(db);
  await db.ping(deadlineMs);
  return db;
}

async function proxied(): Promise<{ proxy: FaultProxy; db: Database }> {
  const proxy = await startFaultProxyFor(server.url);
  opened.push(proxy);
  return { proxy, db: await open({ url: proxy.url(server.url) }) };
}

interface Ending {
  readonly tookMs: number;
  readonly error?: Error & { code?: string; outcome?: string; reason?: string };
}

/** Runs `call` and tells how and when it ended. */
async function ending(call: Promise<unknown>): Promise<Ending> {
  const began = performance.now();
  return await call.then(
    () => ({ tookMs: performance.now() - began }),
    (error: Error) => ({ tookMs: performance.now() - began, error }),
  );
}

/** `callers` callers that insert marks one after the other until told to stop. */
function load(
  db: Database,
  callers: number,
  firstId: number,
): { stop(): Promise<{ endings: Ending[]; kept: number[] }> } {
  let running = true;
  let nextId = firstId;
  const endings: Ending[] = [];
  const kept: number[] = [];
  const done = Array.from({ length: callers }, async () => {
    while (running) {
      const id = nextId++;
      const end = await ending(db.transaction(async (tx) => await tx.execute(sql`insert into marks values (${id})`)));
      endings.push(end);
      if (end.error === undefined) kept.push(id);
      else await sleep(20);
    }
  });
  return {
    stop: async () => {
      running = false;
      await Promise.all(done);
      return { endings, kept };
    },
  };
}

/** Time until a call succeeds, in ms. */
async function untilWell(db: Database): Promise<number> {
  const began = performance.now();
  while ((await ending(db.ping(deadlineMs))).error !== undefined) {
    if (performance.now() - began > 10_000) throw new Error("did not recover in 10 s");
    await sleep(20);
  }
  return performance.now() - began;
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

function expectHonest(endings: readonly Ending[]): void {
  expect(Math.max(...endings.map(({ tookMs }) => tookMs))).toBeLessThan(deadlineMs + slackMs);
  const codes = new Set(endings.flatMap(({ error }) => (error === undefined ? [] : [error.code])));
  for (const code of codes) expect(["database-unavailable", "database-timeout", "database-overloaded"]).toContain(code);
}

/** The busiest second of `times`, in attempts. */
function mostInOneSecond(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}

/** The server and all of its processes. */
function serverPids(): number[] {
  const childrenOf = (pid: number): number[] =>
    readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
  return [server.pid, ...childrenOf(server.pid)];
}

async function backendPid(db: Database): Promise<number> {
  const [row] = await db.read(async (tx) => await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`));
  return row!.pid;
}

describe("one stopped backend", () => {
  test("costs its caller the deadline, nobody else anything, and its place comes back", async () => {
    const db = await open({ poolSize: 2 });
    let pid = 0;
    const stuck = ending(
      db.transaction(async (tx) => {
        const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        pid = row!.pid;
        process.kill(pid, "SIGSTOP");
        await tx.execute(sql`insert into marks values (-1)`);
      }),
    );
    const others = await Promise.all(Array.from({ length: 20 }, async () => await ending(db.ping(deadlineMs))));
    expect(others.filter(({ error }) => error !== undefined)).toEqual([]);
    const { error, tookMs } = await stuck.finally(() => process.kill(pid, "SIGCONT"));
    expect(error).toMatchObject({ code: "database-timeout", outcome: "none" });
    expect(tookMs).toBeGreaterThan(deadlineMs - 50);
    expect(tookMs).toBeLessThan(deadlineMs + slackMs);
    const both = await Promise.all([
      backendPid(db),
      db.transaction(async (tx) => await tx.execute(sql`select pg_sleep(0.1)`)),
    ]);
    expect(both[0]).not.toBe(pid);
    expect(db.stats()).toMatchObject({ active: 0, waiting: 0, timeouts: 1, breaker: "closed" });
    const rows = await db.read(async (tx) => await tx.execute(sql`select id from marks where id = -1`));
    expect(rows).toHaveLength(0);
  });

  test("that was idle is noticed at the start, and the call succeeds on another connection", async () => {
    const db = await open({ poolSize: 2 });
    const pid = await backendPid(db);
    process.kill(pid, "SIGSTOP");
    try {
      const { error, tookMs } = await ending(
        db.transaction(async (tx) => await tx.execute(sql`select 'a write may do this too'`)),
      );
      expect(error).toBeUndefined();
      expect(tookMs).toBeLessThan(deadlineMs);
      expect(db.stats().retries).toBe(1);
    } finally {
      process.kill(pid, "SIGCONT");
    }
  });
});

test("a stopped server gives errors within the deadline and serves again within 2 s of going on", async () => {
  const db = await open();
  const running = load(db, 12, 1000);
  await sleep(200);
  const stopped = serverPids();
  const before = db.stats().dials;
  for (const pid of stopped) process.kill(pid, "SIGSTOP");
  const quietMs = 5000;
  try {
    await sleep(quietMs);
    expect(db.stats().breaker).toBe("open");
    expect((db.stats().dials - before) / (quietMs / 1000)).toBeLessThan(5);
  } finally {
    for (const pid of stopped) process.kill(pid, "SIGCONT");
  }
  expect(await untilWell(db)).toBeLessThan(recoveryMs);
  const { endings } = await running.stop();
  expectHonest(endings);
  expect(db.stats()).toMatchObject({ active: 0, waiting: 0, breaker: "closed" });
});

test("a killed server loses nothing that was acknowledged, and the pool is well within 2 s of its return", async () => {
  const db = await open();
  const running = load(db, 12, 100_000);
  await sleep(300);
  for (let round = 0; round < 2; round += 1) {
    process.kill(server.pid, "SIGKILL");
    await server.ended;
    await sleep(1000);
    server = await start();
    expect(await untilWell(db)).toBeLessThan(recoveryMs);
    await sleep(200);
  }
  const { endings, kept } = await running.stop();
  expectHonest(endings);
  expect(endings.some(({ error }) => error !== undefined)).toBe(true);
  const rows = await db.read(
    async (tx) => await tx.execute<{ id: number }>(sql`select id from marks where id >= 100000`),
  );
  const stored = new Set(rows.map(({ id }) => id));
  expect(kept.filter((id) => !stored.has(id))).toEqual([]);
  // What is stored without an acknowledgement was told as an open outcome, never as "nothing done".
  const unknown = endings.filter(({ error }) => error?.outcome === "unknown").length;
  expect(stored.size - kept.length).toBeLessThanOrEqual(unknown);
});

describe("a line", () => {
  test("to a peer that accepts and closes opens the breaker, without a storm, and heals within 2 s", async () => {
    const { proxy, db } = await proxied();
    proxy.setMode("accept-then-close");
    proxy.reset();
    const from = proxy.acceptedAt.length;
    const running = load(db, 12, 10_000);
    await sleep(4500);
    const attempts = proxy.acceptedAt.slice(from);
    expect(attempts.length).toBeGreaterThan(2);
    expect(mostInOneSecond(attempts)).toBeLessThan(5);
    expect(db.stats()).toMatchObject({ breaker: "open", waiting: 0, active: 0 });
    const refused = await ending(db.ping(deadlineMs));
    expect(refused.tookMs).toBeLessThan(100);
    expect(refused.error).toMatchObject({ code: "database-unavailable", outcome: "none", retryAfterMs: 1000 });
    proxy.setMode("forward");
    expect(await untilWell(db)).toBeLessThan(recoveryMs);
    expectHonest((await running.stop()).endings);
  });

  test("that swallows everything gives errors within the deadline and heals within 2 s", async () => {
    const { proxy, db } = await proxied();
    const running = load(db, 12, 20_000);
    await sleep(200);
    proxy.setMode("blackhole");
    const from = proxy.acceptedAt.length;
    await sleep(5000);
    expect(mostInOneSecond(proxy.acceptedAt.slice(from))).toBeLessThan(5);
    proxy.setMode("forward");
    expect(await untilWell(db)).toBeLessThan(recoveryMs);
    expectHonest((await running.stop()).endings);
    expect(db.stats()).toMatchObject({ active: 0, waiting: 0 });
  });

  test("that refuses is tried less than five times a second and heals within 2 s", async () => {
    const { proxy, db } = await proxied();
    const running = load(db, 12, 30_000);
    await proxy.setListening(false);
    proxy.reset();
    const before = db.stats().dials;
    await sleep(3000);
    expect(db.stats().dials - before).toBeLessThanOrEqual(3 * 4);
    await proxy.setListening(true);
    expect(await untilWell(db)).toBeLessThan(recoveryMs);
    expectHonest((await running.stop()).endings);
  });

  test("that is slow by 200 ms a round trip still serves", async () => {
    const { proxy, db } = await proxied();
    proxy.setLatency(100);
    const { error } = await ending(db.read(async (tx) => await tx.execute(sql`select 1`)));
    expect(error).toBeUndefined();
  });

  test("that breaks in the middle of a transaction leaves nothing written, and says so", async () => {
    const { proxy, db } = await proxied();
    const { error, tookMs } = await ending(
      db.transaction(async (tx) => {
        await tx.execute(sql`insert into marks values (40000)`);
        proxy.reset();
        await tx.execute(sql`insert into marks values (40001)`);
      }),
    );
    expect(error).toMatchObject({ code: "database-unavailable", outcome: "none" });
    expect(tookMs).toBeLessThan(1000);
    const rows = await db.read(async (tx) => await tx.execute(sql`select id from marks where id in (40000, 40001)`));
    expect(rows).toHaveLength(0);
  });

  test("that breaks while the work is busy elsewhere is told at once, not at the deadline", async () => {
    const { proxy, db } = await proxied();
    const { error, tookMs } = await ending(
      db.transaction(async (tx) => {
        await tx.execute(sql`insert into marks values (41000)`);
        proxy.reset();
        await new Promise(() => undefined);
      }),
    );
    expect(error).toMatchObject({ code: "database-unavailable", outcome: "none" });
    expect(tookMs).toBeLessThan(deadlineMs / 2);
  });

  test("that breaks during the commit leaves the outcome open, says so, and is not repeated", async () => {
    const { proxy, db } = await proxied();
    await db.transaction(async (tx) => {
      await tx.execute(sql`create table slow_commits (id int)`);
      await tx.execute(
        sql`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return null; end $$`,
      );
      await tx.execute(
        sql`create constraint trigger dawdle after insert on slow_commits deferrable initially deferred for each row execute function dawdle()`,
      );
    });
    let runs = 0;
    const { error } = await ending(
      db.transaction(async (tx) => {
        runs += 1;
        await tx.execute(sql`insert into slow_commits values (1)`);
        // The commit is on its way when this comes, and takes half a second there.
        setTimeout(() => proxy.reset(), 250);
      }),
    );
    expect(error).toMatchObject({ code: "database-unavailable", outcome: "unknown" });
    expect(runs).toBe(1);
  });

  test("that breaks during a read is replaced and the read repeated", async () => {
    const { proxy, db } = await proxied();
    let runs = 0;
    const rows = await db.read(async (tx) => {
      runs += 1;
      if (runs === 1) proxy.reset();
      return await tx.execute(sql`select 1 as one`);
    });
    expect(rows[0]).toEqual({ one: 1 });
    expect(runs).toBe(2);
  });
});

test("a session ended by the operator fails its transaction only, and nothing of it stays", async () => {
  const db = await open();
  const { error } = await ending(
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into marks values (50000)`);
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await db.transaction(async (other) => await other.execute(sql`select pg_terminate_backend(${row!.pid}::int)`));
      await tx.execute(sql`insert into marks values (50001)`);
    }),
  );
  expect(error).toMatchObject({ code: "database-unavailable", outcome: "none" });
  const rows = await db.read(async (tx) => await tx.execute(sql`select id from marks where id in (50000, 50001)`));
  expect(rows).toHaveLength(0);
});

test("a wrong password is told as an outage with its SQLSTATE, before the deadline", async () => {
  const url = new URL(server.url);
  url.password = "wrong";
  const db = connectDatabase({ url: url.href, poolSize: 1, role: "test", deadlineMs: 3000, queueLimit: 1 });
  opened.push(db);
  const { error, tookMs } = await ending(db.ping(3000));
  expect(error).toMatchObject({ code: "database-unavailable", reason: "28P01" });
  expect(tookMs).toBeLessThan(3000);
});

describe("closing", () => {
  test("ends in bounded time although the server has stopped answering", async () => {
    const { proxy, db } = await proxied();
    await Promise.all([db.ping(deadlineMs), db.ping(deadlineMs)]);
    const busy = ending(db.transaction(async (tx) => await tx.execute(sql`select pg_sleep(0.3)`)));
    await sleep(100);
    proxy.setMode("pause");
    const closed = await ending(db.close());
    expect(closed.error).toBeUndefined();
    expect(closed.tookMs).toBeLessThan(deadlineMs + 1000);
    expect((await busy).error).toMatchObject({ code: "database-timeout" });
    expect((await ending(db.ping(100))).error).toMatchObject({ code: "database-unavailable", reason: "closing" });
  });

  test("lets running work finish, and refuses who was waiting", async () => {
    const db = await open({ poolSize: 1 });
    const busy = ending(db.transaction(async (tx) => await tx.execute(sql`select pg_sleep(0.3)`)));
    const waiting = ending(db.ping(deadlineMs));
    await db.close();
    expect((await busy).error).toBeUndefined();
    expect((await waiting).error).toMatchObject({ code: "database-unavailable", reason: "closing" });
  });

  test.each(["a healthy server", "no server"])(
    "leaves no handle that would keep the process alive, with %s",
    async (with_) => {
      const url = with_ === "no server" ? "postgres://nobody:x@127.0.0.1:1/nothing" : server.url;
      const program = `
      import { connectDatabase } from "./db/client.ts";
      const db = connectDatabase({ url: ${JSON.stringify(url)}, poolSize: 4, role: "test", deadlineMs: 1500, queueLimit: 9 });
      await Promise.all([1, 2, 3].map(() => db.ping(1500).catch(() => undefined)));
      await db.close();
      console.log("closed");
    `;
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let closedAt = 0;
      child.stdout.on("data", () => {
        closedAt = performance.now();
      });
      const impatient = setTimeout(() => child.kill("SIGKILL"), 20_000);
      const code = await new Promise((resolve) => child.once("exit", resolve));
      clearTimeout(impatient);
      expect(code).toBe(0);
      expect(closedAt).toBeGreaterThan(0);
      expect(performance.now() - closedAt).toBeLessThan(500);
    },
  );
});
