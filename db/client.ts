// The gateway to Postgres: the only way any part of the product reaches it. Nothing here can hang (ADR 0005).
import { sql } from "drizzle-orm";
import { openConnection, type Connection } from "./connection.js";
import { DatabaseUnavailableError } from "./database-errors.js";
import type { Tx } from "./fence.js";
import { createPool, type Pool, type PoolStats } from "./pool.js";
import { faultOf, publicError } from "./sqlstate.js";
import { attempt, lockTimeoutOf, type Attempt, type Unit } from "./unit-of-work.js";

export type { Tx } from "./fence.js";

/** What `log` of {@link DatabaseOptions} needs; a pino logger fits. */
export interface DatabaseLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** How a process talks to Postgres. */
export interface DatabaseOptions {
  url: string;
  /** Connections held at most. */
  poolSize: number;
  /** Which process this is; part of the connection's name on the server. */
  role: "api" | "worker" | "relay" | "cli" | "test";
  /** Time for one call in ms. A queue that stands still is given up after half of it, one that moves after twice as long. */
  deadlineMs: number;
  /** Calls that may wait for a connection; one more is refused at once. */
  queueLimit: number;
  /** Shown in `pg_stat_activity`. Default `innerloop-<role>`. */
  applicationName?: string;
  log?: DatabaseLog;
}

/** Settings of one call. */
export interface CallOptions {
  /** Time for this call, in ms. Default: the process's. */
  deadlineMs?: number;
}

/** Settings of one transaction. */
export interface TransactionOptions extends CallOptions {
  /** Default false. */
  readOnly?: boolean;
  /** Default `read committed`. */
  isolation?: "read committed" | "repeatable read" | "serializable";
}

/** What the gateway is doing; counts since the start where the name is a plural of an event. */
export interface DatabaseStats extends PoolStats {
  /** Calls whose deadline passed while they worked. */
  readonly timeouts: number;
  /** Attempts repeated: lost to another transaction, or to a line that was dead already. */
  readonly retries: number;
}

/**
 * The only way to the database. Every call ends within its deadline, with a result or with
 * {@link DatabaseUnavailableError}, `DatabaseRefusedError` or what the work itself threw.
 */
export interface Database {
  /**
   * Runs `work` in one transaction; commits if it returns, rolls back if it throws. `work` may run more than once
   * (deadlock, serialization failure, a line found dead before the start), so it must not have effects of its own. A
   * call whose outcome is unknown is never repeated here.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Runs `work` read-only on one snapshot; repeats it when the line breaks. */
  read<T>(work: (tx: Tx) => Promise<T>, options?: CallOptions): Promise<T>;
  /** Resolves if the database answers a query within `deadlineMs`; throws as `read` does. */
  ping(deadlineMs: number): Promise<void>;
  stats(): DatabaseStats;
  /** Refuses new calls, lets running ones finish within the deadline, then leaves no handle open. */
  close(): Promise<void>;
}

/** A queue that moves may be waited in for this many deadlines: a burst is served late rather than refused. */
const queuePatience = 2;
/** Attempts at one call, the first one included. */
const attemptsAtMost = 4;
/** Longest time for socket, login and set-up of a connection, in ms; with the pace of dialling it bounds the recovery. */
const connectTimeoutMs = 1500;

/** Opens the gateway; no connection is made before the first call. */
export function connectDatabase(options: DatabaseOptions): Database {
  // Shortly before our own deadline, so that the server's answer comes first.
  const sessionTimeoutMs = Math.floor(options.deadlineMs * 0.9);
  let timeouts = 0;
  let retries = 0;
  const pool = createPool({
    size: options.poolSize,
    queueLimit: options.queueLimit,
    open: (signal) =>
      openConnection(
        {
          url: options.url,
          applicationName: options.applicationName ?? `innerloop-${options.role}`,
          connectTimeoutMs,
          statementTimeoutMs: sessionTimeoutMs,
          lockTimeoutMs: lockTimeoutOf(sessionTimeoutMs),
          idleInTransactionTimeoutMs: options.deadlineMs * 2,
        },
        signal,
      ),
    onBreaker: (open, reason) => {
      if (open) options.log?.warn({ reason }, "database unreachable, refusing calls");
      else options.log?.info({ reason }, "database reachable again");
    },
  });

  async function call<T>(unit: Unit<T>, deadlineMs: number): Promise<T> {
    let deadlineAtMs = performance.now() + deadlineMs;
    for (let tried = 1; ; tried += 1) {
      // Half of the time at most for a queue that stands still: who gets a line at the last moment would only waste it.
      const line = await pool.acquire(
        (deadlineAtMs - performance.now()) / 2,
        tried === 1 ? deadlineMs * queuePatience : undefined,
      );
      if (tried === 1) deadlineAtMs = Math.max(deadlineAtMs, performance.now() + deadlineMs / 2);
      const result = await onLine(pool, line, unit, deadlineAtMs);
      if (result.ok) return result.value;
      const { error } = result;
      const leftMs = deadlineAtMs - performance.now();
      const pauseMs = pauseBeforeRetry(result, unit.readOnly, tried);
      if (pauseMs === undefined || tried >= attemptsAtMost || leftMs < pauseMs + 20) {
        const shown = publicError(error, outcomeOf(result, unit.readOnly));
        if (shown instanceof DatabaseUnavailableError && shown.code === "database-timeout") {
          timeouts += 1;
          options.log?.warn(
            { reason: shown.reason, phase: result.phase, outcome: shown.outcome },
            "database deadline passed",
          );
        }
        throw shown;
      }
      retries += 1;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  const database: Database = {
    transaction: (work, { deadlineMs = options.deadlineMs, readOnly = false, isolation = "read committed" } = {}) =>
      call({ work, readOnly, isolation, sessionTimeoutMs }, deadlineMs),
    read: (work, { deadlineMs = options.deadlineMs } = {}) =>
      call({ work, readOnly: true, isolation: "repeatable read", sessionTimeoutMs }, deadlineMs),
    ping: async (deadlineMs) => {
      await database.read(async (tx) => await tx.execute(sql`select 1`), { deadlineMs });
    },
    stats: () => ({ ...pool.stats(), timeouts, retries }),
    close: () => pool.close(options.deadlineMs),
  };
  return database;
}

async function onLine<T>(pool: Pool, line: Connection, unit: Unit<T>, deadlineAtMs: number): Promise<Attempt<T>> {
  try {
    return await attempt(line, unit, deadlineAtMs);
  } finally {
    pool.release(line);
  }
}

/** How long to wait before the next attempt, in ms; undefined if there must be none. */
function pauseBeforeRetry(
  failed: { error: unknown; phase: string },
  readOnly: boolean,
  tried: number,
): number | undefined {
  const { error, phase } = failed;
  if (faultOf(error)?.kind === "retryable") return 2 ** tried * 5 * (0.5 + Math.random());
  const lineBroke =
    (error instanceof DatabaseUnavailableError &&
      (error.code === "database-unavailable" || error.reason === "begin")) ||
    faultOf(error)?.endsSession === true;
  return lineBroke && (readOnly || phase === "begin") ? 0 : undefined;
}

function outcomeOf(failed: { error: unknown; phase: string }, readOnly: boolean): "none" | "unknown" {
  return failed.phase === "commit" && !readOnly && faultOf(failed.error)?.endsSession === true ? "unknown" : "none";
}
