/** One thing at a time through the use cases, counted on the wire and in the write-ahead log. */
import postgres from "postgres";
import { findSource, takeSourceEvent } from "../../usecases/source-event.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { signedJson } from "../../sources/signed-json.js";
import { answerBody } from "./answers.js";
import { sourceNames } from "./database.js";
import type { CountedDatabase, WireCounts } from "./wire-count.js";

/** What one thing cost. */
export interface Cost extends WireCounts {
  walBytes: number;
}

/** Takes answer `n` as its route does: looks the source up, reads the event, takes it. */
export async function takeOne(deps: UsecaseDeps, n: number | string, score: number, customer = n): Promise<string> {
  const name = sourceNames[0] ?? "";
  const source = await findSource(deps, name);
  if (source === null) throw new Error("the source is missing");
  const body = Buffer.from(answerBody(n, score, customer));
  const headers = { "webhook-id": `msg_${n}`, "content-type": "application/json" };
  const { eventId, parts } = signedJson.read({ headers, body }, source);
  const { results } = await takeSourceEvent(deps, {
    source: name,
    eventId,
    contentType: "application/json",
    raw: body,
    parts,
  });
  return results[0]?.case?.id ?? "";
}

/** The cost of `work`, which must be all that happens on the database meanwhile. */
export async function costOf(counted: CountedDatabase, admin: postgres.Sql, work: () => Promise<void>): Promise<Cost> {
  const before = await walOf(admin);
  counted.take();
  await work();
  const counts = counted.take();
  return { ...counts, walBytes: (await walOf(admin)) - before };
}

async function walOf(admin: postgres.Sql): Promise<number> {
  const [row] = await admin`select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as bytes`;
  return Number(row?.["bytes"]);
}
