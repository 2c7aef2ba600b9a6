/** Signing in at an identity provider, against a real one in this process. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessions } from "../../usecases/sessions.js";
import { eventually } from "../support/eventually.js";
import { browserOf, startOidcApp, startSilence, type OidcApp } from "./oidc-app.js";

let app: OidcApp;
beforeAll(async () => {
  app = await startOidcApp();
});
afterAll(() => app.close());

const callback = /\/login\/oidc\/callback\?/;

/** Somebody the provider knows, at a browser of their own. */
function arrive(
  sub: string,
  person: { name?: string; email?: string; groups?: string[]; email_verified?: boolean; locale?: string },
) {
  app.provider.people.set(sub, { sub, ...person });
  app.provider.signedIn = sub;
  return browserOf();
}

async function whoIs(browser: ReturnType<typeof browserOf>) {
  const answer = await browser.ask(`${app.url}/api/v1/session`);
  return answer.status === 200 ? ((await answer.json()) as { user: Record<string, unknown> }).user : null;
}

async function titleOf(response: Response): Promise<string> {
  return /<h1>(.*?)<\/h1>/.exec(await response.text())?.[1] ?? "";
}

describe("signing in at the provider", () => {
  it("makes somebody new a person with the role of their group, and leads back to the page asked for", async () => {
    const browser = arrive("u-1", {
      name: "Åsa Öberg",
      email: "asa@example.test",
      groups: ["x", "cx-leads"],
      locale: "sv-FI",
    });
    const { next, response } = await browser.go(`${app.url}/login/oidc?to=/cases`, /\/cases$/);
    expect([response.status, next]).toEqual([303, `${app.url}/cases`]);
    expect(await whoIs(browser)).toEqual({
      id: "asa-oberg",
      name: "Åsa Öberg",
      email: "asa@example.test",
      role: "lead",
      language: "sv",
    });
    const again = browserOf();
    await again.go(`${app.url}/login/oidc`, /:\d+\/$/);
    expect(await whoIs(again)).toMatchObject({ id: "asa-oberg" });
    expect(JSON.stringify(app.logged)).not.toMatch(/asa|Åsa|u-1/);
  });

  it("gives two people of one name ids of their own", async () => {
    for (const [sub, id] of [
      ["twin-1", "kim-virtanen"],
      ["twin-2", "kim-virtanen-2"],
    ] as const) {
      const browser = arrive(sub, { name: "Kim Virtanen", email: `${sub}@example.test`, groups: ["cx-care"] });
      await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
      expect(await whoIs(browser)).toMatchObject({ id });
    }
  });

  it("makes one person of two first sign-ins at once", async () => {
    const browsers = [
      arrive("once", { name: "Only Once", email: "once@example.test", groups: ["cx-care"] }),
      browserOf(),
    ];
    await Promise.all(browsers.map((browser) => browser.go(`${app.url}/login/oidc`, /:\d+\/$/)));
    for (const browser of browsers) expect(await whoIs(browser)).toMatchObject({ id: "only-once" });
  });

  it("keeps what is under way in a sealed cookie that scripts and other sites cannot use, and asks with PKCE", async () => {
    const { response, next } = await browserOf().go(`${app.url}/login/oidc?to=/cases`, /\/auth\?/);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^innerloop_sign_in=v1\.[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const asked = new URL(next ?? "").searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    expect(asked.get("redirect_uri")).toBe(`${app.url}/login/oidc/callback`);
  });

  it.each([
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "/%2f/evil.test",
    "javascript:alert(1)",
    "/login/oidc",
    "/a?b=//c",
    "",
  ])("never leads to %j afterwards", async (to) => {
    const browser = arrive("u-1", { name: "Åsa Öberg", email: "asa@example.test", groups: ["cx-leads"] });
    const { next } = await browser.go(`${app.url}/login/oidc?to=${encodeURIComponent(to)}`, /:\d+\/$/);
    expect(next).toBe(`${app.url}/`);
  });

  it("begins at the host the provider sends people back to", async () => {
    const other = app.url.replace("127.0.0.1", "localhost");
    const answer = await browserOf().ask(`${other}/login/oidc?to=/cases`);
    expect(answer.headers.get("location")).toBe(`${app.url}/login/oidc?to=%2Fcases`);
  });
});

describe("what comes back", () => {
  async function returned(browser: ReturnType<typeof browserOf>): Promise<URL> {
    const { next } = await browser.go(`${app.url}/login/oidc`, callback);
    return new URL(next ?? "");
  }
  const newcomer = () => arrive("u-back", { name: "Back Comer", email: "back@example.test", groups: ["cx-care"] });

  it("is refused with another state, without one, or in a browser that asked for nothing", async () => {
    for (const change of [
      (url: URL) => url.searchParams.set("state", "x".repeat(43)),
      (url: URL) => url.searchParams.delete("state"),
      (url: URL) => url.searchParams.set("iss", "https://evil.test"),
      (url: URL) => url.searchParams.set("code", "another"),
      (url: URL) => (url.search = "?error=access_denied"),
      (url: URL) => (url.search = ""),
    ]) {
      const browser = newcomer();
      const url = await returned(browser);
      change(url);
      const answer = await browser.ask(url.href);
      expect([answer.status, await titleOf(answer)]).toEqual([400, "Please sign in once more"]);
      expect(await whoIs(browser)).toBeNull();
    }
    const url = await returned(newcomer());
    expect((await browserOf().ask(url.href)).status).toBe(400);
  });

  it("is refused with another nonce", async () => {
    const browser = newcomer();
    const { next } = await browser.go(`${app.url}/login/oidc`, /\/auth\?/);
    const asked = new URL(next ?? "");
    asked.searchParams.set("nonce", "n".repeat(43));
    const answer = await browser.go(asked.href);
    expect([answer.response.status, await titleOf(answer.response)]).toEqual([400, "Please sign in once more"]);
    expect(await whoIs(browser)).toBeNull();
  });

  it.each([
    ["whole", {}, {}, 303],
    ["for another client", { aud: "another" }, {}, 400],
    ["for several audiences without a word on which", { aud: ["innerloop", "another"] }, {}, 400],
    ["for another party", { azp: "another" }, {}, 400],
    ["of another issuer", { iss: "https://evil.test" }, {}, 400],
    ["expired", { exp: 1_700_000_000 }, {}, 400],
    ["without a nonce", { nonce: undefined }, {}, 400],
    ["unsigned", {}, { alg: "none" }, 400],
    ["signed with the client's secret", {}, { alg: "HS256" }, 400],
    ["signed by an unknown key", {}, { alg: "RS256", kid: "unknown" }, 400],
    ["altered after it was signed", { tampered: true }, {}, 400],
  ])("is an ID token that is %s: taken only when it is whole", async (_, claims, header, status) => {
    const browser = newcomer();
    const { next } = await browser.go(`${app.url}/login/oidc`, /\/auth\?/);
    const nonce = new URL(next ?? "").searchParams.get("nonce");
    const { next: back } = await browser.go(next ?? "", callback);
    const now = Math.floor(Date.now() / 1000);
    const own = { iss: app.provider.issuer, sub: "u-back", aud: "innerloop", iat: now, exp: now + 60, nonce };
    const person = { name: "Back Comer", email: "back@example.test", groups: ["cx-care"] };
    const { tampered, ...changes } = claims as Record<string, unknown>;
    const signed = app.provider.sign({ ...own, ...person, ...changes }, { alg: "RS256", kid: "test", ...header });
    const other = Buffer.from(JSON.stringify({ ...own, ...person, groups: ["cx-admins"] })).toString("base64url");
    const token = tampered === true ? signed.replace(/\.[^.]+\./, `.${other}.`) : signed;
    app.provider.intercept = (request, response) => {
      if (request.url !== "/token") return false;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ access_token: "x", token_type: "bearer", id_token: token }));
      return true;
    };
    const answer = await browser.ask(back ?? "");
    app.provider.intercept = null;
    expect(answer.status).toBe(status);
    expect((await whoIs(browser)) === null).toBe(status === 400);
  });

  it("is taken once: replayed it signs nobody in, even with the cookie put back", async () => {
    const browser = newcomer();
    const url = await returned(browser);
    const cookies = new Map(browser.jar.get(app.url));
    expect((await browser.ask(url.href)).status).toBe(303);
    expect((await browser.ask(url.href)).status).toBe(400);
    const thief = browserOf();
    thief.jar.set(app.url, cookies);
    expect((await thief.ask(url.href)).status).toBe(400);
    expect(await whoIs(thief)).toBeNull();
  });

  it("is refused with a cookie that was altered", async () => {
    const browser = newcomer();
    const url = await returned(browser);
    const cookies = browser.jar.get(app.url);
    const sealed = cookies?.get("innerloop_sign_in") ?? "";
    cookies?.set("innerloop_sign_in", `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`);
    expect((await browser.ask(url.href)).status).toBe(400);
  });
});

describe("who does not get in", () => {
  it("is somebody in none of the groups, new or known, and the known one's sessions end", async () => {
    const browser = arrive("u-2", { name: "No Group", email: "nogroup@example.test", groups: ["elsewhere"] });
    const first = await browser.go(`${app.url}/login/oidc`);
    expect([first.response.status, await titleOf(first.response)]).toEqual([403, "You have no access yet"]);
    app.provider.people.set("u-2", {
      sub: "u-2",
      name: "No Group",
      email: "nogroup@example.test",
      groups: ["cx-care"],
    });
    await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
    expect(await whoIs(browser)).toMatchObject({ role: "frontline" });
    app.provider.people.set("u-2", { sub: "u-2", name: "No Group", email: "nogroup@example.test" });
    const later = browserOf();
    expect((await later.go(`${app.url}/login/oidc`)).response.status).toBe(403);
    expect(await whoIs(browser)).toBeNull();
  });

  it("is somebody who was made inactive", async () => {
    const person = { name: "Was Here", email: "washere@example.test", groups: ["cx-care"] };
    const browser = arrive("u-3", person);
    await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
    const { body } = await app.database.call("GET", "/api/v1/users/was-here");
    const { id: _, ...document } = body;
    const left = await app.database.call("PUT", "/api/v1/users/was-here", { ...document, active: false });
    expect(left.status).toBe(200);
    const { response } = await browserOf().go(`${app.url}/login/oidc`);
    expect([response.status, await titleOf(response)]).toEqual([403, "Your account is not in use"]);
    expect(await whoIs(browser)).toBeNull();
  });

  it("is somebody without an address that may be written to", async () => {
    for (const address of [{}, { email: "x" }, { email: "unproven@example.test", email_verified: false }]) {
      const { response } = await arrive("u-4", { name: "No Mail", groups: ["cx-care"], ...address }).go(
        `${app.url}/login/oidc`,
      );
      expect([response.status, await titleOf(response)]).toEqual([403, "Your e-mail address is missing"]);
    }
  });

  it("is another subject with the address of somebody here, in their own language and without a word about anybody", async () => {
    const browser = arrive("u-5", { name: "Double", email: "ASA@example.test", groups: ["cx-admins"] });
    const { next } = await browser.go(`${app.url}/login/oidc`, callback);
    const answer = await browser.ask(next ?? "", { headers: { "accept-language": "fi-FI" } });
    const text = await answer.text();
    expect([answer.status, text.includes("Tilisi on ensin yhdistettävä")]).toEqual([403, true]);
    expect(text).not.toMatch(/asa|Åsa|Öberg|Double/i);
    expect(await whoIs(browser)).toBeNull();
  });

  it("is everybody with a password, where passwords are off", async () => {
    const answer = await fetch(`${app.url}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "asa@example.test", password: "x" }),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, "local-login-off"]);
  });
});

describe("a changed group", () => {
  it("changes the role at the next sign-in and ends the other sessions", async () => {
    const person = { name: "Rising Star", email: "rising@example.test" };
    const before = arrive("u-6", { ...person, groups: ["cx-care"] });
    await before.go(`${app.url}/login/oidc`, /:\d+\/$/);
    expect(await whoIs(before)).toMatchObject({ id: "rising-star", role: "frontline" });
    const after = arrive("u-6", { ...person, groups: ["cx-care", "cx-leads"] });
    await after.go(`${app.url}/login/oidc`, /:\d+\/$/);
    expect(await whoIs(after)).toMatchObject({ id: "rising-star", role: "lead" });
    expect(await whoIs(before)).toBeNull();
  });
});

describe("linking", () => {
  it("takes a one-time link, a button and the provider, and holds from then on", async () => {
    await app.database.call("PUT", "/api/v1/users/earlier", {
      name: "Earlier",
      email: "earlier@example.test",
      role: "marketing",
    });
    const browser = arrive("u-7", { name: "Somebody", email: "earlier@example.test", groups: ["cx-care"] });
    expect((await browser.go(`${app.url}/login/oidc`)).response.status).toBe(403);
    const { body } = await app.database.call("POST", "/api/v1/users/earlier/login-link");
    const pressed = await browser.ask(`${app.url}${new URL(body.url).pathname}`, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", origin: "null" },
    });
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/login/oidc/link"]);
    const offer = await browser.ask(`${app.url}/login/oidc/link`);
    expect(await titleOf(offer)).toBe("Link your account to Example ID");
    expect(
      (await browser.ask(`${app.url}/login/oidc/link`, { method: "POST", headers: { origin: "http://evil.test" } }))
        .status,
    ).toBe(403);
    const onTheWay = await browser.ask(`${app.url}/login/oidc/link`, { method: "POST", headers: { origin: app.url } });
    const [, url = ""] = /http-equiv="refresh" content="0;url=([^"]+)"/i.exec(await onTheWay.text()) ?? [];
    await browser.go(url.replaceAll("&amp;", "&"), /:\d+\/$/);
    expect(await whoIs(browser)).toMatchObject({ id: "earlier", role: "frontline", email: "earlier@example.test" });
    const later = browserOf();
    await later.go(`${app.url}/login/oidc`, /:\d+\/$/);
    expect(await whoIs(later)).toMatchObject({ id: "earlier" });
    expect((await later.ask(`${app.url}/login/oidc/link`)).headers.get("location")).toBe("/");
  });

  it("does not take an identity that is somebody else's, and nobody who is not signed in", async () => {
    await app.database.call("PUT", "/api/v1/users/second", {
      name: "Second",
      email: "second@example.test",
      role: "frontline",
    });
    const browser = arrive("u-1", { name: "Åsa Öberg", email: "asa@example.test", groups: ["cx-leads"] });
    const { body } = await app.database.call("POST", "/api/v1/users/second/login-link");
    await browser.ask(`${app.url}${new URL(body.url).pathname}`, { method: "POST" });
    const onTheWay = await browser.ask(`${app.url}/login/oidc/link`, { method: "POST", headers: { origin: app.url } });
    const [, url = ""] = /content="0;url=([^"]+)"/i.exec(await onTheWay.text()) ?? [];
    const { response } = await browser.go(url.replaceAll("&amp;", "&"));
    expect([response.status, await titleOf(response)]).toEqual([403, "This sign-in belongs to somebody else"]);
    const nobody = await browserOf().ask(`${app.url}/login/oidc/link`, {
      method: "POST",
      headers: { origin: app.url },
    });
    expect([nobody.status, nobody.headers.get("location")]).toEqual([303, "/login"]);
  });
});

describe("signing out", () => {
  it("ends the session here and names the place to end it at the provider; a session of a link ends here only", async () => {
    const browser = arrive("u-8", { name: "Leaving", email: "leaving@example.test", groups: ["cx-care"] });
    await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
    const token = browser.jar.get(app.url)?.get("innerloop_session") ?? "";
    const ended = await browser.ask(`${app.url}/api/v1/session`, { method: "DELETE", headers: { origin: app.url } });
    expect(ended.status).toBe(200);
    const { signOutUrl } = (await ended.json()) as { signOutUrl: string };
    expect(new URL(signOutUrl).origin).toBe(app.provider.issuer);
    expect(signOutUrl).not.toMatch(/leaving|id_token/i);
    expect((await browser.ask(signOutUrl)).status).toBe(200);
    expect(await createSessions(app.database.useCases).find(token)).toBeNull();

    const { body } = await app.database.call("POST", "/api/v1/users/leaving/login-link");
    const other = browserOf();
    await other.ask(`${app.url}${new URL(body.url).pathname}`, { method: "POST" });
    expect(
      (await other.ask(`${app.url}/api/v1/session`, { method: "DELETE", headers: { origin: app.url } })).status,
    ).toBe(204);
  });
});

describe("a sign-out the provider tells of", () => {
  const event = "http://schemas.openid.net/event/backchannel-logout";
  const tell = (token: string) =>
    fetch(`${app.url}/login/oidc/back-channel`, { method: "POST", body: new URLSearchParams({ logout_token: token }) });
  const claims = (changes: Record<string, unknown>) => {
    const now = Math.floor(Date.now() / 1000);
    const own = { iss: app.provider.issuer, aud: "innerloop", iat: now, exp: now + 120, jti: crypto.randomUUID() };
    return { ...own, events: { [event]: {} }, ...changes };
  };

  it("ends the session that came from there, in every browser of that session", async () => {
    const browser = arrive("u-9", { name: "Out There", email: "out@example.test", groups: ["cx-care"] });
    await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
    const kept = new Map(browser.jar.get(app.url));
    const ended = await browser.ask(`${app.url}/api/v1/session`, { method: "DELETE", headers: { origin: app.url } });
    const { signOutUrl } = (await ended.json()) as { signOutUrl: string };
    expect(kept.has("innerloop_session")).toBe(true);
    await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
    expect(await whoIs(browser)).toMatchObject({ id: "out-there" });
    const page = await (await browser.ask(signOutUrl)).text();
    const [, action = ""] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    await browser.ask(action, { method: "POST", body: new URLSearchParams({ xsrf, logout: "yes" }) });
    await eventually(async () => (await whoIs(browser)) === null, "the session has ended");
  });

  it("ends all sessions of a subject from there, and none that a link opened", async () => {
    const browser = arrive("u-10", { name: "All Out", email: "allout@example.test", groups: ["cx-care"] });
    await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
    const { body } = await app.database.call("POST", "/api/v1/users/all-out/login-link");
    const byLink = browserOf();
    await byLink.ask(`${app.url}${new URL(body.url).pathname}`, { method: "POST" });
    expect((await tell(app.provider.sign(claims({ sub: "u-10" })))).status).toBe(200);
    expect(await whoIs(browser)).toBeNull();
    expect(await whoIs(byLink)).toMatchObject({ id: "all-out" });
    expect((await tell(app.provider.sign(claims({ sub: "u-10" })))).status).toBe(200);
  });

  it.each([
    ["of another issuer", { iss: "https://evil.test" }, {}],
    ["for another client", { aud: "another" }, {}],
    ["expired", { exp: 1_700_000_000, iat: 1_700_000_000 - 60 }, {}],
    ["too old", { iat: 1_700_000_000 }, {}],
    ["with a nonce, as an ID token has", { nonce: "n" }, {}],
    ["without the event", { events: {} }, {}],
    ["of nobody", { sub: undefined }, {}],
    ["unsigned", {}, { alg: "none" }],
    ["signed with the client's secret", {}, { alg: "HS256" }],
  ])("is not taken when its token is %s", async (_, changes, header) => {
    const browser = arrive("u-11", { name: "Still In", email: "still@example.test", groups: ["cx-care"] });
    await browser.go(`${app.url}/login/oidc`, /:\d+\/$/);
    const token = app.provider.sign(claims({ sub: "u-11", ...changes }), { alg: "RS256", kid: "test", ...header });
    const answer = await tell(token);
    expect([answer.status, await answer.json()]).toEqual([400, { error: "invalid_request" }]);
    expect((await tell("")).status).toBe(400);
    expect(await whoIs(browser)).toMatchObject({ id: "still-in" });
  });
});

describe("a provider in trouble", () => {
  it("that fails while it is asked makes a 503 with a time, on the way out and on the way back", async () => {
    const browser = arrive("u-1", { name: "Åsa Öberg", email: "asa@example.test", groups: ["cx-leads"] });
    app.provider.intercept = (request, response) => {
      if (request.url !== "/token") return false;
      response.writeHead(500).end();
      return true;
    };
    const { response } = await browser.go(`${app.url}/login/oidc`);
    app.provider.intercept = null;
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(await titleOf(response)).toBe("Signing in is not possible right now");
  });

  it("that says nothing holds nobody else up, and is given up after five seconds", async () => {
    const silence = await startSilence();
    const other = await startOidcApp({ issuer: silence.url });
    const started = performance.now();
    const waiting = [1, 2, 3].map(() => browserOf().ask(`${other.url}/login/oidc`));
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
    expect((await other.database.call("GET", "/api/v1/users")).status).toBe(200);
    for (const answer of await Promise.all(waiting)) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
      expect(answer.headers.get("content-type")).toContain("text/html");
    }
    expect(performance.now() - started).toBeGreaterThan(4_500);
    silence.close();
    await other.close();
  });
});
