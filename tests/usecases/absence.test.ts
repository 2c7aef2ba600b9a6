/** What an absence does to the work somebody has. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { moveAbsentWork } from "../../usecases/absence-moves.js";
import { commandCase } from "../../usecases/case-command.js";
import { readCase, readLedger } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import { putAbsence } from "../../usecases/setting-accounts.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const key = { kind: "key", id: "k1" } as const;
const change = { actor: key, ifMatch: null } as const;
const hourMs = 3_600_000;
const maija = "maija-heikkinen";
const petri = "petri-saarinen";
const tom = "tom-becker";

let product: TestProduct;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

/** A case of Maija's; severe scores are P2, others P3. */
async function caseOfMaija(score: number): Promise<string> {
  const taken = await takeResponse(product.deps, { response: npsAnswer(score), anyAge: false, idempotency: null });
  const id = taken.case?.id ?? "";
  if ((await ownerOf(id)) !== maija) await give(id, maija);
  return id;
}

async function give(caseId: string, to: string): Promise<void> {
  await commandCase(product.deps, {
    caseId,
    command: { action: "reassign", to, note: null },
    actor: key,
    ifMatch: null,
    idempotency: null,
  });
}

async function ownerOf(id: string): Promise<string | undefined> {
  return (await readCase(product.deps, id, key)).owner?.id;
}

async function away(id: string, parts: { give?: "urgent" | "all"; giveBack?: boolean; toMs?: number } = {}) {
  const from = Date.now() - 1_000;
  await putAbsence(
    product.deps,
    id,
    {
      user: maija,
      delegate: petri,
      from,
      to: Date.now() + (parts.toMs ?? hourMs),
      give: parts.give ?? "urgent",
      giveBack: parts.giveBack ?? true,
    },
    change,
  );
}

async function later(ms: number): Promise<void> {
  await product.deps.db.transaction((tx) => setAppTimeOffset(tx, ms));
}

describe("an absence with a delegate", () => {
  it("moves urgent cases at once, leaves the others, and gives back what the delegate still has", async () => {
    const urgent = await caseOfMaija(1);
    const other = await caseOfMaija(5);
    await away("short", { toMs: hourMs });
    expect(await moveAbsentWork(product.deps)).toEqual({ given: 1, returned: 0 });
    expect([await ownerOf(urgent), await ownerOf(other)]).toEqual([petri, maija]);
    expect(await moveAbsentWork(product.deps)).toEqual({ given: 0, returned: 0 });

    await later(2 * hourMs);
    expect(await moveAbsentWork(product.deps)).toEqual({ given: 0, returned: 1 });
    expect(await ownerOf(urgent)).toBe(maija);
    const { items } = await readLedger(product.deps, urgent, { limit: 200, afterSeq: null, asOf: null, actor: key });
    expect(
      items
        .filter(({ type }) => type === "case.assigned")
        .map(({ reason }) => reason)
        .slice(-2),
    ).toEqual(["absence", "absence_over"]);
    expect(await moveAbsentWork(product.deps)).toEqual({ given: 0, returned: 0 });
  });

  it("moves everything where it says so, and keeps it where nothing is to be given back", async () => {
    const other = await caseOfMaija(6);
    await away("long", { give: "all", giveBack: false });
    await moveAbsentWork(product.deps);
    expect(await ownerOf(other)).toBe(petri);
    await later(2 * hourMs);
    expect((await moveAbsentWork(product.deps)).returned).toBe(0);
    expect(await ownerOf(other)).toBe(petri);
  });

  it("does not overrule a person who decides otherwise meanwhile", async () => {
    const urgent = await caseOfMaija(2);
    await away("overruled");
    await moveAbsentWork(product.deps);
    await give(urgent, tom);
    await later(2 * hourMs);
    await moveAbsentWork(product.deps);
    expect(await ownerOf(urgent)).toBe(tom);
  });

  it("finds another member of the team when the delegate is away too", async () => {
    const urgent = await caseOfMaija(0);
    await putAbsence(
      product.deps,
      "delegate",
      { user: petri, delegate: null, from: Date.now() - 1_000, to: Date.now() + hourMs, give: "all", giveBack: true },
      change,
    );
    await away("both");
    await moveAbsentWork(product.deps);
    expect(await ownerOf(urgent)).toBe(tom);
  });
});
