// What every role measures of itself: the process (memory, CPU, event loop) and its lines to the database.
import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Database } from "../../db/client.js";
import { serveMetrics, type MetricsEndpoint } from "./endpoint.js";

/** Where Prometheus finds a role's metrics; null = nowhere. */
export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

/** A registry in which every metric carries its role. */
export function roleRegistry(role: "api" | "worker" | "relay", db: Pick<Database, "stats">): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ role });
  collectDefaultMetrics({ register: registry });
  const lines = new Gauge({
    name: "innerloop_database_lines",
    help: "Lines to Postgres by what they do; waiting = callers in the queue.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      const { active, idle, opening, waiting } = db.stats();
      for (const [state, count] of Object.entries({ active, idle, opening, waiting })) this.set({ state }, count);
    },
  });
  const events = new Counter({
    name: "innerloop_database_events_total",
    help: "What went wrong between us and Postgres since the start of the process.",
    labelNames: ["event"],
    registers: [registry],
    collect() {
      const { dialFailures, overloads, timeouts, retries } = db.stats();
      this.reset();
      for (const [event, count] of Object.entries({ dialFailures, overloads, timeouts, retries }))
        this.inc({ event }, count);
    },
  });
  const breaker = new Gauge({
    name: "innerloop_database_breaker_open",
    help: "1 = Postgres cannot be reached.",
    registers: [registry],
    collect() {
      this.set(db.stats().breaker === "open" ? 1 : 0);
    },
  });
  void [lines, events, breaker];
  return registry;
}

/** Serves a registry, and what `further` answers after it. Resolves with null where nobody asked for metrics. */
export async function serveRegistry(
  place: MetricsPlace | null,
  registry: Registry,
  further: () => Promise<string> = async () => "",
): Promise<MetricsEndpoint | null> {
  if (place === null) return null;
  return await serveMetrics({
    ...place,
    collect: async () => `${await registry.metrics()}${await further()}`,
  });
}
