/** What a request may carry: one proof of who calls, from our own pages; and what a GET leaves behind: nothing. */
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRoutes } from "../../../api/routes/routes.js";
import type { AppDeps } from "../../../api/app-deps.js";
import { people, scopes, startWorld, type Caller, type World } from "./world.js";

let world: World;
let subject: Awaited<ReturnType<World["complaint"]>>;
beforeAll(async () => {
  world = await startWorld();
  subject = await world.complaint("delivery", people.frontline);
}, 120_000);
afterAll(() => world.close());

const routes = createRoutes({ mailbox: async () => [], demoPeople: () => [] } as unknown as AppDeps);
const addressOf = (path: string) =>
  path
    .replace("/cases/{id}", `/cases/${subject.caseId}`)
    .replace("/responses/{id}", `/responses/${subject.responseId}`)
    .replace("/quarantine/{id}", "/quarantine/01900000-0000-7000-8000-0000000000aa")
    .replace(/\{\w+\}/g, "default");

describe("a change with the cookie", () => {
  const changing = routes.filter((route) => route.method !== "get" && route.access !== "public");
  it.each(changing.map((route) => [route.method.toUpperCase(), route.path]))(
    "%s %s must come from our own pages",
    async (method, path) => {
      const { cookie = "" } = await world.person(people.administrator);
      const foreign: Caller[] = [
        {},
        { origin: "https://evil.test" },
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site", origin: world.url },
      ];
      for (const headers of foreign) {
        const { status, body } = await world.call({ cookie, ...headers }, method, addressOf(path), {});
        expect([status, body.code], JSON.stringify(headers)).toEqual([403, "foreign-origin"]);
      }
    },
  );
});

describe("a key beside a cookie", () => {
  it("is what counts, with no more than its own rights, and a broken one is not made good by the cookie", async () => {
    const cookie = await world.person(people.administrator);
    const weak = await world.key(["responses:write"]);
    expect((await world.call({ ...cookie, ...weak }, "GET", "/api/v1/users")).status).toBe(403);
    const strong = await world.key(["settings:read"]);
    const marketing = await world.person(people.marketing);
    expect((await world.call({ ...marketing, ...strong }, "GET", "/api/v1/users")).status).toBe(200);
    expect((await world.call({ ...cookie, authorization: "Bearer x" }, "GET", "/api/v1/users")).status).toBe(401);
    expect((await world.call({ ...cookie, authorization: "" }, "GET", "/api/v1/users")).status).toBe(401);
  });
});

describe("a GET", () => {
  it("of any route changes nothing, whoever asks", async () => {
    const callers = [
      await world.person(people.administrator),
      await world.person(people.frontline),
      await world.key(scopes),
      {},
    ];
    const paths = routes.filter((route) => route.method === "get").map((route) => addressOf(route.path));
    const pages = [
      `/c/${world.linkOf("case", subject.caseId)}`,
      `/p/${world.linkOf("preferences", subject.customerId)}`,
    ];
    const before = await fingerprint();
    for (const caller of callers)
      for (const path of [...paths, ...pages])
        for (const method of ["GET", "HEAD"]) expect((await world.call(caller, method, path)).status).toBeLessThan(500);
    expect(await fingerprint()).toEqual(before);
  });
});

/** A hash of every table; when somebody was last seen, and a key last used, is left out. */
async function fingerprint(): Promise<Record<string, string>> {
  return world.db.read(async (tx) => {
    const tables = await tx.execute<{ name: string }>(sql`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    const result: Record<string, string> = {};
    for (const { name } of tables) {
      const rows = await tx.execute<{ row: string }>(sql`
        select (to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text as row from ${sql.identifier(name)} t order by 1`);
      result[name] = createHash("sha256")
        .update(JSON.stringify(rows.map(({ row }) => row)))
        .digest("hex");
    }
    return result;
  });
}

describe("headers", () => {
  const html = ["/", "/docs", "/docs/problems", "/dev/mailbox", "/a/nobody", "/login", "/c/nobody-has-this-token"];
  const data = [
    "/api/v1/cases",
    "/api/v1/session",
    "/api/v1/nothing",
    "/healthz",
    "/openapi.json",
    "/dev/mailbox.json",
  ];

  it.each([...html, ...data])("%s may not be framed, sniffed, kept or tell where it came from", async (path) => {
    const { headers } = await world.call(await world.person(people.administrator), "GET", path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toMatch(/form-action '(?:none|self)'/);
    expect(policy).not.toMatch(/script-src[^;]*(?:unsafe|\*|https?:)/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("behind https every answer asks for https from then on, and the cookie is bound to the host", async () => {
    const secure = await startWorld("https://care.example.com");
    try {
      for (const path of [...html, ...data]) {
        const { headers } = await secure.call({}, "GET", path);
        expect(headers.get("strict-transport-security"), path).toMatch(/^max-age=31536000/);
      }
      const anna = await secure.person(people.administrator);
      expect((await secure.call(anna, "GET", "/api/v1/session")).status).toBe(200);
      const ended = await secure.call(anna, "DELETE", "/api/v1/session");
      expect(ended.headers.get("set-cookie")).toMatch(
        /^__Host-innerloop_session=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0; Secure$/,
      );
    } finally {
      await secure.close();
    }
  }, 120_000);
});
