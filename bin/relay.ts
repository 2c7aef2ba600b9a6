// Role `relay`: hands the outbox to Temporal and keeps Temporal in agreement with Postgres. Any number may run.
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { connectDatabase } from "../db/client.js";
import { startOutboxRelay } from "../relay/outbox.js";
import { startReconciler } from "../relay/reconciler.js";
import { openTemporalClient } from "../relay/temporal-client.js";
import { readConfig } from "./config.js";
import { roleRegistry, serveRegistry } from "./metrics/role-metrics.js";
import { backlogMetrics, reconcilerMetrics, relayObserver } from "./metrics/work-metrics.js";
import { runRole } from "./process.js";
import { required } from "./required.js";

const { config, secrets } = readConfig();
const log = pino({ level: config.logLevel, base: { role: "relay", pid: process.pid } });
/** With FAULTS=1 only; nothing of it is loaded otherwise. */
const faults =
  config.faultsDir === null ? null : (await import("./failpoints.js")).openFailpoints("relay", config.faultsDir);

await runRole("relay", log, async () => {
  const db = connectDatabase({
    url: required("DATABASE_URL", secrets.databaseUrl),
    poolSize: 4,
    role: "relay",
    deadlineMs: 5_000,
    queueLimit: 50,
    log,
  });
  const temporal = openTemporalClient({
    connection: required("TEMPORAL_ADDRESS", secrets.temporalConnection),
    namespace: config.temporal.namespace,
  });
  const metrics = roleRegistry("relay", db);
  const observer = relayObserver(metrics);
  const deps = {
    db,
    newId: uuidv7,
    secretKey: required("SECRET_KEY", secrets.secretKey),
    previousSecretKey: secrets.previousSecretKey,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    observer: faults?.observer(observer) ?? observer,
  };
  const relay = startOutboxRelay({ deps, client: temporal.client, log });
  const reconciler = startReconciler({ deps, temporal, log });
  backlogMetrics(metrics, deps);
  reconcilerMetrics(metrics, () => reconciler.hits());
  const metricsEndpoint = await serveRegistry(config.metrics, metrics);
  return {
    async stop() {
      await metricsEndpoint?.stop();
      await Promise.all([relay.stop(), reconciler.stop()]);
      await temporal.close();
      await db.close();
    },
  };
});
