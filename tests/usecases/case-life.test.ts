import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { policyVersions, policies, settings } from "../../db/schema/index.js";
import type { CaseCommand } from "../../domain/decision.js";
import type { Policy } from "../../domain/policy.js";
import { defaultFollowUp } from "../../domain/default-settings.js";
import { commandCase } from "../../usecases/case-command.js";
import { fireDeadline } from "../../usecases/case-deadlines.js";
import { readCase, readLedger } from "../../usecases/case-reading.js";
import { answerVerification, readCustomerCase } from "../../usecases/customer-case-page.js";
import { takeResponse } from "../../usecases/intake.js";
import { linkToken } from "../../usecases/link-tokens.js";
import { customer, npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const key = { kind: "key", id: "k1" } as const;
const minute = 60_000;
const rung = (
  id: string,
  at: { percent: number } | { offsetMs: number },
  notify: Policy["ladder"][number]["notify"],
  action: null | "reassign" = null,
) => ({
  id,
  clock: "first_contact" as const,
  at,
  notify,
  by: ["mail" as const],
  action,
  acknowledgeWithinMs: null,
});
/** A first contact within 100 minutes of a calendar that never closes, and every kind of rung. */
const policy: Policy = {
  name: "quick",
  rules: [
    {
      when: {},
      clocks: {
        acknowledge: null,
        first_contact: { budgetMs: 100 * minute },
        next_update: null,
        resolve: { budgetMs: 1000 * minute },
      },
    },
  ],
  ladder: [
    rung("r50", { percent: 50 }, ["owner"]),
    rung("r75", { percent: 75 }, ["owner"]),
    rung("r90", { percent: 90 }, ["owner", "lead"]),
    rung("breach", { percent: 100 }, ["lead"]),
    rung("l2", { offsetMs: 20 * minute }, ["owner", "lead"], "reassign"),
  ],
};

describe("the life of a case", () => {
  let product: TestProduct;
  let offsetMs = 0;
  const move = async (ms: number): Promise<void> => {
    offsetMs += ms;
    await product.deps.db.transaction((tx) => setAppTimeOffset(tx, offsetMs));
  };
  beforeAll(async () => {
    product = await openProduct();
    await product.deps.db.transaction(async (tx) => {
      await tx.execute(sql`update teams set calendar_id = 'always'`);
      await tx
        .insert(policyVersions)
        .values({ policyId: "default", version: 2, document: policy, publishedAt: 0, publishedBy: "test" });
      await tx
        .update(policies)
        .set({ publishedVersion: 2, draft: policy })
        .where(sql`id = 'default'`);
      await tx
        .update(settings)
        .set({ document: { ...defaultFollowUp, workingHoursNotices: false } })
        .where(sql`id = 'follow-up'`);
    });
  });
  afterAll(() => product.close());

  const open = async (score = 5) => {
    const taken = await takeResponse(product.deps, { response: npsAnswer(score), anyAge: false, idempotency: null });
    return taken.case!.id;
  };
  const act = (caseId: string, command: CaseCommand) =>
    commandCase(product.deps, { caseId, command, actor: key, ifMatch: null, idempotency: null });
  const noticesOf = (caseId: string) =>
    product.deps.db.read((tx) =>
      tx.execute<{ kind: string; rung_key: string | null; user_id: string | null; state: string }>(
        sql`select kind, rung_key, user_id, state from notices where case_id = ${caseId}::uuid order by created_at, id`,
      ),
    );
  const call: CaseCommand = {
    action: "log-contact",
    channel: "call",
    outcome: "reached",
    note: null,
    durationMs: null,
  };
  const resolve: CaseCommand = {
    action: "resolve",
    code: "fixed",
    cause: "delivery",
    causeDetail: null,
    done: "New delivery",
    evidence: null,
  };

  it("climbs the ladder in order, each rung once, and hands the case over at the reassign rung", async () => {
    const caseId = await open();
    const first = await readCase(product.deps, caseId, key);
    const kinds: string[] = [];
    for (const wait of [50, 25, 15, 10, 20]) {
      await move(wait * minute);
      await fireDeadline(product.deps, caseId);
      await fireDeadline(product.deps, caseId);
      kinds.push((await noticesOf(caseId)).at(-1)!.kind);
    }
    const after = await readCase(product.deps, caseId, key);
    expect(after).toMatchObject({ escalationLevel: 2, peakEscalationLevel: 2, status: "assigned" });
    expect(after.owner?.id).not.toBe(first.owner?.id);
    const contact = after.clocks.find((clock) => clock.kind === "first_contact");
    expect(contact).toMatchObject({ state: "missed", breachedAt: contact!.dueAt });
    const all = await noticesOf(caseId);
    expect(all.filter((one) => one.rung_key !== null).map((one) => one.kind)).toEqual(
      expect.arrayContaining(["reminder", "breach", "escalation"]),
    );
    expect(all.filter((one) => one.kind === "assignment").map((one) => one.user_id)).toContain(after.owner?.id);
    const fired = await product.deps.db.read((tx) =>
      tx.execute<{ key: string; outcome: string }>(
        sql`select key, outcome from fired_deadlines where case_id = ${caseId}::uuid and rung_id is not null`,
      ),
    );
    expect(fired.map((one) => one.outcome)).toEqual(["fired", "fired", "fired", "fired", "fired"]);
  });

  it("records rungs that passed during an outage without mailing them, and acts once on the one now due", async () => {
    const caseId = await open();
    await move(101 * minute);
    await fireDeadline(product.deps, caseId);
    const mailed = (await noticesOf(caseId)).filter((one) => one.rung_key !== null);
    expect(mailed.map((one) => one.kind)).toEqual(["breach"]);
    const ledger = await readLedger(product.deps, caseId, { asOf: null, limit: 200, afterSeq: null, actor: key });
    expect(ledger.items.filter((item) => item.type === "rung.passed")).toHaveLength(3);
    expect(ledger.items.find((item) => item.type === "rung.fired")?.latenessMs).toBeGreaterThanOrEqual(minute);
  });

  it("asks the customer after resolving; no brings the case back, yes closes it", async () => {
    const caseId = await open();
    await act(caseId, { action: "acknowledge" });
    await act(caseId, call);
    await act(caseId, resolve);
    await move(24 * 60 * minute);
    await fireDeadline(product.deps, caseId);
    expect((await noticesOf(caseId)).at(-1)).toMatchObject({ kind: "verification", state: "pending" });
    const token = linkToken(product.deps.secretKey, "case", caseId);
    expect(await readCustomerCase(product.deps, token)).toMatchObject({ isAsked: true, status: "resolved" });
    expect(await answerVerification(product.deps, token, { answer: "no", comment: "Still broken" })).toBe("taken");
    const back = await readCase(product.deps, caseId, key);
    expect(back).toMatchObject({ status: "in_progress", reopenCount: 1 });
    expect(back.clocks.filter((clock) => clock.kind === "first_contact").map((clock) => clock.generation)).toEqual([
      1, 2,
    ]);
    expect(await answerVerification(product.deps, token, { answer: "no", comment: null })).toBe("already");
    await act(caseId, call);
    await act(caseId, resolve);
    await move(24 * 60 * minute);
    await fireDeadline(product.deps, caseId);
    expect((await noticesOf(caseId)).filter((one) => one.kind === "verification")).toHaveLength(2);
    expect(await answerVerification(product.deps, token, { answer: "yes", comment: null })).toBe("taken");
    expect(await readCase(product.deps, caseId, key)).toMatchObject({
      status: "closed",
      verified: "yes",
      nextDue: null,
    });
    expect(await answerVerification(product.deps, token, { answer: "yes", comment: null })).toBe("already");
  });

  it("takes no answer any more when the time for reopening is over", async () => {
    const caseId = await open();
    await act(caseId, call);
    await act(caseId, resolve);
    await move(24 * 60 * minute);
    await fireDeadline(product.deps, caseId);
    await move(7 * 24 * 60 * minute);
    await fireDeadline(product.deps, caseId);
    await move(14 * 24 * 60 * minute + minute);
    const token = linkToken(product.deps.secretKey, "case", caseId);
    expect(await answerVerification(product.deps, token, { answer: "no", comment: null })).toBe("not_asked");
    expect(await readCase(product.deps, caseId, key)).toMatchObject({ status: "closed", reopenCount: 0 });
  });

  it("closes a resolved case as unverified after the silence", async () => {
    const caseId = await open();
    await act(caseId, call);
    await act(caseId, resolve);
    await move(24 * 60 * minute);
    await fireDeadline(product.deps, caseId);
    await move(7 * 24 * 60 * minute);
    const plan = await fireDeadline(product.deps, caseId);
    expect(plan.ended).toBe(true);
    expect(await readCase(product.deps, caseId, key)).toMatchObject({ status: "closed", verified: "silence" });
  });

  it("refuses to resolve without evidence and says what is missing", async () => {
    const caseId = await open();
    await act(caseId, { action: "acknowledge" });
    await expect(act(caseId, resolve)).rejects.toMatchObject({ kind: "invalid", code: "guard-not-met" });
  });

  it("joins a detractor answer within 14 days after closing to the closed case and reopens it", async () => {
    const who = customer("back-again");
    const first = await takeResponse(product.deps, {
      response: npsAnswer(5, { customer: who }),
      anyAge: false,
      idempotency: null,
    });
    await act(first.case!.id, call);
    await act(first.case!.id, resolve);
    await answerVerification(product.deps, linkToken(product.deps.secretKey, "case", first.case!.id), {
      answer: "yes",
      comment: null,
    });
    await move(24 * 60 * minute);
    const second = await takeResponse(product.deps, {
      response: npsAnswer(2, { customer: who }),
      anyAge: false,
      idempotency: null,
    });
    expect(second.case?.id).toBe(first.case?.id);
    expect(await readCase(product.deps, first.case!.id, key)).toMatchObject({ status: "in_progress", reopenCount: 1 });
  });

  it("refuses a stale version with the current one", async () => {
    const caseId = await open();
    const input = { caseId, command: { action: "note", text: "called" } as const, actor: key, idempotency: null };
    const after = await commandCase(product.deps, { ...input, ifMatch: 1 });
    await expect(commandCase(product.deps, { ...input, ifMatch: 1 })).rejects.toMatchObject({
      kind: "stale",
      details: { rev: after.rev },
    });
  });

  it("answers a repeated Idempotency-Key with the first answer, and another body with a refusal", async () => {
    const caseId = await open();
    const idempotency = { caller: "k1", route: `POST note ${caseId}`, key: "a", bodyHash: "1" };
    const input = { caseId, command: { action: "note", text: "called" } as const, actor: key, ifMatch: null };
    const first = await commandCase(product.deps, { ...input, idempotency });
    expect(await commandCase(product.deps, { ...input, idempotency })).toEqual(first);
    await expect(
      commandCase(product.deps, { ...input, idempotency: { ...idempotency, bodyHash: "2" } }),
    ).rejects.toMatchObject({
      code: "idempotency-key-reused",
    });
  });
});
