/** What came from each connected survey tool lately. */
import { sql } from "drizzle-orm";
import type { Tx } from "../client.js";

/** One source; `last_at` in epoch ms, null = no answer in the last 24 hours. */
export interface SourceActivityRow extends Record<string, unknown> {
  name: string;
  answers: number;
  last_at: number | null;
  quarantined: number;
}

/**
 * Answers of the last 24 hours and events that wait in quarantine, for every source by name. Ids of answers begin with the
 * time they were made at (UUID version 7), so a day's worth is one stretch of the primary key.
 */
export async function sourceActivity(tx: Tx): Promise<SourceActivityRow[]> {
  const rows = await tx.execute<SourceActivityRow>(sql`
    with lately as (
      select source, count(*)::int as answers, extract(epoch from max(received_at))::float8 * 1000 as last_at
      from responses
      where id >= (lpad(to_hex((extract(epoch from clock_timestamp() - interval '1 day') * 1000)::bigint), 12, '0')
        || '00000000000000000000')::uuid
      group by source),
    waiting as (select source, count(*)::int as n from quarantine where settled_at is null group by source)
    select s.name, coalesce(l.answers, 0) as answers, l.last_at, coalesce(w.n, 0) as quarantined
    from sources s left join lately l on l.source = s.name left join waiting w on w.source = s.name
    order by s.name`);
  return [...rows];
}
