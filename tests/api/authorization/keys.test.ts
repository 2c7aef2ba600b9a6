/** API keys: what they see, how they are made, rotated and revoked, and that none makes a mightier one. */
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { absentId, people, scopes, startWorld, type Caller, type World } from "./world.js";

let world: World;
let anna: Caller;
let subject: Awaited<ReturnType<World["complaint"]>>;
beforeAll(async () => {
  world = await startWorld();
  anna = await world.person(people.administrator);
  subject = await world.complaint("delivery", people.frontline);
}, 120_000);
afterEach(() => world.setTimeOffset(0));
afterAll(() => world.close());

const hourMs = 3_600_000;
const make = (caller: Caller, body: object, headers?: Caller) =>
  world.call(caller, "POST", "/api/v1/keys", body, headers);
const bearer = (answer: { body: { token: string } }): Caller => ({ authorization: `Bearer ${answer.body.token}` });
const works = async (caller: Caller) => (await world.call(caller, "GET", "/api/v1/cases")).status === 200;
const rotate = (id: string, body?: object, caller = anna, headers?: Caller) =>
  world.call(caller, "POST", `/api/v1/keys/${id}/rotate`, body, headers);
const ledgerOf = async (id: string) =>
  (
    await world.db.read((tx) =>
      tx.execute<{ type: string; actor_kind: string; actor_id: string; after: unknown }>(
        sql`select type, actor_kind, actor_id, after from ledger where subject_id = ${`keys/${id}`} order by seq`,
      ),
    )
  ).map(({ type, actor_kind, actor_id }) => [type, actor_kind, actor_id]);

describe("what a key sees", () => {
  it("is a case without the customer's name, addresses and words, unless it may read customers", async () => {
    const { caseId } = subject;
    await world.call(await world.key(["cases:act"]), "POST", `/api/v1/cases/${caseId}/actions/note`, {
      text: "a note",
    });
    for (const wanted of [["cases:read"], ["cases:read", "customers:read"], ["cases:read", "notes:read"]]) {
      const caller = await world.key(wanted);
      const [seesCustomer, seesNotes] = [wanted.includes("customers:read"), wanted.includes("notes:read")];
      const texts = JSON.stringify([
        (await world.call(caller, "GET", `/api/v1/cases/${caseId}`)).body,
        (await world.call(caller, "GET", `/api/v1/cases?limit=200`)).body,
        (await world.call(caller, "GET", `/api/v1/cases/${caseId}/events?limit=200`)).body,
        (await world.call(caller, "GET", `/api/v1/cases/${caseId}/clocks`)).body,
        (await world.call(caller, "GET", `/api/v1/promoters/customers?q=x`)).body,
      ]);
      for (const word of ["Aino Asiakas", "@customer.example", "Two weeks late"])
        expect(texts.includes(word), `${wanted.join()}: ${word}`).toBe(seesCustomer);
      expect(texts.includes("a note"), wanted.join()).toBe(seesNotes);
      const found = await world.call(caller, "GET", "/api/v1/cases?q=Aino");
      expect(found.body.items.length > 0).toBe(seesCustomer);
      const { number } = (await world.call(caller, "GET", `/api/v1/cases/${caseId}`)).body;
      expect((await world.call(caller, "GET", `/api/v1/cases?q=${number}`)).body.items).toHaveLength(1);
    }
  });

  it("of a team is that team's: lists, boards and answers without a case too", async () => {
    const north = await world.complaint("north", null);
    const caller = await world.key(["cases:read", "responses:read", "responses:write"], ["north"]);
    const ids = (await world.call(caller, "GET", "/api/v1/cases")).body.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([north.caseId]);
    expect((await world.call(caller, "GET", "/api/v1/board/views")).body.counts).toMatchObject({ team: 1 });
    const board = (await world.call(caller, "GET", "/api/v1/board/team")).body;
    expect(board.people.map(({ id }: { id: string }) => id)).toEqual(["nora-north"]);
    for (const [touchpoint, status] of [
      ["north", 200],
      ["delivery", 404],
      [null, 404],
    ] as const) {
      const { body } = await world.call(caller, "POST", "/api/v1/responses", {
        externalId: `happy-${touchpoint}`,
        survey: { kind: "nps" },
        score: 10,
        touchpoint,
      });
      expect((await world.call(caller, "GET", `/api/v1/responses/${body.responseId}`)).status).toBe(status);
    }
  });
});

describe("a new key", () => {
  it("shows its token once, holds what it was given, and stands in the ledger", async () => {
    const made = await make(anna, { name: "till", scopes: ["cases:read"], teams: ["delivery"] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: "till", scopes: ["cases:read"], teams: ["delivery"], expiresAt: null });
    expect(await works(bearer(made))).toBe(true);
    const { items } = (await world.call(anna, "GET", "/api/v1/keys?limit=200")).body;
    const { token, ...document } = made.body;
    expect(items.find(({ id }: { id: string }) => id === document.id)).toMatchObject({
      ...document,
      lastUsedAt: expect.anything(),
    });
    expect(JSON.stringify(items)).not.toContain(token);
    expect(await ledgerOf(document.id)).toEqual([["key.created", "user", people.administrator]]);
  });

  it("made twice under one Idempotency-Key is one key with one token, of which nothing is stored", async () => {
    const again = { "idempotency-key": "till-2" };
    const [first, second] = [
      await make(anna, { name: "till 2", scopes: ["cases:read"] }, again),
      await make(anna, { name: "till 2", scopes: ["cases:read"] }, again),
    ];
    expect(second.body).toEqual(first.body);
    expect(await works(bearer(second))).toBe(true);
    expect((await make(anna, { name: "till 3", scopes: ["cases:read"] }, again)).body.code).toBe(
      "idempotency-key-reused",
    );
    const [, , secret = ""] = first.body.token.split("_");
    const rows = await world.db.read((tx) =>
      tx.execute(sql`select k::text from api_keys k union all select i::text from idempotency_keys i`),
    );
    expect(JSON.stringify(rows)).not.toContain(secret.slice(0, 43));
  });

  it("ends when it was to end", async () => {
    const expiresAt = new Date(Date.now() + hourMs).toISOString();
    const made = await make(anna, { name: "short", scopes: ["cases:read"], expiresAt });
    expect(await works(bearer(made))).toBe(true);
    await world.setTimeOffset(hourMs);
    expect((await world.call(bearer(made), "GET", "/api/v1/cases")).status).toBe(401);
    // Sessions have ended by then, too.
    expect((await rotate(made.body.id, {}, await world.person(people.administrator))).body.code).toBe("key-ended");
  });

  it.each([
    [{ name: "x", scopes: [] }, "/scopes"],
    [{ name: "x", scopes: ["everything"] }, "/scopes/0"],
    [{ name: "x", scopes: ["cases:read", "cases:read"] }, "/scopes"],
    [{ name: "x", scopes: ["cases:read"], teams: [] }, "/teams"],
    [{ name: "x", scopes: ["cases:read"], teams: ["nowhere"] }, "/teams/0"],
    [{ name: "x", scopes: ["cases:read", "settings:write"], teams: ["delivery"] }, "/scopes/1"],
    [{ name: "x", scopes: ["settings:read"], teams: ["delivery"] }, "/scopes/0"],
    [{ name: "x", scopes: ["cases:read"], expiresAt: "2020-01-01T00:00:00Z" }, "/expiresAt"],
    [{ scopes: ["cases:read"] }, "/name"],
  ])("that could not work is 422: %j", async (body, pointer) => {
    const refused = await make(anna, body);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it("made by a key holds no more than its maker", async () => {
    const end = new Date(Date.now() + hourMs).toISOString();
    const maker = await make(anna, {
      name: "maker",
      scopes: ["settings:write", "cases:read"],
      expiresAt: end,
    });
    const within = { name: "x", scopes: ["cases:read"], teams: ["delivery"], expiresAt: end };
    const made = await make(bearer(maker), within);
    expect(made.status).toBe(201);
    expect((await ledgerOf(made.body.id))[0]).toEqual(["key.created", "key", maker.body.id]);
    for (const beyond of [
      { scopes: ["cases:read", "cases:act"] },
      { expiresAt: null },
      { expiresAt: new Date(Date.now() + 2 * hourMs).toISOString() },
    ]) {
      const refused = await make(bearer(maker), { ...within, ...beyond });
      expect([refused.status, refused.body.code], JSON.stringify(beyond)).toEqual([403, "forbidden"]);
    }
  });
});

describe("a key of one team that was given settings too", () => {
  it("reaches none of them: no people, no sign-in link, no further key", async () => {
    const made = await make(anna, { name: "old", scopes: ["cases:read"], teams: ["delivery"] });
    await world.db.transaction((tx) =>
      tx.execute(sql`update api_keys set scopes = '["cases:read", "settings:read", "settings:write"]'::jsonb
        where id = ${made.body.id}`),
    );
    expect((await world.call(bearer(made), "GET", "/api/v1/cases")).status).toBe(200);
    for (const [method, path, body] of [
      ["GET", "users", undefined],
      ["PUT", "rules/mine", { order: 1 }],
      ["POST", `users/${people.administrator}/login-link`, undefined],
      ["POST", "keys", { name: "x", scopes: ["cases:read"] }],
      ["GET", "quarantine", undefined],
    ] as const) {
      const refused = await world.call(bearer(made), method, `/api/v1/${path}`, body);
      expect([refused.status, refused.body.code], path).toEqual([403, "insufficient-scope"]);
    }
  });
});

describe("a rotation", () => {
  it("leaves the former secret a day, and two at most", async () => {
    const made = await make(anna, { name: "r", scopes: ["cases:read"] });
    const { id } = made.body;
    const second = await rotate(id);
    expect(second.body).toMatchObject({ id, token: expect.stringMatching(`^il_${id}_`) });
    const lasts = Date.parse(second.body.formerUntil) - Date.parse(second.body.secretAt);
    expect(lasts).toBe(24 * hourMs);
    expect([await works(bearer(made)), await works(bearer(second))]).toEqual([true, true]);
    const third = await rotate(id, { formerForMs: 2 * hourMs });
    const live = async () => [await works(bearer(made)), await works(bearer(second)), await works(bearer(third))];
    expect(await live()).toEqual([false, true, true]);
    await world.setTimeOffset(2 * hourMs + 1_000);
    expect(await live()).toEqual([false, false, true]);
    const fourth = await rotate(id, { formerForMs: 0 }, await world.person(people.administrator));
    expect(fourth.body.formerUntil).toBeNull();
    expect([await works(bearer(third)), await works(bearer(fourth))]).toEqual([false, true]);
    expect((await ledgerOf(id)).map(([type]) => type)).toEqual([
      "key.created",
      "key.rotated",
      "key.rotated",
      "key.rotated",
    ]);
    await world.setTimeOffset(0);
    expect((await rotate(id, { formerForMs: 31 * 24 * hourMs })).status).toBe(422);
  });

  it("asked for twice under one Idempotency-Key is one", async () => {
    const made = await make(anna, { name: "r2", scopes: ["cases:read"] });
    const again = { "idempotency-key": "rotate-r2" };
    const [first, second] = [await rotate(made.body.id, {}, anna, again), await rotate(made.body.id, {}, anna, again)];
    expect(second.body).toEqual(first.body);
    expect([await works(bearer(made)), await works(bearer(second))]).toEqual([true, true]);
  });

  it("of a mightier key is as one of none: its token would be the gain", async () => {
    const [mighty, weak] = [
      await make(anna, { name: "mighty", scopes }),
      await make(anna, { name: "weak", scopes: ["settings:write"] }),
    ];
    for (const [method, path] of [
      ["POST", `/api/v1/keys/${mighty.body.id}/rotate`],
      ["DELETE", `/api/v1/keys/${mighty.body.id}`],
    ] as const)
      expect((await world.call(bearer(weak), method, path)).status).toBe(404);
    const seen = (await world.call(bearer(weak), "GET", "/api/v1/keys?limit=200")).body.items;
    expect(seen.every((one: { scopes: string[] }) => one.scopes.join() === "settings:write")).toBe(true);
    expect((await rotate(weak.body.id, {}, bearer(weak))).status).toBe(200);
    expect(await works(bearer(mighty))).toBe(true);
  });
});

describe("a revocation", () => {
  it("ends a key with both its secrets at once, and once", async () => {
    const made = await make(anna, { name: "gone", scopes: ["cases:read"] });
    const rotated = await rotate(made.body.id);
    for (let time = 0; time < 2; time += 1)
      expect((await world.call(anna, "DELETE", `/api/v1/keys/${made.body.id}`)).status).toBe(204);
    expect([await works(bearer(made)), await works(bearer(rotated))]).toEqual([false, false]);
    expect((await ledgerOf(made.body.id)).map(([type]) => type)).toEqual(["key.created", "key.rotated", "key.revoked"]);
    expect((await rotate(made.body.id)).status).toBe(409);
    expect((await world.call(anna, "DELETE", `/api/v1/keys/${absentId.replaceAll("-", "")}`)).status).toBe(404);
  });
});
