/** How far a person reaches, by every way there is to a case: lists, filters, cursors, bodies, boards, and as things change meanwhile. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { absentId, people, scopes, startWorld, type Caller, type World } from "./world.js";

let world: World;
let admin: Caller;
const of: Record<string, string> = {};
beforeAll(async () => {
  world = await startWorld();
  admin = await world.key(scopes);
  for (const [name, touchpoint, owner] of [
    ["elins", "delivery", people.frontline],
    ["maijas", "delivery", "maija-heikkinen"],
    ["waiting", "delivery", null],
    ["supports", "support", null],
    ["norths", "north", "nora-north"],
    ["northWaiting", "north", null],
  ] as const)
    of[name] = (await world.complaint(touchpoint, owner)).caseId;
}, 120_000);
afterAll(() => world.close());

const get = async (caller: Caller, path: string) => (await world.call(caller, "GET", `/api/v1/${path}`)).body;
const act = (caller: Caller, id: string | undefined, action: string, body: unknown) =>
  world.call(caller, "POST", `/api/v1/cases/${id}/actions/${action}`, body);
const put = async (path: string, body: unknown) => {
  const answer = await world.call(admin, "PUT", `/api/v1/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
async function listed(caller: Caller, query = ""): Promise<string[]> {
  const { items } = await get(caller, `cases?limit=200${query}`);
  const ids = new Set(items.map(({ id }: { id: string }) => id));
  return Object.keys(of).filter((name) => ids.has(of[name]));
}

describe("the list of cases", () => {
  it.each([
    ["elin-lindholm", ["elins", "waiting"]],
    ["maija-heikkinen", ["maijas", "waiting", "supports"]],
    ["petri-saarinen", ["supports"]],
    ["sanna-makela", ["elins", "maijas", "waiting"]],
    ["ville-korhonen", ["supports"]],
    ["mikko-lahtinen", ["elins", "maijas", "waiting", "supports"]],
    ["lars-north", ["norths", "northWaiting"]],
    ["anna-virtanen", Object.keys(of)],
  ])("shows %s no more than theirs, those of both teams where they work in two", async (id, names) => {
    const expected = id === people.administrator ? Object.keys(of) : names;
    expect(await listed(await world.person(id))).toEqual(expected);
  });

  it("tells nothing of hidden cases by filters, words or orders", async () => {
    const elin = await world.person(people.frontline);
    const hidden = await get(admin, `cases/${of.norths}`);
    for (const query of [
      "&team=north",
      "&owner=nora-north",
      `&customer=${hidden.customer.id}`,
      `&q=${hidden.number}`,
      "&team=nowhere",
    ])
      expect(await listed(elin, query), query).toEqual([]);
    for (const sort of ["next_due", "opened", "severity"])
      expect(await listed(elin, `&sort=${sort}`)).toEqual(["elins", "waiting"]);
    expect((await get(elin, "board/views")).counts).toMatchObject({ mine: 1, team: 2, unassigned: 1 });
  });

  it("takes no cursor of somebody else, of another list or of another filter", async () => {
    const [sanna, elin] = [await world.person(people.lead), await world.person(people.frontline)];
    const { next } = await get(sanna, "cases?limit=1");
    expect((await world.call(sanna, "GET", `/api/v1/cases?limit=1&cursor=${next}`)).status).toBe(200);
    for (const [caller, path] of [
      [elin, `cases?limit=1&cursor=${next}`],
      [admin, `cases?limit=1&cursor=${next}`],
      [sanna, `cases?limit=1&team=north&cursor=${next}`],
      [sanna, `cases/${of.elins}/events?cursor=${next}`],
    ] as const) {
      const refused = await world.call(caller, "GET", `/api/v1/${path}`);
      expect([refused.status, refused.body.errors[0].code]).toEqual([400, "foreign-cursor"]);
    }
  });
});

describe("a key without the customers' words", () => {
  it("does not get them in the reason of a decision either", async () => {
    const { body } = await world.call(admin, "POST", "/api/v1/responses", {
      externalId: "words-1",
      survey: { kind: "nps" },
      score: 2,
      comment: "I got an electric shock.",
      touchpoint: "delivery",
      customer: { externalId: "words-1", name: "Wanda Words" },
    });
    const seen = await get(await world.key(["customers:read", "cases:read"]), `cases/${body.case.id}`);
    expect(seen.responses[0].decision.because).toContain('"electric shock"');
    const reader = await world.key(["cases:read"]);
    const hidden = await get(reader, `cases/${body.case.id}`);
    expect(hidden.responses[0].decision).toEqual({
      ...seen.responses[0].decision,
      because: seen.responses[0].decision.because.replace('the words "electric shock"', "words that rules name"),
    });
    expect(JSON.stringify([hidden, await get(reader, `cases/${body.case.id}/events`)])).not.toMatch(/shock|Wanda/i);
    await act(admin, body.case.id, "cancel", { reason: "survey_error" });
  });
});

describe("a key of one team", () => {
  it("sees the load of its people without the names of their other teams", async () => {
    const { people: shown } = await get(await world.key(["cases:read"], ["delivery"]), "board/team");
    expect(shown.length).toBeGreaterThan(1);
    for (const { id, teams } of shown) expect(teams, id).toEqual(["delivery"]);
    const maija = (await get(admin, "board/team")).people.find(({ id }: { id: string }) => id === "maija-heikkinen");
    expect(maija.teams).toEqual(["default", "delivery"]);
  });
});

describe("ids in a body", () => {
  it("do not reach a hidden case: a merge into it is as one into none", async () => {
    const sanna = await world.person(people.lead);
    const own = (await world.complaint("delivery", null)).caseId;
    const [hidden, absent] = [
      await act(sanna, own, "merge", { into: of.norths }),
      await act(sanna, own, "merge", { into: absentId }),
    ];
    expect(hidden.status).toBe(422);
    expect(hidden.body).toEqual(absent.body);
    expect((await get(admin, `cases/${of.norths}`)).responses).toHaveLength(1);
    await act(admin, own, "cancel", { reason: "duplicate" });
  });

  it("do not give a case to somebody outside the team, nor plan a stranger's absence", async () => {
    const elin = await world.person(people.frontline);
    const given = await act(elin, of.elins, "reassign", { to: "nora-north" });
    expect([given.status, given.body.code]).toEqual([422, "not-eligible"]);
    const absence = { user: "nora-north", from: "2027-01-01T00:00:00Z", to: "2027-01-02T00:00:00Z" };
    for (const caller of [elin, await world.person(people.lead)])
      expect((await world.call(caller, "PUT", "/api/v1/absences/sly", absence)).status).toBe(403);
    expect((await world.call(elin, "PUT", "/api/v1/absences/sly", { ...absence, user: people.frontline })).status).toBe(
      200,
    );
    const taken = await world.call(await world.person("nora-north"), "PUT", "/api/v1/absences/sly", absence);
    expect(taken.status).toBe(403);
  });
});

describe("a frontline person", () => {
  it("gives their own case to a colleague and hands it over, but not what nobody has taken", async () => {
    const elin = await world.person(people.frontline);
    const { actions } = await get(elin, `cases/${of.waiting}`);
    for (const action of ["reassign", "hand-over"])
      expect(actions.find((one: { action: string }) => one.action === action)).toMatchObject({
        allowed: false,
        reason: "forbidden",
      });
    const refused = await act(elin, of.waiting, "reassign", { to: "maija-heikkinen" });
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
    const [first, second] = [
      await world.complaint("delivery", people.frontline),
      await world.complaint("delivery", people.frontline),
    ];
    expect((await act(elin, first.caseId, "reassign", { to: "maija-heikkinen" })).body.owner.id).toBe(
      "maija-heikkinen",
    );
    expect((await act(elin, second.caseId, "hand-over", { team: "north" })).body.team.id).toBe("north");
    for (const { caseId } of [first, second]) {
      expect((await world.call(elin, "GET", `/api/v1/cases/${caseId}`)).status).toBe(404);
      await act(admin, caseId, "cancel", { reason: "duplicate" });
    }
  });
});

describe("a delegate", () => {
  it("stands in while the absence runs: not before, not after, and not for others", async () => {
    const nora = await world.person("nora-north");
    const now = Date.now();
    const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
    const seen = async () => (await world.call(nora, "GET", `/api/v1/cases/${of.elins}`)).status;
    const plan = (from: number, to: number, delegate: string | null) =>
      put("absences/elins", { user: people.frontline, from: at(from), to: at(to), delegate });
    expect(await seen()).toBe(404);
    await plan(1, 2, "nora-north");
    expect(await seen()).toBe(404);
    await plan(-1, 2, "nora-north");
    expect(await seen()).toBe(200);
    expect((await act(nora, of.elins, "note", { text: "standing in" })).status).toBe(200);
    expect((await world.call(nora, "GET", `/api/v1/cases/${of.maijas}`)).status).toBe(404);
    expect(await listed(nora)).toEqual(["elins", "norths", "northWaiting"]);
    await plan(-1, 2, "lars-north");
    expect(await seen()).toBe(404);
    await plan(-2, -1, "nora-north");
    expect(await seen()).toBe(404);
    expect((await act(nora, of.elins, "note", { text: "too late" })).status).toBe(404);
  });
});

describe("in the middle of a session", () => {
  it("who leaves a team stops seeing its cases at the next request", async () => {
    const tom = await world.person("tom-becker");
    const team = await get(admin, "teams/north");
    await put("teams/north", { ...team, members: [...team.members, "tom-becker"] });
    expect(await listed(tom, "&team=north")).toEqual(["northWaiting"]);
    await put("teams/north", { ...team, rev: undefined });
    expect(await listed(tom, "&team=north")).toEqual([]);
    expect((await act(tom, of.northWaiting, "acknowledge", {})).status).toBe(404);
  });

  it("who gets another role, a new password or leaves is signed out, and nobody else is", async () => {
    const user = await get(admin, "users/petri-saarinen");
    const bystander = await world.person("tom-becker");
    const isIn = async (caller: Caller) => (await world.call(caller, "GET", "/api/v1/session")).status === 200;
    for (const change of [
      () => put("users/petri-saarinen", { ...user, role: "lead" }),
      () =>
        world.db.transaction((tx) => tx.execute(sql`update users set password_hash = 'x' where id = 'petri-saarinen'`)),
      () => put("users/petri-saarinen", { ...user, role: "frontline", active: false }),
    ]) {
      await put("users/petri-saarinen", { ...user, skills: ["billing", "pumps"], rev: undefined });
      const petri = await world.person("petri-saarinen");
      expect(await isIn(petri)).toBe(true);
      await change();
      expect(await isIn(petri)).toBe(false);
    }
    await put("users/petri-saarinen", { ...user, rev: undefined });
    expect(await isIn(bystander)).toBe(true);
  });

  it("a role decides at every request: what a lead may do, the same person may not a moment later", async () => {
    const sanna = await world.person(people.lead);
    expect((await world.call(sanna, "GET", "/api/v1/board/team")).status).toBe(200);
    await world.db.transaction(async (tx) => {
      // As if the session had been kept: it is put back after the change has ended it.
      const rows = await tx.execute(
        sql`select token_hash, created_at::text, expires_at::text from sessions where user_id = ${people.lead}`,
      );
      await tx.execute(sql`update users set role = 'frontline' where id = ${people.lead}`);
      for (const row of rows)
        await tx.execute(sql`insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at)
          values (${row.token_hash}, ${people.lead}, ${row.created_at}::timestamptz, app_now(), ${row.expires_at}::timestamptz)`);
    });
    expect((await world.call(sanna, "GET", "/api/v1/board/team")).status).toBe(403);
    await world.db.transaction((tx) => tx.execute(sql`update users set role = 'lead' where id = ${people.lead}`));
  });
});

describe("the directory", () => {
  it("names everybody to those who handle cases, and to marketing only people beside cases, without teams", async () => {
    const everybody = (await get(await world.person(people.frontline), "directory")).people;
    expect(everybody).toHaveLength(12);
    const few = (await get(await world.person(people.marketing), "directory")).people;
    expect(few.map(({ id, teams }: { id: string; teams: string[] }) => [id, teams])).toEqual([
      ["anna-virtanen", []],
      ["katri-niemi", []],
      ["mikko-lahtinen", []],
      ["mona-north", []],
    ]);
    const ofTeam = await get(await world.key(["cases:read"], ["north"]), "directory");
    expect(ofTeam.people.map(({ id }: { id: string }) => id)).toEqual(["nora-north"]);
    expect(ofTeam.teams.map(({ id }: { id: string }) => id)).toEqual(["north"]);
  });
});
