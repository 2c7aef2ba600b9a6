/** The command line and the life of a role, each in a process of its own. */
import { fork, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseApiKey } from "../../api/auth/api-key.js";
import { connectDatabase } from "../../db/client.js";
import type { Database } from "../../db/client.js";
import type { DemoAccess } from "../../local/state-files.js";
import { createKeyStore } from "../../usecases/api-keys.js";
import { redeemLoginLink } from "../../usecases/login-link.js";
import { createEmptyDatabase } from "../support/postgres.js";
import type { TestDatabase } from "../support/postgres.js";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("the child's output is not ours to read");
  const said = { out: "", err: "" };
  stdout.on("data", (text: Buffer) => (said.out += text.toString()));
  stderr.on("data", (text: Buffer) => (said.err += text.toString()));
  // Not its "close": that does not come once we have cut the channel.
  const ends = await Promise.all([once(child, "exit"), once(stdout, "end"), once(stderr, "end")]);
  return { code: ends[0][0] as number | null, ...said };
}

describe("a role", () => {
  function live(...words: string[]): ChildProcess {
    return fork("tests/local/fixtures/living-role.ts", words, { execArgv: ["--import", "tsx"], silent: true });
  }

  async function readyOf(child: ChildProcess): Promise<unknown> {
    // The loader of TypeScript has messages of its own.
    return await new Promise((resolve) =>
      child.on("message", (message: { type?: string }) => message.type === "ready" && resolve(message)),
    );
  }

  it("says it is ready and on which port, drains at SIGTERM and exits 0", async () => {
    const child = live("run", "200");
    const end = endOf(child);
    expect(await readyOf(child)).toEqual({ type: "ready", port: 4711 });
    child.kill("SIGTERM");
    expect(await end).toMatchObject({ code: 0, out: "stopping\nstopped\n" });
  });

  it("ends in order when its supervisor goes away", async () => {
    const child = live("run");
    const end = endOf(child);
    await readyOf(child);
    child.disconnect();
    expect(await end).toMatchObject({ code: 0, out: "stopping\nstopped\n" });
  });

  it("ends when its supervisor went away before it was up", async () => {
    const child = live("run");
    child.disconnect();
    expect(await endOf(child)).toMatchObject({ code: 0 });
  });

  it.each([
    ["throw", "uncaught exception"],
    ["reject", "unhandled rejection"],
    ["start", "failed to start"],
  ])("logs and exits 1 on: %s", async (what, text) => {
    const end = await endOf(live(what));
    expect(end.code).toBe(1);
    expect(end.err).toContain(text);
  });

  it("exits 1 within 5 s after a bug although it does not get done with stopping", async () => {
    const startedAt = performance.now();
    const end = await endOf(live("throw", "60000"));
    expect(end).toMatchObject({ code: 1, out: "stopping\n" });
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });
});

describe("the command line", () => {
  let stateDir: string;
  let database: TestDatabase;
  let db: Database;
  const secretKey = "s".repeat(32);

  async function innerloop(words: string[], env: Record<string, string> = {}): Promise<Ended> {
    const own = { STATE_DIR: stateDir, DATABASE_URL: database.url, SECRET_KEY: secretKey, DEMO: "1", ...env };
    const inherited = { PATH: process.env["PATH"] ?? "" };
    const args = ["--import", "tsx", "bin/innerloop.ts", ...words];
    return await endOf(
      spawn(process.execPath, args, { env: { ...inherited, ...own }, stdio: ["ignore", "pipe", "pipe"] }),
    );
  }

  beforeAll(async () => {
    stateDir = mkdtempSync(join(tmpdir(), "innerloop-commands-"));
    database = await createEmptyDatabase();
    db = connectDatabase({ url: database.url, poolSize: 2, role: "test", deadlineMs: 10_000, queueLimit: 10 });
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
    rmSync(stateDir, { recursive: true, force: true });
  });

  it("migrates an empty database, and then has nothing to do", async () => {
    expect(await innerloop(["migrate"])).toMatchObject({ code: 0, out: expect.stringContaining("Applied") });
    expect(await innerloop(["migrate"])).toMatchObject({ code: 0, out: expect.stringContaining("up to date") });
  });

  it("seeds once, the demo's past with it, and keeps the ways in", async () => {
    const told = "Told the last thirty days";
    expect(await innerloop(["seed"])).toMatchObject({ code: 0, out: expect.stringContaining(told) });
    const access = () =>
      (JSON.parse(readFileSync(join(stateDir, "secrets.json"), "utf8")) as { demo: DemoAccess }).demo;
    const first = access();
    expect(await innerloop(["seed"])).toMatchObject({ code: 0, out: expect.not.stringContaining(told), err: "" });
    expect(access()).toEqual(first);
    const keys = createKeyStore({ db });
    for (const token of Object.values(first.apiKeys)) {
      expect(await keys.findKey(parseApiKey(token)?.id ?? "")).toMatchObject({ revokedAt: null });
    }
  }, 300_000);

  it("makes an API key with the scopes asked for, and refuses others by name", async () => {
    const made = await innerloop(["key", "create", "warehouse", "--scopes", "cases:read,responses:write"]);
    const keys = createKeyStore({ db });
    const id = parseApiKey(made.out.trim())?.id ?? "";
    expect(await keys.findKey(id)).toMatchObject({ scopes: ["cases:read", "responses:write"] });
    const refused = await innerloop(["key", "create", "x", "--scopes", "everything"]);
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringContaining("everything") });
    const lost = await innerloop(["key", "create", "x", "--teams", "nowhere"]);
    expect(lost).toMatchObject({ code: 1, out: "" });
  });

  it("rotates, lists and revokes an API key", async () => {
    const words = ["key", "create", "till", "--scopes", "cases:read", "--teams", "delivery", "--expires-in-days", "30"];
    const id = parseApiKey((await innerloop(words)).out.trim())?.id ?? "";
    const rotated = await innerloop(["key", "rotate", id, "--former-hours", "1"]);
    expect(parseApiKey(rotated.out.trim())?.id).toBe(id);
    const { out } = await innerloop(["key", "list"]);
    const line = out.split("\n").find((one) => one.startsWith(id));
    expect(line).toMatch(/\tuntil .+, former secret until .+\tcases:read\tdelivery\ttill$/);
    expect(await innerloop(["key", "revoke", id])).toMatchObject({ code: 0 });
    expect((await innerloop(["key", "list"])).out).toContain(`${id}\trevoked `);
    expect(await innerloop(["key", "revoke", "nobody"])).toMatchObject({ code: 1 });
  });

  it("prints a link that signs an administrator in once, made with it or known already", async () => {
    const deps = { db, newId: uuidv7, secretKey, publicUrl: "" };
    for (const email of ["New.Boss@example.com", "anna.virtanen@kotikone.example"]) {
      const { code, out } = await innerloop(["admin", "create", email], { PUBLIC_URL: "https://care.example.com" });
      expect(code).toBe(0);
      const [, token = ""] = /^https:\/\/care\.example\.com\/a\/(\S+)\n$/.exec(out) ?? [];
      expect(await redeemLoginLink(deps, token)).not.toBeNull();
      expect(await redeemLoginLink(deps, token)).toBeNull();
    }
  });

  it("makes no administrator out of somebody else", async () => {
    const end = await innerloop(["admin", "create", "maija.heikkinen@kotikone.example"]);
    expect(end).toMatchObject({ code: 1, out: "", err: expect.stringContaining("Maija Heikkinen") });
  });

  it("examines settings and machine without showing a secret", async () => {
    const { code, out } = await innerloop(["doctor", "--json"], { PORT: "0" });
    const report = JSON.parse(out) as { settings: object[]; findings: { what: string; ok: boolean }[] };
    expect(report.findings.find(({ what }) => what === "node")).toMatchObject({ ok: true });
    expect(report.settings).toContainEqual(expect.objectContaining({ key: "SECRET_KEY", value: "********" }));
    expect(out).not.toContain(secretKey);
    expect(code).toBe(0);
    const bad = await innerloop(["doctor"], { PORT: "x" });
    expect(bad).toMatchObject({ code: 1, out: expect.stringContaining("PORT: must be") });
  });

  it("stops a start with the name of the key that cannot work, in one text", async () => {
    const end = await innerloop(["up"], { PORT: "70000" });
    expect(end).toMatchObject({ code: 1, out: "", err: expect.stringContaining("PORT") });
    expect(end.err).not.toContain("    at ");
  });

  it("says what to do when there is no database to work on", async () => {
    const end = await innerloop(["migrate"], { DATABASE_URL: "", SECRET_KEY: "", STATE_DIR: join(stateDir, "none") });
    expect(end).toMatchObject({ code: 1, err: expect.stringContaining("npm start") });
  });
});
