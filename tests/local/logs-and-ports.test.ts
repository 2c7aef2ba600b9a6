import { closeSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { boundLogs, openLog, rotatedLog } from "../../local/logs.js";
import { chooseStackPorts } from "../../local/stack-ports.js";

let stateDir: string;
beforeEach(() => (stateDir = mkdtempSync(join(tmpdir(), "innerloop-files-"))));
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

const large = "x".repeat(11 * 1024 * 1024);

describe("a log", () => {
  it("is set aside at a start when it is large, so that two are kept at most", () => {
    writeFileSync(rotatedLog(stateDir, "api"), large);
    closeSync(openLog(stateDir, "api"));
    expect(statSync(join(stateDir, "logs", "api.log")).size).toBe(0);
    expect(statSync(join(stateDir, "logs", "api.log.1")).size).toBe(large.length);
  });

  it("is held to its size while its process goes on writing", async () => {
    const file = openLog(stateDir, "api");
    writeSync(file, large);
    const unbound = boundLogs(stateDir, 10);
    await vi.waitFor(() => expect(statSync(join(stateDir, "logs", "api.log")).size).toBe(0), { timeout: 5_000 });
    writeSync(file, "more");
    unbound();
    closeSync(file);
    expect(readFileSync(join(stateDir, "logs", "api.log"), "utf8")).toBe("more");
    expect(statSync(join(stateDir, "logs", "api.log")).mode & 0o777).toBe(0o600);
  });
});

describe("the ports of a stack", () => {
  it("are all different, and the same at the next start", async () => {
    const ports = await chooseStackPorts(stateDir, "127.0.0.1", 0);
    expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length);
    expect(await chooseStackPorts(stateDir, "127.0.0.1", 0)).toEqual(ports);
  });

  it("give way to whoever took one in the meantime", async () => {
    const before = await chooseStackPorts(stateDir, "127.0.0.1", 0);
    const other = createServer().listen(before.smtp, "127.0.0.1");
    await once(other, "listening");
    const after = await chooseStackPorts(stateDir, "127.0.0.1", 0);
    other.close();
    expect(after.smtp).not.toBe(before.smtp);
    expect({ ...after, smtp: 0 }).toEqual({ ...before, smtp: 0 });
  });

  it("are refused by the name of the setting when the wanted one is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    await expect(chooseStackPorts(stateDir, "127.0.0.1", port)).rejects.toThrow(/^PORT: /);
    other.close();
    expect((await chooseStackPorts(stateDir, "127.0.0.1", port)).http).toBe(port);
  });
});
