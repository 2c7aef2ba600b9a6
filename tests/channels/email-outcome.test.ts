/** The verdict of the mail channel: taken, certainly not taken, or nobody can know. */
import { afterEach, describe, expect, it } from "vitest";
import type { Channel } from "../../channels/channel.js";
import { createEmailChannel, type EmailChannelOptions } from "../../channels/email.js";
import { outgoingMail } from "./outgoing-mail.js";
import { drop, silence, startScriptedSmtp, type Script, type ScriptedSmtp } from "./scripted-smtp.js";

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of opened.splice(0).toReversed()) await thing.close();
});

function channelTo(smtpUrl: string, options: Partial<EmailChannelOptions> = {}): Channel {
  const from = { name: "Innerloop", address: "no-reply@innerloop.example" };
  const channel = createEmailChannel({ smtpUrl, from, socketTimeoutMs: 500, totalTimeoutMs: 3_000, ...options });
  opened.push(channel);
  return channel;
}

async function scripted(script: Script = {}): Promise<ScriptedSmtp> {
  const server = await startScriptedSmtp(script);
  opened.push(server);
  return server;
}

const pipelinings = [false, true];

describe("a server that answers", () => {
  it.each(pipelinings)("takes the mail: sent (pipelining %s)", async (pipelining) => {
    const server = await scripted({ pipelining });
    expect(await channelTo(server.url).send(outgoingMail())).toEqual({ state: "sent" });
    expect(server.messages).toHaveLength(1);
    expect(server.envelopes).toEqual([{ from: "no-reply@innerloop.example", to: ["vaino@asiakas.example"] }]);
  });

  const refusals = (["mail", "rcpt", "data", "stored"] as const).flatMap((point) =>
    pipelinings.flatMap((pipelining) => [
      { point, pipelining, reply: "451 4.3.0 try later", code: "smtp-451-4.3.0", permanent: false },
      { point, pipelining, reply: "550 5.1.1 no such person", code: "smtp-550-5.1.1", permanent: true },
      { point, pipelining, reply: "552 too much", code: "smtp-552", permanent: true },
      { point, pipelining, reply: "421 4.3.2 closing", code: "smtp-421-4.3.2", permanent: false },
    ]),
  );
  it.each(refusals)("says $reply at $point: failed (pipelining $pipelining)", async (row) => {
    const server = await scripted({ [row.point]: row.reply, pipelining: row.pipelining });
    const outcome = await channelTo(server.url).send(outgoingMail());
    expect(outcome).toEqual({ state: "failed", code: row.code, permanent: row.permanent });
    expect(server.connections).toBe(1);
  });

  it("refuses the only recipient but takes DATA all the same: failed by the recipient's reply, nothing taken", async () => {
    const server = await scripted({ rcpt: "550 5.1.1 no such person", data: "354 go on", pipelining: true });
    const outcome = await channelTo(server.url).send(outgoingMail());
    expect(outcome).toEqual({ state: "failed", code: "smtp-550-5.1.1", permanent: true });
    expect(server.messages).toHaveLength(0);
  });

  it("wants a login: failed, but not for good, because the mail itself is fine", async () => {
    const server = await scripted({ mail: "530 5.7.0 Authentication required" });
    expect(await channelTo(server.url).send(outgoingMail())).toEqual({
      state: "failed",
      code: "smtp-530-5.7.0",
      permanent: false,
    });
  });

  it("greets with a refusal: failed, but not for good", async () => {
    const server = await scripted({ greeting: "554 no service here" });
    expect(await channelTo(server.url).send(outgoingMail())).toEqual({
      state: "failed",
      code: "smtp-554",
      permanent: false,
    });
  });
});

describe("a server that is not there", () => {
  it("refuses the connection: failed", async () => {
    const server = await scripted();
    await server.close();
    expect(await channelTo(server.url).send(outgoingMail())).toEqual({
      state: "failed",
      code: "connection-refused",
      permanent: false,
    });
  });

  it("offers no encryption where it is demanded: failed, and nothing was said in the clear", async () => {
    const server = await scripted();
    const outcome = await channelTo(`${server.url}?tls=required`).send(outgoingMail());
    expect(outcome).toMatchObject({ state: "failed", permanent: false });
    expect(server.messages).toHaveLength(0);
  });

  it("has a name that nobody knows: failed", async () => {
    const outcome = await channelTo("smtp://mail.invalid:2525").send(outgoingMail());
    expect(outcome).toMatchObject({ state: "failed", permanent: false });
  });
});

describe("a server that breaks off before the message", () => {
  const points = ["greeting", "ehlo", "mail", "rcpt", "data"] as const;
  const breaks = points.flatMap((point) => [
    { point, how: "hangs up", move: drop, code: "connection-lost" },
    { point, how: "falls silent", move: silence, code: "timeout" },
  ]);
  it.each(breaks)("$how at $point: failed, and nothing was taken", async ({ point, move, code }) => {
    const server = await scripted({ [point]: move });
    const outcome = await channelTo(server.url).send(outgoingMail());
    expect(outcome).toEqual({ state: "failed", code, permanent: false });
    expect(server.messages).toHaveLength(0);
  });

  it("drips its greeting byte by byte: failed within the total time", async () => {
    const server = await scripted({ greeting: { does: "drip", everyMs: 20 } });
    const startedAt = performance.now();
    const outcome = await channelTo(server.url, { socketTimeoutMs: 5_000, totalTimeoutMs: 400 }).send(outgoingMail());
    expect(outcome).toEqual({ state: "failed", code: "timeout", permanent: false });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe("a server that breaks off after the message", () => {
  it.each(pipelinings)(
    "hangs up before its answer: unknown, and it is not sent again (pipelining %s)",
    async (pipelining) => {
      const server = await scripted({ stored: drop, pipelining });
      const outcome = await channelTo(server.url).send(outgoingMail());
      expect(outcome).toEqual({ state: "unknown", code: "connection-lost" });
      expect(server.messages).toHaveLength(1);
      expect(server.connections).toBe(1);
    },
  );

  it("answers too late: unknown", async () => {
    const server = await scripted({ stored: silence });
    expect(await channelTo(server.url).send(outgoingMail())).toEqual({ state: "unknown", code: "timeout" });
    expect(server.messages).toHaveLength(1);
    expect(server.connections).toBe(1);
  });

  it("drips its answer byte by byte: unknown within the total time", async () => {
    const server = await scripted({ stored: { does: "drip", everyMs: 20 } });
    const startedAt = performance.now();
    const outcome = await channelTo(server.url, { socketTimeoutMs: 5_000, totalTimeoutMs: 400 }).send(outgoingMail());
    expect(outcome).toEqual({ state: "unknown", code: "timeout" });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each(["banana", "354 still going on", "199 hm"])("answers %s, which is no answer: unknown", async (stored) => {
    const server = await scripted({ stored });
    expect(await channelTo(server.url).send(outgoingMail())).toMatchObject({ state: "unknown" });
  });
});

describe("connections", () => {
  it("are used again for the next mail", async () => {
    const server = await scripted();
    const channel = channelTo(server.url);
    for (let count = 0; count < 3; count += 1) expect(await channel.send(outgoingMail())).toEqual({ state: "sent" });
    expect(server.connections).toBe(1);
  });

  it("that the server has closed meanwhile are replaced, and the mail goes out once", async () => {
    const server = await scripted({ hangUpAfter: 1 });
    const channel = channelTo(server.url);
    for (let count = 0; count < 3; count += 1) expect(await channel.send(outgoingMail())).toEqual({ state: "sent" });
    expect(server.messages).toHaveLength(3);
    expect(server.connections).toBe(3);
  });

  it("that answer 421 to the next mail are replaced", async () => {
    const server = await scripted();
    const channel = channelTo(server.url);
    await channel.send(outgoingMail());
    server.setScript({ mail: "421 idle for too long" });
    const second = channel.send(outgoingMail());
    expect(await second).toMatchObject({ state: "failed", code: "smtp-421" });
    expect(server.connections).toBe(2);
    server.setScript({});
    expect(await channel.send(outgoingMail())).toEqual({ state: "sent" });
  });

  it("that lost an answer are not used again", async () => {
    const server = await scripted({ stored: silence });
    const channel = channelTo(server.url);
    await channel.send(outgoingMail());
    server.setScript({});
    expect(await channel.send(outgoingMail())).toEqual({ state: "sent" });
    expect(server.connections).toBe(2);
  });

  it("are at most as many as allowed; a mail that waits too long for one is never sent", async () => {
    const server = await scripted({ stored: silence });
    const channel = channelTo(server.url, { maxConnections: 1, socketTimeoutMs: 5_000, totalTimeoutMs: 400 });
    const first = channel.send(outgoingMail());
    await server.nextMessage();
    expect(await channel.send(outgoingMail())).toEqual({ state: "failed", code: "busy", permanent: false });
    expect(await first).toEqual({ state: "unknown", code: "timeout" });
    expect(server.messages).toHaveLength(1);
  });

  it("serve many mails at once, each exactly once", async () => {
    const server = await scripted();
    const channel = channelTo(server.url, { maxConnections: 3, maxMessages: 7, totalTimeoutMs: 30_000 });
    const mails = Array.from({ length: 60 }, (_, index) => outgoingMail({ key: `mail/${index}` }));
    const outcomes = await Promise.all(mails.map((mail) => channel.send(mail)));
    expect(outcomes.every((outcome) => outcome.state === "sent")).toBe(true);
    const keys = server.messages.map((message) => /^X-Innerloop-Key: (\S+)/m.exec(message)?.[1]);
    expect(new Set(keys).size).toBe(60);
    expect(server.messages).toHaveLength(60);
  });

  it("end with the channel: what was on its way gets a verdict, later mails are turned away", async () => {
    const server = await scripted({ stored: silence });
    const channel = channelTo(server.url, { socketTimeoutMs: 5_000, totalTimeoutMs: 5_000 });
    const running = channel.send(outgoingMail());
    await server.nextMessage();
    await channel.close();
    expect(await running).toMatchObject({ state: "unknown" });
    expect(await channel.send(outgoingMail())).toEqual({ state: "failed", code: "closed", permanent: false });
  });
});
