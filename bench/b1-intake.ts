/** B1: a signed 566-byte webhook to 202 after one durable commit of response, case, ledger and outbox. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench, Row } from "./bench.js";
import { benchSecretKey, openBenchDatabase, type BenchDatabase } from "./support/database.js";
import { startLoad, type LoadGenerator, type LoadOrder, type LoadResult } from "./support/load.js";
import { inPairs, median, quantile, ratios } from "./support/pairs.js";
import { cpuMsOf, cpuMsOfTree, startServing, type ServingProcess } from "./support/processes.js";

const callers = Number(process.env["BENCH_CALLERS"] ?? 32);
const pairs = Number(process.env["BENCH_PAIRS"] ?? 9);

interface Slice extends LoadResult {
  perSecond: number;
  nodeMs: number;
  postgresMs: number;
}

/** The benchmark. */
export const intake: Bench = {
  id: "B1",
  title: "Signed webhook to 202",
  floor: "Express 5, express.json, zod and one INSERT",
  run: async () => withServers(measure),
};

interface Servers {
  database: BenchDatabase;
  load: LoadGenerator;
  product: ServingProcess;
  floor: ServingProcess;
}

async function withServers<T>(work: (servers: Servers) => Promise<T>): Promise<T> {
  const stateDir = mkdtempSync(join(tmpdir(), "innerloop-bench-state-"));
  const database = await openBenchDatabase();
  const load = await startLoad();
  const profileTo = process.env["BENCH_PROFILE"];
  const product = await startServing(
    new URL("../bin/api.ts", import.meta.url),
    {
      DATABASE_URL: database.url,
      SECRET_KEY: benchSecretKey,
      STATE_DIR: stateDir,
      HOST: "127.0.0.1",
      PORT: "0",
      DEMO: "0",
    },
    profileTo === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileTo}`],
  );
  const floor = await startServing(new URL("servers/express-floor.ts", import.meta.url), {
    DATABASE_URL: database.url,
  });
  try {
    return await work({ database, load, product, floor });
  } finally {
    await Promise.all([product.stop(), floor.stop(), load.stop()]);
    await database.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function measure({ database, load, product, floor }: Servers): Promise<Row[]> {
  let next = 0;
  let oursSent = 0;
  let floorSent = 0;
  const slice = async (server: ServingProcess, change: Partial<LoadOrder>): Promise<Slice> => {
    const shape = server === product ? "signed" : "plain";
    const before = [cpuMsOf(server.pid), cpuMsOfTree(database.pid)];
    const result = await load.run({
      url: server.url,
      shape,
      from: next,
      score: 3,
      ms: 1_000,
      callers,
      most: 8_000,
      ...change,
    });
    next += 8_000;
    if (shape === "signed") oursSent += result.sent;
    else floorSent += result.sent;
    return {
      ...result,
      perSecond: (result.sent * 1_000) / result.elapsedMs,
      nodeMs: (cpuMsOf(server.pid) - (before[0] ?? 0)) / result.sent,
      postgresMs: (cpuMsOfTree(database.pid) - (before[1] ?? 0)) / result.sent,
    };
  };

  // On a busy machine a server that has opened no connection yet refuses the first burst.
  for (let tries = 0; ; tries += 1) {
    const { refused } = await slice(product, { isWarmUp: true, callers: 4 });
    if (Object.keys(refused).length === 0) break;
    if (tries === 20) throw new Error(`still refused: ${JSON.stringify(refused)}`);
  }
  const before = await rowsOf(database);
  [oursSent, floorSent] = [0, 0];

  const ceilings = await inPairs(
    pairs,
    () => slice(product, {}),
    () => slice(floor, {}),
  );
  const rate = Math.floor(median(ceilings.map(({ ours }) => ours.perSecond)) / 2);
  const calm = await inPairs(
    pairs,
    () => slice(product, { rate, ms: 1_500 }),
    () => slice(floor, { rate, ms: 1_500 }),
  );
  check(before, await rowsOf(database), oursSent, floorSent);

  const of = (pick: (slice: Slice) => number, from = ceilings) =>
    from.map(({ ours, floor: other }) => ({ ours: pick(ours), floor: pick(other) }));
  const row = (what: string, unit: string, values: { ours: number; floor: number }[], target?: Row["target"]): Row => ({
    what,
    unit,
    ours: median(values.map(({ ours }) => ours)),
    floor: median(values.map(({ floor: other }) => other)),
    ratio: ratios(values),
    ...(target === undefined ? {} : { target }),
  });
  return [
    row(
      `accepted a second, ${callers} callers`,
      "1/s",
      of((one) => one.perSecond),
      { atLeast: 1.3 },
    ),
    row(`p50 at ${rate}/s, open loop`, "ms", of(quantileOf(0.5), calm)),
    row(`p99 at ${rate}/s, open loop`, "ms", of(quantileOf(0.99), calm), { atMost: 1 }),
    row(
      "CPU of the server process per answer",
      "ms",
      of((one) => one.nodeMs),
    ),
    row(
      "CPU of PostgreSQL per answer",
      "ms",
      of((one) => one.postgresMs),
    ),
  ];
}

function quantileOf(q: number): (slice: Slice) => number {
  return ({ latenciesMs }) =>
    quantile(
      latenciesMs.toSorted((a, b) => a - b),
      q,
    );
}

interface Rows {
  responses: number;
  cases: number;
  opened: number;
  wakes: number;
  floor: number;
}

async function rowsOf({ sql }: BenchDatabase): Promise<Rows> {
  const [found] = await sql<Rows[]>`select
    (select count(*) from responses)::int as responses, (select count(*) from cases)::int as cases,
    (select count(distinct subject_id) from ledger where type = 'case.opened')::int as opened,
    (select count(*) from outbox where workflow_type = 'followUpCase')::int as wakes,
    (select count(*) from floor_answers)::int as floor`;
  if (found === undefined) throw new Error("nothing was counted");
  return found;
}

/** Every accepted answer is there, with one case, its ledger and its wake, and nothing is there twice. */
function check(before: Rows, after: Rows, ours: number, floor: number): void {
  const expected: Rows = { responses: ours, cases: ours, opened: ours, wakes: ours, floor };
  for (const [name, count] of Object.entries(expected)) {
    const found = after[name as keyof Rows] - before[name as keyof Rows];
    if (found !== count) throw new Error(`${found} ${name} instead of ${count}`);
  }
}
