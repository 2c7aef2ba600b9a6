/** What people do in the console, in a real browser against the real product. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visit, visitAs } from "./visitor.js";

let app: ConsoleApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The address of the person who owns a case. */
async function ownerOf(caseId: string): Promise<{ id: string; name: string; email: string }> {
  const { owner } = (await app.call("GET", `/api/v1/cases/${caseId}`)).body;
  return { ...owner, email: `${owner.id.replace("-", ".")}@kotikone.example` };
}

describe("signing in", () => {
  it("takes one click on somebody of the demo, and signing out leads back", async () => {
    const { page, errors, close } = await visit(app, browser, "/");
    await page.getByRole("button", { name: /Maija Heikkinen/ }).click();
    await page.getByRole("heading", { name: "Mine", level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/cases");
    await page.getByRole("button", { name: /Menu: ?Maija Heikkinen/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Be somebody of Kotikone Oy" }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("speaks the language that is chosen", async () => {
    const { page, close } = await visit(app, browser, "/login");
    await page.getByLabel("Language").selectOption("sv");
    await page.getByRole("heading", { name: "Med lösenord" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("sv");
    await close();
  });
});

describe("a frontline person", () => {
  it("finds, takes, calls and resolves a case with the keyboard only", async () => {
    const { id, number } = await app.complain({
      customer: { externalId: "kb-1", name: "Aino Keyboard", language: "fi" },
    });
    const { email } = await ownerOf(id);
    const { page, errors, close } = await visitAs(app, browser, email, "/cases");
    await page.locator("a.row").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("Aino");
    await page.getByRole("link", { name: /Aino Keyboard/ }).waitFor();
    await page.waitForURL(/q=Aino/);
    await page.keyboard.press("Escape");
    await page.evaluate("document.activeElement.blur()");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Aino Keyboard", level: 1 }).waitFor();
    await page.keyboard.press("a");
    await page.getByText(`You took ${number}.`).waitFor();
    await page.keyboard.press("c");
    await page.getByRole("form", { name: "Log contact" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Agreed on a new time.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("logged a contact: call, reached the customer").waitFor();
    await page.keyboard.press("e");
    await page.getByRole("form", { name: "Resolve" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("A new time was agreed.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText(`${number} is resolved.`).waitFor();
    expect((await app.call("GET", `/api/v1/cases/${id}`)).body.status).toBe("resolved");
    expect(errors).toEqual([]);
    await close();
  });

  it("does the same with a thumb on a phone 360 pixels wide", async () => {
    const { id } = await app.complain({ customer: { externalId: "ph-1", name: "Eero Phone", phone: "+358409876543" } });
    const { email } = await ownerOf(id);
    const { page, errors, close } = await visitAs(app, browser, email, "/cases", { width: 360, height: 760 });
    await page.getByRole("link", { name: /Eero Phone/ }).click();
    await page.getByRole("button", { name: "Acknowledge", exact: true }).click();
    expect(await page.getByRole("link", { name: "Call +358409876543" }).getAttribute("href")).toBe("tel:+358409876543");
    await page.getByRole("button", { name: "Log contact" }).click();
    await page.getByRole("form", { name: "Log contact" }).getByRole("button", { name: "Log contact" }).click();
    await page.getByRole("button", { name: "Resolve", exact: true }).click();
    const form = page.getByRole("form", { name: "Resolve" });
    await form.getByLabel("Cause").selectOption({ index: 1 });
    await form.getByLabel("What was done").fill("Called and explained.");
    await form.getByRole("button", { name: "Resolve" }).click();
    await page.getByText("Resolved", { exact: true }).waitFor();
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await close();
  });

  it("is shown what changed when somebody else was first, and keeps what was written", async () => {
    const { id, number } = await app.complain({ customer: { externalId: "co-1", name: "Ida Collision" } });
    const owner = await ownerOf(id);
    const { page, close } = await visitAs(app, browser, owner.email, `/cases/${id}?form=note`);
    await page.getByRole("form", { name: "Note" }).getByLabel("Text").fill("My own words");
    await app.call("POST", `/api/v1/cases/${id}/actions/acknowledge`, {});
    await page.getByRole("form", { name: "Note" }).getByRole("button", { name: "Note" }).click();
    await page.getByText("The case changed while you were writing").waitFor();
    await page.getByText("Status: Assigned → In progress").waitFor();
    expect(await page.getByLabel("Text").inputValue()).toBe("My own words");
    await page.getByRole("button", { name: "Send again" }).click();
    await page.getByText(`Note saved on ${number}.`).waitFor();
    await close();
  });

  it("sees why an action cannot be done", async () => {
    const { id } = await app.complain({ customer: { externalId: "why-1", name: "Olli Why" } });
    const { email } = await ownerOf(id);
    const { page, close } = await visitAs(app, browser, email, `/cases/${id}`);
    await page.getByRole("button", { name: "More actions" }).click();
    const reopen = page.getByRole("button", { name: /Reopen/ });
    expect(await reopen.getAttribute("aria-disabled")).toBe("true");
    expect(await reopen.innerText()).toContain("Not possible while the case is: Assigned");
    await close();
  });

  it("does not see a case of somebody else's", async () => {
    const { id } = await app.complain({ touchpoint: "invoice", customer: { externalId: "no-1", name: "Not Yours" } });
    await app.call("POST", `/api/v1/cases/${id}/actions/reassign`, { to: "tom-becker" });
    const { page, close } = await visitAs(app, browser, "elin.lindholm@kotikone.example", `/cases/${id}`);
    await page.getByText("There is nothing here.").waitFor();
    await close();
  });
});

describe("a team lead", () => {
  it("gives a case to somebody with room, and takes it back", async () => {
    const { id, number } = await app.complain({ customer: { externalId: "le-1", name: "Lauri Lead" } });
    const before = await ownerOf(id);
    const { page, errors, close } = await visitAs(app, browser, "ville.korhonen@kotikone.example", "/");
    await page.getByRole("heading", { name: "Who needs help" }).waitFor();
    await page.getByRole("button", { name: `Reassign ${number}` }).click();
    const dialog = page.getByRole("dialog");
    const to = before.id === "maija-heikkinen" ? "petri-saarinen" : "maija-heikkinen";
    await dialog.getByLabel("New owner").selectOption(to);
    await dialog.getByText(/would carry/).waitFor();
    await dialog.getByRole("button", { name: "Reassign" }).click();
    await page.getByText(`${number} has a new owner.`).waitFor();
    expect((await ownerOf(id)).id).toBe(to);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone").waitFor();
    expect((await ownerOf(id)).id).toBe(before.id);
    expect(errors).toEqual([]);
    await close();
  });
});

describe("an administrator", () => {
  it("sees what an answer of a source would become", async () => {
    const { page, errors, close } = await visitAs(app, browser, "anna.virtanen@kotikone.example", "/admin/sources");
    const source = page.getByRole("region", { name: "demo", exact: true });
    await source.getByRole("button", { name: "Test with an answer" }).click();
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByText("Would be taken in as detractor").waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe("marketing", () => {
  it("is told whether a customer may be asked, and sees no cases", async () => {
    await app.call("POST", "/api/v1/responses", {
      externalId: "promoter-1",
      survey: { kind: "nps" },
      score: 10,
      customer: { externalId: "promoter-c", name: "Pia Promoter", email: "pia@customer.example" },
      consent: { contact: true, marketing: false },
    });
    const { page, errors, close } = await visitAs(app, browser, "katri.niemi@kotikone.example", "/");
    await page.getByRole("heading", { name: "Who may be asked" }).waitFor();
    await page.getByLabel("E-mail address or customer number").fill("pia@customer.example");
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("pia@customer.example may not be asked now.").waitFor();
    await page.getByText("under 5", { exact: true }).first().waitFor();
    expect(await page.getByRole("link", { name: /Mine/ }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });
});
