/** Every page in both themes, at a desk and on a phone: no breach that axe finds, nothing in the browser's console, no sideways scroll. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { breaches } from "../support/axe.js";
import { launchChromium } from "../support/chromium.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visit, visitAs } from "./visitor.js";

let app: ConsoleApp;
let browser: Browser;
let caseId = "";
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp(), launchChromium()]);
  const made = await app.complain({
    customer: { externalId: "a-1", name: "Anna Axe", tier: "gold", phone: "+358401112223" },
  });
  caseId = made.id;
  await app.complain({ touchpoint: "delivery", score: 5, customer: { externalId: "a-2", name: "Bo Axe" } });
  await app.complain({
    touchpoint: "support",
    score: 6,
    comment: null,
    customer: { externalId: "a-3", name: "Carl Axe" },
  });
  await app.call("POST", `/api/v1/cases/${caseId}/actions/acknowledge`, {});
  await app.call("POST", `/api/v1/cases/${caseId}/actions/note`, { text: "A note." });
  await app.setTimeOffset(5 * 3_600_000);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const pages = [
  ["/cases?view=team", "a.row"],
  ["case", ".entry"],
  ["resolve", ".action-form"],
  ["/lead", ".chip"],
  ["/marketing", ".funnel"],
  ["/admin/sources", ".source"],
  ["/admin/people", ".table tbody tr"],
  ["/admin/policies", ".table tbody tr"],
] as const;

describe.each([
  ["light", 1440, 900, "en-GB"],
  ["dark", 1440, 900, "fi-FI"],
  ["light", 360, 760, "fi-FI"],
  ["dark", 360, 760, "sv-SE"],
] as const)("in the %s theme at %i pixels", (colorScheme, width, height, locale) => {
  const look = { colorScheme, width, height, locale };

  it("the sign-in page is clean", async () => {
    const { page, errors, close } = await visit(app, browser, "/login", look);
    await page.locator(".demo-person").first().waitFor();
    expect(await breaches(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  it("every page of staff is clean", async () => {
    const { page, errors, close } = await visitAs(app, browser, "anna.virtanen@kotikone.example", "/", look);
    for (const [name, sign] of pages) {
      const path = name === "case" ? `/cases/${caseId}` : name === "resolve" ? `/cases/${caseId}?form=resolve` : name;
      await page.goto(`${app.url}${path}`);
      await page.locator(sign).first().waitFor();
      expect(await breaches(page), path).toEqual([]);
      const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    expect(errors).toEqual([]);
    await close();
  });
});
