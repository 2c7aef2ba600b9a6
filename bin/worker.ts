// Role `worker`: runs workflows and their activities. Any number may run.
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { createActivities } from "../activities/index.js";
import { channels } from "../channels/index.js";
import { parseMailbox } from "../channels/mailbox.js";
import { connectDatabase } from "../db/client.js";
import { originAt, readConfig } from "./config.js";
import { runRole } from "./process.js";
import { sdkMetrics } from "./metrics/sdk-metrics.js";
import { roleRegistry, serveRegistry } from "./metrics/role-metrics.js";
import { workerObserver } from "./metrics/work-metrics.js";
import { required } from "./required.js";
import { keepServing } from "./temporal-worker.js";

// Local time inside workflows follows the host's zone; nothing may depend on it.
process.env["TZ"] = "UTC";

const { config, secrets } = readConfig();
const log = pino({ level: config.logLevel, base: { role: "worker", pid: process.pid } });
/** With FAULTS=1 only; nothing of it is loaded otherwise. */
const faults =
  config.faultsDir === null ? null : (await import("./failpoints.js")).openFailpoints("worker", config.faultsDir);

const sdk = config.metrics === null ? null : await sdkMetrics();

Runtime.install({
  // Signals are runRole's.
  shutdownSignals: [],
  logger: new DefaultLogger("WARN", ({ level, message, meta }) => {
    // Our own log has it already, without the task's token.
    if (message === "Activity failed") return;
    const { error, taskToken: _token, ...fields } = (meta ?? {}) as { error?: unknown; taskToken?: unknown };
    const failure = error instanceof Error ? { error: error.name } : {};
    log[level === "ERROR" ? "error" : "warn"]({ ...fields, ...failure }, `temporal: ${message}`);
  }),
  telemetryOptions: {
    logging: { filter: { core: "WARN", other: "WARN" }, forward: {} },
    ...(sdk === null ? {} : { metrics: sdk.options }),
  },
});

await runRole("worker", log, async () => {
  const db = connectDatabase({
    url: required("DATABASE_URL", secrets.databaseUrl),
    poolSize: 10,
    role: "worker",
    deadlineMs: 5_000,
    queueLimit: 200,
    log,
  });
  const metrics = roleRegistry("worker", db);
  const from = parseMailbox(config.mail.from);
  // One conversation ends well before the lease of a notice (12 s), and that before the activity (15 s).
  const channel = channels.email({
    smtpUrl: required("SMTP_URL", secrets.smtpUrl),
    from,
    socketTimeoutMs: 6_000,
    totalTimeoutMs: 8_000,
  });
  const mail = faults?.mail(channel) ?? channel;
  const own = createActivities({
    usecases: {
      db: faults?.database(db) ?? db,
      newId: uuidv7,
      secretKey: required("SECRET_KEY", secrets.secretKey),
      previousSecretKey: secrets.previousSecretKey,
      publicUrl: config.publicUrl ?? originAt(config.host, config.port),
      observer: workerObserver(metrics),
    },
    mail,
    mailDomain: from.address.split("@")[1] ?? "innerloop.example",
    log,
  });
  const serving = keepServing({
    connection: required("TEMPORAL_ADDRESS", secrets.temporalConnection),
    namespace: config.temporal.namespace,
    activities: faults?.activities(own) ?? own,
    queues: config.workerQueues,
    log,
  });
  const metricsEndpoint = await serveRegistry(config.metrics, metrics, sdk?.read);
  return {
    async stop() {
      await serving.stop();
      await metricsEndpoint?.stop();
      await mail.close();
      await db.close();
    },
  };
});
