/** Test answers, previews of mappings that are not stored, and what is known of a source's activity. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDatabaseApp, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
const base = "/api/v1";

beforeAll(async () => {
  app = await startDatabaseApp();
  await app.call("PUT", `${base}/sources/shop`, {
    kind: "delighted",
    secret: "a shared secret",
    mapping: { touchpoint: "delivery" },
  });
});
afterAll(() => app.close());

function event(data: Record<string, unknown> = {}) {
  return {
    event_type: "survey_response.created",
    event_id: "always-the-same",
    event_data: {
      id: "always-the-same",
      person: { id: "test-customer", email: "test@customer.example", name: "Test" },
      survey_type: "nps",
      score: 2,
      comment: "Nobody called.",
      created_at: 1732186844,
      ...data,
    },
  };
}

describe("a test answer", () => {
  it("becomes a case, under an id of its own each time", async () => {
    const first = await app.call("POST", `${base}/sources/shop/test`, event());
    expect(first.status).toBe(200);
    const [taken] = first.body.results;
    expect(taken).toMatchObject({ status: "accepted", band: "detractor", case: { number: expect.any(String) } });
    const stored = await app.call("GET", `${base}/responses/${taken.responseId}`);
    expect(stored.body.response.externalId).toMatch(/^test-[0-9a-f-]{36}$/);
    expect(stored.body.response).toMatchObject({ source: "shop", touchpoint: "delivery", score: 2 });
    const second = await app.call("POST", `${base}/sources/shop/test`, event());
    expect(second.body.results[0]).toMatchObject({ status: "accepted", case: { id: taken.case.id } });
    expect(second.body.results[0].responseId).not.toBe(taken.responseId);
  });

  it("that cannot be read says why and is not put aside", async () => {
    const { body } = await app.call("POST", `${base}/sources/shop/test`, event({ survey_type: "smileys" }));
    expect(body.results).toMatchObject([{ status: "quarantined", reason: { code: "mapping-missing" }, case: null }]);
    expect((await app.call("GET", `${base}/quarantine?source=shop`)).body.items).toEqual([]);
  });

  it("is refused while the source is switched off, and of a source there is not", async () => {
    await app.call("PUT", `${base}/sources/off`, { kind: "delighted", secret: "x", active: false });
    const off = await app.call("POST", `${base}/sources/off/test`, event());
    expect([off.status, off.body.code]).toEqual([409, "source-inactive"]);
    const unknown = await app.call("POST", `${base}/sources/nowhere/test`, event());
    expect([unknown.status, unknown.body.code]).toEqual([404, "source-not-found"]);
  });

  it("is for those who may change settings", async () => {
    const answer = await fetch(`${app.url}${base}/sources/shop/test`, {
      method: "POST",
      headers: { authorization: app.key("responses:write", "cases:read"), "content-type": "application/json" },
      body: JSON.stringify(event()),
    });
    expect(answer.status).toBe(403);
  });
});

describe("a preview of a mapping that is not stored", () => {
  const preview = (mapping: unknown, text = JSON.stringify(event({ survey_type: "smileys" })), kind = "delighted") =>
    app.call("POST", `${base}/source-drafts/preview`, { kind, mapping, event: text });

  it("shows what the event would become", async () => {
    expect((await preview({})).body.results).toMatchObject([{ status: "quarantined", response: null }]);
    const { status, body } = await preview({ survey: { kind: "csat" } });
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { status: "accepted", band: "detractor", response: { score: 2, survey: { kind: "csat" } } },
    ]);
  });

  it("names what is wrong with the mapping and the kind, and takes an event that is no JSON", async () => {
    const scale = await preview({ survey: { kind: "nps", scale: { min: 1, max: 5 } } });
    expect(scale.status).toBe(422);
    expect(scale.body.errors[0].pointer).toMatch(/^\/mapping\/survey/);
    const kind = await preview({}, "{}", "smoke-signals");
    expect([kind.status, kind.body.code]).toEqual([422, "unknown-kind"]);
    const text = await preview({}, "hello");
    expect([text.status, text.body.results[0].status]).toEqual([200, "quarantined"]);
  });
});

describe("the activity of sources", () => {
  it("counts the answers of a day and what waits in quarantine", async () => {
    const { status, body } = await app.call("GET", `${base}/source-activity`);
    expect(status).toBe(200);
    const names = body.items.map((one: { name: string }) => one.name);
    expect(names).toEqual(["delighted", "demo", "formbricks", "off", "shop", "typeform"]);
    const shop = body.items[names.indexOf("shop")];
    expect(shop).toMatchObject({ answers: 2, quarantined: 0 });
    expect(Date.now() - Date.parse(shop.lastAnswerAt)).toBeLessThan(120_000);
    expect(body.items[names.indexOf("demo")]).toMatchObject({ answers: 0, lastAnswerAt: null });
  });
});

describe("the share page for those who look before they ask", () => {
  it("is the promoter's page in the language asked for, framed by our own pages only", async () => {
    const answer = await fetch(`${app.url}${base}/promoters/share-page?lang=sv`, {
      headers: { authorization: app.key("cases:read") },
    });
    expect(answer.status).toBe(200);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    const html = await answer.text();
    expect(html).toContain('lang="sv"');
    expect(html).toContain("/r/example");
  });
});
