// Runs the checks and every ring of tests, and closes with the line `N passed, N failed`.
// `npm test` runs all; `npm test -- domain api` runs those rings only; `--no-check` leaves the checks out.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const order = ["domain", "config", "messages", "replay", "db", "usecases", "sources", "channels", "activities", "api"];
const ringTimeLimitMs = 30 * 60_000;

const words = process.argv.slice(2);
const chosen = words.filter((word) => !word.startsWith("-"));
const rings = chosen.length > 0 ? chosen : findRings();
const results = mkdtempSync(join(tmpdir(), "innerloop-results-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];

try {
  if (chosen.length === 0 && !words.includes("--no-check")) await step("check", ["run", "--silent", "check"]);
  if (rings.includes("start") || rings.includes("faults")) await step("build", ["run", "--silent", "build"]);
  for (const ring of rings) await runRing(ring);
} finally {
  rmSync(results, { recursive: true, force: true });
}

console.log(`\n${lines.join("\n")}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** The folders of tests/ that hold test files, the quick ones first. */
function findRings() {
  const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return readdirSync(join(root, "tests"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && holdsTests(join(root, "tests", entry.name)))
    .map((entry) => entry.name)
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

function holdsTests(folder) {
  return readdirSync(folder, { recursive: true }).some((name) => /\.test\.tsx?$/.test(String(name)));
}

async function step(name, npmWords) {
  const started = performance.now();
  const ok = (await run("npm", npmWords)) === 0;
  record(name, ok ? 1 : 0, ok ? 0 : 1, 0, started);
}

/** A ring that fails without naming a test (a crash, a failed set-up, the time limit) counts as one failure. */
async function runRing(ring) {
  const started = performance.now();
  const file = join(results, `${ring}.json`);
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run(process.execPath, [vitest, "run", "--project", ring, ...reporters]);
  let report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    console.error(`The ring ${ring} left no report.`);
  }
  const unnamed = code !== 0 && report.numFailedTests === 0 ? 1 : 0;
  record(ring, report.numPassedTests, report.numFailedTests + unnamed, report.numPendingTests, started);
}

function record(name, passed, failed, skipped, started) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  lines.push(
    `  ${name.padEnd(12)} ${String(passed).padStart(5)} ok ${String(failed).padStart(4)} bad ${seconds.padStart(7)} s`,
  );
}

async function run(command, args) {
  return await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    const limit = setTimeout(() => child.kill("SIGKILL"), ringTimeLimitMs);
    child.once("error", (error) => {
      console.error(String(error));
      resolve(1);
    });
    child.once("close", (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}
