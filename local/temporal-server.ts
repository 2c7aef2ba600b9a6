// The Temporal dev server of the local stack: a database file in WAL mode, fixed ports, a namespace that keeps histories.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { endOf, killOnAbort, stopChild } from "./child-process.js";
import type { RunningService } from "./service.js";
import { keepHistories, waitUntilServing } from "./temporal-namespace.js";

/** Where and how the server runs. */
export interface TemporalServerOptions {
  /** The CLI binary and its version. */
  readonly cliPath: string;
  readonly version: string;
  /** The store; made when it is not there. */
  readonly dbFile: string;
  readonly ports: { readonly grpc: number; readonly ui: number; readonly metrics: number; readonly http: number };
  readonly namespace: string;
  /** How long the histories of ended workflows are kept. Default 30. */
  readonly retentionDays?: number;
  readonly logFile: string;
  /** Told the pid as soon as there is one. */
  readonly onSpawned?: (pid: number) => void;
  readonly signal?: AbortSignal;
}

/** A server that answers for its namespace. */
export interface TemporalServer extends RunningService {
  readonly address: string;
  readonly uiUrl: string;
}

/**
 * Starts the server and waits until it answers for its namespace, retention set. Without a file it begins with an empty
 * store.
 *
 * @throws Error when the file was written by another version (the dev server does not migrate it), or when the server
 * ends or does not answer within 60 s.
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  prepareStore(options);
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, "a", 0o600);
  const child = spawn(options.cliPath, words(options), {
    detached: true,
    stdio: ["ignore", log, log],
    env: serverEnv(),
  });
  closeSync(log);
  const ended = endOf(child);
  if (child.pid !== undefined) options.onSpawned?.(child.pid);
  const stop = async (): Promise<void> => await stopChild(child, ["SIGTERM", "SIGKILL"], 5_000);
  const startIsOver = killOnAbort(child, options.signal, "SIGKILL");
  const address = `127.0.0.1:${options.ports.grpc}`;
  const givenUp = new AbortController();
  try {
    const failed = ended.then((how) => {
      throw new Error(`The Temporal dev server ended while starting (${how}); see ${options.logFile}`);
    });
    await Promise.race([failed, waitUntilServing(address, options.namespace, givenUp.signal)]);
    await keepHistories(address, options.namespace, options.retentionDays ?? 30);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    givenUp.abort();
    startIsOver();
  }
  if (child.pid === undefined) throw new Error("The Temporal dev server has no process id");
  const watch = watchStore(options.dbFile, () => child.kill("SIGKILL"));
  void ended.then(() => clearInterval(watch));
  return { pid: child.pid, address, uiUrl: `http://127.0.0.1:${options.ports.ui}`, ended, stop };
}

function words(options: TemporalServerOptions): string[] {
  return [
    ["server", "start-dev", "--ip", "127.0.0.1", "--ui-ip", "127.0.0.1"],
    ["--port", String(options.ports.grpc), "--ui-port", String(options.ports.ui)],
    ["--metrics-port", String(options.ports.metrics), "--http-port", String(options.ports.http)],
    ["--db-filename", options.dbFile],
    // A killed process loses nothing with these; only a power cut can lose the last moments, which Postgres still knows.
    ["--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=NORMAL"],
    ["--namespace", options.namespace],
    ["--dynamic-config-value", "matching.enableFairness=true"],
    ["--ui-disable-news-fetch", "--log-level", "warn"],
  ].flat();
}

function prepareStore({ dbFile, version }: TemporalServerOptions): void {
  mkdirSync(dirname(dbFile), { recursive: true, mode: 0o700 });
  const note = `${dbFile}.version`;
  if (!existsSync(dbFile)) {
    // Side files of a store that was taken away belong to nothing.
    for (const suffix of ["-wal", "-shm", "-journal"]) rmSync(`${dbFile}${suffix}`, { force: true });
    writeFileSync(note, version);
    return;
  }
  const writtenBy = existsSync(note) ? readFileSync(note, "utf8").trim() : version;
  if (writtenBy === version) return;
  throw new Error(
    `${dbFile} was written by version ${writtenBy} of the Temporal CLI and this is ${version}; the dev server cannot ` +
      "migrate it. Use the old version, or remove the file: every workflow is then started again from the database.",
  );
}

/** A server whose file was taken away would go on in a store that no longer has a name; ending it brings an empty one. */
function watchStore(dbFile: string, onGone: () => void): NodeJS.Timeout {
  const inode = statSync(dbFile, { throwIfNoEntry: false })?.ino;
  return setInterval(() => {
    if (statSync(dbFile, { throwIfNoEntry: false })?.ino !== inode) onGone();
  }, 1_000).unref();
}

function serverEnv(): NodeJS.ProcessEnv {
  // TEMPORAL_* of the caller would bend it.
  return { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: "/nonexistent", TZ: "UTC" };
}
