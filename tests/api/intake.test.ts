import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detractor, startDatabaseApp, type Answer, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterAll(() => app.close());

const responses = "/api/v1/responses";
const depth = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`;
const raw = (fields: string): string => `{"externalId":"x","survey":{"kind":"nps"},"score":3${fields}}`;

describe("an answer by API", () => {
  it("becomes a case that can be read before anything else happens", async () => {
    const sent = detractor();
    const answer = await app.call("POST", responses, sent);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      status: "accepted",
      reason: null,
      band: "detractor",
      case: { number: expect.stringMatching(/^IL-\d+$/) },
    });
    const list = await app.call("GET", "/api/v1/cases");
    expect(list.body.items.map((item: { id: string }) => item.id)).toContain(answer.body.case.id);
    const one = await app.call("GET", `/api/v1/cases/${answer.body.case.id}`);
    expect(one.headers.get("etag")).toBe(`"${one.body.rev}"`);
    expect(one.body.clocks.map((clock: { kind: string }) => clock.kind)).toContain("first_contact");
    const stored = await app.call("GET", `${responses}/${answer.body.responseId}`);
    expect(stored.body).toMatchObject({
      responseId: answer.body.responseId,
      response: { externalId: sent.externalId, score: 2, source: "api" },
    });
    const again = await app.call("POST", responses, sent);
    expect(again.body).toMatchObject({ status: "duplicate", responseId: answer.body.responseId });
  });

  it("with an Idempotency-Key gets the first answer again, and another body is refused", async () => {
    const body = detractor();
    const key = { "idempotency-key": "a:1" };
    const first = await app.call("POST", responses, body, key);
    const spaced = JSON.stringify(body, Object.keys(body).toReversed(), 2);
    expect(first.status).toBe(202);
    expect((await app.call("POST", responses, body, key)).body).toEqual(first.body);
    expect((await app.call("POST", responses, { ...body, score: 3 }, key)).body).toMatchObject({
      status: 422,
      code: "idempotency-key-reused",
    });
    expect(spaced).not.toBe("");
    for (const bad of ["", "a b", "ä", "x".repeat(256)].filter((text) => /^[\x20-\x7e]*$/.test(text)))
      expect(await app.call("POST", responses, body, { "idempotency-key": bad })).toMatchObject({
        status: 400,
        body: { errors: [{ header: "idempotency-key" }] },
      });
  });
});

const cases: [name: string, body: unknown, status: number, place: Record<string, string> | null][] = [
  ["an empty body", "", 400, null],
  ["half a document", '{"externalId":', 400, null],
  ["two documents", "{}{}", 400, null],
  ["NaN", raw(',"x":NaN'), 400, { pointer: "/x" }],
  ["a trailing comma", raw(","), 400, null],
  ["single quotes", "{'a':1}", 400, null],
  ["a byte order mark", `\uFEFF${raw("")}`, 400, null],
  ["bytes that are not UTF-8", Buffer.from(raw(',"comment":"\u00e4"'), "latin1"), 400, null],
  [
    "overlong UTF-8",
    Buffer.concat([Buffer.from(raw(',"comment":"')), Buffer.from([0xc0, 0x80]), Buffer.from('"}')]),
    400,
    null,
  ],
  ["a raw control character", raw(',"comment":"a\u0001b"'), 400, { pointer: "/comment" }],
  ["33 levels", raw(`,"properties":${depth(32)}`), 400, { pointer: `/properties${"/a".repeat(31)}` }],
  ["10,000 levels", raw(`,"properties":${depth(10_000)}`), 400, { pointer: `/properties${"/a".repeat(31)}` }],
  ["a megabyte of brackets", "[".repeat(1_000_000), 400, null],
  ["a megabyte of objects", '{"a":'.repeat(200_000), 400, null],
  ["a duplicate key", raw(',"score":9'), 400, { pointer: "/score" }],
  ["a duplicate key in disguise", raw(',"\\u0073core":9'), 400, { pointer: "/score" }],
  ["an array", "[]", 422, { pointer: "" }],
  ["null", "null", 422, { pointer: "" }],
  ["a string", '"x"', 422, { pointer: "" }],
  ["an unknown field", raw(',"extra":1'), 422, { pointer: "/extra" }],
  [
    "an unknown nested field",
    raw(',"customer":{"externalId":"c","shoeSize":4}'),
    422,
    { pointer: "/customer/shoeSize" },
  ],
  ["__proto__", raw(',"__proto__":{"score":9}'), 422, { pointer: "/__proto__" }],
  ["constructor", raw(',"constructor":{"prototype":{}}'), 422, { pointer: "/constructor" }],
  ["an escaped NUL", raw(',"comment":"a\\u0000b"'), 422, { pointer: "/comment" }],
  ["an escaped NUL in a key", raw(',"properties":{"a\\u0000":1}'), 422, { pointer: "/properties/a\u0000" }],
  ["a lone surrogate", raw(',"comment":"\\ud800"'), 422, { pointer: "/comment" }],
  [
    "a reversed pair",
    raw(',"customer":{"externalId":"c","name":"\\udc00\\ud800"}'),
    422,
    { pointer: "/customer/name" },
  ],
  ["a noncharacter", raw(',"comment":"\\uffff"'), 422, { pointer: "/comment" }],
  ["a line end in a name", raw(',"customer":{"externalId":"c","name":"a\\nb"}'), 422, { pointer: "/customer/name" }],
  [
    "a name without anything visible",
    raw(',"customer":{"externalId":"c","name":"\\u200b"}'),
    422,
    { pointer: "/customer/name" },
  ],
  ["a long comment", raw(`,"comment":"${"a".repeat(20_001)}"`), 422, { pointer: "/comment" }],
  ["a score as text", '{"externalId":"x","survey":{"kind":"nps"},"score":"3"}', 422, { pointer: "/score" }],
  ["an empty score", '{"externalId":"x","survey":{"kind":"nps"},"score":""}', 422, { pointer: "/score" }],
  ["a score as a list", '{"externalId":"x","survey":{"kind":"nps"},"score":[3]}', 422, { pointer: "/score" }],
  ["a missing score", '{"externalId":"x","survey":{"kind":"nps"}}', 422, { pointer: "/score" }],
  ["a missing survey", '{"externalId":"x","score":3}', 422, { pointer: "/survey" }],
  ["a score without its survey", '{"externalId":"x","survey":null,"score":3}', 422, { pointer: "/score" }],
  ["score 11", '{"externalId":"x","survey":{"kind":"nps"},"score":11}', 422, { pointer: "/score" }],
  ["score -1", '{"externalId":"x","survey":{"kind":"nps"},"score":-1}', 422, { pointer: "/score" }],
  ["score 3.5", '{"externalId":"x","survey":{"kind":"nps"},"score":3.5}', 422, { pointer: "/score" }],
  ["score 1e400", '{"externalId":"x","survey":{"kind":"nps"},"score":1e400}', 422, { pointer: "/score" }],
  ["score 1e-400", '{"externalId":"x","survey":{"kind":"nps"},"score":1e-400}', 422, { pointer: "/score" }],
  [
    "a score that rounds to a whole number",
    '{"externalId":"x","survey":{"kind":"nps"},"score":3.00000000000000000001}',
    422,
    { pointer: "/score" },
  ],
  [
    "a score beyond exact numbers",
    '{"externalId":"x","survey":{"kind":"nps"},"score":12345678901234567890}',
    422,
    { pointer: "/score" },
  ],
  [
    "NPS on 0-5",
    '{"externalId":"x","survey":{"kind":"nps","scale":{"min":0,"max":5}},"score":3}',
    422,
    { pointer: "/survey/scale" },
  ],
  [
    "a scale upside down",
    '{"externalId":"x","survey":{"kind":"csat","scale":{"min":5,"max":1}},"score":3}',
    422,
    { pointer: "/survey/scale" },
  ],
  ["an unknown survey", '{"externalId":"x","survey":{"kind":"ltr"},"score":3}', 422, { pointer: "/survey/kind" }],
  ["an unknown channel", raw(',"channel":"pigeon"'), 422, { pointer: "/channel" }],
  ["no externalId", '{"survey":null,"score":null}', 422, { pointer: "/externalId" }],
  ["an empty externalId", '{"externalId":"","survey":null,"score":null}', 422, { pointer: "/externalId" }],
  ["a numeric externalId", '{"externalId":7,"survey":null,"score":null}', 422, { pointer: "/externalId" }],
  ["a null answeredAt", raw(',"answeredAt":null'), 422, { pointer: "/answeredAt" }],
  ["30 February", raw(',"answeredAt":"2026-02-30T10:00:00Z"'), 422, { pointer: "/answeredAt" }],
  ["24:00", raw(',"answeredAt":"2026-02-20T24:00:00Z"'), 422, { pointer: "/answeredAt" }],
  ["a leap second", raw(',"answeredAt":"2016-12-31T23:59:60Z"'), 422, { pointer: "/answeredAt" }],
  ["no offset", raw(',"answeredAt":"2026-02-20T10:00:00"'), 422, { pointer: "/answeredAt" }],
  ["a far future", raw(',"answeredAt":"2100-01-01T00:00:00Z"'), 422, { pointer: "/answeredAt" }],
  ["a far past", raw(',"answeredAt":"2001-01-01T00:00:00Z"'), 422, { pointer: "/answeredAt" }],
  ["a number for a time", raw(',"answeredAt":1700000000'), 422, { pointer: "/answeredAt" }],
  ["a customer without identity", raw(',"customer":{"name":"A"}'), 422, { pointer: "/customer" }],
  [
    "an address with a line end",
    raw(',"customer":{"email":"a@x.test\\r\\nBcc: e@evil.test"}'),
    422,
    { pointer: "/customer/email" },
  ],
  ["two addresses", raw(',"customer":{"email":"a@x.test,b@x.test"}'), 422, { pointer: "/customer/email" }],
  ["a phone number of letters", raw(',"customer":{"phone":"call me"}'), 422, { pointer: "/customer/phone" }],
  [
    "a negative value",
    raw(',"customer":{"externalId":"c","yearlyValue":{"amount":-1,"currency":"EUR"}}'),
    422,
    { pointer: "/customer/yearlyValue" },
  ],
  ["a contact request as text", raw(',"contactRequested":"yes"'), 422, { pointer: "/contactRequested" }],
  ["properties as a list", raw(',"properties":[]'), 422, { pointer: "/properties" }],
  ["a huge number in properties", raw(',"properties":{"n":1e999}'), 422, { pointer: "/properties/n" }],
];

describe("what cannot be taken", () => {
  it.each(cases)("%s", async (_name, body, status, place) => {
    const answer = await app.call("POST", responses, body, { "content-type": "application/json" });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ status, code: expect.any(String) });
    expect(answer.status).toBe(status);
    if (place !== null) expect(answer.body.errors).toContainEqual(expect.objectContaining(place));
  });

  it.each([
    ["no content type", {}],
    ["text", { "content-type": "text/plain" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["another charset", { "content-type": "application/json; charset=utf-7" }],
    ["utf-16", { "content-type": "application/json; charset=utf-16" }],
    ["two charsets", { "content-type": "application/json; charset=utf-8; charset=utf-8" }],
    ["a cousin of JSON", { "content-type": "application/problem+json" }],
    ["a long content type", { "content-type": `application/json; a=${"b".repeat(240)}` }],
    ["gzip", { "content-type": "application/json", "content-encoding": "gzip" }],
    ["brotli", { "content-type": "application/json", "content-encoding": "br" }],
    ["deflate", { "content-type": "application/json", "content-encoding": "deflate" }],
  ])("%s is 415", async (_name, headers) => {
    const response = await fetch(`${app.url}${responses}`, {
      method: "POST",
      headers: { authorization: app.key("responses:write"), ...headers },
      body: Buffer.from(JSON.stringify(detractor())),
    });
    expect(response.status).toBe(415);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  it("a body over 1 MiB is 413, with and without a length", async () => {
    const large = JSON.stringify(detractor({ comment: "a".repeat(1024 * 1024) }));
    expect((await app.call("POST", responses, large, { "content-type": "application/json" })).status).toBe(413);
    const chunked = await fetch(`${app.url}${responses}`, {
      method: "POST",
      headers: { authorization: app.key("responses:write"), "content-type": "application/json" },
      body: new ReadableStream({
        start(controller) {
          for (let index = 0; index < 40; index += 1) controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
          controller.close();
        },
      }),
      duplex: "half",
    });
    expect(chunked.status).toBe(413);
    expect(
      (await app.call("POST", responses, `${" ".repeat(1024 * 1024 - 2)}{}`, { "content-type": "application/json" }))
        .status,
    ).toBe(422);
  });
});

interface Signing {
  id?: string;
  at?: number;
  secret?: string;
  signature?: string;
  headers?: Record<string, string>;
  source?: string;
}

async function deliver(body: string | Buffer, changes: Signing = {}): Promise<Answer> {
  const id = changes.id ?? `msg_${Math.random()}`;
  const at = String(changes.at ?? Math.floor(Date.now() / 1000));
  const key = Buffer.from((changes.secret ?? app.sourceSecret).slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest("base64");
  const response = await fetch(`${app.url}/api/v1/sources/${changes.source ?? "demo"}/events`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": at,
      "webhook-signature": changes.signature ?? `v1,${signature}`,
      ...changes.headers,
    },
    body: Buffer.from(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe("an event of a survey tool", () => {
  it("that is signed is taken, once per delivery and once per answer", async () => {
    const body = JSON.stringify(
      detractor({ source: "ignored", extra: { anything: [1] }, answeredAt: "2001-01-01T00:00:00Z" }),
    );
    const first = await deliver(body, { id: "evt-1" });
    expect(first.status).toBe(202);
    expect(first.body.results).toMatchObject([{ status: "accepted", band: "detractor", reason: null }]);
    expect((await deliver(body, { id: "evt-1" })).body.results[0].status).toBe("duplicate");
    expect((await deliver(body, { id: "evt-2" })).body.results[0]).toMatchObject({
      status: "duplicate",
      responseId: first.body.results[0].responseId,
    });
    const stored = await app.call("GET", `${responses}/${first.body.results[0].responseId}`);
    expect(stored.body.response.source).toBe("demo");
  });

  it("with one right signature among several is taken", async () => {
    const body = JSON.stringify(detractor());
    const at = Math.floor(Date.now() / 1000);
    const key = Buffer.from(app.sourceSecret.slice("whsec_".length), "base64");
    const good = `v1,${createHmac("sha256", key).update(`evt-m.${at}.`).update(body).digest("base64")}`;
    expect((await deliver(body, { id: "evt-m", at, signature: `v1,AAAA v1a,xx ${good}` })).status).toBe(202);
    expect((await deliver(body, { id: "evt-m", at, signature: `${"v1,AAAA ".repeat(10)}${good}` })).status).toBe(401);
  });

  it("that is not authentic always gets the same 401", async () => {
    const body = JSON.stringify(detractor());
    const seconds = Math.floor(Date.now() / 1000);
    const attempts = await Promise.all([
      deliver(body, { secret: `whsec_${Buffer.alloc(32).toString("base64")}` }),
      deliver(body, { at: seconds - 400 }),
      deliver(body, { at: seconds + 400 }),
      deliver(body, { source: "nobody" }),
      deliver(body, { source: "No%20Body" }),
      deliver(body, { source: "demo", signature: "" }),
      deliver(body, { signature: "v1," }),
      deliver(body, { headers: { "webhook-timestamp": "soon" } }),
      deliver(body, { headers: { "webhook-id": "another" } }),
      deliver("not json", { secret: `whsec_${Buffer.alloc(32).toString("base64")}` }),
      fetch(`${app.url}/api/v1/sources/demo/events`, { method: "POST" }).then(async (response) => ({
        status: response.status,
        headers: response.headers,
        body: await response.json(),
      })),
    ]);
    for (const attempt of attempts) {
      expect(attempt.status).toBe(401);
      expect(attempt.body).toEqual(attempts[0].body);
      expect(attempt.body.code).toBe("invalid-signature");
    }
  });

  it.each([
    ["no JSON at all", "hello", "malformed-json"],
    ["nothing", "", "malformed-json"],
    ["bytes", Buffer.from([0xff, 0xfe, 0x00]), "invalid-utf8"],
    ["a list", "[]", "invalid-type"],
    ["too deep", depth(40), "too-deep"],
    ["a score as text", raw(',"score2":1').replace('"score":3', '"score":"3"'), "invalid-type"],
    ["a score outside the scale", raw("").replace('"score":3', '"score":30'), "score-outside-scale"],
    ["a NUL in a comment", raw(',"comment":"\\u0000"'), "control-character"],
    ["a NUL in properties", raw(',"properties":{"a":"\\u0000"}'), "forbidden-character"],
  ])("that holds %s is kept in quarantine", async (_name, body, code) => {
    const answer = await deliver(body);
    expect(answer.status).toBe(202);
    expect(answer.body.results).toMatchObject([
      { status: "quarantined", reason: { code }, responseId: null, case: null },
    ]);
  });

  it("of another media type or encoding is kept in quarantine, whatever the length of the type", async () => {
    const body = JSON.stringify(detractor());
    for (const headers of [
      { "content-type": "text/xml" },
      { "content-type": `text/${"x".repeat(300)}` },
      { "content-encoding": "gzip" },
    ] as Record<string, string>[])
      expect((await deliver(body, { headers })).body.results[0].status).toBe("quarantined");
  });

  it("ignores what it does not know, whatever that holds", async () => {
    const body = JSON.stringify(detractor()).replace("{", '{"__proto__":{"a":1},"extra":"\\u0000\\ud800","n":1e999,');
    expect((await deliver(body)).body.results[0].status).toBe("accepted");
  });

  it("over 1 MiB is 413", async () => {
    expect((await deliver(Buffer.alloc(1024 * 1024 + 1, 0x20))).status).toBe(413);
  });
});

describe("parameters", () => {
  it.each([
    "limit=0",
    "limit=201",
    "limit=-1",
    "limit=1e1",
    "limit=",
    "limit=050",
    "limit=abc",
    "limit=1&limit=1",
    "cursor=x",
    "cursor=",
    "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "unknown=1",
    "status=open",
    "status=new,new",
    "status=",
    "owner=Not%20An%20Id",
    "team=..",
    "customer=x",
    "customer=%00",
    "q=%ff",
    "q=%ed%a0%80",
    "q=%",
    "q=%0a",
    `q=${"a".repeat(201)}`,
    "sort=name",
    "at_risk=1",
    "breached=yes",
    "severity=P5",
    "api_key=x",
    "%ff=1",
    "q=\u00e4",
  ])("cases?%s is 400 and names the parameter", async (query) => {
    const answer = await app.call("GET", `/api/v1/cases?${query}`.replace("\u00e4", "%e4"));
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({ parameter: expect.any(String), code: expect.any(String) });
  });

  it("ids nobody has give an empty list", async () => {
    const empty = { items: [], next: null };
    for (const query of [
      "owner=nobody",
      "team=nobody",
      "customer=01900000-0000-7000-8000-000000000000",
      "owner=none&team=nobody",
    ])
      expect((await app.call("GET", `/api/v1/cases?${query}`)).body).toEqual(empty);
  });

  it("a cursor leads through the whole list once and fits no other list", async () => {
    for (let index = 0; index < 5; index += 1) await app.call("POST", responses, detractor());
    const all = await app.call("GET", "/api/v1/cases?limit=200");
    const seen: string[] = [];
    let query = "limit=2";
    for (let page = 0; page < 50; page += 1) {
      const { body } = await app.call("GET", `/api/v1/cases?${query}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      if (body.next === null) break;
      expect((await app.call("GET", `/api/v1/cases?sort=opened&cursor=${body.next}`)).status).toBe(400);
      expect((await app.call("GET", `/api/v1/cases?limit=2&cursor=${body.next.slice(0, -2)}`)).status).toBe(400);
      query = `limit=2&cursor=${body.next}`;
    }
    expect(seen).toEqual(all.body.items.map((item: { id: string }) => item.id));
  });

  it.each(["not-an-id", "IL-1001", "01900000-0000-7000-8000-00000000000g", "%F0%9F%98%80", "x".repeat(500)])(
    "a case %s cannot be: 400",
    async (id) => {
      for (const path of [`/api/v1/cases/${id}`, `/api/v1/cases/${id}/events`, `/api/v1/responses/${id}`])
        expect((await app.call("GET", path)).status).toBe(400);
    },
  );

  it("an id nobody has is 404", async () => {
    const id = "01900000-0000-7000-8000-000000000000";
    for (const path of [`/api/v1/cases/${id}`, `/api/v1/cases/${id}/events`, `/api/v1/responses/${id}`])
      expect((await app.call("GET", path)).body).toMatchObject({ status: 404 });
    expect((await app.call("POST", `/api/v1/cases/${id}/actions/acknowledge`)).status).toBe(404);
    expect((await app.call("POST", `/api/v1/cases/${id}/actions/dance`)).status).toBe(404);
  });
});
