// Builds what the processes run: TypeScript into dist/, the migrations beside it, the workflow bundle and the console.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
rmSync(dist, { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
cpSync(join(root, "db/migrations"), join(dist, "db/migrations"), { recursive: true });

if (existsSync(join(dist, "workflows/index.js"))) {
  const { bundleWorkflowCode, DefaultLogger } = await import(
    pathToFileURL(join(root, "node_modules/@temporalio/worker/lib/index.js")).href
  );
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(dist, "workflows/index.js"),
    logger: new DefaultLogger("WARN"),
  });
  mkdirSync(join(dist, "workflows"), { recursive: true });
  writeFileSync(join(dist, "workflows/bundle.js"), code);
}

const web = spawnSync(process.execPath, [join(root, "scripts/build-console.js"), join(dist, "web")], {
  cwd: root,
  stdio: "inherit",
});
if (web.status !== 0) process.exit(web.status ?? 1);
