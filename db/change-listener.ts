// Hears what committed transactions announce (NOTIFY), on a line of its own outside the pool: a listening session cannot
// be lent to anybody else (ADR 0005). Goes on dialling for ever, at the pace of the pool.
import { setTimeout as pause } from "node:timers/promises";
import { openConnection, type Connection } from "./connection.js";
import { createDialPace } from "./dial-pace.js";
import { faultOf } from "./sqlstate.js";

/** The channel of the triggers (migration `live_changes`). */
const channel = "innerloop_live";

/** What a listener needs. */
export interface ChangeListenerOptions {
  url: string;
  /** Shown in `pg_stat_activity`. Default `innerloop-live`. */
  applicationName?: string;
  /** Told each announcement once, in the order of the commits; identical ones of one transaction come as one. */
  onPayload: (payload: string) => void;
  /** True = from now on nothing is missed; false = announcements may be missed until it is true again. */
  onState: (isListening: boolean) => void;
  log?: { warn(fields: Record<string, unknown>, message: string): void };
  /** How often a quiet line is asked whether it is still there, in ms. Default 5,000. */
  probeEveryMs?: number;
}

/** A listener at work. */
export interface ChangeListener {
  /** Lets go of the line; nothing is told afterwards. Safe to call again. */
  close: () => Promise<void>;
}

const connectTimeoutMs = 1_500;
/** A line that does not answer for so long is dead, in ms. */
const answerWithinMs = 3_000;

/** Starts listening; answers at once, `onState` tells when it has begun. */
export function listenToChanges(options: ChangeListenerOptions): ChangeListener {
  const closing = new AbortController();
  const pace = createDialPace();
  const probeEveryMs = options.probeEveryMs ?? 5_000;

  async function listenOnce(): Promise<void> {
    const startedAtMs = performance.now();
    let line: Connection | undefined;
    try {
      line = await openConnection(
        {
          url: options.url,
          applicationName: options.applicationName ?? "innerloop-live",
          connectTimeoutMs,
          statementTimeoutMs: answerWithinMs,
          onNotify: (_channel, payload) => {
            if (!closing.signal.aborted) options.onPayload(payload);
          },
        },
        closing.signal,
      );
      await within(line, `listen ${channel}`);
    } catch (error) {
      line?.destroy();
      pace.failed(startedAtMs, performance.now());
      if (!closing.signal.aborted)
        options.log?.warn({ reason: faultOf(error)?.code ?? "unknown" }, "not listening for changes");
      return;
    }
    pace.succeeded();
    if (!closing.signal.aborted) options.onState(true);
    await untilLost(line);
    if (!closing.signal.aborted) options.onState(false);
    pace.lost(performance.now());
    await line.end(500);
  }

  /** Resolves when the line is gone or nobody wants it any more. A peer that vanished is only noticed by asking. */
  async function untilLost(line: Connection): Promise<void> {
    const stop = AbortSignal.any([line.gone, closing.signal]);
    while (!stop.aborted) {
      await pause(probeEveryMs, undefined, { signal: stop, ref: false }).catch(() => undefined);
      if (!stop.aborted) await within(line, "select 1").catch(() => line.destroy());
    }
  }

  const done = (async () => {
    while (!closing.signal.aborted) {
      const waitMs = pace.waitMs(performance.now(), 0);
      if (waitMs > 0) await pause(waitMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      if (!closing.signal.aborted) await listenOnce();
    }
  })();

  return {
    close: async () => {
      closing.abort();
      await done;
    },
  };
}

/** Runs a statement, and gives the line up when it takes too long. */
async function within(line: Connection, statement: string): Promise<void> {
  const timer = setTimeout(() => line.destroy(), answerWithinMs);
  try {
    await line.sql.unsafe(statement);
  } finally {
    clearTimeout(timer);
  }
}
