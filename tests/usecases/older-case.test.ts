import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import type { CaseCommand } from "../../domain/decision.js";
import { commandCase } from "../../usecases/case-command.js";
import { readCase, readLedger } from "../../usecases/case-reading.js";
import { answerVerification } from "../../usecases/customer-case-page.js";
import { takeResponse } from "../../usecases/intake.js";
import { linkToken } from "../../usecases/link-tokens.js";
import { customer, npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const key = { kind: "key", id: "k1" } as const;
const day = 24 * 3_600_000;
const contact = (outcome: "reached" | "no_answer"): CaseCommand => ({
  action: "log-contact",
  channel: "call",
  outcome,
  note: null,
  durationMs: null,
});

describe("a customer's word about an older case", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(() => product.close());

  it("joins their open case: its wait ends, its owner is told, the older one stays closed", async () => {
    const { deps } = product;
    const who = customer("twice");
    const take = async () =>
      (await takeResponse(deps, { response: npsAnswer(5, { customer: who }), anyAge: false, idempotency: null })).case!
        .id;
    const act = (caseId: string, command: CaseCommand) =>
      commandCase(deps, { caseId, command, actor: key, ifMatch: null, idempotency: null });
    const older = await take();
    await act(older, contact("reached"));
    const settled = { code: "fixed", cause: "delivery", causeDetail: null, done: "new one", evidence: null } as const;
    await act(older, { action: "resolve", ...settled });
    const link = linkToken(deps.secretKey, "case", older);
    await answerVerification(deps, link, { answer: "yes", comment: null });
    await deps.db.transaction((tx) => setAppTimeOffset(tx, 15 * day));
    const newer = await take();
    expect(newer).not.toBe(older);
    await act(newer, contact("no_answer"));
    const { rev } = await act(newer, { action: "pause", reason: "waiting_customer", until: null });
    await expect(act(older, { action: "reopen", reason: "again" })).rejects.toMatchObject({
      kind: "conflict",
      code: "open-case-exists",
    });
    expect(await answerVerification(deps, link, { answer: "no", comment: "It broke again" })).toBe("taken");
    const after = await readCase(deps, newer, key);
    expect(after).toMatchObject({ status: "in_progress", pause: null });
    expect(after.rev).toBeGreaterThan(rev);
    expect((await readCase(deps, older, key)).status).toBe("closed");
    const { items } = await readLedger(deps, newer, { asOf: null, limit: 200, afterSeq: null, actor: key });
    expect(items.find(({ type }) => type === "customer.not_fixed")).toMatchObject({
      actor: { kind: "customer" },
      after: { caseId: older, answer: "no" },
      text: "It broke again",
    });
    const told = await deps.db.read((tx) =>
      tx.execute<{ user_id: string }>(
        sql`select user_id from notices where case_id = ${newer}::uuid and cause = 'new_answer' and in_app`,
      ),
    );
    expect(told.map((row) => row.user_id)).toEqual([after.owner?.id]);
  });
});
