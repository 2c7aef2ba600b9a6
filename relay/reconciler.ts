/**
 * Every 5 s: what is overdue, what Temporal forgot, what outlived its work. The product runs on timers; this is what makes them trustworthy.
 * Any number of relays may run it; a pass belongs to the one that claimed it.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { UsecaseDeps } from "../usecases/deps.js";
import { moveAbsentWork } from "../usecases/absence-moves.js";
import { adoptNamespace, auditResponses, claimReconcilerPass, reconcile } from "../usecases/reconcile.js";
import { tidyUp } from "../usecases/housekeeping.js";
import { finishOldPartials } from "../usecases/source-partial.js";
import { workflowIdPrefixes } from "../workflows/contract.js";
import { codeOf } from "./failure-codes.js";
import type { RelayLog, Running } from "./outbox.js";
import { listRunningWorkflowIds, readNamespaceId } from "./running-workflows.js";
import type { TemporalClient } from "./temporal-client.js";

/** What the reconciler works with. */
export interface ReconcilerOptions {
  deps: UsecaseDeps;
  temporal: TemporalClient;
  log: RelayLog;
  /** Time between passes in ms. Default 5,000. */
  everyMs?: number;
}

/** Hits since the start, by `<reason>/<workflow type>`; each is an incident. */
export interface Reconciler extends Running {
  hits(): ReadonlyMap<string, number>;
}

/** Looking at all running workflows may take this share of the time at most. */
const listingShare = 0.05;
/** It reads a day of answers. */
const auditEveryMs = 600_000;

/** Starts reconciling; the first pass runs at once. */
export function startReconciler(options: ReconcilerOptions): Reconciler {
  const everyMs = options.everyMs ?? 5_000;
  const stopping = new AbortController();
  const hits = new Map<string, number>();
  let listAgainAt = 0;
  let auditAgainAt = 0;
  const done = loop();
  return {
    hits: () => hits,
    async stop() {
      stopping.abort();
      await done;
    },
  };

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const startedAt = performance.now();
      try {
        // A little less than the interval, so that the relay that had the last pass gets the next one too.
        if (await claimReconcilerPass(options.deps, everyMs * 0.9)) await pass();
      } catch (error) {
        options.log.warn({ code: codeOf(error) }, "reconciler: the database did not answer");
      }
      const restMs = Math.max(250, everyMs - (performance.now() - startedAt));
      await delay(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function pass(): Promise<void> {
    const runningIds = await look();
    for (const hit of await reconcile(options.deps, { prefixes: workflowIdPrefixes, runningIds })) {
      count(`${hit.reason}/${hit.workflowType}`, hit.count);
    }
    const failed = (await finishOldPartials(options.deps)).failedCount;
    if (failed > 0) count("unfinishable/response", failed);
    const moved = await moveAbsentWork(options.deps);
    if (moved.given + moved.returned > 0) options.log.info(moved, "absences moved cases");
    if (performance.now() >= auditAgainAt) {
      auditAgainAt = performance.now() + auditEveryMs;
      const without = await auditResponses(options.deps);
      if (without > 0) count("without-follow-up/response", without);
      await tidyUp(options.deps);
    }
  }

  /** What Temporal runs; null when it does not answer or was asked too recently for its size. */
  async function look(): Promise<string[] | null> {
    try {
      const namespaceId = await readNamespaceId(options.temporal);
      const restarted = await adoptNamespace(options.deps, { namespaceId, prefixes: workflowIdPrefixes });
      if (restarted !== null && restarted > 0) count("new-namespace/workflow", restarted);
      if (restarted === null && performance.now() < listAgainAt) return null;
      const startedAt = performance.now();
      const ids = await listRunningWorkflowIds(options.temporal);
      const tookMs = performance.now() - startedAt;
      listAgainAt = performance.now() + tookMs / listingShare;
      return ids;
    } catch (error) {
      options.log.warn({ code: codeOf(error) }, "reconciler: Temporal did not answer");
      return null;
    }
  }

  function count(code: string, times: number): void {
    hits.set(code, (hits.get(code) ?? 0) + times);
    options.log.warn({ code, count: times, total: hits.get(code) }, "reconciler: hit");
  }
}
