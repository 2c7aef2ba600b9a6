// `node scripts/build-console.js <folder>` builds the console and weighs what a signed-in person loads first; over the budget the build fails.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const budgetBytes = 200_000;
/** The frontline's first page and one language. */
const firstPages = ["index.html", "queue/queue-page.tsx"];
const firstLanguage = /locales\/fi\/(?:common|console)\.json/;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outDir = resolve(process.argv[2] ?? join(root, "dist/web"));
// Whoever calls may be a test run, and React would then build its development version.
process.env.NODE_ENV = "production";
const { build } = await import("vite");
await build({ root: join(root, "web"), logLevel: "error", build: { outDir, emptyOutDir: true } });

const manifest = JSON.parse(readFileSync(join(outDir, ".vite/manifest.json"), "utf8"));
const files = new Set();
const languages = Object.keys(manifest).filter((name) => firstLanguage.test(name));
for (const name of [...firstPages, ...languages]) visit(name);
const sizes = [...files].map((file) => gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
console.log(`console: first load ${(total / 1000).toFixed(1)} kB gzipped (at most ${budgetBytes / 1000} kB)`);
if (total > budgetBytes) {
  console.error("the console is over its budget");
  process.exitCode = 1;
}

/** A chunk with everything it needs before it can run. */
function visit(name) {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`the console has no ${name}`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) visit(imported);
}
