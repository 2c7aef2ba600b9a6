import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fireDeadline, nextDeadline } from "../../usecases/case-deadlines.js";
import { readCase, readCases, readLedger } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import type { SurveyResponse } from "../../domain/survey-response.js";
import { customer, npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const system = { kind: "system", id: "intake" } as const;
const everything = {
  status: null,
  owner: null,
  unassigned: false,
  team: null,
  customer: null,
  severity: null,
  atRisk: null,
  breached: null,
  q: null,
};

describe("taking an answer", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await openProduct({ poolSize: 10 });
  });
  afterAll(() => product.close());
  const take = (response: SurveyResponse) => takeResponse(product.deps, { response, anyAge: false, idempotency: null });

  it("makes a detractor a case with an owner and due instants that are readable at once", async () => {
    const result = await take(npsAnswer(5, { touchpoint: "delivery", comment: "Asentaja ei tullut" }));
    expect(result).toMatchObject({
      status: "accepted",
      band: "detractor",
      case: { number: expect.stringMatching(/^IL-\d+$/) },
    });
    const found = await readCase(product.deps, result.case!.id, system);
    expect(found).toMatchObject({ status: "assigned", severity: "P3", team: { id: "delivery" } });
    expect(found.owner).not.toBeNull();
    expect(found.clocks.map((clock) => clock.kind).toSorted()).toEqual(["acknowledge", "first_contact", "resolve"]);
    expect(found.clocks.every((clock) => clock.dueAt !== null && clock.dueAt > found.openedAt)).toBe(true);
    expect(found.nextDue?.kind).toBe("acknowledge");
    const listed = await readCases(product.deps, {
      filter: everything,
      sort: "next_due",
      limit: 50,
      after: null,
      actor: system,
    });
    expect(listed.items.map((item) => item.id)).toContain(found.id);
    const plan = await nextDeadline(product.deps, found.id);
    expect(plan.ended).toBe(false);
    expect(plan.waitMs).toBeGreaterThan(0);
    const ledger = await readLedger(product.deps, found.id, { asOf: null, limit: 50, afterSeq: null, actor: system });
    expect(ledger.items[0]).toMatchObject({ type: "case.opened", actor: { kind: "system", id: "intake" } });
  });

  it("fires nothing before its time", async () => {
    const result = await take(npsAnswer(5));
    const before = await readCase(product.deps, result.case!.id, system);
    const plan = await fireDeadline(product.deps, result.case!.id);
    expect(plan.waitMs).toBeGreaterThanOrEqual(250);
    expect((await readCase(product.deps, result.case!.id, system)).rev).toBe(before.rev);
  });

  it("answers the same answer again with the first result and opens no second case", async () => {
    const answer = npsAnswer(2);
    const first = await take(answer);
    const again = await take({ ...answer, comment: "something else" });
    expect(again).toEqual({ ...first, status: "duplicate" });
  });

  it("keeps one open case per customer when fifty detractor answers arrive at once", async () => {
    const who = customer("many");
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) => take(npsAnswer(1, { externalId: `many-${index}`, customer: who }))),
    );
    expect(new Set(results.map((result) => result.case?.id)).size).toBe(1);
    expect(results.every((result) => result.status === "accepted")).toBe(true);
  });

  it("opens a case when a later version turns a promoter into a detractor, and ends the promoter's journey", async () => {
    const answer = npsAnswer(9, { version: 1 });
    const first = await take(answer);
    expect(first).toMatchObject({ band: "promoter", case: null });
    const later = await take({ ...answer, version: 2, score: 3 });
    expect(later).toMatchObject({ status: "updated", band: "detractor", responseId: first.responseId });
    expect(later.case).not.toBeNull();
    const [journey] = await product.deps.db.read((tx) =>
      tx.execute<{ ended_reason: string }>(
        sql`select ended_reason from journeys where response_id = ${first.responseId}::uuid`,
      ),
    );
    expect(journey?.ended_reason).toBe("answer_changed");
    const back = await take({ ...answer, version: 3, score: 9 });
    expect(back.case?.id).toBe(later.case?.id);
    expect((await readCase(product.deps, later.case!.id, system)).status).toBe("assigned");
  });

  it("gives an answer without a customer a case of its own", async () => {
    const [one, other] = [await take(npsAnswer(0, { customer: null })), await take(npsAnswer(0, { customer: null }))];
    expect(one.case?.id).not.toBe(other.case?.id);
  });

  it("matches a customer by address when the external id is missing, and merges nobody", async () => {
    const known = await take(npsAnswer(8, { customer: customer("match-1", { email: "Match@customer.example" }) }));
    const byMail = await take(
      npsAnswer(8, { customer: { ...customer("x"), externalId: null, email: "match@customer.example" } }),
    );
    const owners = await product.deps.db.read((tx) =>
      tx.execute<{ n: number }>(
        sql`select count(distinct customer_id)::int as n from responses where id in (${known.responseId}::uuid, ${byMail.responseId}::uuid)`,
      ),
    );
    expect(owners[0]?.n).toBe(1);
  });
});
