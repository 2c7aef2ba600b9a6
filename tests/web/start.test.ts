/** An organisation without demo data: what its administrator sees first, and how the steps tick themselves. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { breaches } from "../support/axe.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visitAs } from "./visitor.js";

const administrator = "admin@innerloop.example";

let app: ConsoleApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp({ demo: false }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

it("an empty organisation opens on a checklist whose steps tick themselves", async () => {
  const { page, errors, close } = await visitAs(app, browser, administrator, "/");
  await page.waitForURL(/\/start$/);
  await page.getByText("0 of 5 done").waitFor();
  expect(await breaches(page)).toEqual([]);
  await page.getByRole("main").getByRole("link", { name: "Connect a source" }).click();
  await page.getByLabel("Kind").selectOption("signed-json");
  await page.getByLabel("Name").first().fill("Shop");
  await page.getByRole("button", { name: "Make one" }).click();
  await page.getByRole("button", { name: "Connect a source" }).click();
  await page.waitForURL(/\/admin\/sources\/shop$/);
  await page.getByRole("link", { name: "Getting started" }).click();
  await page.getByText("1 of 5 done").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Send a test answer" }).click();
  await page.getByRole("button", { name: "Send a test answer" }).click();
  await page.getByText("Taken in as detractor.").waitFor();
  await page.getByRole("link", { name: "Getting started" }).click();
  await page.getByText("2 of 5 done").waitFor();
  await page.getByRole("button", { name: "These hours are right" }).click();
  await page.getByText("3 of 5 done").waitFor();
  await page.getByRole("link", { name: "Add a person" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Frida Front");
  await page.getByRole("dialog").getByLabel("E-mail address").fill("frida@shop.example");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Frida Front is saved.").waitFor();
  await page.goto(`${app.url}/start`);
  await page.getByText("4 of 5 done").waitFor();
  await page.getByRole("link", { name: "Open the team" }).click();
  await page.getByRole("dialog").getByLabel("Lead").selectOption("administrator");
  await page.getByRole("dialog").getByLabel("Frida Front · Frontline").check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Customer care is saved.").waitFor();
  await page.goto(`${app.url}/`);
  await page.getByText("Everything is ready.").waitFor();
  expect(errors).toEqual([]);
  await close();
});
