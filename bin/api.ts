// Role `api`: HTTP for survey tools, programs, staff and customers. Any number may run.
import { hkdfSync } from "node:crypto";
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { createApp } from "../api/app.js";
import type { Lifecycle } from "../api/app-deps.js";
import { consoleRouter, isConsoleBuilt } from "../api/console.js";
import { createLiveHub } from "../api/live/live-hub.js";
import { createHttpServer } from "../api/server.js";
import { providerSignIn } from "../api/sign-in/provider-sign-in.js";
import { listenToChanges } from "../db/change-listener.js";
import { connectDatabase } from "../db/client.js";
import { migrationStatus } from "../db/migrate.js";
import { openMailbox } from "../local/mailbox.js";
import { findStuckWorkflows } from "../relay/stuck-workflows.js";
import { openTemporalClient } from "../relay/temporal-client.js";
import { createKeyStore } from "../usecases/api-keys.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { createLiveSights } from "../usecases/live-changes.js";
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
  const databaseUrl = required("DATABASE_URL", secrets.databaseUrl);
  const db = connectDatabase({
    url: databaseUrl,
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
    previousSecretKey: secrets.previousSecretKey,
    get publicUrl() {
      return publicUrl;
    },
  };
  const temporal =
    secrets.temporalConnection === undefined
      ? null
      : openTemporalClient({ connection: secrets.temporalConnection, namespace: config.temporal.namespace });
  const demoPeople = config.localLogin ? demoPeopleOf(config, secrets.databaseUrl) : null;
  const provider = providerSignIn(config.oidc, secrets.oidcClientSecret, {
    publicUrl: () => publicUrl,
    useCases: deps,
    log,
  });
  const metrics = roleRegistry("api", db);
  const lifecycle: Lifecycle = { isDraining: false };
  const live = createLiveHub({ sights: createLiveSights(deps), log });
  const changes = listenToChanges({ url: databaseUrl, onPayload: live.note, onState: live.setListening, log });
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
    ...(temporal === null ? {} : { stuckWorkflows: () => findStuckWorkflows(temporal) }),
    keys: createKeyStore(deps),
    sessions: createSessions(deps),
    useCases: deps,
    live,
    pages: customerPages(deps, log),
    localLogin: config.localLogin,
    ...(provider === undefined ? {} : { provider }),
    ...(isConsoleBuilt(consoleFolder)
      ? {
          console: consoleRouter(consoleFolder, {
            publicUrl: () => publicUrl,
            isDemo: demoPeople !== null,
            hasMailbox: config.mail.mailboxDir !== undefined,
            provider: config.oidc?.name ?? null,
            hasLocalLogin: config.localLogin,
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
      // A stream never ends by itself, and the server waits for what is under way.
      live.close();
      await server.close();
      await changes.close();
      await metricsEndpoint?.stop();
      await temporal?.close();
      await db.close();
    },
  };
});
