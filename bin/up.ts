// Command `up`: the whole product on this machine, under one supervisor.
import { appendFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rotatedLog } from "../local/logs.js";
import type { Stack, StackEndpoints } from "../local/stack.js";
import { startStack } from "../local/supervisor.js";
import {
  inheritableEnvironment,
  isStartedByNpm,
  readConfig,
  signInEnvironment,
  temporalEnvironment,
} from "./config.js";
import type { Config } from "./config.js";

const stopWithinMs = 28_000;
const answersWithinMs = 30_000;
const parentLookMs = 250;
/** A Ctrl-C reaches us twice when npm passes on what the terminal already sent. */
const sameSignalMs = 1_500;

/**
 * Starts everything, says `innerloop ready <url>` on stdout when it answers, and stays until a signal. Progress and
 * problems go to stderr. Exits 0 after SIGINT, SIGTERM or SIGHUP, at the latest after 28 s; a second signal ends at once.
 */
export async function up(): Promise<void> {
  const startedAt = performance.now();
  // Whoever read our output may go away; that is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const { config, secrets } = readConfig();
  const giveUp = new AbortController();
  let stack: Stack | undefined;
  let stoppingSince: number | undefined;

  function stop(code: number): void {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince < sameSignalMs) return;
      stack?.kill();
      process.exit(1);
    }
    stoppingSince = performance.now();
    say("stopping");
    giveUp.abort();
    setTimeout(() => {
      stack?.kill();
      process.exit(1);
    }, stopWithinMs).unref();
    void starting
      .then(async (running) => await running.stop())
      .catch(() => undefined)
      .finally(() => process.exit(code));
  }

  function say(text: string): void {
    const lines = text.split("\n");
    process.stderr.write(`${lines.map((line) => `  ${line}`).join("\n")}\n`);
    const at = new Date().toISOString();
    appendFileSync(rotatedLog(config.stateDir, "supervisor"), `${lines.map((line) => `${at} ${line}`).join("\n")}\n`, {
      mode: 0o600,
    });
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(0));
  if (isStartedByNpm()) {
    // A killed npm cannot pass its signal on; we then have another parent.
    const npm = process.ppid;
    setInterval(() => {
      if (process.ppid !== npm && stoppingSince === undefined) stop(0);
    }, parentLookMs).unref();
  }
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      say(`internal error: ${error instanceof Error ? error.stack : String(error)}`);
      if (stoppingSince === undefined) stop(1);
    });
  }

  say(`starting in ${config.stateDir}`);
  const { server, cliPath, namespace, address } = config.temporal;
  const starting = startStack({
    stateDir: config.stateDir,
    host: config.host,
    port: config.port,
    databaseUrl: secrets.databaseUrl,
    secretKey: secrets.secretKey,
    smtpUrl: secrets.smtpUrl,
    temporal: server === "dev-server" ? { server, cliPath, namespace } : { server, address: address ?? "", namespace },
    roles: {
      migrate: wordsFor("migrate"),
      seed: wordsFor("seed"),
      api: wordsFor("api"),
      worker: wordsFor("worker"),
      relay: wordsFor("relay"),
    },
    environment: (endpoints, metricsPort) =>
      roleEnvironment(config, endpoints, { metricsPort, previousSecretKey: secrets.previousSecretKey }),
    report: { progress: say, problem: say },
    signal: giveUp.signal,
  });
  try {
    stack = await starting;
    await untilReady(stack.url, giveUp.signal);
  } catch (error) {
    if (stoppingSince !== undefined) return;
    say(error instanceof Error ? error.message : String(error));
    return stop(1);
  }
  say(`everything runs after ${((performance.now() - startedAt) / 1000).toFixed(1)} s; Ctrl-C stops it`);
  process.stdout.write(`innerloop ready ${stack.url}\n`);
}

/** Words for Node that run another file of this folder, built or not. */
function wordsFor(name: string): string[] {
  const isSource = import.meta.url.endsWith(".ts");
  const file = fileURLToPath(new URL(`./${name}.${isSource ? "ts" : "js"}`, import.meta.url));
  return isSource ? ["--import", "tsx", file] : ["--enable-source-maps", file];
}

function roleEnvironment(
  config: Config,
  at: StackEndpoints,
  { metricsPort, previousSecretKey }: { metricsPort: number | undefined; previousSecretKey: string | undefined },
): Record<string, string> {
  const temporal =
    config.temporal.server === "external"
      ? temporalEnvironment()
      : { TEMPORAL_ADDRESS: at.temporal.address, TEMPORAL_NAMESPACE: at.temporal.namespace };
  return {
    NODE_ENV: "production",
    ...inheritableEnvironment(),
    ...temporal,
    ...signInEnvironment(),
    TZ: "UTC",
    HOST: at.host,
    PORT: String(at.port),
    PUBLIC_URL: config.publicUrl ?? at.url,
    STATE_DIR: config.stateDir,
    DATABASE_URL: at.databaseUrl,
    SECRET_KEY: at.secretKey,
    ...(previousSecretKey === undefined ? {} : { SECRET_KEY_PREVIOUS: previousSecretKey }),
    SMTP_URL: at.smtpUrl,
    ...(at.mailboxDir === undefined ? {} : { MAILBOX_DIR: at.mailboxDir }),
    MAIL_FROM: config.mail.from,
    DEMO: config.demo ? "1" : "0",
    LOG_LEVEL: config.logLevel,
    ...(config.faultsDir === null ? {} : { FAULTS: "1", FAULTS_DIR: config.faultsDir }),
    ...(metricsPort === undefined ? {} : { METRICS_PORT: String(metricsPort) }),
    ...(config.workerQueues === undefined ? {} : { WORKER_QUEUES: config.workerQueues.join(",") }),
  };
}

async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  const end = performance.now() + answersWithinMs;
  let last = "no answer";
  while (performance.now() < end) {
    signal.throwIfAborted();
    try {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) });
      if (response.ok) return;
      last = `${response.status} ${await response.text()}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the API is not ready after ${answersWithinMs} ms: ${last}`);
}
