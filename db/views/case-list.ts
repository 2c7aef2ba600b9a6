/** Lists of cases: one row per case with what a person needs to choose the next one. */
import { and, asc, desc, eq, gt, ilike, inArray, lt, lte, notInArray, or, sql, type SQL } from "drizzle-orm";
import type { Tx } from "../client.js";
import { accounts, cases, clocks, customers, responses, teams, users } from "../schema/index.js";

/** How a list is ordered: by the next due instant (default), newest first, or by severity and then due. */
export type CaseSort = "next_due" | "opened" | "severity";

/** Conditions of a list; null = not asked. `scope` keeps a reader to what they may see. */
export interface CaseFilter {
  status: readonly string[] | null;
  owner: string | null;
  /** True = only cases without an owner. */
  unassigned: boolean;
  team: string | null;
  customer: string | null;
  severity: readonly string[] | null;
  atRisk: boolean | null;
  breached: boolean | null;
  /** True = what is due next has passed; false = it has not. */
  overdue?: boolean | null;
  /** True = only cases hidden from their owner's queue; false = none of them. */
  snoozed?: boolean | null;
  /** Case number, part of a name, an address, or words of the customer. */
  q: string | null;
  /** True = `q` is looked for among case numbers alone. */
  searchesNumbersOnly?: boolean;
  scope: SQL | null;
}

/** The last row of a page: what the next page starts behind. */
export interface CaseCursor {
  sort: CaseSort;
  dueAt: string;
  openedAt: string;
  severity: string;
  id: string;
}

const closed = ["closed", "cancelled"];
const dueOrLast = sql<string>`coalesce(${cases.nextDueAt}, 'infinity'::timestamptz)`;
const firstResponse = sql`(select r.id from ${responses} r where r.case_id = ${cases.id} order by r.received_at desc limit 1)`;

/** A page of cases and the cursor of the next one (null at the end). `limit` 1-200. */
export async function listCases(tx: Tx, filter: CaseFilter, sort: CaseSort, limit: number, after: CaseCursor | null) {
  const rows = await tx
    .select({
      case: cases,
      ownerName: users.name,
      teamName: teams.name,
      customer: customers,
      accountName: accounts.name,
      comment: responses.comment,
      score: responses.score,
      survey: responses.survey,
      dueKey: sql<string>`${dueOrLast}::text`,
      openedKey: sql<string>`${cases.openedAt}::text`,
    })
    .from(cases)
    .innerJoin(teams, eq(teams.id, cases.teamId))
    .leftJoin(users, eq(users.id, cases.ownerId))
    .leftJoin(customers, eq(customers.id, cases.customerId))
    .leftJoin(accounts, eq(accounts.id, customers.account))
    .leftJoin(responses, eq(responses.id, firstResponse))
    .where(and(...conditions(filter), after === null ? undefined : beyond(after)))
    .orderBy(...order(sort))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const clockRows =
    page.length === 0
      ? []
      : await tx
          .select()
          .from(clocks)
          .where(
            inArray(
              clocks.caseId,
              page.map((row) => row.case.id),
            ),
          )
          .orderBy(asc(clocks.startedAt), asc(clocks.kind));
  return {
    rows: page.map((row) => ({ ...row, clocks: clockRows.filter((clock) => clock.caseId === row.case.id) })),
    next:
      rows.length > limit && last !== undefined
        ? { sort, dueAt: last.dueKey, openedAt: last.openedKey, severity: last.case.severity, id: last.case.id }
        : null,
  };
}

/** How many cases fit a filter. */
export async function countCases(tx: Tx, filter: CaseFilter): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(cases)
    .leftJoin(customers, eq(customers.id, cases.customerId))
    .where(and(...conditions(filter)));
  return row?.n ?? 0;
}

/** One row of {@link listCases}. */
export type CaseListRow = Awaited<ReturnType<typeof listCases>>["rows"][number];

function order(sort: CaseSort): SQL[] {
  if (sort === "opened") return [desc(cases.openedAt), desc(cases.id)];
  if (sort === "severity") return [asc(cases.severity), asc(dueOrLast), asc(cases.id)];
  return [asc(dueOrLast), asc(cases.id)];
}

function beyond(after: CaseCursor): SQL {
  const due = sql`${after.dueAt}::timestamptz`;
  if (after.sort === "opened")
    return sql`(${cases.openedAt}, ${cases.id}) < (${after.openedAt}::timestamptz, ${after.id}::uuid)`;
  const behind = sql`(${dueOrLast}, ${cases.id}) > (${due}, ${after.id}::uuid)`;
  if (after.sort === "severity")
    return sql`(${cases.severity} > ${after.severity} or (${cases.severity} = ${after.severity} and ${behind}))`;
  return behind;
}

function conditions(filter: CaseFilter): (SQL | undefined)[] {
  const now = sql`app_now()`;
  const isAtRisk = and(lt(cases.atRiskAt, now), gt(cases.nextDueAt, now), notInArray(cases.status, closed));
  const isOverdue = and(lte(cases.nextDueAt, now), notInArray(cases.status, closed));
  return [
    filter.scope ?? undefined,
    filter.status === null ? undefined : inArray(cases.status, [...filter.status]),
    filter.owner === null ? undefined : eq(cases.ownerId, filter.owner),
    filter.unassigned ? sql`${cases.ownerId} is null` : undefined,
    filter.team === null ? undefined : eq(cases.teamId, filter.team),
    filter.customer === null
      ? undefined
      : or(sql`${cases.customerId}::text = ${filter.customer}`, eq(customers.externalId, filter.customer)),
    filter.severity === null ? undefined : inArray(cases.severity, [...filter.severity]),
    filter.atRisk === null ? undefined : filter.atRisk ? isAtRisk : sql`not coalesce(${isAtRisk}, false)`,
    filter.breached === null ? undefined : eq(cases.isBreached, filter.breached),
    (filter.overdue ?? null) === null
      ? undefined
      : filter.overdue === true
        ? isOverdue
        : sql`not coalesce(${isOverdue}, false)`,
    (filter.snoozed ?? null) === null
      ? undefined
      : filter.snoozed === true
        ? gt(cases.snoozedUntil, now)
        : sql`coalesce(${cases.snoozedUntil} <= ${now}, true)`,
    filter.q === null ? undefined : matches(filter.q, filter.searchesNumbersOnly === true),
  ];
}

function matches(q: string, numbersOnly: boolean): SQL | undefined {
  const pattern = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const digits = /^(?:il-)?(\d{1,9})$/i.exec(q.trim())?.[1];
  if (numbersOnly) return digits === undefined ? sql`false` : eq(cases.number, Number(digits));
  return or(
    digits === undefined ? undefined : eq(cases.number, Number(digits)),
    ilike(customers.name, pattern),
    ilike(customers.email, pattern),
    sql`exists (select 1 from ${responses} r where r.case_id = ${cases.id} and r.comment ilike ${pattern})`,
  );
}
