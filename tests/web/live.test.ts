/** Live changes in the console: they arrive by themselves, and nothing moves under who is at work. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visitAs } from "./visitor.js";

let app: ConsoleApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const lead = "ville.korhonen@kotikone.example";
const act = (id: string, action: string, body: unknown = {}) =>
  app.call("POST", `/api/v1/cases/${id}/actions/${action}`, body);
const complainAs = (name: string, changes: Record<string, unknown> = {}) =>
  app.complain({ customer: { externalId: name.toLowerCase().replaceAll(" ", "-"), name }, ...changes });

interface Place {
  focused: string | null;
  scrolled: number;
  /** Where the focused row stands on the screen. */
  top: number;
  names: string[];
}
const placeOf = (page: Page): Promise<Place> =>
  page.evaluate<Place>(`({
    focused: document.activeElement?.dataset.id ?? null,
    scrolled: document.querySelector(".list").scrollTop,
    top: document.activeElement?.getBoundingClientRect().top ?? -1,
    names: [...document.querySelectorAll(".row-who strong")].map((one) => one.textContent),
  })`);

describe("a list", () => {
  it("shows what comes by itself while nobody uses it, without being asked every few seconds", async () => {
    const { page, errors, close } = await visitAs(app, browser, lead, "/cases?view=team");
    await page.getByRole("heading", { name: "Team", level: 1 }).waitFor();
    const startedMs = performance.now();
    await complainAs("Uma Unasked");
    await page.getByRole("link", { name: /Uma Unasked/ }).waitFor({ timeout: 4_500 });
    expect(performance.now() - startedMs).toBeLessThan(4_500);
    expect(errors).toEqual([]);
    await close();
  });

  it("keeps focus, order and scroll while it is used, says how much has changed, and shows it when asked", async () => {
    const made = [];
    for (let count = 0; count < 16; count += 1) made.push(await complainAs(`Row Number ${count}`));
    const { page, errors, close } = await visitAs(app, browser, lead, "/cases?view=team", { height: 600 });
    await page.getByRole("link", { name: /Row Number 15/ }).waitFor();
    const target = page.getByRole("link", { name: /Row Number 9\b/ });
    await target.focus();
    await page.evaluate(`document.querySelector(".list").scrollBy(0, 137)`);
    const before = await placeOf(page);
    expect(before.focused).toBe(made[9]?.id);
    expect(before.scrolled).toBeGreaterThan(100);
    await complainAs("New Above", { score: 0, comment: "lawyer" });
    await act(made[3]?.id ?? "", "cancel", { reason: "duplicate" });
    await act(made[9]?.id ?? "", "reassign", { to: "ville-korhonen" });
    await page.getByRole("button", { name: /2 changed, show|3 changed, show/ }).waitFor();
    // The row itself says what is new, where it stands.
    await page.getByRole("link", { name: /Row Number 9\b.*Owner: Ville Korhonen/ }).waitFor();
    await page.getByText("no longer here").waitFor();
    expect(await placeOf(page)).toEqual(before);
    await page.keyboard.press("u");
    await page.getByRole("link", { name: /New Above/ }).waitFor();
    expect(await page.getByRole("link", { name: /Row Number 3\b/ }).count()).toBe(0);
    expect((await placeOf(page)).focused).toBe(made[9]?.id);
    expect(await target.isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: /changed, show/ }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  it("does not move under the pointer either, and follows when the pointer has left", async () => {
    const { id } = await complainAs("Under Pointer");
    const { page, close } = await visitAs(app, browser, lead, "/cases?view=team");
    await page.getByRole("link", { name: /Under Pointer/ }).hover();
    const before = await placeOf(page);
    await complainAs("Came Meanwhile");
    await page.getByRole("button", { name: /1 changed, show/ }).waitFor();
    expect((await placeOf(page)).names).toEqual(before.names);
    await page.mouse.move(5, 5);
    await page.getByRole("link", { name: /Came Meanwhile/ }).waitFor();
    expect(await page.getByRole("button", { name: /changed, show/ }).count()).toBe(0);
    await act(id, "cancel", { reason: "duplicate" });
    await page.getByRole("link", { name: /Under Pointer/ }).waitFor({ state: "detached" });
    await close();
  });

  it("goes on by asking when the stream is gone, and comes back to it", async () => {
    const { page, close } = await visitAs(app, browser, lead, "/cases?view=team");
    await page.getByRole("heading", { name: "Team", level: 1 }).waitFor();
    await page.route("**/api/v1/stream", (route) => route.fulfill({ status: 503, body: "" }));
    await page.reload();
    await page.getByRole("heading", { name: "Team", level: 1 }).waitFor();
    await complainAs("Asked For");
    await page.getByRole("link", { name: /Asked For/ }).waitFor({ timeout: 9_000 });
    await page.unroute("**/api/v1/stream");
    await page.waitForResponse((answer) => answer.url().endsWith("/api/v1/stream") && answer.status() === 200, {
      timeout: 20_000,
    });
    await close();
  });
});

describe("an open case", () => {
  it("shows at once what a colleague does, and keeps what is being written", async () => {
    const { id } = await complainAs("Open Live");
    const { page, errors, close } = await visitAs(app, browser, lead, `/cases/${id}`);
    await page.getByRole("heading", { name: "Open Live", level: 1 }).waitFor();
    const form = page.getByRole("form", { name: "Note" });
    await form.getByLabel("Text").fill("Half a sentence");
    await act(id, "acknowledge");
    await page.getByText("In progress", { exact: true }).waitFor();
    await page.getByText("A program has changed this case").waitFor();
    await page.getByText("Status: Assigned → In progress").waitFor();
    expect(await form.getByLabel("Text").inputValue()).toBe("Half a sentence");
    await page.getByRole("button", { name: "Seen, go on" }).click();
    await form.getByRole("button", { name: "Note" }).click();
    await page.getByText("Ville Korhonen wrote a note").waitFor();
    expect(await form.getByLabel("Text").inputValue()).toBe("");
    expect(errors).toEqual([]);
    await close();
  });

  it("keeps a draft for each case and each tab of the composer", async () => {
    const [one, other] = [await complainAs("Draft One"), await complainAs("Draft Other")];
    const { page, close } = await visitAs(app, browser, lead, `/cases/${one.id}`);
    await page.getByRole("form", { name: "Note" }).getByLabel("Text").fill("for one");
    await page.getByRole("tab", { name: "Promise" }).click();
    await page.getByRole("form", { name: "Promise" }).getByLabel(/Text/).fill("promised to one");
    await page.goto(`${app.url}/cases/${other.id}`);
    await page.getByRole("heading", { name: "Draft Other" }).waitFor();
    expect(await page.getByRole("form", { name: "Note" }).getByLabel("Text").inputValue()).toBe("");
    await page.goto(`${app.url}/cases/${one.id}`);
    expect(await page.getByRole("form", { name: "Note" }).getByLabel("Text").inputValue()).toBe("for one");
    await page.getByRole("tab", { name: "Note" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("form", { name: "Promise" }).getByLabel(/Text/).inputValue()).toBe("promised to one");
    await close();
  });

  it("shows the customer's consent, earlier answers and other cases, and why nothing is offered", async () => {
    const customer = { externalId: "ctx-web", name: "Konteksti Asiakas" };
    const first = await app.complain({ customer, consent: { contact: true, marketing: false } });
    await act(first.id, "cancel", { reason: "duplicate" });
    const { id } = await app.complain({ customer, score: 1 });
    const { page, errors, close } = await visitAs(app, browser, lead, `/cases/${id}`);
    await page.getByText("May be contacted").waitFor();
    await page.getByText("No offers").waitFor();
    await page.getByText("a case is open").waitFor();
    await page.getByText(/NPS 2 of 10, detractor/).waitFor();
    await page.getByRole("link", { name: first.number }).click();
    await page.getByText("Cancelled", { exact: true }).first().waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("offers people with room first when it is given away, and says who is away or full", async () => {
    const { id } = await complainAs("Give Away");
    await act(id, "reassign", { to: "maija-heikkinen" });
    const hour = 3_600_000;
    await app.call("PUT", "/api/v1/absences/petri-web", {
      user: "petri-saarinen",
      from: new Date(Date.now() - hour).toISOString(),
      to: new Date(Date.now() + hour).toISOString(),
    });
    const { page, close } = await visitAs(app, browser, lead, `/cases/${id}?form=reassign`);
    const options = page.getByRole("form", { name: "Reassign" }).getByLabel("New owner").locator("option");
    await options.nth(1).waitFor({ state: "attached" });
    const texts = await options.allInnerTexts();
    expect(texts.at(-1)).toBe("Petri Saarinen · away");
    expect(await options.last().isDisabled()).toBe(true);
    expect(texts.some((text) => /Tom Becker · [\d.]+ of 20 points/.test(text))).toBe(true);
    await app.call("PUT", "/api/v1/absences/petri-web", {
      user: "petri-saarinen",
      from: "2020-01-01T00:00:00Z",
      to: "2020-01-02T00:00:00Z",
    });
    await close();
  });

  it("can be resolved on the way to the next one in view", async () => {
    const [one, next] = [await complainAs("Next Aaa"), await complainAs("Next Bbb")];
    for (const { id } of [one, next]) {
      await act(id, "reassign", { to: "maija-heikkinen" });
      await act(id, "acknowledge");
      await act(id, "log-contact", { channel: "call", outcome: "reached", note: "ok" });
    }
    const { page, close } = await visitAs(app, browser, "maija.heikkinen@kotikone.example", "/cases?view=mine&q=Next");
    await page.getByRole("link", { name: /Next Aaa/ }).click();
    await page.getByRole("heading", { name: "Next Aaa", level: 1 }).waitFor();
    await page.keyboard.press("e");
    const form = page.getByRole("form", { name: "Resolve" });
    await form.getByLabel("Cause").selectOption({ index: 1 });
    await form.getByLabel("What was done").fill("All is well.");
    await form.getByLabel("Then open the next one in view").check();
    await form.getByRole("button", { name: "Resolve" }).click();
    await page.getByRole("heading", { name: "Next Bbb", level: 1 }).waitFor();
    expect((await app.call("GET", `/api/v1/cases/${one.id}`)).body.status).toBe("resolved");
    await close();
  });
});
