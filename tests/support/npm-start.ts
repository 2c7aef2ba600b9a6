/** The product as its users start it: `npm start` in a folder, with a state folder of its own and any free port. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isAlive } from "../../local/process-identity.js";
import { readRunFile } from "../../local/state-files.js";
import type { RunFile } from "../../local/state-files.js";
import { eventually } from "./eventually.js";

/** A product that was started. */
export interface StartedProduct {
  /** Of npm itself. */
  readonly pid: number;
  readonly stateDir: string;
  /** Resolves with npm's exit code. */
  readonly exited: Promise<number | null>;
  stdout(): string;
  stderr(): string;
  run(): RunFile;
  /** Waits for the ready line, at most 2 minutes. */
  ready(): Promise<RunFile>;
  /** Sends a signal to npm alone. */
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal to npm and what it started in its group, as a terminal does. */
  signalGroup(signal: NodeJS.Signals): void;
  /** `kill -9` of npm, the supervisor and every child. */
  killEverything(): void;
  /** A request to the API with the admin key; throws when the answer is no 2xx. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** A copy of every file of the project that is or could be committed; nothing that was built or installed. */
export function cleanCopy(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "innerloop-clean-"));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  for (const file of new Set(listed.split("\0").filter((name) => name !== ""))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file), { force: true });
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs `npm start` in `folder`. */
export function npmStart(folder: string, stateDir: string, env: Readonly<Record<string, string>> = {}): StartedProduct {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(npm_|NODE_|VITEST|TZ$|TEST$)/.test(key));
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), PORT: "0", STATE_DIR: stateDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (said.err += text.toString()));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const pid = child.pid ?? 0;
  let hasExited = false;
  void exited.then(() => (hasExited = true));

  function run(): RunFile {
    const file = readRunFile(stateDir);
    if (file === undefined) throw new Error(`no run.json in ${stateDir}; npm said:\n${said.out}${said.err}`);
    return file;
  }

  return {
    pid,
    stateDir,
    exited,
    run,
    stdout: () => said.out,
    stderr: () => said.err,
    async ready() {
      await eventually(
        () => {
          if (hasExited) throw new Error(`npm start ended:\n${said.out}${said.err}`);
          return said.out.includes("innerloop ready ");
        },
        "the ready line",
        120_000,
      );
      return run();
    },
    signal: (signal) => void process.kill(pid, signal),
    signalGroup: (signal) => void process.kill(-pid, signal),
    killEverything() {
      const pids = Object.values(run().pids);
      process.kill(-pid, "SIGKILL");
      for (const one of pids) if (one !== null && isAlive(one)) process.kill(one, "SIGKILL");
    },
    async api<T>(method: string, path: string, body?: unknown) {
      const { url, demo } = run();
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${demo.apiKeys.admin}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text) as T;
    },
  };
}
