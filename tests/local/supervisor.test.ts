import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isAlive } from "../../local/process-identity.js";
import { readRunFile } from "../../local/state-files.js";
import type { RunFile } from "../../local/state-files.js";
import { openMailbox } from "../../local/mailbox.js";

interface Supervisor {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly exited: Promise<number | null>;
}

const supervisors: Supervisor[] = [];
const folders: string[] = [];

function newFolder(): string {
  // Below a folder that only its owner may enter, as a home folder often is.
  const folder = mkdtempSync(join(tmpdir(), "innerloop-stack-"));
  folders.push(folder);
  return join(folder, "state");
}

function supervise(stateDir: string, ...words: string[]): Supervisor {
  const args = ["--import", "tsx", "tests/local/fixtures/run-stack.ts", stateDir, ...words];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const supervisor = { child, said: () => said, exited };
  supervisors.push(supervisor);
  return supervisor;
}

async function ready(supervisor: Supervisor): Promise<void> {
  await vi.waitFor(() => expect(supervisor.said()).toContain("ready http"), { timeout: 60_000, interval: 50 });
}

function runOf(stateDir: string): RunFile {
  const run = readRunFile(stateDir);
  if (run === undefined) throw new Error("no run.json");
  return run;
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection({ host: "127.0.0.1", port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A session on the stack's database, once it takes any. */
async function connected({ databaseUrl }: RunFile): Promise<postgres.Sql> {
  return await vi.waitFor(
    async () => {
      const sql = postgres(databaseUrl, { max: 1 });
      await sql`select 1`.catch(async (error: unknown) => {
        await sql.end({ timeout: 1 });
        throw error;
      });
      return sql;
    },
    { timeout: 20_000, interval: 100 },
  );
}

afterAll(async () => {
  for (const { child, exited } of supervisors) {
    child.kill("SIGTERM");
    await exited;
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("a supervised stack", () => {
  const stateDir = newFolder();
  let supervisor: Supervisor;
  let run: RunFile;

  beforeAll(async () => {
    supervisor = supervise(stateDir);
    await ready(supervisor);
    run = runOf(stateDir);
  });

  it("names in run.json, for its owner only, what runs and where it answers", async () => {
    expect(statSync(join(stateDir, "run.json")).mode & 0o777).toBe(0o600);
    expect(statSync(join(stateDir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(Object.values(run.pids).every((pid) => pid !== null && isAlive(pid))).toBe(true);
    const env = (await (await fetch(run.url)).json()) as Record<string, string>;
    expect(env).toMatchObject({ DATABASE_URL: run.databaseUrl, TEMPORAL_ADDRESS: run.temporal.address });
    expect((await fetch(run.temporal.uiUrl ?? "")).status).toBe(200);
    expect(run.demo).toEqual({ users: [], apiKeys: { intake: "", admin: "" }, sources: [] });
  });

  it("ran the migrations and the seed before the roles", () => {
    expect(readFileSync(join(stateDir, "logs", "migrate.log"), "utf8")).toContain("migrate ran");
    expect(readFileSync(join(stateDir, "logs", "seed.log"), "utf8")).toContain("seed ran");
  });

  it("refuses a second supervisor on the same folder and is not disturbed by it", async () => {
    const second = supervise(stateDir);
    expect(await second.exited).toBe(1);
    expect(second.said()).toContain(`pid ${supervisor.child.pid}`);
    expect(runOf(stateDir)).toEqual(run);
    expect(isAlive(run.pids.api ?? 0)).toBe(true);
  });

  it.each(["api", "worker", "relay", "temporal", "postgres"] as const)(
    "starts %s again within 5 s after a kill -9, at its old address, and names its new pid",
    async (name) => {
      const before = runOf(stateDir);
      const killed = before.pids[name] ?? 0;
      process.kill(killed, "SIGKILL");
      await vi.waitFor(() => expect(runOf(stateDir).pids[name]).not.toBe(killed), { timeout: 5_000, interval: 25 });
      const after = runOf(stateDir);
      expect(isAlive(after.pids[name] ?? 0)).toBe(true);
      expect({ ...after, pids: null }).toEqual({ ...before, pids: null });
      // A part that takes long to answer is named before it does.
      for (const { port } of [after.url, after.databaseUrl, `http://${after.temporal.address}`].map(
        (url) => new URL(url),
      )) {
        await vi.waitFor(async () => expect(await answers(Number(port))).toBe(true), { timeout: 20_000, interval: 50 });
      }
    },
  );

  it("keeps what was committed when PostgreSQL is killed", async () => {
    const sql = await connected(runOf(stateDir));
    await sql`create table kept (id int primary key)`;
    await sql`insert into kept values (7)`;
    const killed = runOf(stateDir).pids.postgres ?? 0;
    process.kill(killed, "SIGKILL");
    await vi.waitFor(() => expect(runOf(stateDir).pids.postgres).not.toBe(killed), { timeout: 8_000, interval: 25 });
    const again = await connected(runOf(stateDir));
    expect(await again`select id from kept`).toMatchObject([{ id: 7 }]);
    await again.end();
    await sql.end({ timeout: 1 });
  });

  it("brings Temporal back with an empty store when its file is taken away", async () => {
    const before = runOf(stateDir).pids.temporal ?? 0;
    rmSync(join(stateDir, "temporal", "temporal.db"));
    await vi.waitFor(() => expect(runOf(stateDir).pids.temporal).not.toBe(before), { timeout: 15_000, interval: 50 });
    expect(statSync(join(stateDir, "temporal", "temporal.db")).size).toBeGreaterThan(0);
  });

  it("takes up where it was after a kill -9 of everything", async () => {
    const before = runOf(stateDir);
    await createTransport({ url: await mailUrl(before) } as object).sendMail({
      from: "a@x.fi",
      to: "b@x.fi",
      subject: "kept",
    });
    const mails = await openMailbox(join(stateDir, "mailbox")).list();
    supervisor.child.kill("SIGKILL");
    for (const pid of Object.values(before.pids)) {
      if (pid !== null && isAlive(pid)) process.kill(pid, "SIGKILL");
    }
    await supervisor.exited;
    supervisor = supervise(stateDir);
    await ready(supervisor);
    const after = runOf(stateDir);
    expect({ ...after, pids: null }).toEqual({ ...before, pids: null });
    const sql = postgres(after.databaseUrl, { max: 1 });
    expect(await sql`select id from kept`).toMatchObject([{ id: 7 }]);
    await sql.end();
    expect(await openMailbox(join(stateDir, "mailbox")).list()).toEqual(mails);
  });

  it("stops what its killed supervisor left behind, and nobody else's process that got a noted pid", async () => {
    const before = runOf(stateDir);
    supervisor.child.kill("SIGKILL");
    await supervisor.exited;
    expect(isAlive(before.pids.postgres ?? 0) && isAlive(before.pids.temporal ?? 0)).toBe(true);
    const bystander = spawn("sleep", ["60"]);
    const noted = JSON.parse(readFileSync(join(stateDir, "children.json"), "utf8")) as Record<string, object>;
    writeFileSync(
      join(stateDir, "children.json"),
      JSON.stringify({ ...noted, worker: { pid: bystander.pid, startedAt: "1" } }),
    );
    supervisor = supervise(stateDir);
    await ready(supervisor);
    expect(isAlive(before.pids.postgres ?? 0) || isAlive(before.pids.temporal ?? 0)).toBe(false);
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
    bystander.kill();
    await vi.waitFor(() => expect(readFileSync(join(stateDir, "ends.txt"), "utf8")).toContain("worker disconnect"));
  });

  it("stops every part in order on SIGTERM and leaves nothing running", async () => {
    const { pids, url } = runOf(stateDir);
    const startedAt = performance.now();
    supervisor.child.kill("SIGTERM");
    expect(await supervisor.exited).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(Object.values(pids).some((pid) => pid !== null && isAlive(pid))).toBe(false);
    expect(await answers(Number(new URL(url).port))).toBe(false);
    expect(readFileSync(join(stateDir, "ends.txt"), "utf8").trim().split("\n").slice(-3).toSorted()).toEqual([
      "api SIGTERM",
      "relay SIGTERM",
      "worker SIGTERM",
    ]);
    expect(readFileSync(join(stateDir, "logs", "postgres.log"), "utf8").trim()).toMatch(
      /database system is shut down$/,
    );
    expect(readdirSync(stateDir)).not.toContain("supervisor.lock");
  });
});

describe("a start that cannot be", () => {
  it("says why and leaves nothing running", async () => {
    const stateDir = newFolder();
    const supervisor = supervise(stateDir, "fail");
    expect(await supervisor.exited).toBe(1);
    expect(supervisor.said()).toContain("the step could not be done");
    expect(readRunFile(stateDir)).toBeUndefined();
    const noted = JSON.parse(readFileSync(join(stateDir, "children.json"), "utf8")) as Record<string, { pid: number }>;
    expect(Object.values(noted).some(({ pid }) => isAlive(pid))).toBe(false);
  });

  it("can be given up while it starts", async () => {
    const stateDir = newFolder();
    const supervisor = supervise(stateDir);
    await vi.waitFor(() => expect(readdirSync(stateDir)).toContain("postgres.new"), { timeout: 20_000, interval: 5 });
    supervisor.child.kill("SIGTERM");
    expect(await supervisor.exited).toBe(0);
    expect(supervisor.said()).not.toContain("ready http");
  });
});

describe("two stacks side by side", () => {
  it("share no port and no file", async () => {
    const [one, other] = [newFolder(), newFolder()];
    const both = [supervise(one), supervise(other)];
    await Promise.all(both.map(async (supervisor) => await ready(supervisor)));
    const [a, b] = [runOf(one), runOf(other)];
    expect(a.url).not.toBe(b.url);
    expect(a.databaseUrl).not.toBe(b.databaseUrl);
    expect(a.temporal.address).not.toBe(b.temporal.address);
    for (const run of [a, b]) expect((await fetch(run.url)).status).toBe(200);
    for (const { child, exited } of both) {
      child.kill("SIGTERM");
      expect(await exited).toBe(0);
    }
  });
});

async function mailUrl(run: RunFile): Promise<string> {
  return ((await (await fetch(run.url)).json()) as { SMTP_URL: string }).SMTP_URL;
}
