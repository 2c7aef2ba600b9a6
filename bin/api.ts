// Role `api`: HTTP for survey tools, programs, staff and customers. Any number may run.
import { hkdfSync } from "node:crypto";
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { createApp } from "../api/app.js";
import type { Lifecycle } from "../api/app-deps.js";
import { consoleRouter, isConsoleBuilt } from "../api/console.js";
import { createHttpServer } from "../api/server.js";
import { connectDatabase } from "../db/client.js";
import { migrationStatus } from "../db/migrate.js";
import { openMailbox } from "../local/mailbox.js";
import { openTemporalClient } from "../relay/temporal-client.js";
import { createKeyStore } from "../usecases/api-keys.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { createSessions } from "../usecases/sessions.js";
import { originAt, readConfig } from "./config.js";
import { consoleFolder } from "./console-folder.js";
import { customerPages } from "./customer-pages.js";
import { demoPeopleOf } from "./demo-people.js";
import { runRole } from "./process.js";
import { httpMetrics } from "./metrics/http-metrics.js";
import { roleRegistry, serveRegistry } from "./metrics/role-metrics.js";
import { required } from "./required.js";
import { isTemporalHealthy } from "./temporal-health.js";

const { config, secrets } = readConfig();
const log = pino({ level: config.logLevel, base: { role: "api", pid: process.pid } });

await runRole("api", log, async () => {
  const db = connectDatabase({
    url: required("DATABASE_URL", secrets.databaseUrl),
    poolSize: 10,
    role: "api",
    // Half of it at most is spent waiting for a connection; a burst of a hundred answers fits into that.
    deadlineMs: 5_000,
    queueLimit: 200,
    log,
  });
  const secretKey = required("SECRET_KEY", secrets.secretKey);
  let publicUrl = config.publicUrl ?? originAt(config.host, config.port);
  const deps: UsecaseDeps = {
    db,
    newId: uuidv7,
    secretKey,
    get publicUrl() {
      return publicUrl;
    },
  };
  const temporal =
    secrets.temporalConnection === undefined
      ? null
      : openTemporalClient({ connection: secrets.temporalConnection, namespace: config.temporal.namespace });
  const metrics = roleRegistry("api", db);
  const demoPeople = demoPeopleOf(config, secrets.databaseUrl);
  const lifecycle: Lifecycle = { isDraining: false };
  const app = createApp({
    publicUrl: () => publicUrl,
    cursorKey: Buffer.from(hkdfSync("sha256", secretKey, "", "innerloop/cursor", 32)),
    log,
    lifecycle,
    readiness: async () => {
      const [migrations, isTemporalUp] = await Promise.all([
        migrationStatus(db).catch(() => null),
        temporal === null ? false : isTemporalHealthy(temporal.client),
      ]);
      return { database: migrations !== null, migrations: migrations?.state === "current", temporal: isTemporalUp };
    },
    onAnswered: httpMetrics(metrics),
    keys: createKeyStore(deps),
    sessions: createSessions(deps),
    useCases: deps,
    pages: customerPages(deps, log),
    ...(isConsoleBuilt(consoleFolder)
      ? {
          console: consoleRouter(consoleFolder, {
            publicUrl: () => publicUrl,
            isDemo: demoPeople !== null,
            hasMailbox: config.mail.mailboxDir !== undefined,
          }),
        }
      : {}),
    ...(demoPeople === null ? {} : { demoPeople }),
    ...(config.mail.mailboxDir === undefined ? {} : { mailbox: openMailbox(config.mail.mailboxDir).list }),
  });
  const server = createHttpServer(app, { lifecycle });
  const metricsEndpoint = await serveRegistry(config.metrics, metrics);
  const port = await server.listen(config.port, config.host);
  if (config.publicUrl === undefined) publicUrl = originAt(config.host, port);
  return {
    port,
    async stop() {
      await server.close();
      await metricsEndpoint?.stop();
      await temporal?.close();
      await db.close();
    },
  };
});
