/** `npm run bench [-- B1 B4 ...]`: runs benchmarks, prints a table and keeps what they gave in bench/results/latest.json. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { bareTemporal } from "./b0-bare-temporal.js";
import { intake } from "./b1-intake.js";
import { counts } from "./b4-counts.js";
import { replay } from "./b15-replay.js";
import { dueDate } from "./b16-due-date.js";
import { isMet, type Bench, type Row } from "./bench.js";

const all: readonly Bench[] = [bareTemporal, intake, counts, replay, dueDate];
const file = new URL("results/latest.json", import.meta.url);

/** One benchmark's last run. */
interface Kept {
  title: string;
  floor: string;
  at: string;
  node: string;
  cores: number;
  /** Load averages of one minute before and after: more than the run's own means the machine was shared. */
  load: [number, number];
  rows: Row[];
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const unknown = wanted.filter((id) => !all.some((bench) => bench.id === id));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(", ")}. There are ${all.map(({ id }) => id).join(", ")}.`);
  process.exit(2);
}
for (const bench of wanted.length === 0 ? all : all.filter(({ id }) => wanted.includes(id))) {
  const before = loadavg()[0] ?? 0;
  const rows = await bench.run();
  print(bench, rows);
  keep(bench, {
    title: bench.title,
    floor: bench.floor,
    at: new Date().toISOString(),
    node: process.version,
    cores: cpus().length,
    load: [rounded(before), rounded(loadavg()[0] ?? 0)],
    rows: rows.map((row) => JSON.parse(JSON.stringify(row, (_key, value: unknown) => tidy(value))) as Row),
  });
}
process.exit(0);

function print({ id, title, floor }: Bench, rows: readonly Row[]): void {
  console.log(`\n${id} ${title}, against: ${floor}`);
  console.table(
    Object.fromEntries(
      rows.map((row) => [
        row.what,
        {
          ours: `${rounded(row.ours)} ${row.unit}`.trim(),
          floor: row.floor === undefined ? "" : `${rounded(row.floor)} ${row.unit}`.trim(),
          ratio:
            row.ratio === undefined
              ? ""
              : `${rounded(row.ratio.median)} (${rounded(row.ratio.q1)} to ${rounded(row.ratio.q3)})`,
          target: targetOf(row),
          met: { true: "yes", false: "no", null: "" }[String(isMet(row))],
        },
      ]),
    ),
  );
}

function targetOf({ target }: Row): string {
  if (target === undefined) return "";
  return target.atLeast === undefined ? `<= ${target.atMost}` : `>= ${target.atLeast}`;
}

function keep({ id }: Bench, result: Kept): void {
  let kept: Record<string, Kept> = {};
  try {
    kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, Kept>;
  } catch {
    // The first run.
  }
  kept[id] = result;
  const sorted = Object.fromEntries(
    Object.entries(kept).toSorted(([a], [b]) => a.localeCompare(b, "en", { numeric: true })),
  );
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

function tidy(value: unknown): unknown {
  return typeof value === "number" ? rounded(value) : value;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
