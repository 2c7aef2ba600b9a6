import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomUUID } from "node:crypto";
import { detractor, startDatabaseApp, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterAll(() => app.close());

const put = (path: string, body: unknown, headers?: Record<string, string>) =>
  app.call("PUT", `/api/v1/${path}`, body, headers);
const get = (path: string) => app.call("GET", `/api/v1/${path}`);

const office = { zone: "Europe/Helsinki", windows: { mon: [["08:00", "16:00"]] } };
const person = (id: string, changes: object = {}) => ({
  name: id,
  email: `${id}@example.test`,
  role: "frontline",
  ...changes,
});

describe("documents", () => {
  it.each([
    ["calendars/north", { name: "North", ...office }, { closures: [], openings: [] }],
    [
      "users/aino",
      person("aino"),
      { language: "en", languages: [], skills: [], capacityPoints: 10, calendar: null, active: true },
    ],
    [
      "teams/north",
      { name: "North", members: ["maija-heikkinen"], touchpoints: ["north-desk"] },
      { calendar: "default", lead: null, manager: null, touchpointOwners: {}, policy: null },
    ],
    ["accounts/acme", { name: "Acme", yearlyValue: { amount: 12.5, currency: "EUR" } }, { owner: null, tier: null }],
    [
      "policies/fast",
      { name: "Fast", rules: [{ when: {}, clocks: { first_contact: { budgetMs: 1000 }, resolve: null } }] },
      { ladder: [], publishedVersion: null },
    ],
    ["causes/noise", { label: { fi: "Melu", sv: "Buller", en: "Noise" } }, { details: [] }],
    // oxlint-disable-next-line unicorn/no-thenable -- a document of the contract
    ["rules/vip", { order: 3, when: { tier: ["gold"] }, then: { severity: "P1" } }, {}],
    [
      "templates/hello",
      { kind: "acknowledgement", language: "fi", subject: "Hei", body: "Moi {name}\n" },
      { severity: null },
    ],
    [
      "absences/maija-1",
      { user: "maija-heikkinen", from: "2027-01-01T00:00:00+02:00", to: "2027-01-08T00:00:00Z" },
      { from: "2026-12-31T22:00:00.000Z", delegate: null, give: "urgent", giveBack: true },
    ],
  ])("%s can be put, read, listed, sent back and put again", async (path, body, defaults) => {
    const stored = await put(path, body);
    expect(stored.status, JSON.stringify(stored.body)).toBe(200);
    const { from: _from, to: _to, ...kept } = body as Record<string, unknown>;
    expect(stored.body).toMatchObject({ ...kept, ...defaults, rev: 1 });
    const read = await get(path);
    expect(read.body).toEqual(stored.body);
    expect(read.headers.get("etag")).toBe('"1"');
    const [collection] = path.split("/");
    expect((await get(`${collection}?limit=200`)).body.items).toContainEqual(stored.body);
    const again = await put(path, stored.body);
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    expect(again.body).toEqual({ ...stored.body, rev: 2 });
  });

  it("a stale If-Match gets 412 with the current document, a fitting one passes", async () => {
    await put("accounts/tagged", { name: "One" });
    expect((await put("accounts/tagged", { name: "Two" }, { "if-match": '"1"' })).body).toMatchObject({
      name: "Two",
      rev: 2,
    });
    for (const tag of ['"1"', '"x"', 'W/"2"', '"7", "8"']) {
      const stale = await put("accounts/tagged", { name: "Three" }, { "if-match": tag });
      expect(stale.body).toMatchObject({ status: 412, current: { name: "Two", rev: 2 } });
    }
    expect((await put("accounts/tagged", { name: "Four" }, { "if-match": '"1", "2"' })).body).toMatchObject({
      name: "Four",
    });
    expect((await put("accounts/tagged", { name: "Five" }, { "if-match": "*" })).status).toBe(200);
    expect((await put("accounts/new-one", { name: "Six" }, { "if-match": "*" })).body).toMatchObject({
      status: 412,
      current: null,
    });
    expect((await put("accounts/new-one", { name: "Six" }, { "if-match": '"1"' })).body).toMatchObject({
      status: 412,
      current: null,
    });
    for (const bad of ["1", "", '"1', "**", '"1" "2"'])
      expect((await put("accounts/tagged", { name: "Seven" }, { "if-match": bad })).body).toMatchObject({
        status: 400,
        errors: [{ header: "if-match" }],
      });
  });

  it("the documents called default and those of the product are there from the start", async () => {
    for (const path of [
      "calendars/default",
      "teams/default",
      "policies/default",
      "settings/follow-up",
      "settings/promoters",
      "causes/delivery",
    ])
      expect((await get(path)).status, path).toBe(200);
    expect((await get("policies/default")).body.publishedVersion).toBe(1);
    expect((await get("causes")).body.items).toHaveLength(14);
  });

  it("settings take what they answered, and defaults for what is missing", async () => {
    for (const path of ["settings/follow-up", "settings/promoters"]) {
      const { body } = await get(path);
      const again = await put(path, body);
      expect(again.status, JSON.stringify(again.body)).toBe(200);
      expect(again.body).toEqual({ ...body, rev: body.rev + 1 });
      expect((await put(path, {})).status).toBe(200);
    }
    expect((await put("settings/promoters", { contactHours: null })).body.contactHours).toBeNull();
    expect((await put("settings/follow-up", { verifyDelayMs: 1000, workingHoursNotices: false })).body).toMatchObject({
      verifyDelayMs: 1000,
      workingHoursNotices: false,
    });
  });
});

const refused: [path: string, body: unknown, pointer: string][] = [
  ["calendars/x", { name: "X", zone: "Europe/Helsinki" }, "/windows"],
  ["calendars/x", { name: "X", ...office, zone: "Mars/Base" }, "/zone"],
  ["calendars/x", { name: "X", ...office, windows: { mon: [["08:00", "25:00"]] } }, "/windows/mon/0/1"],
  ["calendars/x", { name: "X", ...office, windows: { someday: [] } }, "/windows/someday"],
  ["calendars/x", { name: "X", ...office, closures: [{ on: "2026-02-30" }] }, "/closures/0/on"],
  ["calendars/x", { name: "", ...office }, "/name"],
  ["calendars/x", office, "/name"],
  ["users/x", person("x", { email: "no address" }), "/email"],
  ["users/x", person("x", { role: "king" }), "/role"],
  ["users/x", person("x", { email: "MAIJA.heikkinen@kotikone.example" }), "/email"],
  ["users/x", person("x", { calendar: "nowhere" }), "/calendar"],
  ["users/x", person("x", { capacityPoints: "10" }), "/capacityPoints"],
  ["users/x", person("x", { shoeSize: 4 }), "/shoeSize"],
  ["users/x", person("x", { id: "y" }), "/id"],
  ["users/anna-virtanen", { name: "Anna", email: "anna.virtanen@kotikone.example", role: "frontline" }, "/role"],
  ["teams/x", { name: "X", touchpoints: ["delivery"] }, "/touchpoints/0"],
  ["teams/x", { name: "X", members: ["nobody"] }, "/members/0"],
  ["teams/x", { name: "X", lead: "nobody" }, "/lead"],
  ["teams/x", { name: "X", calendar: "nowhere" }, "/calendar"],
  ["teams/x", { name: "X", policy: "nothing" }, "/policy"],
  ["teams/x", { name: "X", touchpointOwners: { delivery: "maija-heikkinen" } }, "/touchpointOwners/delivery"],
  ["accounts/x", { name: "X", owner: "nobody" }, "/owner"],
  ["accounts/x", { name: "X", yearlyValue: { amount: -1, currency: "EUR" } }, "/yearlyValue/amount"],
  ["accounts/x", { name: "X", yearlyValue: { amount: 1, currency: "euro" } }, "/yearlyValue/currency"],
  ["policies/x", { name: "X" }, "/rules"],
  [
    "policies/x",
    { name: "X", rules: [{ clocks: { first_contact: { budgetMs: -1 } } }] },
    "/rules/0/clocks/first_contact/budgetMs",
  ],
  [
    "policies/x",
    { name: "X", rules: [{}], ladder: [{ id: "a", clock: "resolve", at: { percent: 50, offsetMs: 1 } }] },
    "/ladder/0/at/offsetMs",
  ],
  [
    "policies/x",
    {
      name: "X",
      rules: [{}],
      ladder: [{ id: "a", clock: "resolve", at: { percent: 50 }, notify: [{ user: "nobody" }] }],
    },
    "/ladder/0/notify/0/user",
  ],
  ["policies/x", { name: "X", rules: [{}], ladder: [{ id: "a", clock: "x", at: { percent: 50 } }] }, "/ladder/0/clock"],
  ["causes/x", { label: { fi: "X" } }, "/label/sv"],
  // oxlint-disable-next-line unicorn/no-thenable -- a document of the contract
  ["rules/x", { then: {} }, "/then"],
  ["absences/x", { user: "maija-heikkinen", from: "2027-01-02T00:00:00Z", to: "2027-01-01T00:00:00Z" }, "/to"],
  ["absences/x", { user: "nobody", from: "2027-01-01T00:00:00Z", to: "2027-01-02T00:00:00Z" }, "/user"],
  [
    "absences/x",
    { user: "maija-heikkinen", delegate: "maija-heikkinen", from: "2027-01-01T00:00:00Z", to: "2027-01-02T00:00:00Z" },
    "/delegate",
  ],
  ["settings/follow-up", { verifyDelayMs: -1 }, "/verifyDelayMs"],
  ["settings/follow-up", { head: "nobody" }, "/head"],
  ["settings/promoters", { holdOutPercent: 101 }, "/holdOutPercent"],
  ["settings/promoters", { contactHours: { zone: "Europe/Helsinki", windows: {} } }, "/contactHours/windows"],
  ["sources/x", { kind: "carrier-pigeon", secret: "x" }, "/kind"],
  ["sources/x", { kind: "signed-json" }, "/secret"],
  ["sources/x", { kind: "signed-json", secret: "short" }, "/secret"],
];

describe("documents that could not work", () => {
  it.each(refused)("%s with %j is refused at %s and nothing changes", async (path, body, pointer) => {
    const before = await get(path);
    const answer = await put(path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((item: { pointer: string }) => item.pointer)).toContain(pointer);
    expect((await get(path)).body).toEqual(before.body);
  });

  it("an id that cannot be one is 400, one nobody has 404", async () => {
    for (const id of ["Upper", "a--b", "-a", "a_b", "x".repeat(65), "%20", "a.b"]) {
      expect((await put(`teams/${id}`, { name: "X" })).status, id).toBe(400);
      expect((await get(`teams/${id}`)).status, id).toBe(400);
    }
    for (const kind of [
      "calendars",
      "users",
      "teams",
      "accounts",
      "policies",
      "causes",
      "rules",
      "absences",
      "templates",
      "sources",
    ])
      expect((await get(`${kind}/nobody-has-this`)).body, kind).toMatchObject({
        status: 404,
        code: expect.stringMatching(/-not-found$/),
      });
    expect((await get("settings/nothing")).status).toBe(404);
  });

  it("an unknown kind of source says so", async () => {
    expect((await put("sources/x", { kind: "carrier-pigeon" })).body.code).toBe("unknown-kind");
  });
});

describe("sources", () => {
  it("take a secret and never show it, and stay connected without sending it again", async () => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
    const stored = await put("sources/shop", { kind: "signed-json", secret });
    expect(stored.body).toMatchObject({
      name: "shop",
      kind: "signed-json",
      active: true,
      mapping: {},
      url: `${app.url}/api/v1/sources/shop/events`,
      hasSecret: true,
    });
    expect(JSON.stringify(stored.body)).not.toContain(secret);
    expect((await put("sources/shop", stored.body)).status).toBe(200);
    expect(JSON.stringify((await get("sources")).body)).not.toContain("whsec_");
  });
});

describe("publishing a policy", () => {
  it("shows first, then moves what was asked for", async () => {
    const touchpoint = `desk-${randomUUID()}`;
    const policy = (budgetMs: number) => ({
      name: "P",
      rules: [{ when: {}, clocks: { first_contact: { budgetMs } } }],
      ladder: [],
    });
    await put("policies/quick", policy(3_600_000));
    await app.call("POST", "/api/v1/policies/quick/publish", { apply: "new" });
    await put(`teams/quick`, {
      name: "Quick",
      members: ["maija-heikkinen"],
      lead: "ville-korhonen",
      touchpoints: [touchpoint],
      policy: "quick",
    });
    const { body: answer } = await app.call("POST", "/api/v1/responses", detractor({ touchpoint }));
    const before = await get(`cases/${answer.case.id}`);
    expect(before.body.policy).toMatchObject({ version: 1 });
    await put("policies/quick", policy(7_200_000));
    const rehearsal = await app.call("POST", "/api/v1/policies/quick/publish", { apply: "open", dryRun: true });
    expect(rehearsal.body).toMatchObject({ id: "quick", version: 2, dryRun: true, cases: [{ id: answer.case.id }] });
    expect((await get("policies/quick")).body.publishedVersion).toBe(1);
    expect(
      (await app.call("POST", "/api/v1/policies/quick/publish", { apply: [answer.case.id], dryRun: false })).status,
    ).toBe(200);
    expect((await get(`cases/${answer.case.id}`)).body.policy).toMatchObject({ version: 2 });
    expect((await app.call("POST", "/api/v1/policies/quick/publish", { apply: "everything" })).status).toBe(422);
    expect((await app.call("POST", "/api/v1/policies/nothing/publish", {})).status).toBe(404);
    expect((await app.call("POST", "/api/v1/policies/quick/publish")).status).toBe(200);
  });
});

describe("rights", () => {
  it("a key needs the scope, and says which", async () => {
    const call = async (method: string, path: string, key: string) =>
      await fetch(`${app.url}/api/v1/${path}`, {
        method,
        headers: { authorization: key, "content-type": "application/json" },
        ...(method === "GET" ? {} : { body: "{}" }),
      });
    const reader = app.key("cases:read");
    expect((await call("GET", "teams", reader)).status).toBe(403);
    expect((await call("PUT", "teams/x", app.key("settings:read"))).status).toBe(403);
    expect((await call("POST", "responses", reader)).status).toBe(403);
    expect((await call("GET", "cases", app.key("responses:write"))).status).toBe(403);
    expect((await call("GET", "causes", reader)).status).toBe(200);
    const refusal = await call("PUT", "teams/x", reader);
    expect(refusal.headers.get("www-authenticate")).toContain("settings:write");
    expect(await refusal.json()).toMatchObject({ code: "insufficient-scope", status: 403 });
  });
});
