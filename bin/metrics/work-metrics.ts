// What worker and relay measure of the work itself.
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Observer } from "../../usecases/observer.js";
import { readGauges, type OperationsGauges } from "../../usecases/operations.js";
import type { UsecaseDeps } from "../../usecases/deps.js";

/** How late deadlines fire and how mail conversations end. */
export function workerObserver(registry: Registry): Observer {
  const lateness = new Histogram({
    name: "innerloop_deadline_lateness_seconds",
    help: "Time between a deadline and the transaction that fired it, by the database's clock.",
    labelNames: ["kind"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers: [registry],
  });
  const mails = new Counter({
    name: "innerloop_mails_total",
    help: "Mail conversations by kind of notice and how they ended.",
    labelNames: ["notice", "outcome"],
    registers: [registry],
  });
  return {
    deadlineFired: (kind, latenessMs) => lateness.observe({ kind }, latenessMs / 1000),
    mailEnded: (notice, outcome) => mails.inc({ notice, outcome }),
  };
}

/** What the relay hands over, and what it is refused. */
export function relayObserver(registry: Registry): Observer {
  const relayed = new Counter({
    name: "innerloop_relayed_workflows_total",
    help: "Workflows started or woken.",
    labelNames: ["workflow"],
    registers: [registry],
  });
  const failed = new Counter({
    name: "innerloop_relay_failures_total",
    help: "Workflows Temporal did not take, by its code; they are tried again.",
    labelNames: ["workflow", "code"],
    registers: [registry],
  });
  return {
    relayed: (workflow) => relayed.inc({ workflow }),
    relayFailed: (workflow, code) => failed.inc({ workflow, code }),
  };
}

/** Several relays and scrapers share one look at the database. */
const freshForMs = 2_000;

/**
 * What waits in the database. Every relay shows the same numbers, so take the maximum over them.
 * `innerloop_database_up` is 0 and the others are absent while the database does not answer.
 */
export function backlogMetrics(registry: Registry, deps: Pick<UsecaseDeps, "db">): void {
  const look = remembered(() => readGauges(deps), freshForMs);
  const up = new Gauge({
    name: "innerloop_database_up",
    help: "1 = the database answered the last look.",
    registers: [registry],
    async collect() {
      this.set((await look()) === null ? 0 : 1);
    },
  });
  const waiting = new Gauge({
    name: "innerloop_waiting",
    help: "Rows that wait, by backlog.",
    labelNames: ["backlog"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [backlog, { count }] of Object.entries((await look())?.backlogs ?? {})) this.set({ backlog }, count);
    },
  });
  const oldest = new Gauge({
    name: "innerloop_waiting_oldest_seconds",
    help: "How long the oldest row of a backlog has waited; overdue_* counts from the deadline.",
    labelNames: ["backlog"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [backlog, { oldestMs }] of Object.entries((await look())?.backlogs ?? {}))
        this.set({ backlog }, oldestMs / 1000);
    },
  });
  const open = new Gauge({
    name: "innerloop_open_cases",
    help: "Cases that are neither closed nor cancelled.",
    labelNames: ["status"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { status, count } of (await look())?.openCases ?? []) this.set({ status }, count);
    },
  });
  void [up, waiting, oldest, open];
}

/** Reconciler hits; each is something that should have happened by itself. */
export function reconcilerMetrics(registry: Registry, hits: () => ReadonlyMap<string, number>): void {
  const counted = new Counter({
    name: "innerloop_reconciler_hits_total",
    help: "What the reconciler had to set right, by reason and workflow.",
    labelNames: ["reason"],
    registers: [registry],
    collect() {
      this.reset();
      for (const [reason, count] of hits()) this.inc({ reason }, count);
    },
  });
  void counted;
}

function remembered(read: () => Promise<OperationsGauges>, forMs: number): () => Promise<OperationsGauges | null> {
  let last: { at: number; answer: Promise<OperationsGauges | null> } | undefined;
  return () => {
    if (last === undefined || performance.now() - last.at > forMs)
      last = { at: performance.now(), answer: read().catch(() => null) };
    return last.answer;
  };
}
