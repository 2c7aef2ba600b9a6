/** Live changes: who is told what, how a burst is told, and how streams end. */
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database } from "../../db/client.js";
import { createSessions, openSession } from "../../usecases/sessions.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { eventually } from "../support/eventually.js";
import { openStream, type EventStream } from "../support/event-stream.js";
import { startFaultProxyFor } from "../support/fault-proxy.js";
import { startLive, type RunningLive } from "../support/live.js";
import { detractor, startDatabaseApp, type DatabaseApp } from "./database-app.js";
import { startApp, type RunningApp } from "./support.js";

let app: DatabaseApp;
let staffed: RunningApp;
let live: RunningLive;
const open: EventStream[] = [];
beforeAll(async () => {
  app = await startDatabaseApp();
  live = await startLive(app.useCases, app.databaseUrl, { gatherMs: 50, beatEveryMs: 200 });
  staffed = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases), live: live.hub });
});
afterAll(async () => {
  for (const stream of open) stream.close();
  await live.close();
  await staffed.close();
  await app.close();
});

const openCase = async (changes = {}): Promise<string> =>
  (await app.call("POST", "/api/v1/responses", detractor(changes))).body.case.id;
const read = async (id: string) => (await app.call("GET", `/api/v1/cases/${id}`)).body;
const act = (id: string, action: string, body: unknown = {}) =>
  app.call("POST", `/api/v1/cases/${id}/actions/${action}`, body);
const cookieOf = async (user: string): Promise<string> => `innerloop_session=${await openSession(app.useCases, user)}`;
async function streamAs(user: string, url = staffed.url): Promise<EventStream> {
  const stream = await openStream(url, { cookie: await cookieOf(user) });
  open.push(stream);
  return stream;
}
const names = (id: string) => (data: { cases: { id: string }[] }) => data.cases.some((one) => one.id === id);

describe("the stream", () => {
  it("begins by saying that anything may have changed, under the headers of every answer, and is no cache's", async () => {
    const stream = await streamAs("ville-korhonen");
    expect(stream.status).toBe(200);
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.headers.get("cache-control")).toContain("no-store");
    expect(stream.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(stream.headers.get("x-content-type-options")).toBe("nosniff");
    expect(stream.events[0]?.data).toEqual({ all: true, cases: [], areas: [] });
    expect(stream.text()).toContain("retry:2000");
  });

  it("is closed to the anonymous, to keys without the scope, to foreign hosts and to unknown parameters", async () => {
    expect((await openStream(staffed.url, {})).status).toBe(401);
    expect((await openStream(staffed.url, { authorization: staffed.key("responses:write") })).status).toBe(403);
    expect(
      (await fetch(`${staffed.url}/api/v1/stream?since=1`, { headers: { cookie: await cookieOf("ville-korhonen") } }))
        .status,
    ).toBe(400);
    expect((await fetch(`${staffed.url}/api/v1/stream`, { method: "POST" })).status).toBe(405);
  });

  it("answers HEAD without staying", async () => {
    const headers = { authorization: staffed.key("cases:read") };
    const answer = await fetch(`${staffed.url}/api/v1/stream`, { method: "HEAD", headers });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  it("tells a case with the version it then has, and never a name or a word of it", async () => {
    const stream = await streamAs("ville-korhonen");
    const id = await openCase({
      touchpoint: "support",
      comment: "secret words",
      customer: { externalId: "s-1", name: "Aino Secret" },
    });
    const from = stream.events.length;
    await act(id, "note", { text: "written down" });
    const { rev } = await read(id);
    expect(await stream.next((data) => data.cases.some((one) => one.id === id && one.rev === rev))).toMatchObject({
      all: false,
      areas: expect.arrayContaining(["views", "board"]),
    });
    expect(stream.events.length).toBeGreaterThan(from - 1);
    expect(stream.text()).not.toMatch(/Aino|secret|written|korhonen/i);
  });

  it("says nothing when a client comes back with the id of the last event, and everything when it missed one", async () => {
    const quiet = await startLive(app.useCases, app.databaseUrl, { gatherMs: 20 });
    const server = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases), live: quiet.hub });
    const cookie = await cookieOf("ville-korhonen");
    const first = await openStream(server.url, { cookie });
    const id = await openCase({ touchpoint: "support" });
    await first.next(names(id));
    await delay(300);
    const lastId = first.events.at(-1)?.id ?? "";
    first.close();
    const second = await openStream(server.url, { cookie, "last-event-id": lastId });
    expect(second.events[0]?.data).toEqual({ all: false, cases: [], areas: [] });
    second.close();
    await eventually(() => quiet.hub.count() === 0, "the streams are gone");
    await act(id, "note", { text: "meanwhile" });
    await delay(200);
    const third = await openStream(server.url, { cookie, "last-event-id": lastId });
    expect(third.events[0]?.data.all).toBe(true);
    third.close();
    await quiet.close();
    await server.close();
  });
});

describe("who is told", () => {
  it("is who may see the case at that moment: the owner and the lead of its team, nobody else's frontline and no marketing", async () => {
    const id = await openCase({ touchpoint: "support" });
    const { owner } = await read(id);
    const others = ["maija-heikkinen", "petri-saarinen"].filter((one) => one !== owner.id);
    const [own, lead, other, marketing, administrator] = await Promise.all(
      [owner.id, "ville-korhonen", others[0] ?? "", "katri-niemi", "anna-virtanen"].map((one) => streamAs(one)),
    );
    const key = await openStream(staffed.url, { authorization: staffed.key("cases:read") });
    await act(id, "acknowledge");
    for (const stream of [own, lead, administrator, key]) await stream?.next(names(id));
    // Whatever the others were told of this change came in the same moment.
    await app.call("PUT", "/api/v1/settings/follow-up", await settingOf("follow-up"));
    for (const stream of [other, marketing]) {
      await stream?.next((data) => data.areas.includes("settings"));
      expect(stream?.events.some(({ data }) => names(id)(data))).toBe(false);
    }
    key.close();
  });

  it("changes with the owner: the new one is told of it, the one who lost sight only that lists differ", async () => {
    const id = await openCase({ touchpoint: "support" });
    const { owner } = await read(id);
    const to = owner.id === "maija-heikkinen" ? "petri-saarinen" : "maija-heikkinen";
    const [from, next] = await Promise.all([streamAs(owner.id), streamAs(to)]);
    await act(id, "reassign", { to });
    await next.next(names(id));
    // The last event of the one who lost sight speaks of lists only.
    await from.next((data) => data.areas.includes("views") && !names(id)(data) && !data.all);
  });

  it("follows a change of role at once", async () => {
    await app.call("PUT", "/api/v1/users/temp-lead", { name: "Temp", email: "temp@x.example", role: "administrator" });
    const seen = await openCase({ touchpoint: "support" });
    const stream = await streamAs("temp-lead");
    await act(seen, "note", { text: "one" });
    await stream.next(names(seen));
    await app.call("PUT", "/api/v1/users/temp-lead", { name: "Temp", email: "temp@x.example", role: "frontline" });
    const from = stream.events.length;
    await act(seen, "note", { text: "two" });
    await stream.ended;
    expect(stream.events.slice(from).some(({ data }) => names(seen)(data))).toBe(false);
    const again = await streamAs("temp-lead");
    await act(seen, "note", { text: "three" });
    await app.call("PUT", "/api/v1/settings/follow-up", await settingOf("follow-up"));
    await again.next((data) => data.areas.includes("settings"));
    expect(again.events.some(({ data }) => names(seen)(data))).toBe(false);
  });

  it("of an in-app notice is the person it is for", async () => {
    const id = await openCase({ touchpoint: "support" });
    const [helper, other] = await Promise.all([streamAs("maija-heikkinen"), streamAs("anna-virtanen")]);
    await act(id, "request-help", { user: "maija-heikkinen", note: "look" });
    await helper.next((data) => data.areas.includes("notices"));
    await other.next(names(id));
    expect(other.events.some(({ data }) => data.areas.includes("notices"))).toBe(false);
  });
});

describe("a burst", () => {
  it("of a hundred changes before forty readers costs a handful of queries, and everybody hears of every case", async () => {
    const counted = countingReads(app.db);
    const own = await startLive({ ...app.useCases, db: counted.db }, app.databaseUrl, {
      gatherMs: 300,
      mostPerCaller: 50,
    });
    const server = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases), live: own.hub });
    const people = ["ville-korhonen", "maija-heikkinen", "anna-virtanen", "katri-niemi"];
    const cookies = await Promise.all(people.map(cookieOf));
    const streams = await Promise.all(
      Array.from({ length: 40 }, (_, index) => openStream(server.url, { cookie: cookies[index % 4] ?? "" })),
    );
    counted.reset();
    const ids = await Promise.all(Array.from({ length: 100 }, () => openCase({ touchpoint: "support" })));
    const administrators = streams.filter((_, index) => index % 4 === 2);
    for (const stream of administrators)
      await eventually(() => {
        const told = new Set(stream.events.flatMap(({ data }) => data.cases.map((one) => one.id)));
        return stream.events.slice(1).some(({ data }) => data.all) || ids.every((one) => told.has(one));
      }, "all cases");
    const events = Math.max(...streams.map((one) => one.events.length));
    expect(counted.reads()).toBeLessThanOrEqual(events + 4);
    expect(events).toBeLessThan(40);
    for (const stream of streams) stream.close();
    await own.close();
    await server.close();
  });

  it("does not fill memory behind a client that reads nothing: it is cut, the others go on", async () => {
    const own = await startLive(app.useCases, app.databaseUrl, { gatherMs: 2, beatEveryMs: 300 });
    const server = await startApp({ useCases: app.useCases, live: own.hub });
    const authorization = server.key("cases:read");
    const stubborn = connect(server.port, "127.0.0.1");
    stubborn.on("error", () => undefined).on("connect", () => stubborn.pause());
    stubborn.write(`GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n\r\n`);
    await eventually(() => own.hub.count() === 1, "it is open");
    const other = await openStream(server.url, { authorization });
    const feed = setInterval(() => {
      for (let index = 0; index < 190; index += 1)
        own.hub.note(`case 00000000-0000-7000-8000-${String(index).padStart(12, "0")} 1 stayed`);
    }, 2);
    await eventually(() => own.hub.count() === 1, "the one that reads nothing is cut", 40_000);
    clearInterval(feed);
    own.hub.note("settings");
    await other.next((data) => data.areas.includes("settings"));
    stubborn.destroy();
    other.close();
    await own.close();
    await server.close();
  });
});

describe("a stream ends", () => {
  it("with its session, at once, and leaves the others", async () => {
    const token = await openSession(app.useCases, "ville-korhonen");
    const cookie = `innerloop_session=${token}`;
    const [own, other] = [await openStream(staffed.url, { cookie }), await streamAs("ville-korhonen")];
    const signedOut = await fetch(`${staffed.url}/api/v1/session`, {
      method: "DELETE",
      headers: { cookie, origin: staffed.url },
    });
    expect(signedOut.status).toBe(204);
    await own.ended;
    const id = await openCase({ touchpoint: "support" });
    await other.next(names(id));
  });

  it("when its key is revoked, without an announcement", async () => {
    const keys = new Map<string, boolean>();
    const server = await startApp({
      useCases: app.useCases,
      live: live.hub,
      sessions: {
        open: async () => ({ outcome: "refused" }),
        find: async (token) =>
          keys.get(token) === true
            ? { id: "anna-virtanen", name: "Anna", email: "a@x.example", role: "administrator", language: "fi" }
            : null,
        close: async () => undefined,
      },
    });
    keys.set("a-token-of-twenty-letters", true);
    const stream = await openStream(server.url, { cookie: "innerloop_session=a-token-of-twenty-letters" });
    keys.set("a-token-of-twenty-letters", false);
    await stream.ended;
    await server.close();
  });

  it("when the process stops, at once, and no new one begins", async () => {
    const own = await startLive(app.useCases, app.databaseUrl);
    const server = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases), live: own.hub });
    const cookie = await cookieOf("ville-korhonen");
    const stream = await openStream(server.url, { cookie });
    const startedMs = performance.now();
    own.hub.close();
    const refused = await openStream(server.url, { cookie });
    expect(refused.status).toBe(503);
    await server.close();
    await stream.ended;
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    await own.close();
  });

  it("is refused beyond the limits, and says when to come back", async () => {
    const own = await startLive(app.useCases, app.databaseUrl, { mostReaders: 3, mostPerCaller: 2 });
    const server = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases), live: own.hub });
    const [lead, other] = [await cookieOf("ville-korhonen"), await cookieOf("anna-virtanen")];
    const streams = [await openStream(server.url, { cookie: lead }), await openStream(server.url, { cookie: lead })];
    const third = await openStream(server.url, { cookie: lead });
    expect([third.status, third.headers.get("retry-after")]).toEqual([429, "30"]);
    streams.push(await openStream(server.url, { cookie: other }));
    expect((await openStream(server.url, { cookie: other })).status).toBe(503);
    for (const stream of streams) stream.close();
    await own.close();
    await server.close();
  });
});

describe("two processes", () => {
  it("both hear what one of them commits", async () => {
    const second = await startLive(app.useCases, app.databaseUrl);
    const server = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases), live: second.hub });
    const [here, there] = [await streamAs("ville-korhonen"), await streamAs("ville-korhonen", server.url)];
    const id = await openCase({ touchpoint: "support" });
    await Promise.all([here.next(names(id)), there.next(names(id))]);
    there.close();
    await second.close();
    await server.close();
  });
});

describe("without the database", () => {
  it("streams survive a short gap and are told to look anew; after a long one they end, and begin again when it is back", async () => {
    const proxy = await startFaultProxyFor(app.databaseUrl);
    const own = await startLive(app.useCases, proxy.url(app.databaseUrl), { blindMs: 1_500 });
    const server = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases), live: own.hub });
    const cookie = await cookieOf("ville-korhonen");
    const stream = await openStream(server.url, { cookie });
    proxy.reset();
    await stream.next((data) => data.all, 1);
    await proxy.setListening(false);
    proxy.reset();
    await stream.ended;
    expect((await openStream(server.url, { cookie })).status).toBe(503);
    await proxy.setListening(true);
    const again = await eventually(async () => {
      const one = await openStream(server.url, { cookie });
      return one.status === 200 ? one : null;
    }, "a stream again");
    const id = await openCase({ touchpoint: "support" });
    await again.next(names(id));
    again.close();
    await own.close();
    await server.close();
    await proxy.close();
  });
});

async function settingOf(name: string): Promise<unknown> {
  const { rev: _rev, ...document } = (await app.call("GET", `/api/v1/settings/${name}`)).body;
  return document;
}

/** A gateway that counts its reads. */
function countingReads(db: Database): { db: UsecaseDeps["db"]; reads(): number; reset(): void } {
  let reads = 0;
  return {
    db: {
      ...db,
      read: (work, options) => {
        reads += 1;
        return db.read(work, options);
      },
    },
    reads: () => reads,
    reset: () => {
      reads = 0;
    },
  };
}
