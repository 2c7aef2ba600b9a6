import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashKeySecret, isKeyValid, mintApiKey, parseApiKey } from "../../api/auth/api-key.js";
import { createSessions } from "../../usecases/sessions.js";
import { startDatabaseApp, type DatabaseApp } from "./database-app.js";
import { maija, password, startApp, type RunningApp } from "./support.js";

describe("an API key", () => {
  it("is taken apart only when its checksum fits", () => {
    const { id, token, secretHash } = mintApiKey();
    const parsed = parseApiKey(token);
    expect(parsed?.id).toBe(id);
    expect(hashKeySecret(parsed?.secret ?? "")).toBe(secretHash);
    for (const bad of [
      "",
      token.slice(0, -1),
      `${token}0`,
      token.replace("il_", "IL_"),
      token.toUpperCase(),
      `${token} `,
      `il_${id}_${"a".repeat(49)}`,
    ])
      expect(parseApiKey(bad)).toBeNull();
    expect(mintApiKey("demo").token).toMatch(/^il_demo_/);
  });

  it("holds until it expires or is revoked, and for no other secret", () => {
    const { id, token, secretHash } = mintApiKey();
    const secret = parseApiKey(token)?.secret ?? "";
    const key = {
      id,
      secretHash,
      former: null,
      scopes: [],
      teams: null,
      expiresAt: 1_000,
      revokedAt: null,
      readAt: 999,
    };
    expect(isKeyValid(key, secret)).toBe(true);
    expect(isKeyValid({ ...key, readAt: 1_000 }, secret)).toBe(false);
    expect(isKeyValid({ ...key, revokedAt: 1 }, secret)).toBe(false);
    expect(isKeyValid(key, `${secret}x`)).toBe(false);
    expect(isKeyValid({ ...key, secretHash: "" }, secret)).toBe(false);
    const rotated = { ...key, secretHash: mintApiKey().secretHash, former: { secretHash, until: 999 } };
    expect(isKeyValid(rotated, secret)).toBe(false);
    expect(isKeyValid({ ...rotated, readAt: 998 }, secret)).toBe(true);
    expect(secretHash).toBe(createHash("sha256").update(secret).digest("hex"));
  });
});

describe("who calls", () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const preview = {
    calendar: { zone: "UTC", windows: { mon: [["00:00", "24:00"]] } },
    start: "2026-01-01T00:00:00Z",
    budgetMs: 1,
  };
  const post = (headers: Record<string, string>, path = "/api/v1/sla/preview", body: unknown = preview) =>
    fetch(`${app.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const signIn = async (): Promise<string> => {
    const answer = await post({}, "/api/v1/session", { email: maija.email, password });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ user: maija });
    return answer.headers.get("set-cookie") ?? "";
  };

  it("nobody, or with a key that is none, is 401 and told how", async () => {
    const good = app.key().slice("Bearer ".length);
    for (const authorization of [
      "",
      "Bearer",
      "Bearer x",
      `Basic ${good}`,
      `Bearer  ${good}x`,
      `Bearer ${mintApiKey().token}`,
      "Bearer il_a_b",
      `bearer ${"x".repeat(5_000)}`,
    ]) {
      const answer = await post(authorization === "" ? {} : { authorization });
      expect(answer.status, authorization.slice(0, 40)).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain("Bearer");
      expect(await answer.json()).toMatchObject({ code: "unauthenticated", status: 401 });
    }
    expect((await post({ authorization: `bearer ${good}` })).status).toBe(200);
  });

  it("a key in the address counts for nothing", async () => {
    const token = app.key("cases:read").slice("Bearer ".length);
    for (const name of ["api_key", "token", "access_token", "authorization"])
      expect([400, 401]).toContain((await fetch(`${app.url}/api/v1/cases?${name}=${token}`)).status);
  });

  it("a person signs in, is known by the cookie, and is gone after signing out", async () => {
    const setCookie = await signIn();
    expect(setCookie).toMatch(/^innerloop_session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=60$/);
    const cookie = setCookie.split(";")[0] ?? "";
    expect(await (await fetch(`${app.url}/api/v1/session`, { headers: { cookie } })).json()).toEqual({ user: maija });
    expect(
      (await fetch(`${app.url}/api/v1/session`, { method: "DELETE", headers: { cookie, origin: app.url } })).status,
    ).toBe(204);
    expect((await fetch(`${app.url}/api/v1/session`, { headers: { cookie } })).status).toBe(401);
  });

  it("a change by cookie must come from our own pages", async () => {
    const cookie = (await signIn()).split(";")[0] ?? "";
    expect((await post({ cookie, origin: app.url })).status).toBe(200);
    expect((await post({ cookie, "sec-fetch-site": "same-origin" })).status).toBe(200);
    const foreign: Record<string, string>[] = [
      {},
      { origin: "null" },
      { origin: "http://evil.test" },
      { origin: `${app.url}.evil.test` },
      { origin: app.url.replace("http:", "https:") },
      { origin: "http://127.0.0.1:1" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "http://evil.test", "sec-fetch-site": "same-origin" },
      { origin: app.url, "sec-fetch-site": "cross-site" },
    ];
    for (const headers of foreign) {
      const answer = await post({ cookie, ...headers });
      expect(answer.status, JSON.stringify(headers)).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "foreign-origin" });
    }
    expect((await post({}, "/api/v1/session", { email: "x", password: "y" })).status).toBe(401);
    expect(
      (await post({ origin: "http://evil.test" }, "/api/v1/session", { email: maija.email, password })).status,
    ).toBe(403);
  });

  it("a key beside a cookie is what counts", async () => {
    const cookie = (await signIn()).split(";")[0] ?? "";
    expect((await post({ cookie, origin: app.url, authorization: "Bearer nothing" })).status).toBe(401);
  });

  it("a wrong password is 401, too many are 429 with a time", async () => {
    const wrong = await post({}, "/api/v1/session", { email: maija.email, password: "wrong" });
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([401, "sign-in-refused"]);
    const throttled = await post({}, "/api/v1/session", { email: maija.email, password: "throttled" });
    expect([throttled.status, throttled.headers.get("retry-after")]).toEqual([429, "30"]);
    expect((await post({}, "/api/v1/session", { email: maija.email })).status).toBe(422);
  });

  it("behind https the cookie is Secure and bound to the host", async () => {
    const other = await startApp({ publicUrl: () => "https://cx.example.test" });
    const answer = await fetch(`${other.url}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: maija.email, password }),
    });
    expect(answer.headers.get("set-cookie")).toMatch(
      /^__Host-innerloop_session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
    );
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
    await other.close();
  });
});

describe("a sign-in link", () => {
  let app: DatabaseApp;
  beforeAll(async () => {
    app = await startDatabaseApp();
  });
  afterAll(() => app.close());

  it("signs its person in once, by the button and not by being opened", async () => {
    await app.call("PUT", "/api/v1/users/newcomer", { name: "New", email: "new@example.test", role: "frontline" });
    const made = await app.call("POST", "/api/v1/users/newcomer/login-link", undefined, {
      "idempotency-key": "link-1",
    });
    expect(made.status).toBe(201);
    const again = await app.call("POST", "/api/v1/users/newcomer/login-link", undefined, {
      "idempotency-key": "link-1",
    });
    expect(again.body).toEqual(made.body);
    const { pathname } = new URL(made.body.url);
    for (let visit = 0; visit < 3; visit += 1) {
      const page = await fetch(`${app.url}${pathname}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<form method="post">');
    }
    expect(
      (await fetch(`${app.url}${pathname}`, { method: "POST", headers: { origin: "http://evil.test" } })).status,
    ).toBe(403);
    const press = (): Promise<Response> => fetch(`${app.url}${pathname}`, { method: "POST", redirect: "manual" });
    const presses = await Promise.all([press(), press(), press()]);
    expect(presses.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 410, 410]);
    const cookie =
      presses
        .find((answer) => answer.status === 303)
        ?.headers.get("set-cookie")
        ?.split(";")[0] ?? "";
    const token = cookie.split("=")[1] ?? "";
    expect(await createSessions(app.useCases).find(token)).toMatchObject({ id: "newcomer", role: "frontline" });
    expect((await fetch(`${app.url}${pathname}`)).status).toBe(410);
    expect((await fetch(`${app.url}/a/nonsense`)).status).toBe(410);
  });

  it("is not made for nobody or for somebody inactive", async () => {
    await app.call("PUT", "/api/v1/users/leaver", {
      name: "Gone",
      email: "gone@example.test",
      role: "frontline",
      active: false,
    });
    expect((await app.call("POST", "/api/v1/users/leaver/login-link")).status).toBe(409);
    expect((await app.call("POST", "/api/v1/users/nobody/login-link")).status).toBe(404);
  });
});
