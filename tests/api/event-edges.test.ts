/** What an authentic event may hold and still must be taken: 202, and nothing of it lost (contract.md, Intake). */
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detractor, startDatabaseApp, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterAll(() => app.close());

const seconds = (): number => Math.floor(Date.now() / 1000);

async function deliver(body: string, { id = randomUUID(), at = seconds() }: { id?: string; at?: number } = {}) {
  const key = Buffer.from(app.sourceSecret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest("base64");
  const response = await fetch(`${app.url}/api/v1/sources/demo/events`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(at),
      "webhook-signature": `v1,${signature}`,
    },
    body,
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- documents are judged by the assertions
  return { status: response.status, body: (await response.json()) as any };
}

const stored = async (id: string) => (await app.call("GET", `/api/v1/responses/${id}`)).body;

describe("the timestamp of an event", () => {
  it("may be 300 seconds old, counted in whole seconds, and not 302", async () => {
    const body = JSON.stringify(detractor());
    // The last half of a second, where the same whole seconds are more than 300,000 ms away.
    await new Promise((resolve) => setTimeout(resolve, (1_600 - (Date.now() % 1_000)) % 1_000));
    expect((await deliver(body, { at: seconds() - 300 })).status).toBe(202);
    expect((await deliver(body, { at: seconds() + 300 })).status).toBe(202);
    expect((await deliver(body, { at: seconds() - 302 })).status).toBe(401);
    expect((await deliver(body, { at: seconds() + 302 })).status).toBe(401);
  });
});

describe("an authentic event", () => {
  it("keeps the fields nobody knows where they stood, in what form they can be kept", async () => {
    const body = JSON.stringify(
      detractor({
        survey: { kind: "nps", question: "How likely?" },
        customer: { externalId: randomUUID(), shoeSize: 43 },
        plan: { name: "gold", seats: [1, 2] },
      }),
    ).replace("{", '{"huge":1e999,"odd\\u0000":"a\\u0000b\\ud800",');
    const { body: answer } = await deliver(body);
    const document = await stored(answer.results[0].responseId);
    expect(document.response.unknownFields).toEqual({
      survey: { question: "How likely?" },
      customer: { shoeSize: 43 },
      plan: { name: "gold", seats: [1, 2] },
      huge: "1e999",
      "odd\uFFFD": "a\uFFFDb\uFFFD",
    });
    expect(document.response.survey).not.toHaveProperty("question");
    const known = await deliver(JSON.stringify(detractor()));
    expect((await stored(known.body.results[0].responseId)).response.unknownFields).toBeNull();
  });

  it("whose reason would quote a key that no text column holds is quarantined all the same", async () => {
    for (const body of ['{"a\\u0000":1,"a\\u0000":2}', JSON.stringify(detractor({ properties: { "\u0000": 1 } }))]) {
      const answer = await deliver(body);
      expect(answer.status).toBe(202);
      expect(answer.body.results[0]).toMatchObject({ status: "quarantined", reason: { code: expect.any(String) } });
    }
  });

  it("is told apart by an id of any length", async () => {
    const id = randomBytes(2_500).toString("hex");
    const body = JSON.stringify(detractor());
    expect((await deliver(body, { id })).body.results[0].status).toBe("accepted");
    expect((await deliver(body, { id })).body.results[0].status).toBe("duplicate");
    expect((await deliver("nonsense", { id: `${id}0` })).body.results[0].status).toBe("quarantined");
  });

  it("may carry milliseconds as its version, and later ones replace it", async () => {
    const answer = detractor({ score: 9, version: 1_764_127_000_000 });
    const first = await deliver(JSON.stringify(answer));
    expect(first.body.results[0].status).toBe("accepted");
    const later = await deliver(JSON.stringify({ ...answer, score: 2, version: 1_764_127_000_001 }));
    expect(later.body.results[0]).toMatchObject({ status: "updated", band: "detractor" });
    const older = await deliver(JSON.stringify({ ...answer, score: 5, version: 1_764_126_999_999 }));
    expect(older.body.results[0].status).toBe("duplicate");
    expect((await stored(first.body.results[0].responseId)).response).toMatchObject({
      score: 2,
      version: 1_764_127_000_001,
    });
  });

  it("of a year in the first century is given back as it was written", async () => {
    const { body: answer } = await deliver(JSON.stringify(detractor({ answeredAt: "0031-01-01T00:00:00Z" })));
    expect((await stored(answer.results[0].responseId)).response.answeredAt).toBe("0031-01-01T00:00:00.000Z");
  });

  it("that the database will not store is kept in quarantine", async () => {
    // Six letters make the division fail, as any value would that a column cannot take.
    await app.db.transaction((tx) =>
      tx.execute(sql`alter table responses add constraint no_teapots check (1 / (length(touchpoint) - 6) < 2)`),
    );
    const answer = await deliver(JSON.stringify(detractor({ touchpoint: "teapot" })));
    await app.db.transaction((tx) => tx.execute(sql`alter table responses drop constraint no_teapots`));
    expect(answer.status).toBe(202);
    expect(answer.body.results[0]).toMatchObject({ status: "quarantined", reason: { code: "not-storable" } });
  });
});

describe("identities", () => {
  it.each(["/externalId", "/source", "/customer/externalId", "/customer/account", "/touchpoint"])(
    "without a visible character are refused at %s",
    async (pointer) => {
      for (const blank of [" ", "\u200B", "\u3164 "]) {
        const [, outer = "", inner] = pointer.split("/");
        const customer = { externalId: randomUUID(), ...(inner === undefined ? {} : { [inner]: blank }) };
        const body = detractor({ customer, ...(inner === undefined ? { [outer]: blank } : {}) });
        const answer = await app.call("POST", "/api/v1/responses", body);
        expect(answer.status).toBe(422);
        expect(answer.body.errors).toMatchObject([{ pointer, code: "not-visible" }]);
      }
    },
  );
});

describe("an Idempotency-Key", () => {
  it("gives the first answer again to the byte", async () => {
    const body = JSON.stringify(detractor());
    const send = async (): Promise<string> => {
      const response = await fetch(`${app.url}/api/v1/responses`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": "bytes-1", authorization: key },
        body,
      });
      expect(response.status).toBe(202);
      return response.text();
    };
    const key = app.key("responses:write");
    const first = await send();
    expect(await send()).toBe(first);
  });
});

describe("the mapping of a source", () => {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const put = (mapping: unknown) => app.call("PUT", `/api/v1/sources/mapped`, { kind: "signed-json", secret, mapping });

  it("is stored as it was written", async () => {
    const mapping = {
      survey: { kind: "nps", scale: { min: 0, max: 10 }, direction: "higher_is_better" },
      touchpoint: "delivery",
      zone: "Europe/Helsinki",
      fields: { score: "/data/score", email: "q7" },
      labels: { Great: 3, "😀": 2 },
      surveys: { abc: { touchpoint: "payment" } },
    };
    const answer = await put(mapping);
    expect([answer.status, answer.body.mapping]).toEqual([200, mapping]);
  });

  it.each([
    ["/mapping/foo", { foo: 1 }],
    ["/mapping/zone", { zone: "Nowhere/Land" }],
    ["/mapping/survey/kind", { survey: { kind: "stars" } }],
    ["/mapping/labels/Great", { labels: { Great: "3" } }],
    ["/mapping/fields/shoe", { fields: { shoe: "x" } }],
    ["/mapping/surveys/abc/surveys", { surveys: { abc: { surveys: {} } } }],
  ])("that could not work is refused at %s", async (pointer, mapping) => {
    const answer = await put(mapping);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe("the example of the reference", () => {
  it("is taken as it stands", async () => {
    const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as {
      paths: Record<string, { post: { requestBody: { content: Record<string, { example: unknown }> } } }>;
    };
    const { example } = document.paths["/api/v1/sources/{name}/events"]!.post.requestBody.content["application/json"]!;
    expect((await deliver(JSON.stringify(example))).body.results[0].status).toBe("accepted");
  });
});
