// How every role lives and ends as a process: it says when it is ready, drains when asked, and never limps on.

/** What a role's start answers. */
export interface RunningRole {
  /** The port it listens on, if it does. */
  readonly port?: number;
  /** Finishes what is under way and lets go of everything; called once. */
  readonly stop: () => Promise<void>;
}

/** What this module tells the log. */
export interface ProcessLog {
  info(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
  fatal(fields: Record<string, unknown>, message: string): void;
}

const drainWithinMs = 25_000;
const crashWithinMs = 5_000;

/**
 * Runs one role until it is told to end. Tells a parent that started it with IPC `{ type: "ready", port? }`. SIGTERM,
 * SIGINT or the end of that parent stop the role within 25 s and exit 0; an unhandled rejection, an uncaught exception
 * or a failed start is logged and exits 1 within 5 s (source: reliability R11).
 */
export async function runRole(name: string, log: ProcessLog, start: () => Promise<RunningRole>): Promise<void> {
  let role: RunningRole | undefined;
  let ending = false;

  function end(code: number, withinMs: number): void {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code), withinMs).unref();
    const stopped = role === undefined ? Promise.resolve() : role.stop();
    stopped.then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, `${name} did not stop cleanly`);
        process.exit(code === 0 ? 1 : code);
      },
    );
  }

  function crash(kind: string): (error: unknown) => void {
    return (error) => {
      log.fatal({ err: error }, `${name}: ${kind}`);
      end(1, crashWithinMs);
    };
  }

  process.on("uncaughtException", crash("uncaught exception"));
  process.on("unhandledRejection", crash("unhandled rejection"));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => end(0, drainWithinMs));
  process.on("disconnect", () => end(0, drainWithinMs));
  // The parent may have gone while our modules were loading, before anybody listened.
  if (process.send !== undefined && !process.connected) return end(0, drainWithinMs);

  try {
    role = await start();
  } catch (error) {
    crash("failed to start")(error);
    return;
  }
  if (isEnding()) return await role.stop();
  process.send?.({ type: "ready", ...(role.port === undefined ? {} : { port: role.port }) });
  log.info({ port: role.port }, `${name} is ready`);

  function isEnding(): boolean {
    return ending;
  }
}
