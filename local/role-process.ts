import { spawn } from "node:child_process";
import { appendFileSync, closeSync, readFileSync } from "node:fs";
import { collect, endOf, killOnAbort, stopChild } from "./child-process.js";
import { openLog, rotatedLog } from "./logs.js";
import type { RunningService } from "./service.js";

/** How a role of ours is started as a Node process of its own. */
export interface RoleOptions {
  readonly name: string;
  /** Words for Node: its flags, the file, arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stateDir: string;
  /** How long it may take until it says it is ready. Default 60,000. */
  readonly readyWithinMs?: number;
  /** How long it may drain before it is ended by force. Default 12,000. */
  readonly drainMs?: number;
  /** Told the pid as soon as there is one. */
  readonly onSpawned?: (pid: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Starts a role and waits for its message `{ type: "ready" }`. Its output goes to `logs/<name>.log`. It has a channel to
 * us whose end tells it that we are gone, and a process group of its own, so that a Ctrl-C reaches only us.
 *
 * @throws Error when it ends first, does not get ready in time, or the start was given up; then nothing is left running.
 */
export async function startRole(options: RoleOptions): Promise<RunningService> {
  const log = openLog(options.stateDir, options.name);
  const child = spawn(process.execPath, options.args, {
    env: options.env,
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const ended = endOf(child);
  if (child.pid !== undefined) options.onSpawned?.(child.pid);
  const stop = async (): Promise<void> => await stopChild(child, ["SIGTERM", "SIGKILL"], options.drainMs ?? 12_000);
  const startIsOver = killOnAbort(child, options.signal, "SIGTERM");
  const readyWithinMs = options.readyWithinMs ?? 60_000;
  let late: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      new Promise<void>((resolve) => child.on("message", (message) => isReady(message) && resolve())),
      ended.then((how) => Promise.reject(new Error(`${options.name} ended while starting (${how})`))),
      new Promise((_resolve, reject) => {
        late = setTimeout(
          () => reject(new Error(`${options.name} was not ready in ${readyWithinMs} ms`)),
          readyWithinMs,
        );
      }),
    ]);
  } catch (error) {
    await stop();
    throw new Error(`${messageOf(error)}; its last words:\n${lastWords(options)}`, { cause: error });
  } finally {
    clearTimeout(late);
    startIsOver();
  }
  if (child.pid === undefined) throw new Error(`${options.name} has no process id`);
  return { pid: child.pid, ended, stop };
}

/**
 * Runs a role that does one thing and ends, such as the migrations.
 *
 * @throws Error with the last of what it said when it does not exit 0.
 */
export async function runOnce(options: Omit<RoleOptions, "readyWithinMs" | "drainMs">): Promise<void> {
  const child = spawn(process.execPath, options.args, {
    env: options.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const isOver = killOnAbort(child, options.signal, "SIGTERM");
  const said = collect(child);
  const how = await endOf(child);
  isOver();
  appendFileSync(rotatedLog(options.stateDir, options.name), said(), { mode: 0o600 });
  if (how !== "exit code 0") throw new Error(`${options.name} failed (${how}):\n${said().trim().slice(-4_000)}`);
}

function lastWords({ stateDir, name }: Pick<RoleOptions, "stateDir" | "name">): string {
  return readFileSync(rotatedLog(stateDir, name), "utf8").trim().slice(-2_000);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isReady(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === "ready";
}
