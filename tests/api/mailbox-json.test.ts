import { describe, expect, it } from "vitest";
import type { MailboxItem } from "../../api/app-deps.js";
import { createMailboxJson } from "../../api/mailbox-json.js";
import { startApp } from "./support.js";

let asked = 0;
/** A mail that counts how often it is put into JSON. */
function mail(id: string): MailboxItem {
  const parts = {
    receivedAt: "2026-11-26T08:00:00.000Z",
    from: "a@x.example",
    to: ["b@x.example"],
    subject: "ä\u2028",
  };
  const rest = { messageId: "<m>", headers: { subject: "ä" }, text: "t", html: "<p>t</p>" };
  return Object.defineProperty({ id, ...parts, ...rest }, "toJSON", {
    value() {
      asked += 1;
      return { id, ...parts, ...rest };
    },
  });
}

describe("the mails as a document", () => {
  it("is the list as JSON, whatever it holds", async () => {
    for (const list of [[], [mail("1")], [mail("2"), mail("1")]]) {
      const bytes = await createMailboxJson(async () => list)();
      expect(bytes.toString("utf8")).toBe(JSON.stringify(list));
    }
  });

  it("puts each mail into JSON once, however often it is asked for and however many come", async () => {
    let list = [mail("2"), mail("1")];
    const read = createMailboxJson(async () => list);
    asked = 0;
    const first = await read();
    expect(await read()).toBe(first);
    list = [mail("3"), ...list];
    expect(JSON.parse((await read()).toString("utf8"))).toHaveLength(3);
    expect(asked).toBe(3);
  });

  it("is served with its media type and length", async () => {
    const app = await startApp({ mailbox: async () => [mail("1")] });
    const response = await fetch(`${app.url}/dev/mailbox.json`);
    expect(response.headers.get("content-type")).toMatch(/^application\/json; charset=utf-8$/);
    expect(await response.json()).toEqual([expect.objectContaining({ id: "1", to: ["b@x.example"] })]);
    await app.close();
  });
});
