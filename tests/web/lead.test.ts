/** How a team lead keeps a case from being late, in a real browser against the real product. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visitAs } from "./visitor.js";

const hourMs = 3_600_000;
/** A Tuesday at nine in Helsinki, so that hours are open whenever the test runs. */
const morning = Date.parse("2027-03-02T07:00:00Z");

let app: ConsoleApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp(), launchChromium()]);
  await app.setTimeOffset(morning - Date.now());
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** A case of Ville's team whose owner is chosen. */
async function caseOf(owner: string, name: string): Promise<{ id: string; number: string }> {
  const made = await app.complain({ customer: { externalId: name, name, phone: "+358401234567" } });
  await app.call("POST", `/api/v1/cases/${made.id}/actions/reassign`, { to: owner });
  return made;
}

async function clockOf(caseId: string, kind: string) {
  const { body } = await app.call("GET", `/api/v1/cases/${caseId}`);
  return body.clocks.find((one: { kind: string }) => one.kind === kind);
}

describe("a team lead", () => {
  it("rescues a case before its breach: sees it at risk, gives it away with the keyboard, and the clock is met", async () => {
    const { id, number } = await caseOf("petri-saarinen", "Rauha Rescue");
    const due = Date.parse((await clockOf(id, "acknowledge")).dueAt);
    // Nine tenths of the time are used.
    await app.setTimeOffset(due - Date.now() - 12 * 60_000);
    const { page, errors, close } = await visitAs(app, browser, "ville.korhonen@kotikone.example", "/");
    const today = page.getByRole("link", { name: /Will be late before 16:00/ });
    await today.waitFor();
    await today.click();
    await page.waitForURL(/show=today/);
    const chip = page.getByRole("link", { name: /Rauha Rescue/ });
    await chip.getByText("due in 11 min").or(chip.getByText("due in 12 min")).waitFor();
    await chip.focus();
    await page.keyboard.press("Shift+A");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`Reassign ${number}`).waitFor();
    expect(await dialog.locator("optgroup").first().getAttribute("label")).toBe("Can take it");
    await dialog.getByLabel("New owner").selectOption("maija-heikkinen");
    await dialog.getByText(/Maija Heikkinen would carry/).waitFor();
    await dialog.getByLabel(/Note/).fill("Please call at once.");
    await dialog.getByRole("button", { name: "Reassign" }).click();
    await page.getByText(`${number} has a new owner.`).waitFor();
    await close();
    const maija = await visitAs(app, browser, "maija.heikkinen@kotikone.example", `/cases/${id}`);
    await maija.page.getByRole("heading", { name: "Rauha Rescue" }).waitFor();
    await maija.page.keyboard.press("a");
    await maija.page.getByText(`You took ${number}.`).waitFor();
    await maija.page.keyboard.press("c");
    await maija.page.getByRole("form", { name: "Log contact" }).getByRole("button", { name: "Log contact" }).click();
    await maija.page.getByText(`Contact logged on ${number}.`).waitFor();
    expect((await clockOf(id, "acknowledge")).state).toBe("met");
    expect((await clockOf(id, "first_contact")).state).toBe("met");
    expect([...errors, ...maija.errors]).toEqual([]);
    await maija.close();
  });

  it("drags a case onto another person, whose bar shows the new load before it is given", async () => {
    const { id, number } = await caseOf("petri-saarinen", "Dag Drag");
    const { page, errors, close } = await visitAs(app, browser, "ville.korhonen@kotikone.example", "/lead");
    const lane = page.locator(".lane", { has: page.getByText("Maija Heikkinen", { exact: true }) });
    const before = await lane.locator(".load-words").innerText();
    const chip = page.locator(".chip", { hasText: "Dag Drag" });
    await chip.waitFor();
    const from = await chip.boundingBox();
    const to = await lane.boundingBox();
    if (from === null || to === null) throw new Error("there is nothing to drag");
    await page.mouse.move(from.x + 60, from.y + 16);
    await page.mouse.down();
    await page.mouse.move(to.x + 120, to.y + 20, { steps: 6 });
    await page.mouse.move(to.x + 124, to.y + 22);
    await lane.locator('.load[data-preview="true"]').waitFor();
    expect(await lane.locator(".load-words").innerText()).not.toBe(before);
    await page.mouse.up();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("New owner").inputValue()).toBe("maija-heikkinen");
    await dialog.getByRole("button", { name: "Reassign" }).click();
    await page.getByText(`${number} has a new owner.`).waitFor();
    expect((await app.call("GET", `/api/v1/cases/${id}`)).body.owner.id).toBe("maija-heikkinen");
    expect(errors).toEqual([]);
    await close();
  });

  it("does all of it on a phone 360 pixels wide", async () => {
    const { number } = await caseOf("petri-saarinen", "Pia Phone");
    const look = { width: 360, height: 760 };
    const { page, errors, close } = await visitAs(app, browser, "ville.korhonen@kotikone.example", "/lead", look);
    await page.getByRole("button", { name: `Reassign ${number}` }).click();
    await page.getByRole("dialog").getByLabel("New owner").selectOption("maija-heikkinen");
    await page.getByRole("dialog").getByRole("button", { name: "Reassign" }).click();
    await page.getByText(`${number} has a new owner.`).waitFor();
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await close();
  });
});

describe("the end of the day", () => {
  it("is that of the next one when the doors are closed", async () => {
    await app.setTimeOffset(morning + 9 * hourMs - Date.now());
    const { body } = await app.call("GET", "/api/v1/board/team");
    expect(body.dayEndsAt).toBe("2027-03-03T14:00:00.000Z");
  });
});
