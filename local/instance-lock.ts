import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identify, isStillRunning } from "./process-identity.js";
import type { ProcessIdentity } from "./process-identity.js";

const lookEveryMs = 100;

/**
 * Makes this process the only supervisor of a state folder, as {@link lockStateDir} does, but waits up to `waitMs` for
 * another one to end, which may be on its way out. `onWait` is told once when there is somebody to wait for.
 */
export async function awaitStateDir(
  stateDir: string,
  waitMs: number,
  onWait: (reason: string) => void,
  signal?: AbortSignal,
): Promise<() => void> {
  const end = performance.now() + waitMs;
  let told = false;
  for (;;) {
    try {
      return lockStateDir(stateDir);
    } catch (error) {
      if (!(error instanceof StateDirHeldError) || performance.now() > end) throw error;
      if (!told) onWait(error.message);
      told = true;
    }
    signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** Another supervisor runs on the folder. */
export class StateDirHeldError extends Error {
  override readonly name = "StateDirHeldError";
}

/**
 * Makes this process the only supervisor of a state folder; answers how to give that up. A lock whose process has gone
 * (also one whose pid somebody else has by now) is taken over.
 *
 * @throws StateDirHeldError naming the pid when another supervisor runs on the folder.
 */
export function lockStateDir(stateDir: string): () => void {
  mkdirSync(stateDir, { recursive: true });
  const lock = join(stateDir, "supervisor.lock");
  const own = identify(process.pid) ?? { pid: process.pid, startedAt: "" };
  const draft = `${lock}.${own.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (claim(draft, lock)) return () => release(lock, own);
      setAsideIfStale(lock, stateDir);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`The lock ${lock} could not be taken.`);
}

function claim(draft: string, lock: string): boolean {
  try {
    // A link appears with its whole content or not at all.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function setAsideIfStale(lock: string, stateDir: string): void {
  refuseIfHeld(read(lock), stateDir);
  const aside = `${lock}.${process.pid}.stale`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  // Another start may have claimed the lock between the look and the rename: then it is put back.
  const moved = read(aside);
  if (moved !== undefined && isStillRunning(moved)) renameSync(aside, lock);
  rmSync(aside, { force: true });
  refuseIfHeld(moved, stateDir);
}

function refuseIfHeld(holder: ProcessIdentity | undefined, stateDir: string): void {
  if (holder === undefined || !isStillRunning(holder)) return;
  throw new StateDirHeldError(
    `Another innerloop (pid ${holder.pid}) already runs on ${stateDir}. ` +
      "Stop it first, or start with another STATE_DIR (and PORT=0).",
  );
}

function release(lock: string, own: ProcessIdentity): void {
  if (read(lock)?.pid === own.pid) rmSync(lock, { force: true });
}

function read(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
