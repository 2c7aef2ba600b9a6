/** The pages of administrators, leads and marketing in both themes, three languages and two widths: no breach that axe finds, no key instead of a word, no sideways scroll. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { breaches } from "../support/axe.js";
import { launchChromium } from "../support/chromium.js";
import { startConsoleApp, type ConsoleApp } from "./console-app.js";
import { visitAs } from "./visitor.js";

let app: ConsoleApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startConsoleApp(), launchChromium()]);
  for (const name of ["Anna Axe", "Bo Axe"]) await app.complain({ customer: { externalId: name, name } });
  await app.call("POST", "/api/v1/keys", { name: "Warehouse", scopes: ["cases:read"] });
  await app.call("PUT", "/api/v1/absences/petri-1", {
    user: "petri-saarinen",
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 86_400_000).toISOString(),
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const pages = [
  ["/start", ".start-step"],
  ["/lead?show=today", ".lane"],
  ["/marketing", ".phone-screen"],
  ["/admin/sources", ".source"],
  ["/admin/sources/demo", ".preview .facts"],
  ["/admin/connect", ".preview .facts"],
  ["/admin/quarantine", ".tabs-second"],
  ["/admin/operations", ".backlog"],
  ["/admin/people", ".people tbody tr"],
  ["/admin/people?form=person&id=maija-heikkinen", "dialog form"],
  ["/admin/people?form=team&id=default", "dialog form"],
  ["/admin/people?form=absence", "dialog form"],
  ["/admin/policies", ".ladder"],
  ["/admin/policies?form=calendar&id=default", "dialog form"],
  ["/admin/policies?form=publish&id=default", "dialog [role=status]"],
  ["/admin/keys", ".api-keys .facts"],
  ["/admin/keys?form=new", "dialog form"],
] as const;

describe.each([
  ["light", 1440, 900, "en-GB"],
  ["dark", 1440, 900, "sv-SE"],
  ["light", 360, 760, "fi-FI"],
  ["dark", 360, 760, "sv-SE"],
] as const)("in the %s theme at %i pixels", (colorScheme, width, height, locale) => {
  const look = { colorScheme, width, height, locale };

  it("every page of the office is clean and speaks the reader's language", { timeout: 180_000 }, async () => {
    const { page, errors, close } = await visitAs(app, browser, "anna.virtanen@kotikone.example", "/", look);
    for (const [path, sign] of pages) {
      await page.goto(`${app.url}${path}`);
      await page.locator(sign).first().waitFor({ state: "attached" });
      expect(await breaches(page), path).toEqual([]);
      const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      expect(overflow, path).toBeLessThanOrEqual(0);
      // A key nobody wrote a word for would stand there as it is, and a broken message with its braces.
      expect(await page.locator("body").innerText(), path).not.toMatch(
        /(?:^|\s)[a-z]+\.[a-z]+(?:[A-Z]\w*)?(?:\.[\w-]+)?(?:$|\n)|\{\w+[,}]/m,
      );
    }
    expect(errors).toEqual([]);
    await close();
  });
});
