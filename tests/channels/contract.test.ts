/** What every channel must answer, for each one in the registry. */
import { describe, expect, it } from "vitest";
import type { Channel } from "../../channels/channel.js";
import { channels, type ChannelName } from "../../channels/index.js";
import { outgoingMail } from "./outgoing-mail.js";
import { startScriptedSmtp } from "./scripted-smtp.js";

/** A channel with a far end that can be told to take, refuse or swallow what comes. */
interface Harness {
  channel: Channel;
  taken(): number;
  close(): Promise<void>;
}

type FarEnd = "takes" | "refuses" | "keeps and hangs up" | "is gone";

const harnesses: Record<ChannelName, (farEnd: FarEnd) => Promise<Harness>> = {
  async email(farEnd) {
    const server = await startScriptedSmtp(
      farEnd === "refuses"
        ? { rcpt: "550 5.1.1 no" }
        : farEnd === "keeps and hangs up"
          ? { stored: { does: "drop" } }
          : {},
    );
    if (farEnd === "is gone") await server.close();
    const channel = channels.email({
      smtpUrl: server.url,
      from: { name: null, address: "no-reply@innerloop.example" },
      socketTimeoutMs: 500,
      totalTimeoutMs: 1_500,
    });
    return {
      channel,
      taken: () => server.messages.length,
      async close() {
        await channel.close();
        if (farEnd !== "is gone") await server.close();
      },
    };
  },
};

const expected: [FarEnd, string, number][] = [
  ["takes", "sent", 1],
  ["refuses", "failed", 0],
  ["is gone", "failed", 0],
  ["keeps and hangs up", "unknown", 1],
];

it("has a far end to test for every registered channel", () => {
  expect(Object.keys(harnesses).toSorted()).toEqual(Object.keys(channels).toSorted());
});

describe.each(Object.entries(harnesses))("the channel %s", (name, start) => {
  it.each(expected)("whose far end %s answers %s after one try", async (farEnd, state, taken) => {
    const harness = await start(farEnd);
    const outcome = await harness.channel.send(outgoingMail());
    expect(outcome.state).toBe(state);
    expect(harness.taken()).toBe(taken);
    await harness.close();
  });

  it("answers in words, also when it is closed", async () => {
    const harness = await start("takes");
    await harness.close();
    expect(await harness.channel.send(outgoingMail())).toEqual({ state: "failed", code: "closed", permanent: false });
    expect(harness.channel.name).toBe(name);
  });
});
