import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockStateDir } from "../../local/instance-lock.js";
import { identify } from "../../local/process-identity.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "innerloop-lock-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leaveLock(holder: object | string): void {
  writeFileSync(join(folder, "supervisor.lock"), typeof holder === "string" ? holder : JSON.stringify(holder));
}

describe("the lock of a state folder", () => {
  it("is held by one and free again after its release", () => {
    const release = lockStateDir(folder);
    expect(() => lockStateDir(folder)).toThrow(`pid ${process.pid}`);
    release();
    lockStateDir(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is taken over from a process that has gone", async () => {
    const child = spawn("true");
    await once(child, "exit");
    leaveLock({ pid: child.pid, startedAt: "1" });
    lockStateDir(folder)();
  });

  it("is taken over when its pid belongs to another process by now", () => {
    leaveLock({ pid: process.ppid, startedAt: "1" });
    lockStateDir(folder)();
  });

  it("is taken over when what it says cannot be read", () => {
    leaveLock("{");
    lockStateDir(folder)();
  });

  it("is respected while its process runs", () => {
    const holder = identify(process.ppid);
    leaveLock(holder ?? {});
    expect(() => lockStateDir(folder)).toThrow(`pid ${process.ppid}`);
    expect(readdirSync(folder)).toEqual(["supervisor.lock"]);
  });
});
