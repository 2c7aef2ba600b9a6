/** What customers do on the pages their mails lead to: a real browser, without scripts, against the product as it is started. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredMail } from "../../local/mailbox.js";
import { isAlive } from "../../local/process-identity.js";
import { breaches } from "../support/axe.js";
import { launchChromium } from "../support/chromium.js";
import { eventually } from "../support/eventually.js";
import { npmStart, type StartedProduct } from "../support/npm-start.js";

interface Case {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly owner: { readonly id: string } | null;
}

const allDay = [["00:00", "24:00"]];
const windows = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
const mailWithinMs = 60_000;

let states: string;
let product: StartedProduct;
let browser: Browser;
let url: string;

beforeAll(async () => {
  states = mkdtempSync(join(tmpdir(), "innerloop-customers-"));
  product = npmStart(process.cwd(), join(states, "state"));
  [browser, { url }] = await Promise.all([launchChromium(), product.ready()]);
  await product.api("PUT", "/calendars/default", { name: "Always", zone: "Europe/Helsinki", windows });
  const followUp = await product.api<object>("GET", "/settings/follow-up");
  await product.api("PUT", "/settings/follow-up", { ...followUp, verifyDelayMs: 1_000, workingHoursNotices: false });
  const promoters = await product.api<object>("GET", "/settings/promoters");
  const soon = { thankDelayMs: 0, askDelayMs: 1_000, holdOutPercent: 0, contactHours: null };
  await product.api("PUT", "/settings/promoters", { ...promoters, ...soon });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  if (product !== undefined && isAlive(product.pid)) {
    product.signal("SIGTERM");
    await product.exited;
  }
  rmSync(states, { recursive: true, force: true });
}, 60_000);

/** An answer of a customer of their own; `case` is null for a happy one. */
async function answer(score: number, language: string): Promise<{ email: string; case: Case | null }> {
  const email = `${randomUUID()}@customer.example`;
  const taken = await product.api<{ case: Case | null }>("POST", "/responses", {
    externalId: randomUUID(),
    survey: { kind: "nps" },
    score,
    language,
    customer: { email, name: "Aino Asiakas", language },
    consent: { contact: true, marketing: true },
  });
  return { email, case: taken.case };
}

async function act(id: string, action: string, body: object): Promise<void> {
  await product.api("POST", `/cases/${id}/actions/${action}`, body);
}

async function fix(id: string): Promise<void> {
  await act(id, "log-contact", { channel: "call", outcome: "reached", note: "Sovittiin uusi aika." });
  await act(id, "resolve", { code: "fixed", cause: "communication", causeDetail: null, done: "Uusi aika sovittu." });
}

/** The n-th mail of a kind to an address. */
async function mailTo(address: string, kind: string, n = 1): Promise<StoredMail> {
  return await eventually(
    async () => {
      const mails = (await (await fetch(`${url}/dev/mailbox.json`)).json()) as StoredMail[];
      const fitting = mails.filter(({ to, headers }) => to.includes(address) && headers["X-Innerloop-Notice"] === kind);
      return fitting.length >= n ? fitting[0] : undefined;
    },
    `mail ${n} of the kind ${kind}`,
    mailWithinMs,
  );
}

/** The address in a mail that leads to a page of this kind. */
function linkIn(mail: StoredMail, page: "c" | "p" | "r"): string {
  const link = new RegExp(`https?://\\S+/${page}/[\\w-]+`).exec(mail.text ?? "")?.[0];
  if (link === undefined) throw new Error(`no /${page}/ in ${mail.subject}`);
  return link;
}

/** A phone whose browser runs no scripts, which shows that the pages need none. */
async function phone(options: BrowserContextOptions = {}): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 760 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return { page, close: () => context.close() };
}

async function statusOf(id: string): Promise<string> {
  return (await product.api<Case>("GET", `/cases/${id}`)).status;
}

describe("a customer whose case was resolved", () => {
  it("says no, sees it opened again with the owner told, and says yes when it is fixed", async () => {
    const complaint = await answer(2, "fi");
    if (complaint.case === null) throw new Error("no case");
    const { id, number } = complaint.case;
    const received = linkIn(await mailTo(complaint.email, "acknowledgement"), "c");
    const { page, close } = await phone();
    await page.goto(received);
    await page.getByRole("heading", { name: `Asiasi ${number}` }).waitFor();
    expect(await page.locator('[aria-current="step"]').innerText()).toContain("Vastaanotto");
    expect(await page.getByRole("button", { name: "Ei" }).count()).toBe(0);

    await fix(id);
    const question = linkIn(await mailTo(complaint.email, "verification"), "c");
    await page.goto(question);
    await page.getByLabel(/Haluatko lisätä jotain/).fill("Asentaja ei tullut vieläkään.");
    await page.getByRole("button", { name: "Ei", exact: true }).click();
    await page.getByText("Kiitos, että kerroit. Avasimme asian uudelleen ja jatkamme sen hoitamista.").waitFor();
    expect(["assigned", "in_progress"]).toContain(await statusOf(id));
    const { owner } = await product.api<Case>("GET", `/cases/${id}`);
    const person = await product.api<{ email: string }>("GET", `/users/${owner?.id}`);
    expect((await mailTo(person.email, "reopened")).subject).toContain(number);

    await fix(id);
    await page.goto(linkIn(await mailTo(complaint.email, "verification", 2), "c"));
    await page.getByRole("button", { name: "Kyllä", exact: true }).click();
    await page.locator(".note.good").waitFor();
    expect(await statusOf(id)).toBe("closed");
    const { items } = await product.api<{ items: { actor: { kind: string } }[] }>(
      "GET",
      `/cases/${id}/events?limit=200`,
    );
    expect(items.filter(({ actor }) => actor.kind === "customer").length).toBeGreaterThanOrEqual(2);
    await close();
  }, 180_000);
});

describe("a promoter", () => {
  it("gets a link of their own to share, the friend sees who is recommended, and unsubscribing is one click", async () => {
    const { email } = await answer(10, "sv");
    const ask = await mailTo(email, "referral_ask");
    const { page, close } = await phone({ locale: "sv-FI" });
    await page.goto(linkIn(ask, "r"));
    await page.getByRole("heading", { name: "Din egen länk" }).waitFor();
    await page.getByRole("img", { name: /QR-kod/ }).waitFor();
    const shared = await page.getByRole("textbox").first().inputValue();
    const whatsapp = await page.getByRole("link", { name: /WhatsApp/ }).getAttribute("href");
    expect(decodeURIComponent(whatsapp ?? "")).toContain(shared);
    expect(shared).not.toBe(linkIn(ask, "r"));

    const friend = await phone({ locale: "sv-FI" });
    await friend.page.goto(shared);
    const seen = await friend.page.locator("main").innerText();
    expect(seen).toContain("Kotikone Oy");
    expect(seen).not.toContain("Aino");
    expect(await friend.page.getByRole("textbox").count()).toBe(0);
    await friend.close();

    await page.goto(linkIn(ask, "p"));
    await page.getByRole("button", { name: "Avregistrera alla" }).click();
    await page.locator(".note").waitFor();
    const [customer] = (
      await product.api<{ items: { id: string }[] }>("GET", `/promoters/customers?q=${encodeURIComponent(email)}`)
    ).items;
    const judged = await product.api<{ eligible: boolean }>("GET", `/promoters/eligibility?customer=${customer?.id}`);
    expect(judged.eligible).toBe(false);
    await close();
  }, 120_000);
});

describe("every page of customers", () => {
  it("is clean to axe in both themes, loads nothing, and fits 360 pixels in every language", async () => {
    const complaint = await answer(3, "en");
    const { email } = await answer(10, "en");
    const ask = await mailTo(email, "referral_ask");
    const pages = [
      linkIn(await mailTo(complaint.email, "acknowledgement"), "c"),
      linkIn(ask, "p"),
      linkIn(ask, "r"),
      `${url}/c/nothing-behind-this-link`,
    ];
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, close } = await phone({ javaScriptEnabled: true, colorScheme });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      for (const address of pages) {
        for (const language of ["fi", "sv", "en"]) {
          asked.length = 0;
          await page.goto(`${address}?lang=${language}`);
          expect({ address, asked }).toEqual({ address, asked: [`${address}?lang=${language}`] });
          expect({ address, language, found: await breaches(page) }).toEqual({ address, language, found: [] });
          expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBe(0);
        }
      }
      await close();
    }
  }, 120_000);
});
