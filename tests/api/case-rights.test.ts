import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessions, openSession } from "../../usecases/sessions.js";
import { startApp, type RunningApp } from "./support.js";
import { detractor, startDatabaseApp, type Answer, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
let staffed: RunningApp;
beforeAll(async () => {
  app = await startDatabaseApp();
  staffed = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases) });
});
afterAll(async () => {
  await staffed.close();
  await app.close();
});

const open = async (changes = {}): Promise<string> =>
  (await app.call("POST", "/api/v1/responses", detractor(changes))).body.case.id;
const read = async (id: string) => (await app.call("GET", `/api/v1/cases/${id}`)).body;
const act = (id: string, action: string, body?: unknown): Promise<Answer> =>
  app.call("POST", `/api/v1/cases/${id}/actions/${action}`, body);
async function actAs(user: string, id: string, action: string, body: unknown = {}): Promise<Answer> {
  const token = await openSession(app.useCases, user);
  const response = await fetch(`${staffed.url}/api/v1/cases/${id}/actions/${action}`, {
    method: "POST",
    headers: { cookie: `innerloop_session=${token}`, origin: staffed.url, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe("what a frontline person may not do with their own case", () => {
  it.each([
    ["cancel", { reason: "duplicate" }],
    ["merge", { into: "01900000-0000-7000-8000-000000000000" }],
    ["acknowledge-escalation", {}],
  ])("%s is 403, and shown as forbidden", async (action, body) => {
    const id = await open();
    const { owner } = await read(id);
    expect((await actAs(owner.id, id, action, body)).body).toMatchObject({ status: 403, code: "forbidden" });
    const { body: seen } = await actAs(owner.id, id, "note", { text: "mine" });
    expect(seen.actions.find((one: { action: string }) => one.action === action)).toEqual({
      action,
      allowed: false,
      reason: "forbidden",
    });
    expect((await read(id)).status).toBe("assigned");
  });

  it("the lead of the team may", async () => {
    const id = await open({ touchpoint: "support" });
    expect((await actAs("ville-korhonen", id, "cancel", { reason: "duplicate" })).body.status).toBe("cancelled");
  });
});

describe("a merge", () => {
  it("moves the answers to the other case, which tells of it; the merged one is cancelled as merged", async () => {
    const [from, into] = [await open({ comment: "the same pump" }), await open()];
    const { rev } = await read(into);
    expect((await act(from, "merge", { into })).body).toMatchObject({ status: "cancelled", cancelReason: "merged" });
    const after = await read(into);
    expect(after.responses).toHaveLength(2);
    expect(after.rev).toBeGreaterThan(rev);
    expect((await read(from)).responses).toEqual([]);
    const { body } = await app.call("GET", `/api/v1/cases/${into}/events?limit=200`);
    expect(body.items.at(-1)).toMatchObject({ type: "case.absorbed", after: { caseId: from } });
    expect((await app.call("GET", `/api/v1/responses/${after.responses[0].id}`)).body.case.id).toBe(into);
  });

  it("into itself or into a case that has ended is 422 and changes nothing", async () => {
    const [one, ended] = [await open(), await open()];
    await act(ended, "cancel", { reason: "withdrawn" });
    for (const into of [one, ended]) {
      const refused = await act(one, "merge", { into });
      expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: "/into" }] });
    }
    expect((await read(one)).status).toBe("assigned");
  });
});

describe("people a case is given to", () => {
  it("may be the lead of the team, when a person says so", async () => {
    const id = await open({ touchpoint: "support" });
    expect((await act(id, "reassign", { to: "ville-korhonen" })).body.owner).toMatchObject({ id: "ville-korhonen" });
  });

  it("cannot help when they have left", async () => {
    const user = { name: "Gone", email: "gone@x.example", role: "frontline", active: false };
    await app.call("PUT", "/api/v1/users/gone", user);
    const id = await open();
    expect((await act(id, "request-help", { user: "gone" })).body.errors[0].pointer).toBe("/user");
  });
});

describe("publishing for open cases", () => {
  it("reaches those of a team that named the policy while it was a draft", async () => {
    const policy = (hours: number) => ({
      name: "ours",
      rules: [{ when: {}, clocks: { first_contact: { budgetMs: hours * 3_600_000 } } }],
    });
    await app.call("PUT", "/api/v1/policies/ours", policy(2));
    const { body: team } = await app.call("GET", "/api/v1/teams/delivery");
    await app.call("PUT", "/api/v1/teams/delivery", { ...team, policy: "ours" });
    const [ours, foreign] = [await open(), await open({ touchpoint: "support" })];
    expect((await read(ours)).policy).toMatchObject({ id: "default" });
    const order = { apply: "open", dryRun: true };
    const dry = await app.call("POST", "/api/v1/policies/ours/publish", order);
    expect(dry.body.cases.map((one: { id: string }) => one.id)).toContain(ours);
    expect((await read(ours)).policy).toMatchObject({ id: "default" });
    await app.call("POST", "/api/v1/policies/ours/publish", { ...order, dryRun: false });
    expect((await read(ours)).policy).toMatchObject({ id: "ours", version: 1 });
    expect((await read(foreign)).policy).toMatchObject({ id: "default" });
    await app.call("PUT", "/api/v1/teams/delivery", { ...team, rev: undefined });
  });
});

describe("a triage rule", () => {
  it("may name one value where it may name several, and works", async () => {
    const rule = {
      order: 1,
      when: { survey: "nps", touchpoint: "pump", language: "fi", scoreMax: 6 },
      // oxlint-disable-next-line unicorn/no-thenable -- the word of the contract
      then: { severity: "P1" },
    };
    const put = await app.call("PUT", "/api/v1/rules/pump", rule);
    expect(put.body).toMatchObject({ when: { survey: "nps", touchpoint: "pump", language: "fi" } });
    const id = await open({ touchpoint: "pump", language: "fi", score: 6, comment: "hm" });
    expect((await read(id)).severity).toBe("P1");
    expect((await app.call("PUT", "/api/v1/rules/pump", { ...rule, when: { survey: "sms" } })).status).toBe(422);
  });
});
