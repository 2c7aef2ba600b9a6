/** Builds the console once for the ring; the folder is handed to the tests. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    consoleFolder: string;
  }
}

/** Vitest's global set-up; answers the clean-up. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "innerloop-console-"));
  const script = fileURLToPath(new URL("../../scripts/build-console.js", import.meta.url));
  const { status } = spawnSync(process.execPath, [script, folder], { stdio: "inherit" });
  if (status !== 0) throw new Error("the console could not be built");
  project.provide("consoleFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
