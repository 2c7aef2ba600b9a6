/** B4: what each path costs in statements, round trips and write-ahead log, and its workflow in events and bytes of history. */
import postgres from "postgres";
import proto from "@temporalio/proto";
import type { Bench, Row } from "./bench.js";
import { live, quickPolicy } from "../tests/support/quick-policy.js";
import { climbs, handledInTime, liveOut, oneMail, passive, promoter } from "../tests/support/scripted-lives.js";
import { startDevServer } from "../tests/support/temporal.js";
import { quietRuntime } from "../tests/support/workflow-bundle.js";
import { fireDeadline } from "../usecases/case-deadlines.js";
import { setAppTimeOffset } from "../db/app-now.js";
import { depsOf, openBenchDatabase, openDatabase } from "./support/database.js";
import { costOf, takeOne, type Cost } from "./support/one-answer.js";
import { median } from "./support/pairs.js";
import { countWire, type CountedDatabase } from "./support/wire-count.js";

const runs = 7;

/** The benchmark. */
export const counts: Bench = {
  id: "B4",
  title: "Counts by path",
  floor: "F-raw: insert, escalate and mark a case row of a plain table, 3 statements",
  run: async () => [...(await databaseCounts()), ...(await historyCounts())],
};

async function databaseCounts(): Promise<Row[]> {
  const database = await openBenchDatabase();
  const counted = await countWire(database.url);
  const db = openDatabase(counted.url, 1);
  const deps = depsOf(db);
  try {
    const raw = await rawCosts(counted, database.sql);
    let n = 0;
    const answer = async (score: number, customer?: string): Promise<Cost> =>
      await costOf(counted, database.sql, async () => {
        n += 1;
        await takeOne(deps, `n${n}`, score, customer ?? `n${n}`);
      });
    const repeat = async (score: number, customer?: string): Promise<Cost[]> => {
      // Once for what is prepared and read for the first time.
      for (let warm = 0; warm < 3; warm += 1) await answer(score, customer);
      const costs: Cost[] = [];
      for (let run = 0; run < runs; run += 1) costs.push(await answer(score, customer));
      return costs;
    };
    const rows = [
      ...rowsOf("detractor of a new customer", await repeat(3), raw),
      ...rowsOf("detractor who has an open case", await repeat(3, "regular"), raw),
      ...rowsOf("promoter", await repeat(10), raw),
      ...rowsOf("passive", await repeat(8), raw),
    ];
    const again: Cost[] = [];
    for (let run = 0; run < runs; run += 1)
      again.push(await costOf(counted, database.sql, async () => void (await takeOne(deps, "n1", 3))));
    rows.push(...rowsOf("the same event again", again, raw));

    await live({ deps }, quickPolicy(60_000, 60_000));
    await db.transaction((tx) => setAppTimeOffset(tx, 0));
    const fired: Cost[] = [];
    for (let run = 0; run < runs + 3; run += 1) {
      const caseId = await takeOne(deps, `d${run}`, 3);
      await db.transaction((tx) => setAppTimeOffset(tx, (run + 1) * 40_000));
      const cost = await costOf(counted, database.sql, async () => void (await fireDeadline(deps, caseId)));
      if (run >= 3) fired.push(cost);
    }
    rows.push(...rowsOf("a rung that fires", fired, raw));
    return rows;
  } finally {
    await db.close();
    await counted.close();
    await database.close();
  }
}

/** The same case without product: a row, its escalation, its mark. */
async function rawCosts(counted: CountedDatabase, admin: postgres.Sql): Promise<Cost> {
  const sql = postgres(counted.url, { max: 1, onnotice: () => undefined });
  try {
    await sql`create table raw_cases (id uuid primary key, payload jsonb not null, due_at timestamptz not null, escalated_at timestamptz, mailed_at timestamptz)`;
    await sql`create index on raw_cases (due_at) where escalated_at is null`;
    const payload = { comment: "Late by a week. ".repeat(25) };
    const life = async (): Promise<void> => {
      const id = crypto.randomUUID();
      await sql`insert into raw_cases (id, payload, due_at) values (${id}, ${sql.json(payload)}, now())`;
      await sql`update raw_cases set escalated_at = now() where id = ${id}`;
      await sql`update raw_cases set mailed_at = now() where id = ${id}`;
    };
    for (let n = 0; n < 3; n += 1) await life();
    const costs: Cost[] = [];
    for (let n = 0; n < runs; n += 1) costs.push(await costOf(counted, admin, life));
    return medianCost(costs);
  } finally {
    await sql.end();
  }
}

function medianCost(costs: readonly Cost[]): Cost {
  const of = (pick: (cost: Cost) => number): number => median(costs.map(pick));
  return {
    statements: of(({ statements }) => statements),
    roundTrips: of(({ roundTrips }) => roundTrips),
    parses: of(({ parses }) => parses),
    walBytes: of(({ walBytes }) => walBytes),
  };
}

function rowsOf(path: string, costs: readonly Cost[], raw: Cost): Row[] {
  const cost = medianCost(costs);
  return [
    { what: `${path}: statements`, unit: "", ours: cost.statements, floor: raw.statements },
    { what: `${path}: round trips`, unit: "", ours: cost.roundTrips, floor: raw.roundTrips },
    { what: `${path}: write-ahead log`, unit: "B", ours: cost.walBytes, floor: raw.walBytes },
  ];
}

async function historyCounts(): Promise<Row[]> {
  quietRuntime();
  const env = await startDevServer();
  try {
    const rows: Row[] = [];
    const paths = [
      ["a case handled in time and verified", handledInTime(), 36],
      ["a case that climbs two rungs", climbs(2), 28],
      ["a promoter with ask and nudge", promoter(), 18],
      ["a passive", passive(), 6],
      ["a mail", oneMail(), 12],
    ] as const;
    for (const [path, life, most] of paths) {
      const history = await liveOut(env, life);
      const bytes = proto.temporal.api.history.v1.History.encode(history).finish().length;
      rows.push(
        { what: `${path}: events`, unit: "", ours: history.events?.length ?? 0, target: { atMost: most } },
        { what: `${path}: history`, unit: "B", ours: bytes },
      );
    }
    return rows;
  } finally {
    await env.teardown();
  }
}
