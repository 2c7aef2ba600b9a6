/** What the console's boards, pickers and cards are answered: shapes, and how far each role sees. */
import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { createSessions, openSession } from "../../usecases/sessions.js";
import { detractor, startDatabaseApp, type Answer, type DatabaseApp } from "./database-app.js";
import { startApp, type RunningApp } from "./support.js";

let app: DatabaseApp;
let staffed: RunningApp;
const cookies = new Map<string, string>();
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
const act = (id: string, action: string, body: unknown = {}): Promise<Answer> =>
  app.call("POST", `/api/v1/cases/${id}/actions/${action}`, body);
const read = async (id: string) => (await app.call("GET", `/api/v1/cases/${id}`)).body;
async function as(user: string, path: string): Promise<Answer> {
  const cookie = cookies.get(user) ?? `innerloop_session=${await openSession(app.useCases, user)}`;
  cookies.set(user, cookie);
  const response = await fetch(`${staffed.url}${path}`, { headers: { cookie } });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const people = {
  frontline: "maija-heikkinen",
  lead: "ville-korhonen",
  otherLead: "sanna-makela",
  manager: "mikko-lahtinen",
  marketing: "katri-niemi",
  administrator: "anna-virtanen",
} as const;
const ids = (items: { id: string }[]): string[] => items.map(({ id }) => id);

describe("the counts of the views", () => {
  it("are those of the lists behind them, for every role that sees cases", async () => {
    const unowned = await open({ touchpoint: "support" });
    await app.call("PUT", "/api/v1/absences/all-away", {
      user: people.frontline,
      from: "2020-01-01T00:00:00Z",
      to: "2020-01-02T00:00:00Z",
    });
    await open({ touchpoint: "support" });
    await open({ touchpoint: "delivery" });
    const status = "status=new,assigned,in_progress,waiting_customer,waiting_internal&limit=200";
    for (const user of [people.frontline, people.lead, people.otherLead, people.manager, people.administrator]) {
      const { body } = await as(user, "/api/v1/board/views");
      const size = async (query: string): Promise<number> =>
        (await as(user, `/api/v1/cases?${status}&${query}`)).body.items.length;
      expect(body.counts, user).toEqual({
        mine: await size("owner=me&snoozed=false"),
        team: await size(""),
        unassigned: await size("owner=none"),
        soon: await size("at_risk=true"),
        overdue: await size("overdue=true"),
        waiting: (await as(user, "/api/v1/cases?status=waiting_customer&limit=200")).body.items.length,
        snoozed: await size("snoozed=true"),
      });
    }
    expect(unowned).toBeDefined();
  });

  it("show the product's clock, hide a snoozed case from its owner's own view, and count what is late", async () => {
    const id = await open({ touchpoint: "support" });
    const { owner } = await read(id);
    const before = (await as(owner.id, "/api/v1/board/views")).body;
    expect(Math.abs(Date.parse(before.now) - Date.now())).toBeLessThan(60_000);
    await act(id, "snooze", { until: new Date(Date.now() + 3_600_000).toISOString() });
    const after = (await as(owner.id, "/api/v1/board/views")).body.counts;
    expect(after).toMatchObject({
      mine: before.counts.mine - 1,
      team: before.counts.team,
      snoozed: before.counts.snoozed + 1,
    });
    const fortnightMs = 14 * 24 * 3_600_000;
    await app.db.transaction((tx) => setAppTimeOffset(tx, fortnightMs));
    const late = await app.call("GET", "/api/v1/board/views");
    expect(Math.abs(Date.parse(late.body.now) - Date.now() - fortnightMs)).toBeLessThan(60_000);
    expect(late.body.counts.overdue).toBe(late.body.counts.team);
    await app.db.transaction((tx) => setAppTimeOffset(tx, 0));
  });

  it("are nothing for marketing, and a key owns no case", async () => {
    expect((await as(people.marketing, "/api/v1/board/views")).status).toBe(403);
    expect((await app.call("GET", "/api/v1/board/views")).body.counts.mine).toBe(0);
  });
});

describe("the team board", () => {
  it("shows a lead the people of their teams with what they carry, an administrator everybody, the frontline nobody", async () => {
    const own = (await as(people.lead, "/api/v1/board/team")).body;
    expect(ids(own.people)).toEqual(expect.arrayContaining(["maija-heikkinen", "petri-saarinen", "tom-becker"]));
    expect(ids(own.people)).not.toContain("elin-lindholm");
    expect(ids((await as(people.administrator, "/api/v1/board/team")).body.people)).toContain("elin-lindholm");
    for (const user of [people.frontline, people.marketing])
      expect((await as(user, "/api/v1/board/team")).status).toBe(403);
    for (const one of own.people) {
      const { items } = (await app.call("GET", `/api/v1/cases?owner=${one.id}&limit=200`)).body;
      const carried = items.filter(
        (row: { status: string }) => !["resolved", "closed", "cancelled"].includes(row.status),
      );
      const weight = { P1: 3, P2: 2, P3: 1, P4: 0.5 } as Record<string, number>;
      expect(one).toMatchObject({
        openCases: carried.length,
        loadPoints: carried.reduce((sum: number, row: { severity: string }) => sum + (weight[row.severity] ?? 0), 0),
        away: false,
      });
    }
  });

  it("says who is away", async () => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const to = new Date(Date.now() + 3_600_000).toISOString();
    await app.call("PUT", "/api/v1/absences/petri-away", { user: "petri-saarinen", from, to });
    const { body } = await as(people.lead, "/api/v1/board/team");
    expect(body.people.find((one: { id: string }) => one.id === "petri-saarinen").away).toBe(true);
    await app.call("PUT", "/api/v1/absences/petri-away", {
      user: "petri-saarinen",
      from: "2020-01-01T00:00:00Z",
      to: "2020-01-02T00:00:00Z",
    });
  });
});

describe("the directory", () => {
  it("names people with their teams, teams with their leads and the causes, to whoever works with cases and no address to anybody", async () => {
    const { marketing, ...others } = people;
    const seen = (await as(marketing, "/api/v1/directory")).body.people.map((one: { role: string }) => one.role);
    expect(seen).toContain("marketing");
    expect(seen).not.toContain("frontline");
    for (const user of Object.values(others)) {
      const { status, body } = await as(user, "/api/v1/directory");
      expect(status).toBe(200);
      expect(body.people.find((one: { id: string }) => one.id === "maija-heikkinen")).toEqual({
        id: "maija-heikkinen",
        name: "Maija Heikkinen",
        role: "frontline",
        active: true,
        teams: expect.arrayContaining(["default", "delivery"]),
      });
      expect(body.teams).toContainEqual({ id: "default", name: "Asiakaspalvelu", lead: "ville-korhonen" });
      expect(body.causes).toHaveLength(13);
      expect(body.causes[0].label).toEqual({ fi: expect.any(String), sv: expect.any(String), en: expect.any(String) });
      expect(JSON.stringify(body)).not.toContain("@");
    }
    const foreign = await fetch(`${staffed.url}/api/v1/directory`, {
      headers: { authorization: staffed.key("responses:write") },
    });
    expect(foreign.status).toBe(403);
  });
});

describe("the clocks of a case as bars", () => {
  it("have stretches that join without a gap, rungs in order and a due instant inside the bar", async () => {
    const id = await open({ touchpoint: "support" });
    const document = await read(id);
    const { items } = (await app.call("GET", `/api/v1/cases/${id}/clocks`)).body;
    expect(items.map((one: { kind: string }) => one.kind).toSorted()).toEqual(
      document.clocks.map((one: { kind: string }) => one.kind).toSorted(),
    );
    for (const bar of items) {
      const clock = document.clocks.find((one: { kind: string }) => one.kind === bar.kind);
      expect(bar).toMatchObject({ dueAt: clock.dueAt, generation: clock.generation, stoppedAt: null, pausedMs: 0 });
      expect(bar.from <= bar.dueAt && bar.dueAt <= bar.to).toBe(true);
      const { segments } = bar;
      expect([segments[0].from, segments.at(-1).to]).toEqual([bar.from, bar.to]);
      for (let index = 1; index < segments.length; index += 1)
        expect(segments[index].from).toBe(segments[index - 1].to);
      const rungs = bar.rungs.map((one: { dueAt: string }) => one.dueAt);
      expect(rungs).toEqual(rungs.toSorted());
    }
  });

  it("are those of cases the reader may see; others do not exist", async () => {
    const id = await open({ touchpoint: "delivery" });
    expect((await as(people.otherLead, `/api/v1/cases/${id}/clocks`)).status).toBe(200);
    for (const path of ["clocks", "customer", "candidates"]) {
      expect((await as(people.lead, `/api/v1/cases/${id}/${path}`)).body.code).toBe("case-not-found");
      expect((await as(people.marketing, `/api/v1/cases/${id}/${path}`)).status).toBe(403);
    }
    const nobody = "01900000-0000-7000-8000-000000000000";
    expect((await app.call("GET", `/api/v1/cases/${nobody}/clocks`)).status).toBe(404);
    expect((await app.call("GET", `/api/v1/cases/not-an-id/clocks`)).status).toBe(400);
  });
});

describe("notices", () => {
  it("are the reader's own, newest first and page by page; a key has none", async () => {
    for (let count = 0; count < 3; count += 1) {
      const id = await open({ touchpoint: "support" });
      await act(id, "request-help", { user: "tom-becker", note: "look" });
    }
    const all = (await as("tom-becker", "/api/v1/notices?for=me")).body;
    expect(all.items.length).toBeGreaterThanOrEqual(3);
    const times = all.items.map((one: { createdAt: string }) => one.createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(all.items[0]).toMatchObject({ kind: "assignment", cause: "help_requested", readAt: null });
    expect(all.items[0].case.number).toMatch(/^IL-\d+$/);
    const first = (await as("tom-becker", "/api/v1/notices?for=me&limit=2")).body;
    const rest = (await as("tom-becker", `/api/v1/notices?for=me&limit=200&cursor=${first.next}`)).body;
    expect(ids([...first.items, ...rest.items])).toEqual(ids(all.items));
    expect((await as(people.marketing, "/api/v1/notices?for=me")).body).toEqual({ items: [], next: null });
    expect((await app.call("GET", "/api/v1/notices?for=me")).body).toEqual({ items: [], next: null });
    expect((await app.call("GET", "/api/v1/notices?for=tom-becker")).status).toBe(400);
  });
});

describe("what is known of promoters", () => {
  it("is counted for those who lead, and for marketing only what is many", async () => {
    const count = async () => (await as(people.administrator, "/api/v1/promoters/summary?days=30")).body;
    const before = await count();
    await app.call("POST", "/api/v1/responses", detractor({ score: 10, comment: null, consent: { marketing: true } }));
    const after = await count();
    expect(after).toMatchObject({ days: 30, isCoarse: false, promoters: before.promoters + 1 });
    expect((await as(people.marketing, "/api/v1/promoters/summary?days=30")).body).toMatchObject({
      isCoarse: true,
      promoters: null,
    });
    expect(after.settings).toEqual({
      holdOutPercent: expect.any(Number),
      coolDownMs: expect.any(Number),
      maxPerYear: expect.any(Number),
    });
    expect(Object.keys(after).toSorted()).toEqual(
      [
        "asked",
        "days",
        "due",
        "isCoarse",
        "nudged",
        "promoters",
        "settings",
        "suppressed",
        "thanked",
        "waiting",
      ].toSorted(),
    );
    expect((await as(people.frontline, "/api/v1/promoters/summary")).status).toBe(403);
    for (const days of ["0", "366", "x", "-1"])
      expect((await as(people.manager, `/api/v1/promoters/summary?days=${days}`)).status, days).toBe(400);
  });

  it("finds a customer by exactly their address or number, never by a part of it", async () => {
    const customer = { externalId: "find-1", email: "Find.Me@customer.example", name: "Fanni" };
    await app.call("POST", "/api/v1/responses", detractor({ score: 9, customer }));
    const find = async (q: string) =>
      (await as(people.marketing, `/api/v1/promoters/customers?q=${encodeURIComponent(q)}`)).body.items;
    for (const q of ["find-1", "find.me@customer.example", "FIND.ME@customer.example"])
      expect(await find(q), q).toEqual([{ id: expect.any(String), name: null }]);
    for (const q of ["find", "customer.example", "%"]) expect(await find(q), q).toEqual([]);
    expect((await as(people.lead, "/api/v1/promoters/customers?q=find-1")).status).toBe(403);
    expect((await as(people.marketing, "/api/v1/promoters/customers")).status).toBe(400);
  });
});

describe("the customer of a case", () => {
  it("shows consent, earlier answers and other cases, and why nothing is offered to them", async () => {
    const customer = { externalId: "ctx-1", name: "Kontext", email: "ctx@customer.example" };
    await app.call("POST", "/api/v1/responses", detractor({ score: 9, comment: null, customer }));
    const first = await open({ touchpoint: "support", customer, consent: { contact: true, marketing: false } });
    await act(first, "cancel", { reason: "duplicate" });
    const second = await open({ touchpoint: "support", customer, score: 1 });
    const { body } = await app.call("GET", `/api/v1/cases/${second}/customer`);
    expect(body.customer.consent).toEqual({ contact: true, marketing: false });
    expect(body.customer.otherCases).toEqual([
      expect.objectContaining({ id: first, status: "cancelled", number: expect.stringMatching(/^IL-/) }),
    ]);
    expect(body.customer.earlierAnswers.map((one: { score: number }) => one.score)).toEqual([2, 9]);
    expect(body.customer.asking.eligible).toBe(false);
    const codes = body.customer.asking.reasons.map((one: { code: string }) => one.code);
    expect(codes).toEqual(expect.arrayContaining(["open_case", "no_marketing_consent", "latest_answer_not_promoter"]));
    expect(
      (await as((await read(second)).owner.id, `/api/v1/cases/${second}/customer`)).body.customer.asking.reasons
        .map((one: { code: string }) => one.code)
        .toSorted(),
    ).toEqual(["no_marketing_consent", "open_case"]);
  });

  it("does not show other cases the reader may not see, and is null where there is none", async () => {
    const customer = { externalId: "ctx-2", name: "Kaksi" };
    const elsewhere = await open({ touchpoint: "delivery", customer });
    await act(elsewhere, "cancel", { reason: "duplicate" });
    const here = await open({ touchpoint: "support", customer });
    expect((await as(people.lead, `/api/v1/cases/${here}/customer`)).body.customer.otherCases).toEqual([]);
    expect((await as(people.manager, `/api/v1/cases/${here}/customer`)).body.customer.otherCases).toHaveLength(1);
    const anonymous = await open({ touchpoint: "support", customer: null });
    expect((await app.call("GET", `/api/v1/cases/${anonymous}/customer`)).body).toEqual({ customer: null });
  });
});

describe("those a case could be given to", () => {
  it("are of its team, with room first, then the full ones, then who cannot take it and why; each is refused for just that", async () => {
    const id = await open({ touchpoint: "support" });
    const owner = (await read(id)).owner.id;
    const away = ["maija-heikkinen", "petri-saarinen"].find((one) => one !== owner) ?? "";
    await app.call("PUT", "/api/v1/absences/candidate-away", {
      user: away,
      from: new Date(Date.now() - 3_600_000).toISOString(),
      to: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const { body: tom } = await app.call("GET", "/api/v1/users/tom-becker");
    await app.call("PUT", "/api/v1/users/tom-becker", { ...tom, rev: undefined, capacityPoints: 0.1 });
    const { items } = (await app.call("GET", `/api/v1/cases/${id}/candidates`)).body;
    expect(ids(items)).not.toContain(owner);
    const found = (one: string) => items.find((item: { id: string }) => item.id === one);
    expect(found(away)).toMatchObject({ obstacle: "absent" });
    if (owner !== "tom-becker") expect(found("tom-becker")).toMatchObject({ obstacle: null, isFull: true });
    expect(found("ville-korhonen")).toMatchObject({ obstacle: null, role: "lead" });
    const ranks = items.map((one: { obstacle: string | null; isFull: boolean }) =>
      one.obstacle !== null ? 2 : one.isFull ? 1 : 0,
    );
    expect(ranks).toEqual(ranks.toSorted());
    for (const one of items) {
      const dry = await act(id, "reassign", { to: one.id });
      if (one.obstacle === null) expect(dry.status, one.id).toBe(200);
      else expect(dry.body.errors[0].code, one.id).toBe(one.obstacle);
    }
    await app.call("PUT", "/api/v1/users/tom-becker", { ...tom, rev: undefined });
  });
});

describe("the console's types", () => {
  it("are made from the document in git (otherwise run: npm run web:types)", () => {
    const stored = readFileSync(new URL("../../web/api/schema.d.ts", import.meta.url), "utf8");
    const script = fileURLToPath(new URL("../../scripts/web-types.js", import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, [script, "--print"], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(status).toBe(0);
    expect(stdout === stored).toBe(true);
  });
});
