/** The queue: choosing several cases, density, and the keys that lead elsewhere. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visitAs } from "./visitor.js";

let app: ConsoleApp;
let browser: Browser;
const made: { id: string; number: string }[] = [];
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp(), launchChromium()]);
  for (const name of ["Alpha", "Beta", "Gamma", "Delta"]) {
    const one = await app.complain({ customer: { externalId: name, name: `Bulk ${name}` } });
    await act(one.id, "reassign", { to: "maija-heikkinen" });
    made.push(one);
  }
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const lead = "ville.korhonen@kotikone.example";
const act = (id: string, action: string, body: unknown = {}) =>
  app.call("POST", `/api/v1/cases/${id}/actions/${action}`, body);
const ownerOf = async (id: string): Promise<string> => (await app.call("GET", `/api/v1/cases/${id}`)).body.owner.id;

describe("several cases", () => {
  it("are chosen by key, box and range, given to somebody together, and taken back", async () => {
    const { page, errors, close } = await visitAs(app, browser, lead, "/cases?view=team&q=Bulk");
    await page.locator("a.row").nth(3).waitFor();
    await page.locator("a.row").first().focus();
    await page.keyboard.press("x");
    await page.getByText("1 case", { exact: true }).waitFor();
    await page
      .locator("a.row")
      .nth(2)
      .click({ modifiers: ["Shift"] });
    await page.getByText("3 cases", { exact: true }).waitFor();
    await page.getByRole("checkbox").nth(3).check();
    await page.getByText("4 cases", { exact: true }).waitFor();
    await page
      .getByRole("group", { name: "Actions on the selected cases" })
      .getByRole("button", { name: "Reassign" })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("New owner").selectOption("petri-saarinen");
    await dialog.getByLabel(/Note/).fill("Please help.");
    await dialog.getByRole("button", { name: "Reassign" }).click();
    await page.getByText("Reassign: done for 4 cases").waitFor();
    for (const { id } of made) expect(await ownerOf(id)).toBe("petri-saarinen");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone").waitFor();
    for (const { id } of made) expect(await ownerOf(id)).toBe("maija-heikkinen");
    expect(errors).toEqual([]);
    await close();
  });

  it("each say what became of them, and one that changed unseen is left alone", async () => {
    const { page, close } = await visitAs(app, browser, lead, "/cases?view=team&q=Bulk");
    await page.locator("a.row").nth(3).waitFor();
    await page.locator("a.row").first().focus();
    await page.keyboard.press("x");
    await page.getByRole("button", { name: "Select all" }).click();
    await page
      .getByRole("group", { name: "Actions on the selected cases" })
      .getByRole("button", { name: "Note" })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Text").fill("To all of you");
    const changed = made[1]?.id ?? "";
    await act(changed, "note", { text: "somebody else" });
    await dialog.getByRole("button", { name: "Note" }).click();
    await dialog.getByText("changed meanwhile; look at it first").waitFor();
    expect(await dialog.getByText("done", { exact: true }).count()).toBe(3);
    const { items } = (await app.call("GET", `/api/v1/cases/${changed}/events?limit=200`)).body;
    expect(items.some((one: { text?: string }) => one.text === "To all of you")).toBe(false);
    await close();
  });

  it("can be snoozed, and leave the owner's own view for the one of the snoozed", async () => {
    const { page, close } = await visitAs(app, browser, "maija.heikkinen@kotikone.example", "/cases?view=mine&q=Bulk");
    await page.locator("a.row").nth(3).waitFor();
    await page.getByRole("checkbox").first().check();
    await page
      .getByRole("group", { name: "Actions on the selected cases" })
      .getByRole("button", { name: "Snooze" })
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Snooze" }).click();
    await page.getByText("Snooze: done for 1 case").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /^Snoozed/ }).click();
    await page.getByRole("heading", { name: "Snoozed", level: 1 }).waitFor();
    await page.locator("a.row").first().waitFor();
    expect(await page.locator("a.row").count()).toBe(1);
    await close();
  });
});

describe("rows", () => {
  it("are 64 pixels high, or 44 when compact (88 and 60 on a phone), which this device remembers", async () => {
    for (const [width, tall, flat] of [
      [1440, 64, 44],
      [360, 88, 60],
    ] as const) {
      const { page, close } = await visitAs(app, browser, lead, "/cases?view=team", { width });
      const height = async (): Promise<number> => (await page.locator("a.row").first().boundingBox())?.height ?? 0;
      await page.locator("a.row").first().waitFor();
      expect(await height()).toBe(tall);
      await page.getByRole("button", { name: "Compact" }).click();
      expect(await height()).toBe(flat);
      await page.reload();
      await page.locator("a.row").first().waitFor();
      expect(await height()).toBe(flat);
      await close();
    }
  });
});

describe("what a row says", () => {
  it("is the account's name and the touchpoint in the reader's words, as on the case; an unknown touchpoint as it is", async () => {
    await app.call("PUT", "/api/v1/accounts/acme-oy", { name: "Acme Konepajat Oy" });
    const customer = { externalId: "row-words", name: "Aino Acme", account: "acme-oy" };
    const { id } = await app.complain({ customer, touchpoint: "support" });
    const other = await app.complain({
      customer: { externalId: "row-other", name: "Otso Outo" },
      touchpoint: "kiosk-7",
    });
    const { page, errors, close } = await visitAs(app, browser, lead, "/cases?view=team&q=aino", { locale: "fi-FI" });
    const row = page.locator(`a.row[data-id="${id}"]`);
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Acme Konepajat Oy[^]*asiakaspalvelu/);
    await row.click();
    await page.locator(".case .case-line").getByText("Acme Konepajat Oy · asiakaspalvelu", { exact: false }).waitFor();
    await page.goto(`${app.url}/cases/${other.id}`);
    await page.locator(".case .case-line").getByText("kiosk-7", { exact: false }).waitFor();
    const height = await page.evaluate<number>("document.documentElement.scrollHeight - window.innerHeight");
    expect(height).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await close();
  });
});

describe("keys", () => {
  it("lead to a view or the board by a sequence, and rest when single keys are switched off", async () => {
    const { page, close } = await visitAs(app, browser, lead, "/cases?view=team");
    await page.getByRole("heading", { name: "Team", level: 1 }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.getByRole("heading", { name: "Mine", level: 1 }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.waitForURL(/\/lead$/);
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await page.waitForURL(/view=team/);
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("g m", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Switch single keys off" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.keyboard.press("j");
    expect(page.url()).toContain("view=team");
    await close();
  });
});
