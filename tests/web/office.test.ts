/** What administrators, leads and marketing do in the console, in a real browser against the real product. */
import { createHmac } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visitAs } from "./visitor.js";

const administrator = "anna.virtanen@kotikone.example";

let app: ConsoleApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The case behind a link of the console. */
async function caseBehind(page: Page, name: RegExp): Promise<string> {
  const link = page.getByRole("link", { name });
  await link.waitFor();
  return (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
}

describe("an administrator", () => {
  it("connects Typeform in the page and sees a test answer become a case", async () => {
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/sources");
    await page.getByRole("link", { name: "Connect a source" }).click();
    await page.getByLabel("Kind").selectOption("typeform");
    await page.getByLabel("Name").first().fill("After delivery");
    await page.getByRole("button", { name: "Make one" }).click();
    await page.getByText("Would be taken in as detractor").waitFor();
    await page.getByRole("button", { name: "Connect a source" }).click();
    await page.waitForURL(/\/admin\/sources\/after-delivery$/);
    await page.getByText(/\/api\/v1\/sources\/after-delivery\/events/).waitFor();
    await page.getByText(/In Typeform, open the form/).waitFor();
    await page.getByRole("button", { name: "Send a test answer" }).click();
    await page.getByText("Taken in as detractor.").waitFor();
    const caseId = await caseBehind(page, /Open case/);
    const { body } = await app.call("GET", `/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ touchpoint: "delivery", band: "detractor" });
    expect(body.responses[0]).toMatchObject({ source: "after-delivery", score: 3 });
    expect(errors).toEqual([]);
    await close();
  });

  it("sees at once what a changed mapping makes of an answer, and saves it", async () => {
    await app.call("PUT", "/api/v1/sources/smileys", { kind: "formbricks", secret: secretOf("smileys"), mapping: {} });
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/sources/smileys");
    await page.getByText("It is not known what the survey asks", { exact: false }).waitFor();
    await page.getByLabel("What the survey asks").selectOption("csat");
    await page.getByText("CSAT 3 (scale 1–5)").waitFor();
    await page.getByLabel("Score", { exact: true }).fill("/data/score");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("smileys is saved.").waitFor();
    const { body } = await app.call("GET", "/api/v1/sources/smileys");
    expect(body.mapping).toEqual({ survey: { kind: "csat" }, fields: { score: "/data/score" } });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone").waitFor();
    expect((await app.call("GET", "/api/v1/sources/smileys")).body.mapping).toEqual({});
    expect(errors).toEqual([]);
    await close();
  });

  it("corrects how a source is read and reads again what was put aside", async () => {
    await app.call("PUT", "/api/v1/sources/words", { kind: "delighted", secret: "a shared secret", mapping: {} });
    await deliver("words", {
      event_type: "survey_response.created",
      event_id: "words-1",
      event_data: { id: "w-1", person: { id: "p-1", name: "Wilma" }, survey_type: "smileys", score: 1, comment: "Bad" },
    });
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/sources");
    await page.getByRole("link", { name: "1 event put aside" }).click();
    await page.getByRole("button", { name: "Show the event" }).click();
    await page.getByText('"survey_type": "smileys"').waitFor();
    await page.getByRole("link", { name: "Correct how it is read" }).click();
    await page.getByLabel("What the survey asks").selectOption("csat");
    await page.getByText("Would be taken in as detractor").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("words is saved.").waitFor();
    await page.getByRole("link", { name: /Put aside/ }).click();
    await page.getByRole("button", { name: "Read again" }).click();
    await page.getByText("Taken in as detractor.").waitFor();
    await page.getByRole("link", { name: "Settled" }).click();
    await page
      .getByRole("region", { name: "Event of words" })
      .getByText(/settled/)
      .waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("adds a person and gets a sign-in link for them, shown once", async () => {
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/people");
    await page.getByRole("link", { name: "Add a person" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Åsa Öhman");
    await dialog.getByLabel("E-mail address").fill("asa@kotikone.example");
    await dialog.getByLabel("Languages spoken").fill("sv, fi");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("Åsa Öhman is saved.").waitFor();
    await dialog.getByRole("button", { name: "Send a sign-in link" }).click();
    const address = await dialog.locator("code").innerText();
    expect((await app.call("GET", "/api/v1/users/asa-ohman")).body).toMatchObject({
      role: "frontline",
      languages: ["sv", "fi"],
    });
    expect(errors).toEqual([]);
    await close();
    expect((await fetch(`${app.url}${new URL(address).pathname}`)).status).toBe(200);
  });

  it("is told at the field what is wrong, and by nothing else", async () => {
    const { page, close } = await visitAs(app, browser, administrator, "/admin/people?form=person&id=tom-becker");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("E-mail address").fill("elin.lindholm@kotikone.example");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("Another person has this address.").waitFor();
    const described = await dialog.getByLabel("E-mail address").getAttribute("aria-describedby");
    expect(described).toMatch(/error/);
    await close();
  });

  it("changes a role, and it bites at once", async () => {
    const petri = await visitAs(app, browser, "petri.saarinen@kotikone.example", "/cases");
    await petri.page.getByRole("heading", { name: "Mine", level: 1 }).waitFor();
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/people");
    await page.getByRole("link", { name: "Edit Petri Saarinen" }).click();
    await page.getByRole("dialog").getByLabel("Role").selectOption("marketing");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByText("Petri Saarinen is saved.").waitFor();
    await petri.page.reload();
    await petri.page.getByRole("heading", { name: "Be somebody of Kotikone Oy" }).waitFor();
    await petri.close();
    const again = await visitAs(app, browser, "petri.saarinen@kotikone.example", "/");
    await again.page.getByRole("heading", { name: "Who may be asked" }).waitFor();
    await again.page.goto(`${app.url}/cases`);
    expect(await again.page.locator("a.row").count()).toBe(0);
    await again.close();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone").waitFor();
    expect((await app.call("GET", "/api/v1/users/petri-saarinen")).body.role).toBe("frontline");
    expect(errors).toEqual([]);
    await close();
  });

  it("is shown what a colleague changed on a team meanwhile, and keeps both changes", async () => {
    const { page, close } = await visitAs(app, browser, administrator, "/admin/people?form=team&id=billing");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Laskut");
    const { rev: _rev, ...team } = (await app.call("GET", "/api/v1/teams/billing")).body;
    await app.call("PUT", "/api/v1/teams/billing", { ...team, lead: "ville-korhonen" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("Somebody changed this while you were writing").waitFor();
    await dialog.getByText("Lead: Sanna Mäkelä → Ville Korhonen").waitFor();
    expect(await dialog.getByLabel("Name").inputValue()).toBe("Laskut");
    await dialog.getByRole("button", { name: "Save again" }).click();
    await page.getByText("Laskut is saved.").waitFor();
    expect((await app.call("GET", "/api/v1/teams/billing")).body).toMatchObject({
      name: "Laskut",
      lead: "ville-korhonen",
    });
    await close();
  });

  it("plans an absence and changes the hours of a day", async () => {
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/people?form=absence");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Who").selectOption("elin-lindholm");
    await dialog.getByLabel("Stands in").selectOption("maija-heikkinen");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("P1 and P2 go to Maija Heikkinen.").waitFor();
    await page.goto(`${app.url}/admin/policies?form=calendar&id=default`);
    await dialog.getByLabel("Friday: closes").fill("15:00");
    await dialog.getByText(/8 hours that begin now end/).waitFor();
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("Helsinki office hours is saved.").waitFor();
    expect((await app.call("GET", "/api/v1/calendars/default")).body.windows.fri).toEqual([["08:00", "15:00"]]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone").waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("makes an API key, is shown its token once, gives it another and ends it", async () => {
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/keys");
    await page.getByRole("link", { name: "Make a key" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").first().fill("Warehouse");
    await dialog.getByLabel("read cases").check();
    await dialog.getByLabel("All teams").uncheck();
    await dialog.getByLabel("Asiakaspalvelu").check();
    await dialog.getByRole("button", { name: "Make the key" }).click();
    const token = await dialog.getByLabel("Token", { exact: true }).innerText();
    const stored = async (): Promise<Record<string, unknown>> => (await app.call("GET", "/api/v1/keys")).body.items[0];
    expect(await stored()).toMatchObject({ name: "Warehouse", scopes: ["cases:read"], teams: [expect.any(String)] });
    await dialog.getByRole("button", { name: "It is in its place" }).click();
    const card = page.getByRole("region", { name: "Warehouse" });
    await card.getByText("Asiakaspalvelu").waitFor();
    await page.reload();
    await card.waitFor();
    expect(await page.locator("body").innerText()).not.toContain(token);
    await page.getByRole("link", { name: "New token: Warehouse" }).click();
    await dialog.getByLabel("The present token works for one more day").uncheck();
    await dialog.getByRole("button", { name: "New token" }).click();
    const second = await dialog.getByLabel("Token", { exact: true }).innerText();
    expect(second).not.toBe(token);
    expect(await stored()).toMatchObject({ formerUntil: null, revokedAt: null });
    await dialog.getByRole("button", { name: "It is in its place" }).click();
    await page.getByRole("link", { name: "Revoke: Warehouse" }).click();
    await dialog.getByText("Every program with this key stops at once.").waitFor();
    await dialog.getByRole("listitem").filter({ hasText: "read cases" }).waitFor();
    await dialog.getByRole("button", { name: "Revoke the key" }).click();
    await page.getByText("Warehouse is revoked.").waitFor();
    expect(await stored()).toMatchObject({ revokedAt: expect.any(String) });
    expect(errors).toEqual([]);
    await close();
  });

  it("connects a tool that signs nothing: the whole address is the proof, and there is no secret to give", async () => {
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/connect");
    await page.getByLabel("Kind").selectOption("generic");
    await page.getByLabel("Name").first().fill("Kiosk");
    expect(await page.getByLabel("Secret").count()).toBe(0);
    await page.getByText("Would be taken in as detractor").waitFor();
    await page.getByRole("button", { name: "Connect a source" }).click();
    await page.waitForURL(/\/admin\/sources\/kiosk$/);
    await page.getByText("Give the whole address above", { exact: false }).waitFor();
    const { url } = (await app.call("GET", "/api/v1/sources/kiosk")).body;
    await page.getByText(url, { exact: true }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("keeps a former secret for a day when that is asked for", async () => {
    await app.call("PUT", "/api/v1/sources/two", { kind: "typeform", secret: "the first secret", mapping: {} });
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/sources/two");
    await page.getByLabel("New secret").fill("the second secret");
    await page.getByLabel("for one more day").check();
    const stored = page.waitForRequest((request) => request.method() === "PUT");
    await page.getByRole("button", { name: "Save" }).click();
    expect((await stored).postDataJSON()).toMatchObject({ formerSecretForMs: 86_400_000 });
    await page.getByText("two is saved.").waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("sees in the rail where they are, on every page about sources too", async () => {
    const { page, close } = await visitAs(app, browser, administrator, "/admin/sources");
    for (const [path, name] of [
      ["/admin/sources", "Sources"],
      ["/admin/sources/demo", "Sources"],
      ["/admin/connect", "Sources"],
      ["/admin/quarantine", "Sources"],
      ["/admin/people", "People and teams"],
      ["/admin/policies", "Policies and calendars"],
      ["/admin/keys", "API keys"],
      ["/lead", "Lead's board"],
      ["/cases?view=all", "All cases"],
    ] as const) {
      await page.goto(`${app.url}${path}`);
      const here = page.locator('.rail-link[aria-current="page"]');
      await here.waitFor();
      expect([path, await here.getAttribute("title")]).toEqual([path, name]);
    }
    await close();
  });

  it("publishes a draft after seeing whom it moves", async () => {
    const { page, errors, close } = await visitAs(app, browser, administrator, "/admin/policies");
    await page.getByRole("link", { name: "Publish b2b-hours" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("For which cases").selectOption("open");
    await dialog.getByText(/version 2 and new deadlines/).waitFor();
    await dialog.getByLabel("For which cases").selectOption("new");
    await dialog.getByText("Open cases keep the version they began with.").waitFor();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await page.getByText("b2b-hours: version 2 is in force.").waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe("marketing", () => {
  it("sees the share page in a phone, in each language, and what is not measured yet", async () => {
    const { page, errors, close } = await visitAs(app, browser, "katri.niemi@kotikone.example", "/marketing");
    await page.getByText("not measured yet").first().waitFor();
    await page.frameLocator("iframe").getByRole("heading", { name: "Your own link" }).waitFor();
    await page.getByRole("button", { name: "Svenska" }).click();
    await page.frameLocator("iframe").getByRole("heading", { name: "Din egen länk" }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

/** A secret of the Standard Webhooks form. */
function secretOf(name: string): string {
  return `whsec_${Buffer.from(name.padEnd(24, "-")).toString("base64")}`;
}

/** Hands an event of Delighted in, signed. */
async function deliver(name: string, event: unknown): Promise<void> {
  const body = JSON.stringify(event);
  const signature = createHmac("sha256", "a shared secret").update(body).digest("hex");
  const answer = await fetch(`${app.url}/api/v1/sources/${name}/events`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-delighted-webhook-signature": `sha256=${signature}` },
    body,
  });
  expect(answer.status).toBe(202);
}
