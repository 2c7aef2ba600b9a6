/** Every route the application serves, asked by everybody about every object, against the table. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../../api/app.js";
import { mountRoutes } from "../../../api/registry.js";
import type { Route } from "../../../api/route.js";
import { issueLinks, linkToken } from "../../../usecases/link-tokens.js";
import { registeredRoutes } from "./registered-routes.js";
import { objects, table, type Guarded, type Open } from "./table.js";
import { absentId, people, scopes, startWorld, type Caller, type RoleName, type World } from "./world.js";

const roleNames = Object.keys(people) as RoleName[];
/** Who asks: a person of each role, a key of each scope, a key of one team, a customer with the link of a mail, and nobody. */
const principals = [...roleNames, ...scopes, "team key", "customer", "nobody"];

let world: World;
const callers = new Map<string, Caller>();
/** Ids by principal and object. */
const cases = new Map<string, { caseId: string; responseId: string; customerId: string }>();
const known: Record<string, string> = {
  calendars: "default",
  users: "tom-becker",
  teams: "delivery",
  accounts: "acme",
  causes: "delivery",
  rules: "rule",
  templates: "words",
  policies: "default",
  sources: "demo",
  quarantine: "01900000-0000-7000-8000-0000000000aa",
  assets: "a.js",
};
const links: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld();
  for (const role of roleNames) callers.set(role, await world.person(people[role]));
  for (const scope of scopes) callers.set(scope, await world.key([scope]));
  callers.set("team key", await world.key(scopes, ["delivery"]));
  callers.set("nobody", {});
  for (const role of roleNames) cases.set(`${role} own`, await world.complaint("delivery", people[role]));
  cases.set("own", await world.complaint("delivery", "elin-lindholm"));
  cases.set("queue", await world.complaint("delivery", null));
  cases.set("team", await world.complaint("delivery", "maija-heikkinen"));
  cases.set("other", await world.complaint("north", "nora-north"));
  await furnish();
  callers.set("customer", { authorization: `Bearer ${links.c}` });
}, 120_000);
afterAll(() => world.close());

/** One of everything that is asked for by name. */
async function furnish(): Promise<void> {
  const admin = await world.key(scopes);
  const put = (path: string, body: unknown) => world.call(admin, "PUT", `/api/v1/${path}`, body);
  await put("accounts/acme", { name: "Acme" });
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the contract
  await put("rules/rule", { order: 1, when: { words: ["unheard"] }, then: { tag: "x" } });
  await put("templates/words", { kind: "reminder", language: "en", subject: "s", body: "b" });
  for (const [id, user] of [
    ["team", "maija-heikkinen"],
    ["other", "nora-north"],
    ...roleNames.map((role) => [role, people[role]]),
  ])
    await put(`absences/of-${id}`, { user, from: "2027-01-01T00:00:00Z", to: "2027-01-02T00:00:00Z" });
  const made = await world.call(admin, "POST", "/api/v1/keys", {
    name: "victim",
    scopes: ["settings:write"],
    teams: ["delivery"],
  });
  known.keys = made.body.id;
  await world.db.transaction(async (tx) => {
    await tx.execute(sql`insert into quarantine (id, source, raw, reason_code, reason_detail, received_at)
      values (${known.quarantine}::uuid, 'demo', '{}'::bytea, 'x', 'x', app_now())`);
    const subject = cases.get("own")!;
    const common = { customerId: subject.customerId, now: Date.now(), expiresAt: null };
    const [c, p, r] = await issueLinks(tx, world.useCases.secretKey, [
      { ...common, purpose: "case", subjectId: subject.caseId },
      { ...common, purpose: "preferences", subjectId: subject.customerId },
      { ...common, purpose: "share", subjectId: subject.responseId },
    ]);
    Object.assign(links, { c, p, r, a: linkToken(world.useCases.secretKey, "staff_login", "nobody") });
  });
}

describe("the table", () => {
  it("has a row for every route that is served, and none besides", () => {
    expect(Object.keys(table).toSorted()).toEqual(registeredRoutes(world.app));
  });

  it("a route that names no right is not served", () => {
    const route = { method: "get", path: "/x", access: "everything", tag: "Local", responses: {} };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the compiler refuses is handed in all the same
    const mount = () => mountRoutes(createAppless(), [route as unknown as Route], {} as never);
    expect(mount).toThrow("names no right");
  });
});

function createAppless() {
  return { get: () => undefined } as unknown as ReturnType<typeof createApp>;
}

it.each(Object.entries(table))("%s answers everybody as the table says", async (name, row) => {
  const expected: Record<string, string> = {};
  const found: Record<string, string> = {};
  await Promise.all(
    principals.map(async (principal) => {
      for (const object of objects[row.about]) {
        const question = `${principal}, ${object}`;
        expected[question] = expectation(name, row, principal, object);
        found[question] = await ask(name, row, principal, object);
      }
    }),
  );
  expect(found).toEqual(expected);
});

function expectation(name: string, row: Guarded | Open, principal: string, object: string): string {
  if ("everybody" in row)
    return principal in people ? (row.everybody[object] ?? "in") : (row.strangers ?? row.everybody[object] ?? "in");
  if (principal === "customer" || principal === "nobody") return "401";
  if (principal in people) {
    const reach = row.people[principal as RoleName];
    if (reach === "403") return "403";
    const words = reach.split(" ");
    return words.includes(`${object}!`) ? "403" : words.includes(object) ? "in" : "404";
  }
  const held: readonly string[] = principal === "team key" ? scopes : [principal];
  const hasScope = row.keys === "any" || (row.keys !== "none" && row.keys.some((scope) => held.includes(scope)));
  if (!hasScope) return "403";
  if (object === "absent") return name.startsWith("PUT") ? "in" : "404";
  const isOfTeams = row.about === "case" || row.about === "response";
  return isOfTeams && principal === "team key" && object === "other" ? "404" : "in";
}

/** `in` = the caller got past who they are, whatever became of the rest. Nothing is changed: every version named is stale. */
async function ask(name: string, row: Guarded | Open, principal: string, object: string): Promise<string> {
  const [method = "GET", pattern = "/"] = name.split(" ");
  const query = "query" in row ? (row.query ?? "") : "";
  const path = `${addressOf(pattern, row, principal, object)}${query}`.replace("{customer}", customer());
  const isForm = /^\/[cp]\//.test(pattern);
  const body = typeof row.body === "object" ? filled(row.body, principal, object) : row.body;
  const { status } = await world.call(await callerFor(name, principal), method, path, body, {
    ...(method === "PUT" || pattern.includes("/actions/") ? { "if-match": '"999999"' } : {}),
    ...(isForm && method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
  });
  if (status >= 500) throw new Error(`${name} answered ${status}`);
  return [401, 403, 404].includes(status) ? String(status) : "in";
}

/** Signing out would end the session that the other questions need. */
async function callerFor(name: string, principal: string): Promise<Caller> {
  if (name === "DELETE /api/v1/session" && principal in people) return world.person(people[principal as RoleName]);
  return callers.get(principal) ?? {};
}

function addressOf(pattern: string, row: Guarded | Open, principal: string, object: string): string {
  if (pattern === "pattern") return "/login";
  const collection = pattern.split("/")[pattern.startsWith("/api/") ? 3 : 1] ?? "";
  const id = (): string => {
    if (row.about === "link") return object === "known" ? (links[collection] ?? "") : "x".repeat(32);
    if (row.about === "case") return object === "absent" ? absentId : caseFor(principal, object).caseId;
    if (row.about === "response") return object === "absent" ? absentId : caseFor(principal, object).responseId;
    if (row.about === "absence")
      return object === "own" ? `of-${principal in people ? principal : "lead"}` : `of-${object}`;
    if (object === "known") return known[collection] ?? "";
    return collection === "quarantine" ? absentId : "nowhere";
  };
  return pattern.replace("{token}", row.about === "link" ? id() : "x".repeat(32)).replace(/\{\w+\}/, id);
}

function caseFor(principal: string, object: string) {
  const found = cases.get(object === "own" && principal in people ? `${principal} own` : object);
  if (found === undefined) throw new Error(`no case ${object}`);
  return found;
}

function customer(): string {
  return cases.get("own")?.customerId ?? absentId;
}

/** `{owner}` in a body is whose absence it is. */
function filled(body: unknown, principal: string, object: string): unknown {
  const self = principal in people ? people[principal as RoleName] : people.lead;
  const owners: Record<string, string> = { team: "maija-heikkinen", other: "nora-north" };
  return JSON.parse(JSON.stringify(body).replace("{owner}", owners[object] ?? self));
}
