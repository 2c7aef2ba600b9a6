// The small files of a STATE_DIR and their shapes: secrets.json, run.json, ports.json. All are the owner's only.
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

/** Who can sign in to the demo. */
export interface DemoUser {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  /** Team id; null for people of no one team. */
  readonly team: string | null;
}

/** A source of the demo; its secret signs events. */
export interface DemoSource {
  readonly name: string;
  readonly kind: string;
  readonly secret: string;
}

/** The ways in, made once and kept: plain keys and passwords, of which the database holds only hashes. */
export interface DemoAccess {
  readonly users: readonly DemoUser[];
  readonly apiKeys: { readonly intake: string; readonly admin: string };
  readonly sources: readonly DemoSource[];
}

/** `secrets.json`. */
export interface LocalSecrets {
  /** Seals stored secrets and signs links, unless SECRET_KEY is set. */
  readonly secretKey: string;
  /** Password of the embedded database. */
  readonly databasePassword: string;
  /** Undefined until the first seeding. */
  readonly demo?: DemoAccess;
}

/** `run.json`: what runs and how to reach it. */
export interface RunFile {
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string; readonly uiUrl: string | null };
  /** Where Prometheus finds each role. */
  readonly metrics: Readonly<Record<"api" | "worker" | "relay", string>>;
  /** Null for what runs elsewhere. */
  readonly pids: Readonly<Record<"api" | "worker" | "relay" | "postgres" | "temporal", number | null>>;
  readonly demo: {
    readonly users: readonly DemoUser[];
    readonly apiKeys: { readonly intake: string; readonly admin: string };
    readonly sources: readonly (DemoSource & { readonly url: string })[];
  };
}

/** Ports of the last run, which the next one takes again where it can. */
export type PortsFile = Readonly<Record<string, number>>;

const files = { secrets: "secrets.json", run: "run.json", ports: "ports.json" } as const;

/** The secrets of this folder; made on the first call. Safe to call from several processes, one of which is first. */
export function ensureSecrets(stateDir: string): LocalSecrets {
  const kept = readJson<LocalSecrets>(join(stateDir, files.secrets));
  if (kept !== undefined) return kept;
  const made: LocalSecrets = {
    secretKey: randomBytes(32).toString("base64url"),
    databasePassword: randomBytes(24).toString("base64url"),
  };
  writeSecrets(stateDir, made);
  return made;
}

/** The secrets of this folder, or undefined when none were made. */
export function readSecrets(stateDir: string): LocalSecrets | undefined {
  return readJson<LocalSecrets>(join(stateDir, files.secrets));
}

/** Replaces the secrets. */
export function writeSecrets(stateDir: string, secrets: LocalSecrets): void {
  writeJson(join(stateDir, files.secrets), secrets);
}

/** What runs on this folder by its last word, or undefined. */
export function readRunFile(stateDir: string): RunFile | undefined {
  return readJson<RunFile>(join(stateDir, files.run));
}

/** Replaces `run.json`; a reader sees the old text or the new one. */
export function writeRunFile(stateDir: string, run: RunFile): void {
  writeJson(join(stateDir, files.run), run);
}

/** Takes `run.json` away: nothing runs. */
export function removeRunFile(stateDir: string): void {
  rmSync(join(stateDir, files.run), { force: true });
}

/** Ports of the last run; empty at the first. */
export function readPorts(stateDir: string): PortsFile {
  try {
    return readJson<PortsFile>(join(stateDir, files.ports)) ?? {};
  } catch {
    return {};
  }
}

/** Remembers the ports of this run. */
export function writePorts(stateDir: string, ports: PortsFile): void {
  writeJson(join(stateDir, files.ports), ports);
}

/**
 * Reads a JSON file of ours; undefined when it does not exist.
 *
 * @throws Error naming the file when its content is no JSON.
 */
export function readJson<T>(path: string): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${path} is damaged: it is no JSON. Put a good copy back, or remove it to have it made anew.`);
  }
}

/** Writes beside, flushes to the disk and renames: the file is never half written, and only its owner may read it. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  const file = openSync(partial, "w", 0o600);
  try {
    writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}
