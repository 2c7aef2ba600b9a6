/** Servers as processes of their own, and what they cost. Reads /proc: Linux only. */
import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A process that serves. */
export interface ServingProcess {
  pid: number;
  url: string;
  stop(): Promise<void>;
}

const ticksPerSecond = 100;

/** Starts a TypeScript file of this repository that says `{ type: "ready", port }` to its parent; `nodeFlags` go before it. */
export async function startServing(
  file: URL,
  env: Record<string, string>,
  nodeFlags: readonly string[] = [],
): Promise<ServingProcess> {
  const child = fork(fileURLToPath(file), {
    execArgv: [...nodeFlags, "--import", "tsx"],
    env: { PATH: process.env["PATH"] ?? "", TZ: "UTC", NODE_ENV: "production", ...env },
    // Logs are written as in production, and read by nobody.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const port = await readyPort(child, file);
  return { pid: child.pid ?? 0, url: `http://127.0.0.1:${port}`, stop: () => stopProcess(child) };
}

function readyPort(child: ChildProcess, file: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${file.pathname} ended with ${code} before it was ready`)));
    child.on("message", (message: { type?: string; port?: number }) => {
      if (message.type === "ready") resolve(message.port ?? 0);
    });
  });
}

/** Asks a process of ours to end, and waits until it has. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await gone;
}

/** CPU ms that a process used so far, its ended children included. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
  return (ticks * 1_000) / ticksPerSecond;
}

/** CPU ms of a PostgreSQL server: the postmaster and every session and worker below it. */
export function cpuMsOfTree(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  let sum = cpuMsOf(pid);
  for (const child of children) {
    try {
      sum += cpuMsOf(Number(child));
    } catch {
      // It ended meanwhile; the parent has its time.
    }
  }
  return sum;
}
