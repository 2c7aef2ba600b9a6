/** Tools that sign nothing: the unguessable part of the source's address is the proof. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDatabaseApp, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
const base = "/api/v1";
const document = {
  kind: "generic",
  mapping: {
    survey: { kind: "nps" },
    fields: { externalId: "/answer/id", score: "/answer/score", comment: "/answer/text", email: "/customer/email" },
  },
};

beforeAll(async () => {
  app = await startDatabaseApp();
  await app.call("PUT", `${base}/sources/kiosk`, document);
});
afterAll(() => app.close());

async function post(url: string, event: unknown) {
  const body = JSON.stringify(event);
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  // oxlint-disable-next-line typescript/no-explicit-any -- documents are judged by the assertions
  return { status: response.status, body: (await response.json()) as any };
}

function answer(score: unknown) {
  return {
    answer: { id: randomUUID(), score, text: "Nobody came." },
    customer: { email: `${randomUUID()}@example.com` },
  };
}

it("an event posted to the shown address becomes an answer with its case", async () => {
  const source = await app.call("GET", `${base}/sources/kiosk`);
  const { pathname } = new URL(source.body.url as string);
  expect(pathname).toMatch(/^\/api\/v1\/sources\/kiosk\/events\/[A-Za-z0-9_-]{32}$/);
  const { status, body } = await post(`${app.url}${pathname}`, answer("2"));
  expect(status).toBe(202);
  expect(body.results).toMatchObject([{ status: "accepted", band: "detractor", reason: null }]);
  expect(body.results[0].case.number).toBeTruthy();
});

it("the address without that part, or with another, is answered as if nobody were there", async () => {
  const { status, body } = await post(`${app.url}${base}/sources/kiosk/events`, answer(2));
  expect([status, body.code]).toEqual([401, "invalid-signature"]);
  for (const token of ["x", "A".repeat(32), "null", "undefined"])
    expect((await post(`${app.url}${base}/sources/kiosk/events/${token}`, answer(2))).status).toBe(401);
});

it("what nothing could be made of is kept with its reason, and posted to nobody's loss", async () => {
  const source = await app.call("GET", `${base}/sources/kiosk`);
  const address = `${app.url}${new URL(source.body.url as string).pathname}`;
  const results = async (event: unknown) => (await post(address, event)).body.results;
  expect(await results(answer("nine"))).toMatchObject([{ status: "quarantined", reason: { code: "label-missing" } }]);
  expect(await results({ hello: "world" })).toMatchObject([
    { status: "quarantined", reason: { code: "response-id-missing" } },
  ]);
  expect(await results([answer(10), answer(""), {}])).toMatchObject([
    { status: "accepted", band: "promoter" },
    { status: "accepted", band: null },
    { status: "quarantined" },
  ]);
});
