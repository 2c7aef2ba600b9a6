import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../../usecases/sessions.js";
import { createSessions } from "../../usecases/sessions.js";
import { startApp } from "./support.js";
import { detractor, startDatabaseApp, type Answer, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterAll(() => app.close());

const open = async (changes = {}): Promise<string> =>
  (await app.call("POST", "/api/v1/responses", detractor(changes))).body.case.id;
const act = (id: string, action: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
  app.call("POST", `/api/v1/cases/${id}/actions/${action}`, body, headers);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe("working on a case", () => {
  it("from taking it to resolving it, every step in the ledger", async () => {
    const id = await open();
    expect((await act(id, "acknowledge")).body).toMatchObject({ id, status: "in_progress" });
    expect((await act(id, "note", { text: "Called the depot.\n\tAgain." })).status).toBe(200);
    expect((await act(id, "promise", { dueAt: inDays(1), text: "A new date" })).status).toBe(200);
    const early = await act(id, "resolve", { code: "fixed", cause: "delivery", causeDetail: null, done: "Sent it" });
    expect(early.body).toMatchObject({ status: 422, code: "guard-not-met" });
    expect(early.body.errors.length).toBeGreaterThan(0);
    const reached = await act(id, "log-contact", {
      channel: "call",
      outcome: "reached",
      note: null,
      durationMs: 60_000,
    });
    expect(reached.body.clocks.find((clock: { kind: string }) => clock.kind === "first_contact")).toMatchObject({
      state: "met",
    });
    const resolved = await act(id, "resolve", { code: "fixed", cause: "delivery", done: "Sent it" });
    expect(resolved.body).toMatchObject({ status: "resolved", resolution: { code: "fixed", cause: "delivery" } });
    const wrong = await act(id, "snooze", { until: inDays(1) });
    expect(wrong.body).toMatchObject({ status: 409, code: "illegal-transition", allowed: expect.any(Array) });
    const ledger = await app.call("GET", `/api/v1/cases/${id}/events?limit=200`);
    const instants = ledger.body.items.map((entry: { at: string }) => entry.at);
    expect(instants).toEqual(instants.toSorted());
    expect(ledger.body.items.length).toBeGreaterThan(5);
    const first = await app.call("GET", `/api/v1/cases/${id}/events?as_of=${encodeURIComponent(instants[0])}`);
    expect(first.body.items.every((entry: { at: string }) => entry.at === instants[0])).toBe(true);
  });

  it("with a stale version is refused with the current case, with a fitting one done", async () => {
    const id = await open();
    const { body: before } = await app.call("GET", `/api/v1/cases/${id}`);
    const done = await act(id, "acknowledge", undefined, { "if-match": `"${before.rev}"` });
    expect(done.headers.get("etag")).toBe(`"${done.body.rev}"`);
    for (const tag of [`"${before.rev}"`, 'W/"1"', '"abc"', `"${before.rev}", "99999"`]) {
      const stale = await act(id, "note", { text: "late" }, { "if-match": tag });
      expect(stale.body).toMatchObject({ status: 412, current: { id, rev: done.body.rev } });
      expect(stale.headers.get("etag")).toBe(done.headers.get("etag"));
    }
    expect((await act(id, "note", { text: "in time" }, { "if-match": `"1", "${done.body.rev}"` })).status).toBe(200);
    expect((await act(id, "note", { text: "any" }, { "if-match": "*" })).status).toBe(200);
    expect((await act(id, "note", { text: "x" }, { "if-match": "no quotes" })).status).toBe(400);
    const same = await app.call("GET", `/api/v1/cases/${id}`, undefined, {
      "if-none-match": (await app.call("GET", `/api/v1/cases/${id}`)).headers.get("etag") ?? "",
    });
    expect(same.status).toBe(304);
  });

  it("twice with one Idempotency-Key acts once", async () => {
    const id = await open();
    const key = { "idempotency-key": `note-${id}` };
    const answers = await Promise.all(Array.from({ length: 8 }, () => act(id, "note", { text: "once" }, key)));
    for (const answer of answers) expect([200, 409]).toContain(answer.status);
    const again = await act(id, "note", { text: "once" }, key);
    expect(again.status).toBe(200);
    const { body } = await app.call("GET", `/api/v1/cases/${id}/events?limit=200`);
    expect(body.items.filter((entry: { text?: string }) => entry.text === "once")).toHaveLength(1);
    expect((await act(id, "note", { text: "twice" }, key)).body).toMatchObject({
      status: 422,
      code: "idempotency-key-reused",
    });
  });
});

const bad: [action: string, body: unknown, pointer: string][] = [
  ["acknowledge", { now: true }, "/now"],
  ["log-contact", { channel: "fax", outcome: "reached" }, "/channel"],
  ["log-contact", { channel: "call", outcome: "maybe" }, "/outcome"],
  ["log-contact", { channel: "call", outcome: "reached", durationMs: -1 }, "/durationMs"],
  ["log-contact", { channel: "call", outcome: "reached", durationMs: 1.5 }, "/durationMs"],
  ["note", {}, "/text"],
  ["note", { text: " \n" }, "/text"],
  ["note", { text: "a\u0000" }, "/text"],
  ["note", { text: "a".repeat(20_001) }, "/text"],
  ["promise", { dueAt: "tomorrow" }, "/dueAt"],
  ["promise", { dueAt: "2020-01-01T00:00:00Z" }, "/dueAt"],
  ["pause", { reason: "holiday" }, "/reason"],
  ["pause", { reason: "agreed_later", until: inDays(91) }, "/until"],
  ["wait-for", { team: "nobody" }, "/team"],
  ["snooze", { until: "2020-01-01T00:00:00Z" }, "/until"],
  ["reassign", { to: "nobody" }, "/to"],
  ["request-help", { user: "nobody" }, "/user"],
  ["hand-over", { team: "nobody" }, "/team"],
  ["resolve", { code: "forgotten", cause: "delivery", done: "x" }, "/code"],
  ["resolve", { code: "fixed", cause: "delivery" }, "/done"],
  ["cancel", { reason: "boring" }, "/reason"],
  ["override-due", { clock: "resolve", dueAt: "2026-13-01T00:00:00Z", reason: "x" }, "/dueAt"],
  ["merge", { into: "not-a-case" }, "/into"],
  ["merge", { into: "01900000-0000-7000-8000-000000000000" }, "/into"],
];

describe("an action that cannot be read", () => {
  it.each(bad)("%s %j is 422 at %s", async (action, body, pointer) => {
    const id = await open();
    await act(id, "acknowledge");
    await act(id, "log-contact", { channel: "call", outcome: "reached" });
    const answer = await act(id, action, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect(answer.body.errors.map((item: { pointer: string }) => item.pointer)).toContain(pointer);
  });
});

describe("people", () => {
  it("see and do what their place allows; others are as if absent", async () => {
    const staffed = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases) });
    const as = async (user: string, method: string, path: string, body?: unknown): Promise<number> => {
      const token = await openSession(app.useCases, user);
      const response = await fetch(`${staffed.url}${path}`, {
        method,
        headers: { cookie: `innerloop_session=${token}`, origin: staffed.url, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      await response.arrayBuffer();
      return response.status;
    };
    const id = await open({ touchpoint: "support" });
    const { body: one } = await app.call("GET", `/api/v1/cases/${id}`);
    expect(await as(one.owner.id, "GET", `/api/v1/cases/${id}`)).toBe(200);
    expect(await as("elin-lindholm", "GET", `/api/v1/cases/${id}`)).toBe(404);
    expect(await as("elin-lindholm", "POST", `/api/v1/cases/${id}/actions/note`, { text: "x" })).toBe(404);
    expect(await as("ville-korhonen", "GET", `/api/v1/cases/${id}`)).toBe(200);
    expect(await as("katri-niemi", "GET", `/api/v1/cases/${id}`)).toBe(403);
    expect(await as("anna-virtanen", "GET", "/api/v1/users")).toBe(200);
    expect(await as("ville-korhonen", "GET", "/api/v1/users")).toBe(403);
    expect(await as("ville-korhonen", "PUT", "/api/v1/teams/default", {})).toBe(403);
    expect(await as("anna-virtanen", "POST", "/api/v1/responses", detractor())).toBe(403);
    expect(await as(one.owner.id, "GET", "/api/v1/notices?for=me")).toBe(200);
    expect(await as(one.owner.id, "GET", "/api/v1/notices")).toBe(400);
    const absence = { user: one.owner.id, from: inDays(1), to: inDays(2) };
    expect(await as(one.owner.id, "PUT", "/api/v1/absences/mine", absence)).toBe(200);
    expect(await as("elin-lindholm", "PUT", "/api/v1/absences/mine", { ...absence, user: "elin-lindholm" })).toBe(403);
    expect(await as("elin-lindholm", "GET", "/api/v1/absences/mine")).toBe(404);
    expect(await as("ville-korhonen", "PUT", "/api/v1/absences/mine", absence)).toBe(200);
    expect(await as("katri-niemi", "GET", "/api/v1/absences")).toBe(403);
    await staffed.close();
  });
});
