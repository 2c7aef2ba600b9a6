/** Connected survey tools over HTTP: settings, events, preview, and the quarantine. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signings } from "../sources/signing.js";
import { startDatabaseApp, type Answer, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
const base = "/api/v1";
const vendors = ["typeform", "delighted", "formbricks"] as const;

beforeAll(async () => {
  app = await startDatabaseApp();
  for (const kind of vendors) await connect(kind, kind, {});
});
afterAll(() => app.close());

function connect(name: string, kind: string, mapping: unknown): Promise<Answer> {
  return app.call("PUT", `${base}/sources/${name}`, { kind, secret: signings[kind]!.secret, mapping });
}

async function deliver(name: string, kind: string, event: unknown, headers: Record<string, string> = {}) {
  const body = Buffer.from(typeof event === "string" ? event : JSON.stringify(event));
  const signing = signings[kind]!;
  const signed = signing.sign(body, signing.secret, Date.now(), randomUUID()) as Record<string, string>;
  const response = await fetch(`${app.url}${base}/sources/${name}/events`, {
    method: "POST",
    headers: { "content-type": "application/json", ...signed, ...headers },
    body,
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- documents are judged by the assertions
  return { status: response.status, body: (await response.json()) as any };
}

function delightedEvent(data: Record<string, unknown> = {}, type = "survey_response.created") {
  const person = { id: randomUUID(), email: `${randomUUID()}@example.com`, name: "Charlie" };
  return {
    event_type: type,
    event_id: randomUUID(),
    event_data: {
      id: randomUUID(),
      person,
      survey_type: "nps",
      score: 2,
      comment: null,
      created_at: 1732186844,
      ...data,
    },
  };
}

function typeformEvent(score: number) {
  const field = { id: "os", type: "opinion_scale", ref: "recommend" };
  return {
    event_id: randomUUID(),
    event_type: "form_response",
    form_response: {
      form_id: "f1",
      token: randomUUID(),
      submitted_at: "2026-01-18T18:17:02Z",
      definition: { id: "f1", title: "Form", fields: [{ ...field, title: "How likely?" }] },
      hidden: { email: `${randomUUID()}@example.com` },
      answers: [{ type: "number", number: score, field }],
    },
  };
}

function formbricksEvent(event: string, id: string, data: Record<string, unknown>, updatedAt: string) {
  const finished = event === "responseFinished";
  return [{ event, webhookId: "w", data: { id, surveyId: "s", finished, data, updatedAt, contact: null } }];
}

describe("connecting", () => {
  it.each(vendors)("%s needs its secret and a mapping it understands", async (kind) => {
    const put = (body: unknown) => app.call("PUT", `${base}/sources/bad-${kind}`, body);
    const { secret } = signings[kind]!;
    const pointers = ({ status, body }: Answer) => [
      status,
      body.errors.map((item: { pointer: string }) => item.pointer),
    ];
    expect(pointers(await put({ kind, mapping: {} }))).toEqual([422, ["/secret"]]);
    expect(
      pointers(await put({ kind, secret, mapping: { survey: { kind: "nps", scale: { min: 0, max: 5 } } } })),
    ).toEqual([422, ["/mapping/survey/scale"]]);
    const unknown = await put({ kind, secret, mapping: { fields: { colour: "x" } } });
    expect(pointers(unknown)).toEqual([422, ["/mapping/fields/colour"]]);
    expect(unknown.body.code).toBe("unknown-field");
    expect((await app.call("GET", `${base}/sources/bad-${kind}`)).status).toBe(404);
  });

  it("shows where the vendor sends to, and never the secret", async () => {
    const { body } = await app.call("GET", `${base}/sources/typeform`);
    expect(body).toMatchObject({ kind: "typeform", url: `${app.url}${base}/sources/typeform/events`, hasSecret: true });
    expect(JSON.stringify(body)).not.toContain(signings.typeform!.secret);
  });
});

describe("events", () => {
  it("become answers with a case", async () => {
    const event = delightedEvent({ comment: "Nobody answered." });
    const { status, body } = await deliver("delighted", "delighted", event);
    expect(status).toBe(202);
    expect(body.results).toMatchObject([{ status: "accepted", band: "detractor", reason: null }]);
    expect(body.results[0].case.url).toContain("/cases/");
    const stored = await app.call("GET", `${base}/responses/${body.results[0].responseId}`);
    expect(stored.body).toMatchObject({
      response: { source: "delighted", score: 2, comment: "Nobody answered.", answeredAt: "2024-11-21T11:00:44.000Z" },
      customer: { email: event.event_data.person.email, name: "Charlie" },
    });
  });

  it("that come again are answered as duplicates, and later ones as updates", async () => {
    const first = delightedEvent();
    const { body } = await deliver("delighted", "delighted", first);
    expect((await deliver("delighted", "delighted", first)).body.results[0].status).toBe("duplicate");
    const again = { ...first, event_id: randomUUID() };
    expect((await deliver("delighted", "delighted", again)).body.results[0].status).toBe("duplicate");
    const updated = delightedEvent(
      { ...first.event_data, comment: "And late.", updated_at: 1732187444 },
      "survey_response.updated",
    );
    expect((await deliver("delighted", "delighted", updated)).body.results[0]).toMatchObject({
      status: "updated",
      responseId: body.results[0].responseId,
      case: body.results[0].case,
    });
  });

  it("in parts start nothing before they are finished", async () => {
    await connect("panel", "formbricks", { survey: { kind: "nps" }, fields: { score: "q1", comment: "q2" } });
    const id = randomUUID();
    const send = (event: string, data: Record<string, unknown>, at: string) =>
      deliver("panel", "formbricks", formbricksEvent(event, id, data, at));
    const one = await send("responseCreated", { q1: 1 }, "2026-01-01T10:00:00Z");
    expect(one.body.results).toMatchObject([{ status: "partial", band: null, decision: null, case: null }]);
    const two = await send("responseUpdated", { q1: 1, q2: "Slow" }, "2026-01-01T10:00:10Z");
    expect(two.body.results[0]).toMatchObject({ status: "partial", responseId: one.body.results[0].responseId });
    const three = await send("responseFinished", { q1: 2, q2: "Slow" }, "2026-01-01T10:00:20Z");
    expect(three.body.results[0]).toMatchObject({ status: "accepted", band: "detractor" });
    const late = await send("responseUpdated", { q1: 1 }, "2026-01-01T10:00:15Z");
    expect(late.body.results[0].status).toBe("duplicate");
  });

  it.each(vendors)("of %s that are not authentic all get the same 401", async (kind) => {
    const reference = await deliver("nobody", kind, "{}");
    const { secret } = signings[kind]!;
    const stale = signings[kind]!.sign(Buffer.from("{}"), secret, Date.now() - 400_000) as Record<string, string>;
    const header = Object.keys(stale).find((name) => name.includes("signature"))!;
    const attempts = [
      await deliver(kind, kind, "{}", { [header]: "" }),
      await deliver(kind, kind, "{}", { [header]: "sha256=" }),
      await deliver(kind, kind, "not json", { [header]: stale[header]! }),
      ...(kind === "formbricks" ? [await deliver(kind, kind, "{}", stale)] : []),
    ];
    for (const { status, body } of [reference, ...attempts]) {
      expect(status).toBe(401);
      expect(body).toEqual(reference.body);
    }
  });

  it("with hostile values are kept, never refused", async () => {
    const hostile = [
      { event_id: "a\u0000b", event_type: "survey_response.created", event_data: { id: "x\u0000", score: 1 } },
      delightedEvent({ comment: "\u0000" }),
      delightedEvent({ created_at: 1e300 }),
      delightedEvent({ updated_at: 9e15, comment: "big version" }),
      { ...delightedEvent({ score: 99 }), event_id: "e".repeat(10_000) },
    ];
    for (const event of hostile) {
      const { status, body } = await deliver("delighted", "delighted", event);
      expect([status, body.results.length]).toEqual([202, 1]);
    }
    expect((await deliver("delighted", "delighted", hostile[4])).body.results[0].status).toBe("quarantined");
  });

  it("of a source that is switched off are ignored", async () => {
    await connect("off", "delighted", {});
    await app.call("PUT", `${base}/sources/off`, { kind: "delighted", active: false, mapping: {} });
    const { body } = await deliver("off", "delighted", delightedEvent());
    expect(body.results).toMatchObject([{ status: "ignored", reason: { code: "source-inactive" } }]);
  });
});

describe("the preview", () => {
  it("shows what an event would become and stores nothing", async () => {
    const preview = async (name: string, event: unknown) =>
      (await app.call("POST", `${base}/sources/${name}/preview`, event)).body.results;
    const event = delightedEvent();
    expect(await preview("delighted", event)).toMatchObject([
      {
        status: "accepted",
        band: "detractor",
        reason: null,
        response: { source: "delighted", score: 2, answeredAt: "2024-11-21T11:00:44.000Z" },
      },
    ]);
    expect((await deliver("delighted", "delighted", event)).body.results[0].status).toBe("accepted");
    expect(await preview("typeform", typeformEvent(3))).toMatchObject([
      { status: "quarantined", reason: { code: "mapping-missing" }, response: null },
    ]);
    expect(await preview("delighted", delightedEvent({ score: 11 }))).toMatchObject([
      { status: "quarantined", reason: { code: "score-outside-scale", detail: expect.stringContaining("/score") } },
    ]);
    expect(
      await preview("formbricks", formbricksEvent("responseCreated", "r", { q: 1 }, "2026-01-01T10:00:00Z")),
    ).toMatchObject([{ status: "partial", reason: { code: "mapping-missing" }, band: null }]);
    expect(await preview("delighted", { event_type: "unsubscribe.created" })).toMatchObject([{ status: "ignored" }]);
  });
});

describe("the quarantine", () => {
  it("keeps what could not be read until a corrected mapping reads it, once", async () => {
    await connect("form", "typeform", {});
    const event = typeformEvent(1);
    const sent = await deliver("form", "typeform", event);
    expect(sent.body.results).toMatchObject([{ status: "quarantined", reason: { code: "mapping-missing" } }]);
    const { body: list } = await app.call("GET", `${base}/quarantine?source=form`);
    expect(list).toMatchObject({
      items: [{ source: "form", eventId: event.event_id, reason: { code: "mapping-missing" }, settledAt: null }],
      next: null,
    });
    const path = `${base}/quarantine/${list.items[0].id}`;
    const { body: one } = await app.call("GET", path);
    expect(JSON.parse(Buffer.from(one.raw, "base64").toString())).toEqual(event);

    const early = await app.call("POST", `${path}/replay`);
    expect([early.status, early.body.results[0].status]).toEqual([200, "quarantined"]);
    await connect("form", "typeform", { survey: { kind: "nps" } });
    const key = { "idempotency-key": "replay-1" };
    const replayed = await app.call("POST", `${path}/replay`, undefined, key);
    expect(replayed.body.results).toMatchObject([{ status: "accepted", band: "detractor" }]);
    expect((await app.call("POST", `${path}/replay`, undefined, key)).body).toEqual(replayed.body);
    expect(replayed.body.results[0].case).not.toBeNull();
    const again = await app.call("POST", `${path}/replay`);
    expect([again.status, again.body.code]).toEqual([409, "quarantine-settled"]);
    const { responseId } = replayed.body.results[0];
    expect((await app.call("GET", path)).body).toMatchObject({ responseId, settledAt: expect.any(String) });
    expect((await app.call("GET", `${base}/quarantine?source=form`)).body.items).toEqual([]);
    expect((await app.call("GET", `${base}/quarantine?source=form&settled=true`)).body.items).toHaveLength(1);
    // The vendor's own retry of the delivery is told what became of it.
    expect((await deliver("form", "typeform", event)).body.results).toMatchObject([
      { status: "duplicate", responseId },
    ]);
  });

  it("is replayed once by two people at once", async () => {
    await connect("twice", "typeform", {});
    await deliver("twice", "typeform", typeformEvent(1));
    await connect("twice", "typeform", { survey: { kind: "nps" } });
    const { body } = await app.call("GET", `${base}/quarantine?source=twice`);
    const path = `${base}/quarantine/${body.items[0].id}/replay`;
    const answers = await Promise.all([app.call("POST", path), app.call("POST", path)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409"]);
  });

  it("has a page per cursor, newest first", async () => {
    await connect("many", "typeform", {});
    for (let index = 0; index < 5; index += 1) await deliver("many", "typeform", typeformEvent(index));
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `source=many&limit=2${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
      const { body } = await app.call("GET", `${base}/quarantine?${query}`);
      ids.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.next;
    } while (cursor !== null);
    expect(new Set(ids).size).toBe(5);
    const all = (await app.call("GET", `${base}/quarantine?source=many`)).body.items;
    expect(all.map((item: { id: string }) => item.id)).toEqual(ids);
    expect(all.map((item: { receivedAt: string }) => item.receivedAt)).toEqual(
      all
        .map((item: { receivedAt: string }) => item.receivedAt)
        .toSorted()
        .toReversed(),
    );
  });

  it("is for those who may change settings", async () => {
    const id = randomUUID();
    const reader = { authorization: app.key("settings:read", "responses:write", "cases:read", "cases:act") };
    for (const [method, path] of [
      ["GET", `${base}/quarantine`],
      ["GET", `${base}/quarantine/${id}`],
      ["POST", `${base}/quarantine/${id}/replay`],
    ] as const) {
      expect((await app.call(method, path, undefined, reader)).status).toBe(403);
      expect((await app.call(method, path, undefined, { authorization: "" })).status).toBe(401);
    }
    expect((await app.call("GET", `${base}/quarantine/${id}`)).body.code).toBe("quarantine-not-found");
    expect((await app.call("POST", `${base}/quarantine/${id}/replay`)).status).toBe(404);
    expect((await app.call("GET", `${base}/quarantine?source=Not%20A%20Name`)).status).toBe(400);
    expect((await app.call("GET", `${base}/quarantine?source=nobody`)).body.items).toEqual([]);
  });
});
