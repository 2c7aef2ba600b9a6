// One line to Postgres. A postgres.js client may keep several connections, reconnects by itself and waits for ever; here
// each client gets one socket in its life, so that a statement can never slip onto another session (ADR 0005).
import { once } from "node:events";
import type { Socket } from "node:net";
import postgres from "postgres";
import { ConnectionFailedError, dial, tlsChoiceOf, type DialTarget } from "./dial.js";
import { setDriverTypes } from "./driver-types.js";

/** How a line is opened. */
export interface ConnectionOptions {
  url: string;
  applicationName: string;
  /** Time for the socket, the login and the first statement together, in ms. */
  connectTimeoutMs: number;
  /** Settings of the session, in ms; a missing one stays as the server has it. */
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  idleInTransactionTimeoutMs?: number;
  /** Told what other sessions announce on the channels this one listens to. */
  onNotify?: (channel: string, payload: string) => void;
}

/** An open line. `sql` runs statements on exactly this session and refuses when it is gone. */
export interface Connection {
  readonly sql: postgres.Sql;
  /** Texts of the statements that are kept prepared on this session. */
  readonly prepared: Set<string>;
  /** Aborted when our end has gone, whoever ended it. */
  readonly gone: AbortSignal;
  /** false from the moment it was cut or lost. */
  isUsable(): boolean;
  /** Cuts the line without a word; statements under way fail. The server rolls back when it notices. */
  destroy(): void;
  /** Says goodbye, and cuts the line if that takes longer than `graceMs`. */
  end(graceMs: number): Promise<void>;
}

/**
 * Opens a line, logs in and sets the session up. An abort of `signal` ends the attempt, not the open line.
 *
 * @throws the driver's or the system's error, or one with code `CONNECT_TIMEOUT`; nothing is left open then.
 */
export async function openConnection(options: ConnectionOptions, signal?: AbortSignal): Promise<Connection> {
  let socket: Socket | undefined;
  let usable = true;
  const leaving = new AbortController();
  const gone = leaving.signal;
  const tellGone = (): void => {
    usable = false;
    leaving.abort();
  };

  const tls = tlsChoiceOf(options.url);
  const sql = postgres(tls.url, {
    max: 1,
    // Timers and reconnects are the pool's, not the driver's.
    connect_timeout: 0,
    idle_timeout: 0,
    max_lifetime: null,
    // Its failure would be an unhandled rejection, and drizzle knows the array types itself.
    fetch_types: false,
    onnotice: () => undefined,
    onclose: tellGone,
    ...(options.onNotify === undefined ? {} : { onnotify: options.onNotify }),
    connection: {
      application_name: options.applicationName,
      TimeZone: "UTC",
      // A kept statement is planned for its values each time, as if it were new: no plan depends on what ran before.
      plan_cache_mode: "force_custom_plan",
    },
    ssl: false,
    socket: async (target: DialTarget) => {
      if (socket !== undefined || !usable) throw new ConnectionFailedError("CONNECTION_CLOSED");
      return await dial(target, tls, (made) => {
        // Whoever listened last may have left already; an error without a listener would end the process.
        socket = made.on("error", () => undefined);
      });
    },
  } as postgres.Options<Record<string, never>>);
  setDriverTypes(sql);

  const destroy = (): void => {
    usable = false;
    if (socket === undefined || socket.closed) tellGone();
    else socket.once("close", tellGone).destroy();
    // Refuses what is still queued in the driver.
    sql.end({ timeout: 0 }).catch(() => undefined);
  };
  const end = async (graceMs: number): Promise<void> => {
    usable = false;
    const impatient = setTimeout(destroy, graceMs);
    sql.end().catch(() => undefined);
    if (!gone.aborted) await once(gone, "abort");
    clearTimeout(impatient);
  };

  let timer: NodeJS.Timeout | undefined;
  let giveUp: (() => void) | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new ConnectionFailedError("CONNECT_TIMEOUT")), options.connectTimeoutMs);
      giveUp = () => reject(new ConnectionFailedError("CONNECTION_CLOSED"));
      signal?.addEventListener("abort", giveUp);
    });
    await Promise.race([setUp(sql, options), late]);
    return { sql, prepared: new Set(), gone, isUsable: () => usable, destroy, end };
  } catch (error) {
    destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    if (giveUp !== undefined) signal?.removeEventListener("abort", giveUp);
  }
}

/** The first statements; the driver connects for them. */
async function setUp(sql: postgres.Sql, options: ConnectionOptions): Promise<void> {
  const settings = [
    ["statement_timeout", options.statementTimeoutMs],
    ["lock_timeout", options.lockTimeoutMs],
    ["idle_in_transaction_session_timeout", options.idleInTransactionTimeoutMs],
  ] as const;
  const sets = settings.flatMap(([name, ms]) => (ms === undefined ? [] : [`set ${name} = ${Math.ceil(ms)};`]));
  await sql.unsafe(`${sets.join(" ")} select 1`);
  // Lets the server notice a cut line while it computes. Not every platform has it.
  await sql.unsafe("set client_connection_check_interval = 1000").catch(() => undefined);
}
