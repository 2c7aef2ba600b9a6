import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../local/free-port.js";
import { openMailbox } from "../../local/mailbox.js";
import { openMailboxWriter } from "../../local/mailbox-writer.js";
import { startSmtpSink } from "../../local/smtp-sink.js";

const finnish = {
  from: "Äänekäs Asiakaspalvelu <care@innerloop.example>",
  to: ["aino@example.com", "eero@example.com"],
  subject: "IL-1042: määräaika lähestyy – vastaa tänään",
  text: "Hyvää päivää,\nmääräaika on 14.00.",
  html: "<p>Hyvää päivää</p>",
  messageId: "<n-1@innerloop.example>",
  headers: { "X-Innerloop-Notice": "reminder", "X-Innerloop-Key": "case/1/rung/r50" },
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "innerloop-mailbox-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function withSink(run: (send: (mail: object) => Promise<unknown>) => Promise<unknown>): Promise<void> {
  const sink = await startSmtpSink({ port: await freePort(), folder });
  const transport = createTransport({ url: sink.url, pool: true, maxConnections: 5 } as object);
  try {
    await run(async (mail) => await transport.sendMail(mail));
  } finally {
    transport.close();
    await sink.stop();
  }
}

describe("the mail sink", () => {
  it("keeps a Finnish mail as it was written", async () => {
    await withSink(async (send) => await send(finnish));
    const [mail] = await openMailbox(folder).list();
    expect(mail).toMatchObject({
      from: finnish.from,
      to: finnish.to,
      subject: finnish.subject,
      messageId: finnish.messageId,
      html: expect.stringContaining("Hyvää päivää"),
    });
    expect(mail?.text.trim().replaceAll("\r\n", "\n")).toBe(finnish.text);
    expect(new Date(mail?.receivedAt ?? "").toISOString()).toBe(mail?.receivedAt);
  });

  it("shows a header under its written and its lower-case name", async () => {
    await withSink(async (send) => await send(finnish));
    const [mail] = await openMailbox(folder).list();
    expect(mail?.headers).toMatchObject({
      "X-Innerloop-Notice": "reminder",
      "x-innerloop-notice": "reminder",
      "X-Innerloop-Key": "case/1/rung/r50",
      "x-innerloop-key": "case/1/rung/r50",
    });
  });

  it("has a mail on the disk before it is accepted, also of many at once", async () => {
    await withSink(async (send) => {
      await Promise.all(Array.from({ length: 40 }, async (_, n) => await send({ ...finnish, subject: `nr ${n}` })));
      const mails = await openMailbox(folder).list();
      expect(new Set(mails.map(({ subject }) => subject)).size).toBe(40);
      expect(new Set(mails.map(({ id }) => id)).size).toBe(40);
    });
  });

  it("keeps ids and arrival over a restart, newest first, and goes on after an unfinished line", async () => {
    await withSink(async (send) => {
      await send({ ...finnish, subject: "first" });
      await send({ ...finnish, subject: "second" });
    });
    const reader = openMailbox(folder);
    const before = await reader.list();
    appendFileSync(join(folder, readdirSync(folder)[0] ?? ""), '{"id":"000');
    expect(await reader.list()).toEqual(before);
    await withSink(async (send) => await send({ ...finnish, subject: "third" }));
    const after = await reader.list();
    expect(after.map(({ subject }) => subject)).toEqual(["third", "second", "first"]);
    expect(after.slice(1)).toEqual(before);
    expect(await openMailbox(folder).list()).toEqual(after);
  });

  it("keeps the last 5,000 mails, over restarts too", async () => {
    const mail = { ...finnish, receivedAt: new Date(0).toISOString(), headers: {} };
    const reader = openMailbox(folder);
    for (const round of [0, 1]) {
      const writer = await openMailboxWriter(folder);
      await Promise.all(
        Array.from({ length: 3_300 }, async (_, n) => await writer.append({ ...mail, subject: `${round}/${n}` })),
      );
      await writer.close();
      await reader.list();
    }
    const kept = await reader.list();
    expect(kept).toHaveLength(5_000);
    expect(kept[0]?.subject).toBe("1/3299");
    expect(kept.at(-1)?.subject).toBe("0/1600");
    expect(await openMailbox(folder).list()).toEqual(kept);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(12);
  });

  it("is empty where there is no mailbox", async () => {
    expect(await openMailbox(join(folder, "none")).list()).toEqual([]);
  });
});
