// Hands out lines to Postgres, one caller each. Bounded in every direction: lines, callers waiting, time of waiting,
// attempts a second. Callers never dial: lines are opened here, so that a refused attempt is nobody's error but the
// next one's chance.
import type { Connection } from "./connection.js";
import { DatabaseUnavailableError } from "./database-errors.js";
import { createDialPace } from "./dial-pace.js";
import { faultOf, retryAfterMs } from "./sqlstate.js";

/** What a pool needs. */
export interface PoolOptions {
  /** Lines at most, those being opened and those not yet gone included. */
  readonly size: number;
  /** Callers that may wait. */
  readonly queueLimit: number;
  /** Opens a line or fails in bounded time; `signal` cuts the attempt short. */
  readonly open: (signal: AbortSignal) => Promise<Connection>;
  /** Told when lines can no longer be opened, and when they can again. */
  readonly onBreaker?: (open: boolean, reason: string | undefined) => void;
}

/** What a pool is doing; counts since the start where the name is a plural of an event. */
export interface PoolStats {
  readonly size: number;
  /** Lines in somebody's hands. */
  readonly active: number;
  readonly idle: number;
  /** Lines being opened. */
  readonly opening: number;
  /** Callers in the queue. */
  readonly waiting: number;
  readonly breaker: "closed" | "open";
  /** Attempts to open a line, and how many of them failed. */
  readonly dials: number;
  readonly dialFailures: number;
  /** Callers refused because the queue was full or the wait too long. */
  readonly overloads: number;
}

/** Lines for callers. */
export interface Pool {
  /**
   * The next free line; the caller gives it back with `release`, whatever state it is in. Waits while the queue moves:
   * given up when no line came free for `stallMs`, or after `longestMs` in all.
   *
   * @throws {@link DatabaseUnavailableError} `database-overloaded` when the queue is full or the wait was given up,
   * `database-unavailable` when there is no server to wait for.
   */
  acquire(stallMs: number, longestMs?: number): Promise<Connection>;
  release(connection: Connection): void;
  stats(): PoolStats;
  /** Refuses new callers, waits up to `graceMs` for lines in use, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

interface Waiter {
  readonly take: (connection: Connection) => void;
  readonly refuse: (error: DatabaseUnavailableError) => void;
}

const goodbyeMs = 500;

/** A pool without lines yet; the first caller makes it open one. */
export function createPool(options: PoolOptions): Pool {
  const pace = createDialPace();
  const closing = new AbortController();
  const lines = new Set<Connection>();
  const inUse = new Set<Connection>();
  const idle: Connection[] = [];
  const waiters = new Set<Waiter>();
  let opening = 0;
  let dials = 0;
  let dialFailures = 0;
  let overloads = 0;
  let lastReason: string | undefined;
  let nextDial: NodeJS.Timeout | undefined;
  let whenUnused: (() => void) | undefined;
  let movedAtMs = Number.NEGATIVE_INFINITY;

  function acquire(stallMs: number, longestMs = stallMs): Promise<Connection> {
    if (closing.signal.aborted) return Promise.reject(unavailable("closing"));
    const ready = takeIdle();
    if (ready !== undefined) return Promise.resolve(ready);
    if (pace.isOpen() && lines.size === 0) return Promise.reject(unavailable(lastReason));
    if (waiters.size >= options.queueLimit && lines.size + opening >= options.size) {
      overloads += 1;
      return Promise.reject(new DatabaseUnavailableError("database-overloaded", retryAfterMs));
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        take: (connection) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          resolve(connection);
        },
        refuse: (error) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          reject(error);
        },
      };
      const startedAtMs = performance.now();
      const lookAgain = (): void => {
        const now = performance.now();
        const stalledForMs = now - Math.max(movedAtMs, startedAtMs);
        const leftMs = Math.min(stallMs - stalledForMs, startedAtMs + longestMs - now);
        // Timers may run a little early.
        if (leftMs <= 1) waiter.refuse(waitedTooLong());
        else timer = setTimeout(lookAgain, leftMs);
      };
      let timer = setTimeout(lookAgain, stallMs);
      waiters.add(waiter);
      dialIfWanted();
    });
  }

  function takeIdle(): Connection | undefined {
    for (let line = idle.pop(); line !== undefined; line = idle.pop()) {
      if (!line.isUsable()) continue;
      inUse.add(line);
      return line;
    }
    return undefined;
  }

  function release(line: Connection): void {
    inUse.delete(line);
    if (line.isUsable()) movedAtMs = performance.now();
    // A line that was cut gives its place back when it has gone, not before.
    if (line.isUsable()) idle.push(line);
    if (inUse.size === 0) whenUnused?.();
    serve();
  }

  function serve(): void {
    for (const waiter of waiters) {
      const line = takeIdle();
      if (line === undefined) break;
      waiter.take(line);
    }
    dialIfWanted();
  }

  function dialIfWanted(): void {
    clearTimeout(nextDial);
    // Without any line an attempt goes on even if nobody waits, so that the breaker closes as soon as it can.
    const wanted = Math.max(waiters.size, pace.isFailing() && lines.size === 0 ? 1 : 0);
    while (!closing.signal.aborted && opening < wanted && lines.size + opening < options.size) {
      const waitMs = pace.waitMs(performance.now(), opening);
      if (waitMs > 0) {
        if (Number.isFinite(waitMs)) nextDial = setTimeout(dialIfWanted, Math.ceil(waitMs)).unref();
        return;
      }
      void dial();
    }
  }

  async function dial(): Promise<void> {
    const startedAtMs = performance.now();
    opening += 1;
    dials += 1;
    try {
      adopt(await options.open(closing.signal));
    } catch (error) {
      dialFailures += 1;
      notReached(error, startedAtMs);
    }
    opening -= 1;
    serve();
  }

  function adopt(line: Connection): void {
    if (pace.isOpen()) options.onBreaker?.(false, lastReason);
    pace.succeeded();
    lastReason = undefined;
    lines.add(line);
    idle.push(line);
    line.gone.addEventListener("abort", () => {
      lines.delete(line);
      const at = idle.indexOf(line);
      if (at >= 0) idle.splice(at, 1);
      pace.lost(performance.now());
      serve();
    });
    if (closing.signal.aborted) line.destroy();
  }

  function notReached(error: unknown, startedAtMs: number): void {
    if (closing.signal.aborted) return;
    const wasOpen = pace.isOpen();
    pace.failed(startedAtMs, performance.now());
    lastReason = faultOf(error)?.code ?? codeOf(error);
    if (pace.isOpen() && !wasOpen) options.onBreaker?.(true, lastReason);
    if (pace.isOpen() && lines.size === 0) refuseAll();
  }

  function refuseAll(): void {
    for (const waiter of waiters) waiter.refuse(unavailable(closing.signal.aborted ? "closing" : lastReason));
  }

  function waitedTooLong(): DatabaseUnavailableError {
    if (lines.size === 0) return unavailable(lastReason);
    overloads += 1;
    return new DatabaseUnavailableError("database-overloaded", retryAfterMs);
  }

  async function close(graceMs: number): Promise<void> {
    if (!closing.signal.aborted) {
      closing.abort();
      clearTimeout(nextDial);
      refuseAll();
    }
    if (inUse.size > 0) {
      await new Promise<void>((resolve) => {
        const impatient = setTimeout(resolve, graceMs);
        whenUnused = () => {
          clearTimeout(impatient);
          resolve();
        };
      });
    }
    await Promise.all(
      [...lines].map(async (line) => {
        if (inUse.has(line)) line.destroy();
        await line.end(goodbyeMs);
      }),
    );
  }

  return {
    acquire,
    release,
    stats: () => ({
      size: options.size,
      active: inUse.size,
      idle: idle.length,
      opening,
      waiting: waiters.size,
      breaker: pace.isOpen() ? "open" : "closed",
      dials,
      dialFailures,
      overloads,
    }),
    close,
  };
}

/** The code of an error that is neither the database's nor the line's: of TLS, say. */
function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown";
}

function unavailable(reason: string | undefined): DatabaseUnavailableError {
  return new DatabaseUnavailableError("database-unavailable", retryAfterMs, "none", reason);
}
