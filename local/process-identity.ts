import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** A process that can be recognised later: a pid alone may by then belong to somebody else. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the process began, in whatever unit the system tells it; equal only for the same process. */
  readonly startedAt: string;
}

/** Whether a process with this pid runs now (a zombie does not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return readStat(pid)?.state !== "Z";
}

/** The identity of a running process, or undefined when it has gone. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined;
  const startedAt = readStat(pid)?.startedAt ?? psField(pid, "lstart");
  return startedAt === undefined || startedAt === "" ? undefined : { pid, startedAt };
}

/** Whether exactly this process (not a later one with its pid) still runs. */
export function isStillRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** The working directory of a process, or undefined where the system does not tell. */
export function workingDirectoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** The command line of a process, words joined by blanks; undefined when it has gone. */
export function commandLineOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return psField(pid, "command");
  }
}

/** Waits until the process has gone, at most `timeoutMs`; answers whether it has. */
export async function waitUntilGone(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (isStillRunning(identity)) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}

/** Sends each signal in turn, waiting `graceMs` after each, until the process has gone; answers whether it has. */
export async function stopProcess(
  identity: ProcessIdentity,
  signals: readonly NodeJS.Signals[],
  graceMs: number,
): Promise<boolean> {
  for (const signal of signals) {
    if (!isStillRunning(identity)) return true;
    try {
      process.kill(identity.pid, signal);
    } catch {
      // It ended between the look and the signal; the wait below confirms it.
    }
    if (await waitUntilGone(identity, graceMs)) return true;
  }
  return !isStillRunning(identity);
}

function readStat(pid: number): { state: string; startedAt: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in brackets and may itself hold blanks and brackets.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [state, startedAt] = [fields[0], fields[19]];
    return state === undefined || startedAt === undefined ? undefined : { state, startedAt };
  } catch {
    return undefined;
  }
}

function psField(pid: number, field: string): string | undefined {
  try {
    return execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
