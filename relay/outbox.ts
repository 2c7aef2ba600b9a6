/**
 * From the outbox to Temporal: claims rows by lease, starts or wakes their workflows, deletes what Temporal took.
 * Any number of relays may run. Nothing is lost when one dies or Temporal is away: unsettled rows come back by themselves.
 */
import type { Client } from "@temporalio/client";
import { setTimeout as delay } from "node:timers/promises";
import { claimOutbox, settleOutbox, type OutboxOutcome } from "../usecases/outbox.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { workflowIdOf, type WorkflowType } from "../workflows/contract.js";
import { codeOf, isAboutTheServer } from "./failure-codes.js";
import { handOver, isWorkflowType } from "./hand-over.js";
import { createPace } from "./pace.js";

/** What `log` needs; a pino logger fits. */
export interface RelayLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** What the outbox relay works with. */
export interface OutboxRelayOptions {
  deps: Pick<UsecaseDeps, "db" | "newId" | "observer">;
  client: Client;
  log: RelayLog;
  /** Starts and signals a second at most; keep it below what the Temporal server can take. Default 100. */
  maxPerSecond?: number;
  /** Calls to Temporal at a time. Default 8: more start nothing sooner, and keep the workers' polls waiting behind them. */
  inFlight?: number;
  /** Rows claimed at once. Default 100: about a second of work, so that something urgent never waits long behind a batch. */
  batchSize?: number;
}

/** A running loop. */
export interface Running {
  /** Lets what is in flight finish, then ends. */
  stop(): Promise<void>;
}

/** Longer than half of it plus one call, so that a lease never runs out under a relay that lives. */
const leaseMs = 15_000;
const callDeadlineMs = 4_000;
const busyPauseMs = 25;
const idlePauseMs = 250;
const longestRetryMs = 1_000;

/** Starts relaying; polls every 25 ms while there is work and every 250 ms when there is none. */
export function startOutboxRelay(options: OutboxRelayOptions): Running {
  const stopping = new AbortController();
  const pace = createPace(options.maxPerSecond ?? 100);
  const done = loop();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };

  async function loop(): Promise<void> {
    /** Failed rounds in a row; while there are any, one row is tried before many are. */
    let failures = 0;
    while (!stopping.signal.aborted) {
      let pauseMs = idlePauseMs;
      try {
        const round = await relayOnce(failures > 0 ? 1 : (options.batchSize ?? 100));
        failures = round === "failed" ? failures + 1 : 0;
        pauseMs = round === "empty" ? idlePauseMs : busyPauseMs;
      } catch (error) {
        failures += 1;
        options.log.warn({ code: codeOf(error) }, "outbox: the database did not answer");
      }
      if (failures > 0) pauseMs = retryDelayMs(failures);
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function relayOnce(limit: number): Promise<"empty" | "relayed" | "failed"> {
    const claim = await claimOutbox(options.deps, { limit, leaseMs });
    if (claim.rows.length === 0) return "empty";
    const outcome: Mutable<OutboxOutcome> = {
      relayed: [],
      doneRowIds: [],
      failedRowIds: [],
      untriedRowIds: [],
      retryDelayMs: retryDelayMs(Math.max(...claim.rows.map((row) => row.attempts)) + 1),
    };
    const waiting = byWorkflow(claim.rows, (row) => {
      options.log.warn({ workflowType: row.workflowType }, "outbox: unknown workflow type dropped");
      outcome.doneRowIds.push(row.id);
    });
    const giveUpAt = performance.now() + leaseMs / 2;
    let failed = false;
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (failed || stopping.signal.aborted || performance.now() > giveUpAt) {
          outcome.untriedRowIds.push(...next.rowIds);
          continue;
        }
        await pace.turn();
        try {
          await handOver(options.client, next.workflowType, next.subjectId, callDeadlineMs);
          outcome.relayed.push({ ...next, workflowId: workflowIdOf(next.workflowType, next.subjectId) });
          outcome.doneRowIds.push(...next.rowIds);
          options.deps.observer?.relayed?.(next.workflowType);
        } catch (error) {
          failed ||= isAboutTheServer(error);
          options.deps.observer?.relayFailed?.(next.workflowType, codeOf(error));
          outcome.failedRowIds.push(...next.rowIds);
          options.log.warn(
            { code: codeOf(error), workflowType: next.workflowType },
            "outbox: Temporal did not take a workflow",
          );
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(options.inFlight ?? 8, waiting.length) }, worker));
    await settleOutbox(options.deps, claim.claimId, outcome);
    return failed ? "failed" : "relayed";
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

interface WaitingWorkflow {
  workflowType: WorkflowType;
  subjectId: string;
  rowIds: string[];
}

/** Merges the rows of one workflow into one call, in the order of the first of them. */
function byWorkflow(
  rows: readonly { id: string; workflowType: string; subjectId: string }[],
  onUnknown: (row: { id: string; workflowType: string }) => void,
): WaitingWorkflow[] {
  const merged = new Map<string, WaitingWorkflow>();
  for (const row of rows) {
    if (!isWorkflowType(row.workflowType)) {
      onUnknown(row);
      continue;
    }
    const id = workflowIdOf(row.workflowType, row.subjectId);
    const known = merged.get(id);
    if (known === undefined) {
      merged.set(id, { workflowType: row.workflowType, subjectId: row.subjectId, rowIds: [row.id] });
    } else {
      known.rowIds.push(row.id);
    }
  }
  return [...merged.values()];
}

function retryDelayMs(failures: number): number {
  return Math.min(longestRetryMs, 100 * 2 ** Math.min(failures, 5));
}
