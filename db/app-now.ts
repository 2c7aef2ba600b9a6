import { sql } from "drizzle-orm";
import type { Tx } from "./client.js";

/** The database's idea of now (`app_now()`: its clock plus the offset of tests and the demo), in whole epoch ms, never rounded up. */
export async function appNow(tx: Tx): Promise<number> {
  const rows = await tx.execute<{ ms: string }>(sql`select floor(extract(epoch from app_now()) * 1000)::bigint as ms`);
  return Number(rows[0]?.ms);
}

/** Moves the clock of everything that asks `app_now()` by `offsetMs` from the real one. For tests and the demo only. */
export async function setAppTimeOffset(tx: Tx, offsetMs: number): Promise<void> {
  await tx.execute(sql`update app_time set offset_ms = ${offsetMs}`);
}
