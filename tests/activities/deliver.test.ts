import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deliver, type DeliverDeps } from "../../activities/deliver.js";
import { channels } from "../../channels/index.js";
import type { Channel } from "../../channels/channel.js";
import { insertNotices, type NewNotice } from "../../db/notice-rows.js";
import { commandCase } from "../../usecases/case-command.js";
import { readCase } from "../../usecases/case-reading.js";
import { takeResponse } from "../../usecases/intake.js";
import { beginSending, claimMails } from "../../usecases/notice-delivery.js";
import { drop, startScriptedSmtp, type ScriptedSmtp } from "../channels/scripted-smtp.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";
import { live, quickPolicy } from "../support/quick-policy.js";

const system = { kind: "system", id: "intake" } as const;
const user = "maija-heikkinen";
let product: TestProduct;
let smtp: ScriptedSmtp;
let mail: Channel;
let deps: DeliverDeps;
let recipientId: string;
let about: { id: string; number: string; customerId: string; clockId: string };

beforeAll(async () => {
  [product, smtp] = await Promise.all([openProduct({ poolSize: 10 }), startScriptedSmtp()]);
  await live(product, quickPolicy(3_600_000, 3_600_000));
  mail = channels.email({ smtpUrl: smtp.url, from: { name: "Innerloop", address: "care@innerloop.example" } });
  const log = { info: () => undefined, warn: () => undefined };
  deps = { usecases: product.deps, mail, mailDomain: "innerloop.example", log };
  const rows = await query<{ recipient_id: string }>(sql`select recipient_id from users where id = ${user}`);
  recipientId = rows[0]!.recipient_id;
});
afterAll(async () => {
  await mail?.close();
  await smtp?.close();
  await product?.close();
});
beforeEach(async () => {
  smtp.setScript({});
  const result = await takeResponse(product.deps, { response: npsAnswer(5), anyAge: false, idempotency: null });
  const found = await readCase(product.deps, result.case!.id, system);
  const [clock] = await query<{ id: string }>(
    sql`select id from clocks where case_id = ${found.id}::uuid and kind = 'first_contact'`,
  );
  about = { id: found.id, number: found.number, customerId: found.customer!.id, clockId: clock!.id };
  await product.deps.db.transaction((tx) => tx.execute(sql`delete from notices`));
  smtp.messages.length = 0;
});

async function query<Row>(statement: ReturnType<typeof sql>): Promise<Row[]> {
  const rows: readonly unknown[] = await product.deps.db.transaction((tx) => tx.execute(statement));
  return rows as Row[];
}

async function write(...changes: Partial<NewNotice>[]): Promise<string[]> {
  const rows = changes.map((change): NewNotice => {
    const id = product.deps.newId();
    const isForCustomer = change.customerId !== undefined;
    return {
      id,
      key: `${about.id}/breach/first_contact/1/${id}/${user}`,
      kind: "breach",
      cause: "rung",
      sendClass: "must",
      recipientId: isForCustomer ? change.customerId! : recipientId,
      userId: isForCustomer ? null : user,
      caseId: about.id,
      clockId: about.clockId,
      severity: "P3",
      byMail: true,
      inApp: false,
      state: "pending",
      notBefore: Date.now() - 1_000,
      createdAt: Date.now() - 1_000,
      ...change,
    };
  });
  await product.deps.db.transaction((tx) => insertNotices(tx, rows));
  return rows.map((row) => row.id);
}

async function states(): Promise<string[]> {
  const rows = await query<{ state: string }>(sql`select state from notices order by id`);
  return rows.map((row) => row.state);
}

/** Lets leases and back-offs run out. */
async function later(): Promise<void> {
  await query(
    sql`update notices set lease_until = lease_until - interval '1 hour', not_before = not_before - interval '1 hour'`,
  );
}

function header(message: string, name: string): string | undefined {
  return new RegExp(`^${name}: ?(.*)$`, "im").exec(message.replaceAll(/\r\n[ \t]+/g, " "))?.[1]?.trim();
}

const forCustomer = (): Partial<NewNotice> => ({
  customerId: about.customerId,
  kind: "acknowledgement",
  cause: "opened",
  sendClass: "once",
  key: `${about.id}/acknowledgement/opened/1/1/${about.customerId}`,
});

describe("a notice", () => {
  test("goes out once, with its key, its kind and its case's number in the subject", async () => {
    await write({});
    const plan = await deliver(deps, recipientId, 1);
    expect(plan).toMatchObject({ ended: true });
    expect(await deliver(deps, recipientId, 1)).toMatchObject({ ended: true });
    expect(smtp.messages).toHaveLength(1);
    const [message] = smtp.messages;
    expect(header(message!, "X-Innerloop-Notice")).toBe("breach");
    expect(header(message!, "X-Innerloop-Key")).toMatch(new RegExp(`^${about.id}/breach/`));
    expect(header(message!, "Subject")).toContain(about.number);
    expect(await states()).toEqual(["sent"]);
  });

  test("waits until it may go out", async () => {
    await write({ notBefore: Date.now() + 60_000 });
    const plan = await deliver(deps, recipientId, 1);
    expect(smtp.messages).toHaveLength(0);
    expect(plan.ended).toBe(false);
    expect(plan.waitMs).toBeGreaterThan(55_000);
    expect(plan.waitMs).toBeLessThanOrEqual(60_000);
  });

  test("reaches its person once when two deliveries run at the same time", async () => {
    await write({}, {}, {});
    await Promise.all([deliver(deps, recipientId, 1), deliver(deps, recipientId, 2), deliver(deps, recipientId, 3)]);
    expect(smtp.messages).toHaveLength(3);
    expect(await states()).toEqual(["sent", "sent", "sent"]);
  });
});

describe("a digest", () => {
  test("holds what is more than five at once; P1 goes singly and first", async () => {
    await write(...Array.from({ length: 7 }, () => ({})), { severity: "P1" });
    await deliver(deps, recipientId, 1);
    expect(smtp.messages.map((message) => header(message, "X-Innerloop-Notice"))).toEqual(["breach", "digest"]);
    expect(header(smtp.messages[1]!, "X-Innerloop-Key")).toMatch(/^digest\/[0-9a-f-]{36}$/);
    expect(smtp.messages[1]).toContain(about.number);
    expect(new Set(await states())).toEqual(new Set(["sent"]));
  });

  test("is not made of five", async () => {
    await write(...Array.from({ length: 5 }, () => ({})));
    await deliver(deps, recipientId, 1);
    expect(smtp.messages.map((message) => header(message, "X-Innerloop-Notice"))).toEqual(Array(5).fill("breach"));
  });

  test("whose answer was lost is sent again with exactly its rows, its key and its Message-ID", async () => {
    await write(...Array.from({ length: 6 }, () => ({})));
    smtp.setScript({ stored: drop });
    await deliver(deps, recipientId, 1);
    smtp.setScript({});
    await write({});
    await later();
    await deliver(deps, recipientId, 1);
    expect(smtp.messages).toHaveLength(3);
    const [first, again, other] = smtp.messages;
    expect(header(again!, "X-Innerloop-Key")).toBe(header(first!, "X-Innerloop-Key"));
    expect(header(again!, "Message-ID")).toBe(header(first!, "Message-ID"));
    expect(header(other!, "X-Innerloop-Notice")).toBe("breach");
    expect(new Set(await states())).toEqual(new Set(["sent"]));
  });
});

describe("when the answer of the mail server is lost", () => {
  test("a mail that must arrive is sent once more, with the same Message-ID, and then left", async () => {
    await write({});
    smtp.setScript({ stored: drop });
    const plan = await deliver(deps, recipientId, 1);
    expect(plan.ended).toBe(false);
    for (let round = 0; round < 3; round += 1) {
      await later();
      await deliver(deps, recipientId, 1);
    }
    expect(smtp.messages).toHaveLength(2);
    expect(header(smtp.messages[1]!, "Message-ID")).toBe(header(smtp.messages[0]!, "Message-ID"));
    expect(await states()).toEqual(["unknown"]);
  });

  test("a mail to a customer counts as sent", async () => {
    await write(forCustomer());
    smtp.setScript({ stored: drop });
    expect(await deliver(deps, about.customerId, 1)).toMatchObject({ ended: true });
    smtp.setScript({});
    await later();
    await deliver(deps, about.customerId, 1);
    expect(smtp.messages).toHaveLength(1);
    expect(await states()).toEqual(["unknown"]);
  });
});

describe("when a worker dies", () => {
  test("before the conversation, the notice is sent by the next one", async () => {
    await write({});
    await claimMails(product.deps, recipientId);
    expect(await deliver(deps, recipientId, 2)).toMatchObject({ ended: false });
    await later();
    await deliver(deps, recipientId, 3);
    expect(smtp.messages).toHaveLength(1);
    expect(await states()).toEqual(["sent"]);
  });

  test("in the conversation, a mail that must arrive is sent and one to a customer is not", async () => {
    await write({}, forCustomer());
    for (const recipient of [recipientId, about.customerId]) {
      const [claimed] = await claimMails(product.deps, recipient);
      await beginSending(product.deps, claimed!, "<same@innerloop.example>");
      await query(
        sql`update notices set lease_until = lease_until - interval '1 hour' where recipient_id = ${recipient}::uuid`,
      );
      expect(await deliver(deps, recipient, 2)).toMatchObject({ ended: true });
    }
    expect(smtp.messages.map((message) => header(message, "X-Innerloop-Notice"))).toEqual(["breach"]);
    expect(await states()).toEqual(["sent", "unknown"]);
  });
});

describe("when the mail server refuses", () => {
  test("for now, the notice is due again later and later", async () => {
    await write({});
    smtp.setScript({ rcpt: "451 4.7.1 try again" });
    const first = await deliver(deps, recipientId, 1);
    await later();
    const second = await deliver(deps, recipientId, 1);
    expect(second.waitMs).toBeGreaterThan(first.waitMs!);
    smtp.setScript({});
    await later();
    await deliver(deps, recipientId, 1);
    expect(await states()).toEqual(["sent"]);
  });

  test("for good, nothing is sent to that customer any more", async () => {
    await write(forCustomer());
    smtp.setScript({ rcpt: "550 5.1.1 no such user" });
    await deliver(deps, about.customerId, 1);
    smtp.setScript({});
    await write({ ...forCustomer(), key: "another" });
    await deliver(deps, about.customerId, 1);
    expect(smtp.messages).toHaveLength(0);
    expect(await states()).toEqual(["failed", "dropped"]);
  });

  test("the connection, the delivery fails with a code, asks to be tried again, and leaves every notice due", async () => {
    await write({}, {});
    smtp.setScript({ greeting: drop });
    await expect(deliver(deps, recipientId, 1)).rejects.toMatchObject({
      type: "mail-server-unreachable",
      nonRetryable: false,
    });
    expect(await states()).toEqual(["pending", "pending"]);
    smtp.setScript({});
    expect(await deliver(deps, recipientId, 2)).toMatchObject({ ended: true });
    expect(await states()).toEqual(["sent", "sent"]);
  });
});

describe("at the moment of sending", () => {
  async function act(command: Parameters<typeof commandCase>[1]["command"]): Promise<void> {
    await commandCase(product.deps, {
      caseId: about.id,
      command,
      actor: { kind: "user", id: "anna-virtanen" },
      ifMatch: null,
      idempotency: null,
    });
  }
  const reached = { action: "log-contact", channel: "call", outcome: "reached", note: null, durationMs: null } as const;
  const resolve = {
    action: "resolve",
    code: "fixed",
    cause: "delivery",
    causeDetail: null,
    done: "Sent again.",
    evidence: null,
  } as const;

  test("a reminder is dropped once its clock is met", async () => {
    await act(reached);
    await write({ kind: "reminder" });
    await deliver(deps, recipientId, 1);
    expect(await states()).not.toContain("sent");
    expect(smtp.messages).toHaveLength(0);
  });

  test("a breach and an escalation are dropped once the case is resolved", async () => {
    await act(reached);
    await act(resolve);
    await query(sql`delete from notices`);
    await write({ kind: "breach" }, { kind: "escalation" });
    await deliver(deps, recipientId, 1);
    expect(await states()).toEqual(["dropped", "dropped"]);
  });

  test("the question whether it is fixed is dropped unless the case is resolved", async () => {
    await write({ ...forCustomer(), kind: "verification" });
    await deliver(deps, about.customerId, 1);
    expect(await states()).toEqual(["dropped"]);
  });

  test("nothing goes to a customer who withdrew consent", async () => {
    await query(sql`update customers set contact_consent = false where id = ${about.customerId}::uuid`);
    await write(forCustomer());
    await deliver(deps, about.customerId, 1);
    expect(await states()).toEqual(["dropped"]);
  });
});
