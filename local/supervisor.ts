// Starts every part of the local stack in order, keeps it running, says in run.json what runs, and stops it in order.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openChildRegister } from "./child-register.js";
import { startEmbeddedPostgres } from "./embedded-postgres.js";
import { awaitStateDir } from "./instance-lock.js";
import { boundLogs, rotatedLog } from "./logs.js";
import { isAlive } from "./process-identity.js";
import { runOnce, startRole } from "./role-process.js";
import { keepRunning } from "./service.js";
import type { KeptService, Service } from "./service.js";
import { startSmtpSink } from "./smtp-sink.js";
import { localUrl, noAccess } from "./stack.js";
import type { Stack, StackEndpoints, StackOptions } from "./stack.js";
import { chooseStackPorts } from "./stack-ports.js";
import type { StackPorts } from "./stack-ports.js";
import { ensureSecrets, readSecrets, removeRunFile, writeRunFile } from "./state-files.js";
import type { LocalSecrets, RunFile } from "./state-files.js";
import { resolveTemporalProgram, temporalCli } from "./temporal-binary.js";
import { startTemporalServer } from "./temporal-server.js";

/** A part that takes longer than this to answer is named in run.json already: it does run again. */
const namedAfterMs = 4_000;

/** How long a supervisor that is on its way out may take. */
const lockWithinMs = 10_000;

/** What is stopped together, first to last. */
const stopOrder = [["api", "worker", "relay"], ["temporal"], ["sink"], ["postgres"]];

/**
 * Starts the stack and resolves when everything answers and `run.json` is written. A part that ends later is started
 * again on its old ports, for ever. Safe on a folder whose last supervisor was killed: what it left running is stopped
 * first.
 *
 * @throws Error when another supervisor runs on the folder or a part does not start; then nothing is left running.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const onWait = (reason: string): void => options.report.progress(`${reason} Waiting for it to end.`);
  const unlock = await awaitStateDir(options.stateDir, lockWithinMs, onWait, options.signal);
  const supervisor = openSupervisor(options);
  async function stop(): Promise<void> {
    await supervisor.stop();
    unlock();
  }
  try {
    const url = await supervisor.start();
    return { url, stop, kill: () => supervisor.kill() };
  } catch (error) {
    await stop();
    throw error;
  }
}

type OnSpawned = (name: string, pid: number) => void;

interface Supervisor {
  start(): Promise<string>;
  stop(): Promise<void>;
  kill(): void;
}

function openSupervisor(options: StackOptions): Supervisor {
  const { stateDir, report } = options;
  const register = openChildRegister(stateDir);
  const kept: KeptService[] = [];
  const pids: Record<keyof RunFile["pids"], number | null> = {
    api: null,
    worker: null,
    relay: null,
    postgres: null,
    temporal: null,
  };
  const giveUp = new AbortController();
  options.signal?.addEventListener("abort", () => giveUp.abort(), { once: true });
  if (options.signal?.aborted) giveUp.abort();
  let publish: (() => void) | undefined;
  let stopped: Promise<void> | undefined;
  let unboundLogs: () => void = () => undefined;

  /** Notes at once who was started, and names it in run.json when it answers, at the latest after a while. */
  function onSpawned(name: string, pid: number): void {
    register.note(name, pid);
    setTimeout(() => {
      if (isAlive(pid)) nameInRunFile(name, pid);
    }, namedAfterMs).unref();
  }

  function nameInRunFile(name: string, pid: number): void {
    if (!(name in pids) || pids[name as keyof typeof pids] === pid) return;
    pids[name as keyof typeof pids] = pid;
    publish?.();
  }

  /** Starts a part for the first time and keeps it running from then on. */
  async function bringUp(service: Service): Promise<void> {
    const running = await timed(service.name, async () => await service.start(giveUp.signal));
    nameInRunFile(service.name, running.pid);
    kept.push(
      keepRunning(service, running, {
        onStarted: (name, { pid }) => {
          nameInRunFile(name, pid);
          report.problem(`${name} runs again (pid ${pid})`);
        },
        onEnded: (name, how, againInMs) => {
          report.problem(`${name} ended (${how}); starting it again in ${againInMs} ms, see ${logOf(name)}`);
        },
        onFailed: (name, error, againInMs) => {
          report.problem(`${name} did not start: ${messageOf(error)}; trying again in ${againInMs} ms`);
        },
      }),
    );
  }

  async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
    giveUp.signal.throwIfAborted();
    const startedAt = performance.now();
    const result = await run();
    report.progress(`${what.padEnd(10)} ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return result;
  }

  function logOf(name: string): string {
    return join(stateDir, "logs", `${name}.log`);
  }

  async function start(): Promise<string> {
    removeRunFile(stateDir);
    const secrets = ensureSecrets(stateDir);
    const orphans = await register.stopOrphans();
    if (orphans.length > 0) report.progress(`stopped what an earlier start left running: ${orphans.join(", ")}`);
    const ports = await chooseStackPorts(stateDir, options.host, options.port);
    const endpoints = endpointsOf(options, ports, secrets);
    const env = options.environment(endpoints);
    await together([
      async () => {
        if (options.databaseUrl === undefined) await bringUp(postgresService(options, ports, secrets, onSpawned));
        for (const name of ["migrate", "seed"] as const) {
          const once = { name, args: options.roles[name], env, stateDir, signal: giveUp.signal };
          await timed(name, async () => await runOnce(once));
        }
      },
      async () => {
        if (options.temporal.server === "dev-server") await bringUp(await temporalService(options, ports, onSpawned));
      },
      async () => {
        if (endpoints.mailboxDir === undefined) return;
        const sink = await startSmtpSink({ port: ports.smtp, folder: endpoints.mailboxDir });
        kept.push({ name: "sink", stop: async () => await sink.stop() });
      },
    ]);
    const roles = ["api", "worker", "relay"] as const;
    await together(
      roles.map((name) => async () => {
        const own = options.environment(endpoints, ports[`${name}Metrics`]);
        await bringUp(roleService(name, options, own, onSpawned));
      }),
    );
    publish = () => writeRunFile(stateDir, runFileOf(options, endpoints, ports, pids));
    publish();
    unboundLogs = boundLogs(stateDir);
    return endpoints.url;
  }

  /** Runs all; when one fails the others give up, and only then the failure is told. */
  async function together(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    const results = await Promise.allSettled(
      tasks.map(async (task) => {
        try {
          await task();
        } catch (error) {
          if (!giveUp.signal.aborted) giveUp.abort(error);
          throw error;
        }
      }),
    );
    if (results.some(({ status }) => status === "rejected")) throw giveUp.signal.reason;
  }

  async function stopAll(): Promise<void> {
    giveUp.abort();
    unboundLogs();
    publish = undefined;
    for (const names of stopOrder) {
      await Promise.all(kept.filter(({ name }) => names.includes(name)).map(async (service) => await service.stop()));
    }
  }

  function kill(): void {
    publish = undefined;
    for (const [name, pid] of Object.entries(pids)) {
      // Immediate shutdown is PostgreSQL's own word for it: its processes end together.
      if (pid !== null && isAlive(pid)) process.kill(pid, name === "postgres" ? "SIGQUIT" : "SIGKILL");
    }
  }

  return { start, kill, stop: async () => await (stopped ??= stopAll()) };
}

function endpointsOf(options: StackOptions, ports: StackPorts, secrets: LocalSecrets): StackEndpoints {
  const password = encodeURIComponent(secrets.databasePassword);
  const { temporal } = options;
  return {
    url: localUrl(options.host, ports.http),
    host: options.host,
    port: ports.http,
    databaseUrl: options.databaseUrl ?? `postgres://innerloop:${password}@127.0.0.1:${ports.postgres}/innerloop`,
    secretKey: options.secretKey ?? secrets.secretKey,
    smtpUrl: options.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
    mailboxDir: options.smtpUrl === undefined ? join(options.stateDir, "mailbox") : undefined,
    temporal: {
      address: temporal.server === "dev-server" ? `127.0.0.1:${ports.temporal}` : temporal.address,
      namespace: temporal.namespace,
    },
  };
}

function postgresService(
  options: StackOptions,
  ports: StackPorts,
  secrets: LocalSecrets,
  onSpawned: OnSpawned,
): Service {
  return {
    name: "postgres",
    start: async (signal) =>
      await startEmbeddedPostgres({
        dataDir: join(options.stateDir, "postgres"),
        port: ports.postgres,
        password: secrets.databasePassword,
        logFile: rotatedLog(options.stateDir, "postgres"),
        onSpawned: (pid) => onSpawned("postgres", pid),
        signal,
      }),
  };
}

async function temporalService(options: StackOptions, ports: StackPorts, onSpawned: OnSpawned): Promise<Service> {
  if (options.temporal.server !== "dev-server") throw new Error("Temporal runs elsewhere");
  const { cliPath, namespace } = options.temporal;
  const cli = await resolveTemporalProgram(temporalCli, { explicitPath: cliPath, onProgress: options.report.progress });
  mkdirSync(join(options.stateDir, "temporal"), { recursive: true, mode: 0o700 });
  return {
    name: "temporal",
    start: async (signal) =>
      await startTemporalServer({
        cliPath: cli.path,
        version: temporalCli.version,
        dbFile: join(options.stateDir, "temporal", "temporal.db"),
        ports: { grpc: ports.temporal, ui: ports.temporalUi, metrics: ports.temporalMetrics, http: ports.temporalHttp },
        namespace,
        logFile: rotatedLog(options.stateDir, "temporal"),
        onSpawned: (pid) => onSpawned("temporal", pid),
        signal,
      }),
  };
}

function roleService(
  name: "api" | "worker" | "relay",
  { stateDir, roles }: StackOptions,
  env: Record<string, string>,
  onSpawned: OnSpawned,
): Service {
  const fixed = { name, args: roles[name], env, stateDir, onSpawned: (pid: number) => onSpawned(name, pid) };
  return { name, start: async (signal) => await startRole({ ...fixed, signal }) };
}

function runFileOf(options: StackOptions, at: StackEndpoints, ports: StackPorts, pids: RunFile["pids"]): RunFile {
  const { users, apiKeys, sources } = readSecrets(options.stateDir)?.demo ?? noAccess;
  return {
    url: at.url,
    databaseUrl: at.databaseUrl,
    temporal: {
      ...at.temporal,
      uiUrl: options.temporal.server === "dev-server" ? `http://127.0.0.1:${ports.temporalUi}` : null,
    },
    metrics: {
      api: metricsUrl(ports.apiMetrics),
      worker: metricsUrl(ports.workerMetrics),
      relay: metricsUrl(ports.relayMetrics),
    },
    pids: { ...pids },
    demo: {
      users,
      apiKeys,
      sources: sources.map((source) => ({ ...source, url: `${at.url}/api/v1/sources/${source.name}/events` })),
    },
  };
}

function metricsUrl(port: number): string {
  return `http://127.0.0.1:${port}/metrics`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
