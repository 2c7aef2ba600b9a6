/** Whose answer it is, when its keys point at different people (contract.md, Intake, Customers). */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readResponse } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import type { SurveyResponse } from "../../domain/survey-response.js";
import { customer, npsAnswer, openProduct, type TestProduct } from "../support/product.js";

let product: TestProduct;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());
const take = (response: SurveyResponse) => takeResponse(product.deps, { response, anyAge: false, idempotency: null });
const customerOf = async (responseId: string | null) =>
  (await readResponse(product.deps, responseId ?? "", { kind: "system", id: "intake" })).customer?.["id"];
const conflictsOf = (responseId: string | null) =>
  product.deps.db.read(async (tx) =>
    tx.execute<{ fields: unknown }>(sql`
      select jsonb_path_query_array(after, '$.conflicts[*].field') as fields from ledger
      where subject_id = ${responseId} and type = 'customer.identity_conflict' order by seq`),
  );

it("the first key that is known wins, in the order externalId, e-mail, phone, whatever their case", async () => {
  const phone = "+358401112233";
  const first = await take(npsAnswer(8, { customer: customer("order-a", { phone }) }));
  const second = await take(npsAnswer(8, { customer: customer("order-b") }));
  const unknown = { externalId: null, email: null, phone: null };
  const byMail = await take(
    npsAnswer(8, { customer: customer("x", { ...unknown, email: "Order-B@customer.example", phone }) }),
  );
  const byPhone = await take(npsAnswer(8, { customer: customer("x", { ...unknown, phone }) }));
  const byId = await take(
    npsAnswer(8, { customer: customer("order-a", { email: "order-b@customer.example", phone: null }) }),
  );
  expect(await customerOf(byMail.responseId)).toBe(await customerOf(second.responseId));
  expect(await customerOf(byPhone.responseId)).toBe(await customerOf(first.responseId));
  expect(await customerOf(byId.responseId)).toBe(await customerOf(first.responseId));
  expect(await conflictsOf(byMail.responseId)).toEqual([{ fields: ["phone"] }]);
  expect(await conflictsOf(byId.responseId)).toEqual([{ fields: ["email"] }]);
  expect(await conflictsOf(byPhone.responseId)).toEqual([]);
});

it("a later version says its conflicts too", async () => {
  await take(npsAnswer(8, { customer: customer("late-b") }));
  const answer = npsAnswer(8, { version: 1, customer: customer("late-a") });
  const first = await take(answer);
  expect(await conflictsOf(first.responseId)).toEqual([]);
  const later = await take({
    ...answer,
    version: 2,
    customer: customer("late-a", { email: "late-b@customer.example" }),
  });
  expect(later).toMatchObject({ status: "updated", responseId: first.responseId });
  expect(await conflictsOf(first.responseId)).toEqual([{ fields: ["email"] }]);
});
