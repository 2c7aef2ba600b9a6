import type { ChildProcess } from "node:child_process";

/** Resolves with how the child ended ("exit code 1", "SIGKILL", or why it never began). Ask before it can end. */
export async function endOf(child: ChildProcess): Promise<string> {
  return await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

/** Sends each signal in turn, `graceMs` apart, until the child has ended. */
export async function stopChild(
  child: ChildProcess,
  signals: readonly NodeJS.Signals[],
  graceMs: number,
): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (const signal of signals) {
    child.kill(signal);
    await Promise.race([ended, pause(graceMs)]);
    if (hasEnded(child)) return;
  }
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
