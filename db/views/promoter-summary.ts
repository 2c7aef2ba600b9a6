/** How far promoters have come, counted. */
import { sql } from "drizzle-orm";
import type { Tx } from "../client.js";

/** Counts of promoters' journeys; `suppressed` by reason code, the most frequent first. */
export interface PromoterSummary {
  promoters: number;
  waiting: number;
  thanked: number;
  due: number;
  asked: number;
  nudged: number;
  suppressed: { code: string; count: number }[];
}

/** Journeys of promoters that started at or after `sinceMs`. */
export async function promoterSummary(tx: Tx, sinceMs: number): Promise<PromoterSummary> {
  const since = sql`${new Date(sinceMs).toISOString()}::timestamptz`;
  const [row] = await tx.execute<Omit<PromoterSummary, "suppressed">>(sql`
    select count(*)::int as promoters,
      (count(*) filter (where ended_at is null and asked_at is null))::int as waiting,
      (count(*) filter (where thanked_at is not null))::int as thanked,
      (count(*) filter (where ended_at is null and asked_at is null and ask_due_at < app_now() + interval '1 day'))::int as due,
      (count(*) filter (where asked_at is not null))::int as asked,
      (count(*) filter (where nudged_at is not null))::int as nudged
    from journeys where kind = 'promoter' and started_at >= ${since}`);
  const reasons = await tx.execute<{ code: string; count: number }>(sql`
    select code, count(*)::int as count
    from journeys, regexp_split_to_table(substr(ended_reason, 13), ' ') as code
    where kind = 'promoter' and started_at >= ${since} and ended_reason like 'suppressed: %'
    group by code order by count(*) desc, code`);
  const none = { promoters: 0, waiting: 0, thanked: 0, due: 0, asked: 0, nudged: 0 };
  return { ...none, ...row, suppressed: reasons.map(({ code, count }) => ({ code, count })) };
}
