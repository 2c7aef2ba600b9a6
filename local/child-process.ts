import type { ChildProcess } from "node:child_process";

/** How much of what a child said is kept. */
const keptCharacters = 20_000;

/** Resolves with how the child ended ("exit code 1", "SIGKILL", or why it never began). Ask before it can end. */
export async function endOf(child: ChildProcess): Promise<string> {
  return await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once(child.stdout === null ? "exit" : "close", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

/** Gathers what the child says on both its outputs; the answer tells the last of it so far. */
export function collect(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-keptCharacters)));
  }
  return () => said;
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

/** Kills the child when the signal aborts; call the answer when the start is over, so that a later abort leaves it alone. */
export function killOnAbort(child: ChildProcess, signal: AbortSignal | undefined, kill: NodeJS.Signals): () => void {
  const onAbort = (): void => void child.kill(kill);
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  return () => signal?.removeEventListener("abort", onAbort);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
