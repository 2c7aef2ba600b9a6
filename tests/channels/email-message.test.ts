/** What stands in a mail that has left, as a mail program reads it. */
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Channel, OutgoingMail } from "../../channels/channel.js";
import { createEmailChannel } from "../../channels/email.js";
import { messageIdFor } from "../../channels/message-id.js";
import { outgoingMail } from "./outgoing-mail.js";
import { startScriptedSmtp, type ScriptedSmtp } from "./scripted-smtp.js";

let server: ScriptedSmtp;
let channel: Channel;

beforeAll(async () => {
  server = await startScriptedSmtp();
  channel = createEmailChannel({
    smtpUrl: server.url,
    from: { name: "Asiakaspalvelu Öljy & Kumpp", address: "no-reply@innerloop.example" },
    replyTo: { name: null, address: "palaute@innerloop.example" },
  });
});

afterAll(async () => {
  await channel.close();
  await server.close();
});

async function received(mail: OutgoingMail): Promise<Email> {
  expect(await channel.send(mail)).toEqual({ state: "sent" });
  return PostalMime.parse(Buffer.from(server.messages.at(-1) ?? "", "latin1"));
}

function header(email: Email, name: string): string[] {
  return email.headers.filter((entry) => entry.key === name.toLowerCase()).map((entry) => entry.value);
}

describe("a mail that arrives", () => {
  it("carries names, subject and both texts unharmed", async () => {
    const email = await received(outgoingMail());
    expect(email.subject).toBe("IL-1042 · Määräaika ylittyi");
    expect(email.from).toMatchObject({ name: "Asiakaspalvelu Öljy & Kumpp", address: "no-reply@innerloop.example" });
    expect(email.to).toMatchObject([{ name: "Väinö Mäkelä", address: "vaino@asiakas.example" }]);
    expect(email.replyTo).toMatchObject([{ address: "palaute@innerloop.example" }]);
    expect(email.text?.trim()).toBe("Hyvää päivää");
    expect(email.html).toContain("<p>Hyvää päivää</p>");
  });

  it("says which notice it is, under which key, and that a machine wrote it", async () => {
    const email = await received(
      outgoingMail({ notice: "escalation", key: "k/1", messageId: "<abc@innerloop.example>" }),
    );
    expect(header(email, "X-Innerloop-Notice")).toEqual(["escalation"]);
    expect(header(email, "X-Innerloop-Key")).toEqual(["k/1"]);
    expect(header(email, "Auto-Submitted")).toEqual(["auto-generated"]);
    expect(header(email, "Content-Language")).toEqual(["fi"]);
    expect(email.messageId).toBe("<abc@innerloop.example>");
  });

  it("keeps a long key in one piece", async () => {
    const key = `0199c0de-7000-7000-8000-000000000001/${"escalation/first_contact/".repeat(20)}0199beef`;
    const email = await received(outgoingMail({ key }));
    expect(header(email, "X-Innerloop-Key")).toEqual([key]);
  });

  it("offers one-click unsubscribing only where there is something to unsubscribe from", async () => {
    const unsubscribeUrl = `https://innerloop.example/p/${"t".repeat(200)}`;
    const ask = await received(outgoingMail({ unsubscribeUrl }));
    expect(header(ask, "List-Unsubscribe")).toEqual([`<${unsubscribeUrl}>`]);
    expect(header(ask, "List-Unsubscribe-Post")).toEqual(["List-Unsubscribe=One-Click"]);
    const notice = await received(outgoingMail());
    expect(header(notice, "List-Unsubscribe")).toEqual([]);
    expect(header(notice, "List-Unsubscribe-Post")).toEqual([]);
  });

  it("has the same Message-ID for the same key and no other", () => {
    expect(messageIdFor("a/b", "innerloop.example")).toBe(messageIdFor("a/b", "innerloop.example"));
    expect(messageIdFor("a/b", "innerloop.example")).not.toBe(messageIdFor("a/c", "innerloop.example"));
    expect(messageIdFor("a/b", "innerloop.example")).toMatch(/^<[0-9a-f]{40}@innerloop\.example>$/);
  });
});

describe("a mail with something smuggled in", () => {
  const strangeAddresses = [
    "a@x.example\r\nBcc: evil@evil.example",
    "a@x.example, evil@evil.example",
    "a@x.example>\r\nRCPT TO:<evil@evil.example",
    "<a@x.example>",
    "a b@x.example",
    "a@x.example ",
    "-oX@x.example",
    '"a\r\n"@x.example',
    "a@",
    "",
    "a@x.example\u0000",
  ];
  it.each(strangeAddresses)("to the address %j never leaves", async (address) => {
    const before = server.messages.length;
    const outcome = await channel.send(outgoingMail({ to: { name: "x", address } }));
    expect(outcome).toEqual({ state: "failed", code: "mail-address", permanent: true });
    expect(server.messages).toHaveLength(before);
  });

  it("in names and subject reaches one person and adds no header", async () => {
    const email = await received(
      outgoingMail({
        to: { name: 'Eve"\r\nBcc: evil@evil.example\r\n\r\nbody, <evil@evil.example>', address: "a@x.example" },
        subject: "IL-1\r\nBcc: evil@evil.example\r\nX-Innerloop-Notice: thanks\u2028x",
      }),
    );
    expect(server.envelopes.at(-1)?.to).toEqual(["a@x.example"]);
    expect(email.to).toHaveLength(1);
    expect(email.to?.[0]).toMatchObject({ address: "a@x.example" });
    expect(email.bcc ?? []).toEqual([]);
    expect(header(email, "Bcc")).toEqual([]);
    expect(header(email, "X-Innerloop-Notice")).toEqual(["breach"]);
    expect(email.subject).toBe("IL-1 Bcc: evil@evil.example X-Innerloop-Notice: thanks x");
  });

  it("in a header value of ours is refused", async () => {
    expect(await channel.send(outgoingMail({ key: "a\r\nBcc: evil@evil.example" }))).toMatchObject({
      code: "mail-key",
    });
    expect(await channel.send(outgoingMail({ key: "", messageId: "<a@x.example>" }))).toMatchObject({
      code: "mail-key",
    });
    expect(await channel.send(outgoingMail({ notice: "thanks\r\nX: y" }))).toMatchObject({ code: "mail-notice" });
    expect(await channel.send(outgoingMail({ messageId: "<a@b>\r\nX: y" }))).toMatchObject({ code: "mail-message-id" });
    expect(await channel.send(outgoingMail({ language: "fi\r\nX: y" }))).toMatchObject({ code: "mail-language" });
    const url = "https://innerloop.example/p/x>\r\nX: y";
    expect(await channel.send(outgoingMail({ unsubscribeUrl: url }))).toMatchObject({ code: "mail-unsubscribe-url" });
    const script = "javascript:alert(1)";
    expect(await channel.send(outgoingMail({ unsubscribeUrl: script }))).toMatchObject({
      code: "mail-unsubscribe-url",
    });
  });

  it("as a lone dot or a dotted line arrives as written", async () => {
    const email = await received(outgoingMail({ text: "first\n.\n..second\n" }));
    expect(email.text?.replaceAll("\r\n", "\n").trim()).toBe("first\n.\n..second");
  });
});
