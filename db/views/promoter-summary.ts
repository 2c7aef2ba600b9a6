/** How far promoters have come, counted. */
import { sql, type SQL } from "drizzle-orm";
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

/** Journeys of promoters that started at or after `sinceMs`; `teams` = only those whose touchpoint is theirs, null = all. */
export async function promoterSummary(
  tx: Tx,
  sinceMs: number,
  teams: readonly string[] | null,
): Promise<PromoterSummary> {
  const since = sql`${new Date(sinceMs).toISOString()}::timestamptz`;
  const [row] = await tx.execute<Omit<PromoterSummary, "suppressed">>(sql`
    select count(*)::int as promoters,
      (count(*) filter (where ended_at is null and asked_at is null))::int as waiting,
      (count(*) filter (where thanked_at is not null))::int as thanked,
      (count(*) filter (where ended_at is null and asked_at is null and ask_due_at < app_now() + interval '1 day'))::int as due,
      (count(*) filter (where asked_at is not null))::int as asked,
      (count(*) filter (where nudged_at is not null))::int as nudged
    from journeys j where kind = 'promoter' and started_at >= ${since} ${ofTeams(teams)}`);
  const reasons = await tx.execute<{ code: string; count: number }>(sql`
    select code, count(*)::int as count
    from journeys j, regexp_split_to_table(substr(ended_reason, 13), ' ') as code
    where kind = 'promoter' and started_at >= ${since} and ended_reason like 'suppressed: %' ${ofTeams(teams)}
    group by code order by count(*) desc, code`);
  const none = { promoters: 0, waiting: 0, thanked: 0, due: 0, asked: 0, nudged: 0 };
  return { ...none, ...row, suppressed: reasons.map(({ code, count }) => ({ code, count })) };
}

/** A touchpoint no team names is that of the team `default`. */
function ofTeams(teams: readonly string[] | null): SQL {
  if (teams === null) return sql``;
  return sql`and coalesce((select tt.team_id from responses r join team_touchpoints tt on tt.touchpoint = r.touchpoint
    where r.id = j.response_id), 'default') in ${["", ...teams]}`;
}
