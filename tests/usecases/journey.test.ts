import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { settings } from "../../db/schema/index.js";
import { defaultPromoters } from "../../domain/default-settings.js";
import { setPreferences, readPreferences, unsubscribe } from "../../usecases/customer-preferences.js";
import { takeResponse } from "../../usecases/intake.js";
import { fireJourneyStep, nextJourneyStep } from "../../usecases/journey.js";
import { linkToken } from "../../usecases/link-tokens.js";
import type { SurveyResponse } from "../../domain/survey-response.js";
import { customer, npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const hour = 3_600_000;

describe("the way of a promoter", () => {
  let product: TestProduct;
  let offsetMs = 0;
  const move = async (ms: number): Promise<void> => {
    offsetMs += ms;
    await product.deps.db.transaction((tx) => setAppTimeOffset(tx, offsetMs));
  };
  beforeAll(async () => {
    product = await openProduct({ poolSize: 10 });
    await product.deps.db.transaction((tx) =>
      tx
        .update(settings)
        .set({ document: { ...defaultPromoters, holdOutPercent: 0, contactHours: null } })
        .where(sql`id = 'promoters'`),
    );
  });
  afterAll(() => product.close());
  const take = async (response: SurveyResponse) =>
    takeResponse(product.deps, { response, anyAge: false, idempotency: null });
  const mailsTo = async (externalId: string) =>
    (
      await product.deps.db.read((tx) =>
        tx.execute<{ kind: string }>(
          sql`select n.kind from notices n join customers c on c.id = n.customer_id where c.external_id = ${externalId} order by n.created_at, n.id`,
        ),
      )
    ).map((row) => row.kind);

  it("thanks at once, asks after a day, nudges once after a week, and ends", async () => {
    const taken = await take(npsAnswer(10, { customer: customer("p-1") }));
    const id = taken.responseId!;
    expect((await fireJourneyStep(product.deps, id)).waitMs).toBeGreaterThan(23 * hour);
    expect(await mailsTo("p-1")).toEqual(["thanks"]);
    await move(24 * hour);
    expect((await fireJourneyStep(product.deps, id)).waitMs).toBeGreaterThan(6 * 24 * hour);
    expect(await mailsTo("p-1")).toEqual(["thanks", "referral_ask"]);
    await move(7 * 24 * hour);
    expect((await fireJourneyStep(product.deps, id)).ended).toBe(true);
    expect(await mailsTo("p-1")).toEqual(["thanks", "referral_ask", "referral_ask"]);
    expect((await nextJourneyStep(product.deps, id)).ended).toBe(true);
  });

  it("asks once when fifty answers of one promoter arrive at once", async () => {
    const who = customer("p-50");
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, index) => take(npsAnswer(10, { externalId: `p50-${index}`, customer: who }))),
    );
    await move(24 * hour);
    await Promise.all(taken.map((one) => fireJourneyStep(product.deps, one.responseId!)));
    const mails = await mailsTo("p-50");
    expect(mails.filter((kind) => kind === "referral_ask")).toHaveLength(1);
    expect(mails.filter((kind) => kind === "thanks")).toHaveLength(1);
  });

  it("does not ask while a case is open, without consent, or after unsubscribing", async () => {
    const open = await take(npsAnswer(10, { customer: customer("p-open") }));
    const refused = await take(
      npsAnswer(10, { customer: customer("p-refused"), consent: { contact: true, marketing: null } }),
    );
    const left = await take(npsAnswer(10, { customer: customer("p-left") }));
    for (const one of [open, refused, left]) await fireJourneyStep(product.deps, one.responseId!);
    await take(npsAnswer(10, { customer: customer("p-open"), contactRequested: true }));
    const customerId = (
      await product.deps.db.read((tx) =>
        tx.execute<{ id: string }>(sql`select id from customers where external_id = 'p-left'`),
      )
    )[0]!.id;
    const token = linkToken(product.deps.secretKey, "preferences", customerId);
    expect(await unsubscribe(product.deps, token)).toBe(true);
    expect(await readPreferences(product.deps, token)).toMatchObject({ offers: false, surveys: false });
    await move(24 * hour);
    for (const one of [open, refused, left]) await fireJourneyStep(product.deps, one.responseId!);
    for (const name of ["p-refused", "p-left"]) expect(await mailsTo(name)).toEqual(["thanks"]);
    expect(await mailsTo("p-open")).not.toContain("referral_ask");
    expect(await setPreferences(product.deps, token, { surveys: true, offers: true })).toBe(true);
  });

  it("thanks a passive and ends", async () => {
    const taken = await take(npsAnswer(7, { customer: customer("passive-1") }));
    expect((await fireJourneyStep(product.deps, taken.responseId!)).ended).toBe(true);
    expect(await mailsTo("passive-1")).toEqual(["thanks"]);
  });

  it("opens nothing for a token that was never issued", async () => {
    expect(await unsubscribe(product.deps, "x".repeat(32))).toBe(false);
    expect(await readPreferences(product.deps, "../../etc")).toBeNull();
  });
});
