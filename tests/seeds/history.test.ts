/** The demo's last thirty days, told on a busy morning and on a Sunday in the holidays. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appNow, setAppTimeOffset } from "../../db/app-now.js";
import { loadCalendars } from "../../db/organisation-store.js";
import { isOpen, nextOpening, type BusinessCalendar } from "../../domain/business-time.js";
import { seedHistory } from "../../seeds/index.js";
import { takeResponse } from "../../usecases/intake.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** What a telling may have moved the clock on while it worked. */
const tellingMs = 120_000;

const moments = [
  { when: "on a Thursday morning", at: "2027-03-04T08:20:00Z", isOrdinary: true },
  // Caps on elapsed time run through holidays, so that rungs come earlier and notices wait for the doors to open.
  { when: "on the Sunday after Christmas", at: "2026-12-27T11:30:00Z", isOrdinary: false },
];

describe.each(moments)("the last thirty days of the demo's company, told $when", ({ at, isOrdinary }) => {
  let product: TestProduct;
  let hours: BusinessCalendar;
  let told: boolean;
  const startedAt = Date.parse(at);

  async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<readonly T[]> {
    return product.deps.db.read(async (tx) => (await tx.execute(query)) as unknown as readonly T[]);
  }
  async function counts(query: ReturnType<typeof sql>): Promise<Record<string, number>> {
    const list = await rows<{ name: string | null; count: number }>(query);
    return Object.fromEntries(list.map(({ name, count }) => [String(name), count]));
  }
  const total = (list: Record<string, number>): number => Object.values(list).reduce((sum, one) => sum + one, 0);

  beforeAll(async () => {
    product = await openProduct();
    const { db } = product.deps;
    await db.transaction((tx) => setAppTimeOffset(tx, startedAt - Date.now()));
    told = await seedHistory(product.deps);
    const calendar = await db.read(async (tx) => (await loadCalendars(tx, ["default"])).get("default"));
    if (calendar === undefined) throw new Error("no calendar");
    hours = calendar;
  }, 300_000);
  afterAll(() => product.close());

  it("has 200 answers of 140 to 160 customers in three languages, of three kinds, and some unasked", async () => {
    expect(told).toBe(true);
    expect(await counts(sql`select language as name, count(*)::int from responses group by 1`)).toEqual({
      fi: 120,
      sv: 40,
      en: 40,
    });
    const [people] = await rows<{ count: number }>(sql`select count(*)::int from customers`);
    expect(people?.count).toBeGreaterThanOrEqual(140);
    expect(people?.count).toBeLessThanOrEqual(160);
    const kinds = await counts(sql`select survey ->> 'kind' as name, count(*)::int from responses group by 1`);
    expect(kinds.nps).toBeGreaterThan(140);
    expect(kinds.csat).toBeGreaterThan(8);
    expect(kinds.ces).toBeGreaterThan(6);
    expect(kinds.null).toBe(3);
    const bands = await counts(sql`select band as name, count(*)::int from responses group by 1`);
    expect(bands.promoter).toBeGreaterThan(75);
    expect(bands.passive).toBeGreaterThan(35);
    expect(bands.detractor).toBeGreaterThan(50);
  });

  it("lies within the last thirty days", async () => {
    const [span] = await rows<{ first: string; last: string }>(
      sql`select min(received_at)::text as first, max(received_at)::text as last from responses`,
    );
    expect(Date.parse(span?.first ?? "")).toBeGreaterThan(startedAt - 30 * dayMs);
    expect(Date.parse(span?.first ?? "")).toBeLessThan(startedAt - 28 * dayMs);
    expect(Date.parse(span?.last ?? "")).toBeLessThanOrEqual(startedAt + tellingMs);
  });

  it("says nothing twice", async () => {
    const comments = await rows<{ comment: string }>(sql`select comment from responses where comment is not null`);
    expect(new Set(comments.map(({ comment }) => comment.trim().toLowerCase())).size).toBe(comments.length);
    const silent = await rows(sql`select 1 from responses where band = 'detractor' and comment is null`);
    expect(silent).toEqual([]);
  });

  it("has cases in every state, and one open case per customer at most", async () => {
    const states = await counts(sql`select status as name, count(*)::int from cases group by 1`);
    expect(Object.keys(states).toSorted()).toEqual([
      "assigned",
      "cancelled",
      "closed",
      "in_progress",
      "new",
      "resolved",
      "waiting_customer",
      "waiting_internal",
    ]);
    const { closed = 0, cancelled = 0 } = states;
    const open = total(states) - closed - cancelled;
    expect(open).toBeGreaterThanOrEqual(18);
    expect(open).toBeLessThanOrEqual(27);
    expect(closed).toBeGreaterThan(33);
    const twice = await rows(sql`select customer_id from cases where status not in ('closed', 'cancelled')
      group by customer_id having count(*) > 1`);
    expect(twice).toEqual([]);
    expect(
      await counts(sql`select unassigned_reason as name, count(*)::int from cases where status = 'new' group by 1`),
    ).toEqual({ no_eligible_member: 1, handed_over: 1 });
    const [rest] = await rows<Record<string, number>>(sql`select
      (count(*) filter (where snoozed_until is not null))::int as snoozed,
      (count(*) filter (where verified = 'yes'))::int as by_yes,
      (count(*) filter (where verified = 'silence'))::int as by_silence,
      (count(*) filter (where reopen_count > 0 and status = 'in_progress'))::int as reopened,
      (count(*) filter (where cancel_reason = 'merged'))::int as merged,
      (count(*) filter (where cancel_reason = 'survey_error'))::int as survey_error,
      (count(*) filter (where severity = 'P1' and status = 'in_progress'))::int as urgent,
      (count(*) filter (where promise is not null))::int as promised from cases`);
    expect(rest).toMatchObject({ snoozed: 1, merged: 2, survey_error: 2, urgent: 1, promised: 1 });
    expect(rest?.by_yes).toBeGreaterThan(20);
    expect(rest?.by_silence).toBeGreaterThan(3);
    expect(rest?.reopened).toBe(2);
  });

  it("has overdue cases on every level, an escalation that waits for its lead, and most closed in time", async () => {
    const levels = await counts(sql`select escalation_level as name, count(*)::int from cases
      where status = 'in_progress' group by 1`);
    expect(Object.keys(levels)).toEqual(expect.arrayContaining(["0", "1", "2", "3"]));
    const [waiting] = await rows<{ count: number }>(
      sql`select count(*)::int from cases where awaiting_acknowledgement is not null`,
    );
    expect(waiting?.count).toBeGreaterThan(0);
    const closings = await counts(sql`select (peak_escalation_level > 0)::text as name, count(*)::int from cases
      where status = 'closed' group by 1`);
    expect(closings.false).toBeGreaterThan((closings.true ?? 0) * 5);
  });

  it("leaves nobody beyond their capacity and everybody something to do", async () => {
    const load = await counts(sql`select owner_id as name, sum(case severity when 'P1' then 3 when 'P2' then 2
      when 'P3' then 1 else 0.5 end)::float8 as count from cases
      where owner_id is not null and status not in ('closed', 'cancelled', 'resolved') group by 1`);
    expect(Object.keys(load).length).toBe(4);
    for (const points of Object.values(load)) expect(points).toBeLessThan(16);
  });

  it("keeps every ledger in the order of time and nothing ahead of now", async () => {
    const now = await product.deps.db.read(appNow);
    const disorder =
      await rows(sql`select 1 from (select at, lag(at) over (partition by subject_type, subject_id order by seq) as before
      from ledger) l where at < before`);
    expect(disorder).toEqual([]);
    const [last] = await rows<{ at: string }>(sql`select max(at)::text as at from ledger`);
    expect(Date.parse(last?.at ?? "")).toBeLessThanOrEqual(now);
    const late = await rows(sql`select 1 from ledger where lateness_ms > 5000`);
    expect(late).toEqual([]);
  });

  it("lets staff act in their hours only", async () => {
    const acts = await rows<{ at: string }>(
      sql`select at::text from ledger where actor_kind = 'user' and subject_type = 'case'`,
    );
    expect(acts.length).toBeGreaterThan(150);
    const isWithin = (instant: number): boolean => isOpen(hours, instant) || isOpen(hours, instant - minuteMs);
    expect(acts.filter(({ at: text }) => !isWithin(Date.parse(text)))).toEqual([]);
  });

  it("leaves nothing to send that is older, and few deadlines for the first ten minutes", async () => {
    const now = await product.deps.db.read(appNow);
    const nowText = new Date(now).toISOString();
    const unsent = await rows(sql`select kind from notices where state in ('claimed', 'sending')
      or (state = 'pending' and not_before <= ${new Date(startedAt).toISOString()}::timestamptz)`);
    expect(unsent).toEqual([]);
    const held = await counts(
      sql`select recipient_id as name, count(*)::int from notices where state = 'pending' group by 1`,
    );
    if (isOrdinary) for (const count of Object.values(held)) expect(count).toBeLessThanOrEqual(5);
    const overdue = await rows(sql`select next_deadline_key from cases
      where next_deadline_at <= ${new Date(startedAt).toISOString()}::timestamptz`);
    expect(overdue).toEqual([]);
    const soon = new Date(nextOpening(hours, now) + 10 * minuteMs).toISOString();
    const [first] = await rows<{ cases: number; journeys: number }>(sql`select
      (select count(*)::int from cases where next_deadline_at <= ${soon}::timestamptz
        and next_deadline_at > ${nowText}::timestamptz) as cases,
      (select count(*)::int from journeys where ended_at is null and next_due_at <= ${soon}::timestamptz) as journeys`);
    expect(first?.cases).toBeGreaterThanOrEqual(isOrdinary ? 1 : 0);
    expect(first?.cases).toBeLessThanOrEqual(4);
    expect(first?.journeys).toBeLessThanOrEqual(12);
  });

  it("has thanked, asked and nudged promoters, and left others alone for different reasons", async () => {
    const [journeys] = await rows<Record<string, number>>(sql`select
      (count(*) filter (where thanked_at is not null))::int as thanked,
      (count(*) filter (where asked_at is not null and nudged_at is null and ended_at is null))::int as asked,
      (count(*) filter (where nudged_at is not null))::int as nudged,
      (count(*) filter (where ended_at is null and asked_at is null))::int as waiting
      from journeys where kind = 'promoter'`);
    expect(journeys?.thanked).toBeGreaterThan(60);
    for (const name of ["asked", "nudged", "waiting"]) expect(journeys?.[name]).toBeGreaterThan(0);
    const reasons = await counts(sql`select code as name, count(*)::int from journeys,
      regexp_split_to_table(substr(ended_reason, 13), ' ') as code where ended_reason like 'suppressed: %' group by 1`);
    expect(Object.keys(reasons)).toEqual(
      expect.arrayContaining([
        "no_marketing_consent",
        "hold_out",
        "unsubscribed",
        "bounced",
        "no_address",
        "cool_down",
      ]),
    );
  });

  it("has events in quarantine, each with its reason", async () => {
    expect(await counts(sql`select reason_code as name, count(*)::int from quarantine group by 1`)).toEqual({
      "label-missing": 1,
      "mapping-missing": 2,
      "malformed-json": 1,
    });
  });

  it("wakes the workflows of what is still open, each once", async () => {
    const wakes = await counts(sql`select workflow_type as name, count(*)::int from outbox group by 1`);
    const [open] = await rows<{ cases: number; journeys: number }>(sql`select
      (select count(*)::int from cases where status not in ('closed', 'cancelled')) as cases,
      (select count(*)::int from journeys where ended_at is null) as journeys`);
    expect(wakes.followUpCase).toBe(open?.cases);
    expect((wakes.invitePromoter ?? 0) + (wakes.thankPassive ?? 0)).toBe(open?.journeys);
  });

  it("gives the clock back as it was", async () => {
    const now = await product.deps.db.read(appNow);
    expect(now).toBeGreaterThan(startedAt);
    expect(now).toBeLessThan(startedAt + 10 * minuteMs);
  });

  it("changes nothing the second time", async () => {
    const fingerprint = sql`select (select count(*) from responses) || '/' || (select count(*) from ledger) || '/'
      || (select count(*) from notices) || '/' || (select count(*) from outbox) as all`;
    const before = await rows(fingerprint);
    expect(await seedHistory(product.deps)).toBe(false);
    expect(await rows(fingerprint)).toEqual(before);
  });
});

describe("an organisation the story does not fit", () => {
  it("keeps its own past when it has answers already", async () => {
    const product = await openProduct();
    try {
      await takeResponse(product.deps, { response: npsAnswer(9), anyAge: false, idempotency: null });
      expect(await seedHistory(product.deps)).toBe(false);
    } finally {
      await product.close();
    }
  });

  it("is left as it was, its clock too, when the telling fails half-way", async () => {
    const product = await openProduct();
    const { db } = product.deps;
    try {
      await db.transaction((tx) => tx.execute(sql`update users set active = false where id = 'sanna-makela'`));
      await expect(seedHistory(product.deps)).rejects.toThrow("does not work out");
      const [left] = await db.read((tx) =>
        tx.execute(sql`select (select count(*)::int from responses) as responses, (select count(*)::int from outbox) as wakes,
          (select count(*)::int from accounts) as accounts, (select offset_ms::int from app_time) as "offset"`),
      );
      expect(left).toEqual({ responses: 0, wakes: 0, accounts: 0, offset: 0 });
    } finally {
      await product.close();
    }
  }, 300_000);
});
