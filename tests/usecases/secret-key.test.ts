/** SECRET_KEY replaced: what the former one sealed or linked still opens, new things use the new one. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueLoginLink, redeemLoginLink } from "../../usecases/login-link.js";
import { issueLinks, knownLinkToken, linkToken, openLink } from "../../usecases/link-tokens.js";
import { seal, unseal } from "../../usecases/sealing.js";
import { putSource } from "../../usecases/setting-sources.js";
import { findSource } from "../../usecases/source-event.js";
import { openProduct, type TestProduct } from "../support/product.js";

const [before, after, foreign] = [1, 2, 3].map(() => randomBytes(32).toString("hex")) as [string, string, string];
let product: TestProduct;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());
const under = (secretKey: string, previousSecretKey?: string) => ({ ...product.deps, secretKey, previousSecretKey });

describe("a sealed text", () => {
  it("opens under the key that sealed it, present or previous, and under no other", () => {
    const sealed = seal(before, "hush");
    expect(unseal({ secretKey: before }, sealed)).toBe("hush");
    expect(unseal({ secretKey: after, previousSecretKey: before }, sealed)).toBe("hush");
    expect(unseal({ secretKey: after }, sealed)).toBeNull();
    expect(unseal({ secretKey: after, previousSecretKey: foreign }, sealed)).toBeNull();
  });

  it("of a source goes on checking signatures, and a new one is sealed under the new key", async () => {
    const change = { actor: { kind: "system", id: "operator" }, ifMatch: null } as const;
    const put = (deps: ReturnType<typeof under>, secret: string) =>
      putSource(
        deps,
        "old",
        { kind: "typeform", secret, formerSecretForMs: 60_000, active: true, mapping: {} },
        change,
        () => "",
      );
    await put(under(before), "first");
    expect((await findSource(under(after, before), "old"))?.secret).toBe("first");
    expect((await findSource(under(after), "old"))?.secret).toBeNull();
    await put(under(after, before), "first");
    expect((await findSource(under(after), "old"))?.secret).toBe("first");
    await put(under(before), "first");
    await put(under(after, before), "second");
    expect(await findSource(under(after, before), "old")).toMatchObject({ secret: "second", formerSecret: "first" });
    expect(await findSource(under(after), "old")).toMatchObject({ secret: "second", formerSecret: null });
  });
});

describe("a link", () => {
  it("made known under the previous key still opens, and a mail written later carries the one that opens", async () => {
    const { db } = product.deps;
    const link = { purpose: "preferences", customerId: null, now: Date.now(), expiresAt: null } as const;
    const opened = async (subjectId: string) =>
      db.transaction(async (tx) => {
        const token = await knownLinkToken(tx, under(after, before), "preferences", subjectId);
        return { token, subject: (await openLink(tx, "preferences", token))?.subjectId };
      });
    await db.transaction((tx) => issueLinks(tx, before, [{ ...link, subjectId: "old" }]));
    expect(await opened("old")).toEqual({ token: linkToken(before, "preferences", "old"), subject: "old" });
    await db.transaction((tx) => issueLinks(tx, after, [{ ...link, subjectId: "new" }]));
    expect(await opened("new")).toEqual({ token: linkToken(after, "preferences", "new"), subject: "new" });
    await db.transaction((tx) => issueLinks(tx, after, [{ ...link, subjectId: "old" }]));
    expect((await opened("old")).token).toBe(linkToken(after, "preferences", "old"));
    expect(await db.read((tx) => openLink(tx, "preferences", linkToken(before, "preferences", "old")))).not.toBeNull();
  });

  it("to sign in answers the same request with the same link, before the change and after", async () => {
    const idempotency = { caller: "key:k", route: "r", key: "once", bodyHash: "h" };
    const input = { userId: "anna-virtanen", actor: { kind: "system", id: "operator" } as const, idempotency };
    const first = await issueLoginLink(under(before), input);
    const again = await issueLoginLink(under(after, before), input);
    expect(again).toEqual(first);
    const token = new URL(again.url).pathname.split("/").at(-1) ?? "";
    expect(await redeemLoginLink(under(after, before), token)).not.toBeNull();
  });
});
