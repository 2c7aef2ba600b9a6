// One attempt at one transaction on one line: begin, work, commit or roll back, all inside a deadline.
import type { Connection } from "./connection.js";
import { DatabaseRefusedError, DatabaseUnavailableError } from "./database-errors.js";
import { createFence, type Tx } from "./fence.js";
import { faultOf, retryAfterMs } from "./sqlstate.js";

/** What to run. */
export interface Unit<T> {
  readonly work: (tx: Tx) => Promise<T>;
  /** Nothing is written: the start is not waited for, and any loss may be repeated. */
  readonly readOnly: boolean;
  readonly isolation: "read committed" | "repeatable read" | "serializable";
  /** Statement time-out of the session, in ms. */
  readonly sessionTimeoutMs: number;
}

/** How far an attempt came before it failed: `begin` means nothing was tried, `commit` that the outcome is open if the line broke. */
export type Phase = "begin" | "work" | "commit";

/** How an attempt ended. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown; readonly phase: Phase };

/** A line that does not answer `begin` for so long is dead or its server is; another line may do better. */
const beginWithinMs = 2000;

/**
 * Runs `unit` on `line` and is done before `deadlineAtMs` (of `performance.now()`): when the time is up the line is cut
 * and work still going on finds its handle closed. A line that may be in an unclear state afterwards is cut as well.
 */
export async function attempt<T>(line: Connection, unit: Unit<T>, deadlineAtMs: number): Promise<Attempt<T>> {
  const fence = createFence(line);
  let phase: Phase = "begin";
  const leftMs = deadlineAtMs - performance.now();

  const run = async (): Promise<T> => {
    const begun = line.sql.unsafe(beginOf(unit, leftMs)).execute();
    begun.then(
      () => clearTimeout(beginTimer),
      () => undefined,
    );
    // Waited for before anything is written: a statement behind a failed begin would commit by itself.
    if (!unit.readOnly) await begun;
    phase = "work";
    const value = await unit.work(fence.tx);
    await begun;
    fence.close(ended);
    phase = "commit";
    const answer = await line.sql.unsafe("commit");
    // Postgres answers ROLLBACK to the commit of a transaction that had failed: somebody swallowed that error.
    if (answer.command !== "COMMIT") throw new DatabaseRefusedError("defect", "25P02");
    return value;
  };

  let beginTimer: NodeJS.Timeout | undefined;
  let deadlineTimer: NodeJS.Timeout | undefined;
  let onGone = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (reason: string | undefined): void => {
      const outcome = phase === "commit" && !unit.readOnly ? "unknown" : "none";
      const error = new DatabaseUnavailableError("database-timeout", retryAfterMs, outcome, reason);
      fence.close(error);
      line.destroy();
      reject(error);
    };
    deadlineTimer = setTimeout(stop, Math.max(0, leftMs), undefined);
    beginTimer = setTimeout(stop, Math.max(0, Math.min(beginWithinMs, leftMs / 2)), "begin");
    onGone = () => {
      const outcome = phase === "commit" && !unit.readOnly ? "unknown" : "none";
      const error = new DatabaseUnavailableError("database-unavailable", retryAfterMs, outcome, "CONNECTION_CLOSED");
      fence.close(error);
      reject(error);
    };
    line.gone.addEventListener("abort", onGone);
  });

  try {
    return { ok: true, value: await Promise.race([run(), stopped]) };
  } catch (caught) {
    fence.close(ended);
    const failedIn: Phase = phase;
    const error = standby(caught, unit) ?? caught;
    if (line.isUsable()) await Promise.race([clean(line, error), stopped]).catch(() => undefined);
    return { ok: false, error, phase: failedIn };
  } finally {
    clearTimeout(deadlineTimer);
    clearTimeout(beginTimer);
    // Lines live long: what listens to one must not pile up.
    line.gone.removeEventListener("abort", onGone);
  }
}

const ended = new DatabaseRefusedError("defect", "25P01");

/** A server that takes no writes has become a standby: this line leads to the wrong one. */
function standby(error: unknown, unit: Unit<unknown>): DatabaseUnavailableError | undefined {
  if (unit.readOnly || faultOf(error)?.code !== "25006") return undefined;
  return new DatabaseUnavailableError("database-unavailable", retryAfterMs, "none", "25006");
}

/** Leaves the line ready for the next caller, or cuts it. */
async function clean(line: Connection, error: unknown): Promise<void> {
  if (faultOf(error)?.endsSession === true || error instanceof DatabaseUnavailableError) {
    line.destroy();
    return;
  }
  try {
    await line.sql.unsafe("rollback");
  } catch {
    line.destroy();
  }
}

function beginOf(unit: Unit<unknown>, leftMs: number): string {
  const begin = `begin isolation level ${unit.isolation}${unit.readOnly ? " read only" : ""}`;
  // The server should give up shortly before we do: then the line survives and the outcome is known.
  const timeoutMs = Math.max(1, Math.floor(leftMs * 0.9));
  if (timeoutMs > unit.sessionTimeoutMs * 0.8 && timeoutMs < unit.sessionTimeoutMs * 1.2) return begin;
  return `${begin}; set local statement_timeout = ${timeoutMs}; set local lock_timeout = ${lockTimeoutOf(timeoutMs)}; set local idle_in_transaction_session_timeout = ${Math.ceil(leftMs * 2)}`;
}

/** How long a statement may wait for a lock, given its own time-out: shorter, so that the reason is seen. Both in ms. */
export function lockTimeoutOf(statementTimeoutMs: number): number {
  return Math.max(1, Math.floor(statementTimeoutMs * 0.75));
}
