import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultFollowUp } from "../../domain/default-settings.js";
import type { CaseCommand } from "../../domain/decision.js";
import { commandCase } from "../../usecases/case-command.js";
import { fireDeadline, nextDeadline } from "../../usecases/case-deadlines.js";
import { readCase } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import { putFollowUp } from "../../usecases/setting-documents.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const key = { kind: "key", id: "k1" } as const;
const change = { actor: key, ifMatch: null } as const;
const hour = 3_600_000;

describe("the delays of the verification", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(() => product.close());

  it("hold for cases that are settled already, which are woken for it", async () => {
    const { deps } = product;
    const { case: one } = await takeResponse(deps, { response: npsAnswer(5), anyAge: false, idempotency: null });
    const id = one!.id;
    const act = (command: CaseCommand) =>
      commandCase(deps, { caseId: id, command, actor: key, ifMatch: null, idempotency: null });
    await act({ action: "log-contact", channel: "call", outcome: "reached", note: null, durationMs: null });
    const { rev } = await act({
      action: "resolve",
      code: "fixed",
      cause: "delivery",
      causeDetail: null,
      done: "new one",
      evidence: null,
    });
    expect((await nextDeadline(deps, id)).waitMs).toBeGreaterThan(23 * hour);
    await deps.db.transaction((tx) => tx.execute(sql`delete from outbox`));
    await putFollowUp(deps, { ...defaultFollowUp, verifyDelayMs: 0, verifySilenceMs: 2 * hour }, change);
    const woken = await deps.db.read((tx) =>
      tx.execute<{ subject_id: string }>(sql`select subject_id::text from outbox where workflow_type = 'followUpCase'`),
    );
    expect(woken.map((row) => row.subject_id)).toEqual([id]);
    const shown = await readCase(deps, id, key);
    expect(shown.rev).toBe(rev);
    expect(Date.parse(shown.nextDue!.dueAt)).toBe(Date.parse(shown.resolvedAt!));
    await fireDeadline(deps, id);
    expect((await readCase(deps, id, key)).verificationAskedAt).not.toBeNull();
    expect((await nextDeadline(deps, id)).waitMs).toBeLessThanOrEqual(2 * hour);
  });
});
