/** Getting in, in a real browser: at the identity provider and back, by a one-time link, and by the button of a mail. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startOidcApp, type OidcApp } from "../api/oidc-app.js";
import { detractor } from "../api/database-app.js";
import { openStaffMailbox, type StaffMailbox } from "../api/staff-mail.js";
import { launchChromium } from "../support/chromium.js";
import { live, quickPolicy } from "../support/quick-policy.js";
import type {} from "./console-build.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let app: OidcApp;
let browser: Browser;
let mailbox: StaffMailbox;
beforeAll(async () => {
  [app, browser] = await Promise.all([startOidcApp({ consoleFolder: inject("consoleFolder") }), launchChromium()]);
  mailbox = await openStaffMailbox(app.database.useCases);
  await live({ deps: app.database.useCases }, quickPolicy(3_600_000, 3_600_000));
});
afterAll(async () => {
  await browser?.close();
  await mailbox?.close();
  await app?.close();
});

async function visitor(options: { colorScheme?: "light" | "dark"; width?: number } = {}) {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 800 },
    colorScheme: options.colorScheme ?? "light",
    locale: "en-GB",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.addInitScript(`try { localStorage.setItem("innerloop-language", "en") } catch {}`);
  return { page, errors, close: () => context.close() };
}

async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return await page.evaluate(async () => {
    type Result = { violations: { id: string; nodes: { target: unknown }[] }[] };
    const { violations } = await (globalThis as unknown as { axe: { run(o: object): Promise<Result> } }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id} ${String(node.target)}`));
  });
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

async function loginLinkOf(userId: string): Promise<string> {
  const { body } = await app.database.call("POST", `/api/v1/users/${userId}/login-link`);
  return `${app.url}${new URL(body.url).pathname}`;
}

describe("at the identity provider", () => {
  it("a person signs in from the page they wanted, and out of both", async () => {
    app.provider.people.set("b-1", {
      sub: "b-1",
      name: "Bea Browser",
      email: "bea@example.test",
      groups: ["cx-leads"],
    });
    app.provider.signedIn = "b-1";
    const { page, errors, close } = await visitor();
    await page.goto(`${app.url}/cases`);
    await page.getByRole("heading", { name: "Sign in", level: 1 }).waitFor();
    expect(await page.getByLabel("Password").count()).toBe(0);
    await shoot(page, "login");
    await page.getByRole("link", { name: "Sign in with Example ID" }).click();
    await page.getByRole("button", { name: /Menu: ?Bea Browser/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/cases");
    await page.getByRole("button", { name: /Menu: ?Bea Browser/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${app.provider.issuer}/**`);
    await page.locator("button[name=logout], button[value=yes]").first().click();
    await page.getByRole("link", { name: "Sign in with Example ID" }).waitFor();
    expect(page.url().startsWith(`${app.url}/login`)).toBe(true);
    expect(errors).toEqual([]);
    await close();
  });

  it("somebody made by hand links their account with a one-time link and two buttons", async () => {
    await app.database.call("PUT", "/api/v1/users/lina", {
      name: "Lina",
      email: "lina@example.test",
      role: "marketing",
    });
    app.provider.people.set("b-2", { sub: "b-2", name: "Lina", email: "lina@example.test", groups: ["cx-care"] });
    app.provider.signedIn = "b-2";
    const { page, close } = await visitor();
    await page.goto(await loginLinkOf("lina"));
    await shoot(page, "one-time");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Link your account to Example ID" }).waitFor();
    await shoot(page, "link-offer");
    await page.getByRole("button", { name: "Link to Example ID" }).click();
    await page.getByRole("button", { name: /Menu: ?Lina/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/cases");
    await close();
  });
});

describe("the button of a mail", () => {
  async function mailed(): Promise<{ path: string; number: string; owner: string }> {
    const { body } = await app.database.call("POST", "/api/v1/responses", detractor({ touchpoint: "support" }));
    const { body: found } = await app.database.call("GET", `/api/v1/cases/${body.case.id}`);
    const mails = await mailbox.mailsTo(found.owner.id);
    const mail = mails.find(({ subject }) => subject.includes(found.number));
    if (process.env["SHOTS"] !== undefined) {
      const { page, close } = await visitor({ width: 700 });
      await page.setContent(mail?.html ?? "");
      await shoot(page, "mail");
      await close();
    }
    return { path: mail?.path ?? "", number: found.number, owner: found.owner.id };
  }

  it("leads through signing in to the case in one's hands", async () => {
    const { path, number, owner } = await mailed();
    const { page, close } = await visitor();
    await page.goto(`${app.url}${path}?lang=en`);
    await page.getByRole("heading", { name: new RegExp(number) }).waitFor();
    await page.getByRole("button", { name: "I’m on it" }).click();
    await page.getByRole("heading", { name: "Sign in to go on" }).waitFor();
    await shoot(page, "sign-in-first");
    expect(await page.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe(
      `/login/oidc?to=${encodeURIComponent(path)}`,
    );
    await page.goto(await loginLinkOf(owner));
    await page.getByRole("button").click();
    await page.goto(`${app.url}${path}?lang=en`);
    await page.getByRole("button", { name: "I’m on it" }).click();
    await page.getByText("Done. The case is in your hands.").waitFor();
    await shoot(page, "done");
    await close();
  });

  it("comes back to the link from the provider", async () => {
    const { path, number, owner } = await mailed();
    app.provider.people.set(owner, { sub: owner, groups: ["cx-care"] });
    app.provider.signedIn = owner;
    const { page, close } = await visitor();
    await page.goto(await loginLinkOf(owner));
    await page.getByRole("button").click();
    await page.locator("form button").click();
    await page.getByRole("button", { name: /Menu|Valikko|Meny/ }).waitFor();
    await page.context().clearCookies({ name: "innerloop_session" });
    await page.goto(`${app.url}${path}?lang=en`);
    await page.getByRole("button", { name: "I’m on it" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: new RegExp(number) }).waitFor();
    await page.locator("form button").click();
    await page.getByRole("status").waitFor();
    await close();
  });

  it.each([
    ["light", 1440],
    ["dark", 360],
  ] as const)("has pages without a breach in %s at %i px", async (colorScheme, width) => {
    const { path } = await mailed();
    const { page, close } = await visitor({ colorScheme, width });
    app.provider.people.set("b-3", { sub: "b-3", name: "Nobody", groups: [] });
    app.provider.signedIn = "b-3";
    for (const address of [path, `/a/${"n".repeat(32)}`, "/login/oidc", "/login/oidc/callback", "/login"]) {
      await page.goto(`${app.url}${address}`);
      await page.locator("h1").waitFor();
      await shoot(page, `${colorScheme}-${width}-${address.replaceAll("/", "_").slice(0, 12)}`);
      expect(await breaches(page), address).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address).toBe(true);
    }
    await close();
  });
});
