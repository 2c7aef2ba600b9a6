/** The bodies the reference shows: every one there is, and each is taken as it stands. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { fireDeadline } from "../../usecases/case-deadlines.js";
import { detractor, startDatabaseApp, type DatabaseApp } from "./database-app.js";

interface Shown {
  method: string;
  path: string;
  example: unknown;
}

/** The day the examples are written for. */
const today = Date.parse("2026-12-01T08:00:00Z");

let app: DatabaseApp;
let bodies: Shown[];
beforeAll(async () => {
  app = await startDatabaseApp();
  await app.db.transaction((tx) => setAppTimeOffset(tx, today - Date.now()));
  const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { requestBody?: { content: Record<string, { example?: unknown }> } }>>;
  };
  bodies = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const json = requestBody?.content["application/json"];
      return json === undefined ? [] : [{ method: method.toUpperCase(), path, example: json.example }];
    }),
  );
});
afterAll(() => app.close());

it("stand beside every JSON body", () => {
  const bare = bodies.filter(({ example }) => example === undefined).map(({ method, path }) => `${method} ${path}`);
  expect(bare).toEqual([]);
  expect(bodies.length).toBeGreaterThan(40);
});

it("of case actions are taken by a case that is where the action can be done", async () => {
  for (const { path, example } of bodies.filter((one) => one.path.includes("/actions/"))) {
    const action = path.split("/").at(-1) ?? "";
    const { id, customer } = await caseFor(action);
    const body = action === "merge" ? { into: await other(customer) } : example;
    const answer = await app.call("POST", path.replace("{id}", id), body);
    expect({ action, status: answer.status, body: answer.status < 300 ? null : answer.body }).toEqual({
      action,
      status: 200,
      body: null,
    });
  }
});

it("of everything else are taken where there is what they name", async () => {
  const key = (await app.call("POST", "/api/v1/keys", { name: "first", scopes: ["cases:read"] })).body.id;
  // Signing in needs the password of the installation; an event of a survey tool its signature.
  const elsewhere = ["/api/v1/session", "/api/v1/demo/session", "/api/v1/sources/{name}/events"];
  const rest = bodies.filter(
    ({ path }) => !path.includes("/actions/") && !elsewhere.some((one) => path.startsWith(one)),
  );
  for (const { method, path, example } of rest) {
    const name = path.endsWith("{name}") ? "example-tool" : "demo";
    const id = path.includes("/keys/")
      ? key
      : path.includes("/publish")
        ? "default"
        : path.includes("login-link")
          ? "tom-becker"
          : "example";
    const place = path.replace("{name}", name).replace("{id}", id);
    const answer = await app.call(method, place, example);
    expect({ place, body: answer.status < 300 ? null : answer.body }).toEqual({ place, body: null });
  }
});

/** A case in a state in which the action is allowed. */
async function caseFor(action: string): Promise<{ id: string; customer: string }> {
  const customer = `example-${action}`;
  const { body } = await app.call("POST", "/api/v1/responses", detractor({ customer: { externalId: customer } }));
  const id: string = body.case.id;
  const act = (name: string, given: unknown) => app.call("POST", `/api/v1/cases/${id}/actions/${name}`, given);
  if (action !== "acknowledge") await act("acknowledge", {});
  if (action === "reassign") await act("reassign", { to: "maija-heikkinen" });
  if (["pause", "resume"].includes(action)) await act("log-contact", { channel: "call", outcome: "no_answer" });
  if (action === "resume") await act("pause", { reason: "waiting_customer" });
  if (action === "reopen")
    await act("resolve", { code: "fixed", cause: "delivery", done: "Delivered.", evidence: "Signed." });
  if (action === "acknowledge-escalation") {
    await app.db.transaction((tx) => setAppTimeOffset(tx, today + 30 * 86_400_000 - Date.now()));
    await fireDeadline(app.useCases, id);
    await app.db.transaction((tx) => setAppTimeOffset(tx, today - Date.now()));
  }
  return { id, customer };
}

/** Another open case of the same customer, as two sources that did not know of each other leave behind. */
async function other(customer: string): Promise<string> {
  const { body } = await app.call(
    "POST",
    "/api/v1/responses",
    detractor({ customer: { externalId: `${customer}-2` } }),
  );
  await app.db.transaction((tx) =>
    tx.execute(sql`update cases set customer_id = (select id from customers where external_id = ${customer})
      where id = ${body.case.id}::uuid`),
  );
  return body.case.id;
}
