import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessions, openSession } from "../../usecases/sessions.js";
import { startApp, type RunningApp } from "./support.js";
import { detractor, startDatabaseApp, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
let staffed: RunningApp;
beforeAll(async () => {
  app = await startDatabaseApp();
  staffed = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases) });
  await app.call("PUT", "/api/v1/settings/promoters", { holdOutPercent: 0, contactHours: null });
});
afterAll(async () => {
  await staffed.close();
  await app.close();
});

async function answered(score: number, changes = {}): Promise<string> {
  const externalId = randomUUID();
  const customer = { externalId, name: "Aino", email: `${externalId}@customer.example` };
  const consent = { contact: true, marketing: true };
  const { body } = await app.call(
    "POST",
    "/api/v1/responses",
    detractor({ score, comment: null, customer, consent, ...changes }),
  );
  return (await app.call("GET", `/api/v1/responses/${body.responseId}`)).body.customer.id;
}
const ask = (customer: string) => app.call("GET", `/api/v1/promoters/eligibility?customer=${customer}`);
async function askAs(user: string, customer: string) {
  const token = await openSession(app.useCases, user);
  const response = await fetch(`${staffed.url}/api/v1/promoters/eligibility?customer=${customer}`, {
    headers: { cookie: `innerloop_session=${token}` },
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- judged by the assertions
  return { status: response.status, body: (await response.json()) as any };
}

describe("GET /promoters/eligibility", () => {
  it("says yes to a promoter who agreed, with the instant from which on", async () => {
    const customer = await answered(10);
    expect((await ask(customer)).body).toMatchObject({
      customer: { id: customer },
      eligible: true,
      reasons: [],
      notBefore: expect.stringMatching(/Z$/),
    });
  });

  it("says no with every reason", async () => {
    const unhappy = await ask(await answered(2));
    expect(unhappy.body).toMatchObject({ eligible: false, notBefore: null });
    expect(unhappy.body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      "latest_answer_not_promoter",
      "open_case",
    ]);
    const silent = await ask(await answered(10, { consent: { contact: true, marketing: false } }));
    expect(silent.body.reasons.map(({ code }: { code: string }) => code)).toEqual(["no_marketing_consent"]);
  });

  it("tells marketing and leads of other teams no reason, the lead of the team every one, and frontline nothing", async () => {
    const customer = await answered(2);
    expect((await askAs("katri-niemi", customer)).body).toMatchObject({ eligible: false, reasons: null });
    expect((await askAs("ville-korhonen", customer)).body).toMatchObject({ eligible: false, reasons: null });
    expect((await askAs("sanna-makela", customer)).body.reasons).toHaveLength(2);
    expect((await askAs("elin-lindholm", customer)).status).toBe(403);
  });

  it("knows nobody else, and needs a customer", async () => {
    expect((await ask("01900000-0000-7000-8000-000000000000")).status).toBe(404);
    expect((await ask("nobody")).status).toBe(400);
    expect((await app.call("GET", "/api/v1/promoters/eligibility")).status).toBe(400);
  });
});

describe("GET /promoters/summary", () => {
  const summaryAs = async (user: string) => {
    const token = await openSession(app.useCases, user);
    const response = await fetch(`${staffed.url}/api/v1/promoters/summary`, {
      headers: { cookie: `innerloop_session=${token}` },
    });
    // oxlint-disable-next-line typescript/no-explicit-any -- judged by the assertions
    return { status: response.status, body: (await response.json()) as any };
  };

  it("tells administrators all, leads their teams, and marketing nothing that is about one person", async () => {
    const count = async () => (await summaryAs("anna-virtanen")).body.promoters as number;
    while ((await count()) < 8) await answered(10, { touchpoint: "payment" });
    const all = (await summaryAs("anna-virtanen")).body;
    expect(all).toMatchObject({ promoters: 8, asked: 0, isCoarse: false });
    const coarse = (await summaryAs("katri-niemi")).body;
    expect(coarse).toMatchObject({ promoters: 10, asked: null, nudged: null, isCoarse: true, suppressed: [] });
    // Of the eight some were of other touchpoints: leads of no team of theirs are told none.
    const sanna = (await summaryAs("sanna-makela")).body;
    const ville = (await summaryAs("ville-korhonen")).body;
    expect([sanna.isCoarse, sanna.promoters, ville.promoters]).toEqual([false, 8, 0]);
    expect((await summaryAs("mikko-lahtinen")).body.promoters).toBe(8);
    expect((await summaryAs("elin-lindholm")).status).toBe(403);
  });

  it("one promoter more is not seen by marketing while the rounded number stays", async () => {
    const before = (await summaryAs("katri-niemi")).body;
    await answered(10, { touchpoint: "payment" });
    expect((await summaryAs("katri-niemi")).body).toEqual(before);
    expect((await summaryAs("anna-virtanen")).body.promoters).toBe(9);
  });

  it("a customer's name is not marketing's to look up", async () => {
    const customer = await answered(2);
    const { body } = await app.call("GET", `/api/v1/promoters/eligibility?customer=${customer}`);
    expect(body.eligible).toBe(false);
    const { externalId } = (await app.call("GET", `/api/v1/cases?customer=${customer}`)).body.items[0].customer;
    const findAs = async (user: string) => {
      const token = await openSession(app.useCases, user);
      const response = await fetch(`${staffed.url}/api/v1/promoters/customers?q=${externalId}`, {
        headers: { cookie: `innerloop_session=${token}` },
      });
      return (await response.json()) as { items: unknown };
    };
    expect((await findAs("katri-niemi")).items).toEqual([{ id: customer, name: null }]);
    expect((await findAs("mikko-lahtinen")).items).toEqual([{ id: customer, name: "Aino" }]);
  });
});
