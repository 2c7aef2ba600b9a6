// `npm run screenshots` starts the product on a state of its own, plays the demo, and photographs what the README shows into
// docs/screenshots/. `npm run screenshots -- --all <folder>` photographs every page at both widths, in both themes and three languages.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { StoredMail } from "../local/mailbox.js";
import { launchChromium } from "../tests/support/chromium.js";
import { npmStart, type StartedProduct } from "../tests/support/npm-start.js";

/** How a page is photographed. */
interface View {
  readonly width: 1440 | 360;
  readonly theme: "light" | "dark";
  readonly language: "fi" | "sv" | "en";
}

/** A page: who is signed in (null = nobody), where, and what shows that it has its content. */
interface Shot {
  readonly email: string | null;
  readonly path: string;
  readonly until: string;
}

const heights = { 1440: 900, 360: 760 };
const widths = [1440, 360] as const;
const themes = ["light", "dark"] as const;
const languages = ["fi", "sv", "en"] as const;

/** What the README shows: file, page, view. */
const inReadme: readonly (readonly [string, string, View])[] = [
  ["sign-in", "login", { width: 1440, theme: "light", language: "en" }],
  ["case", "case", { width: 1440, theme: "light", language: "en" }],
  ["phone", "case", { width: 360, theme: "dark", language: "fi" }],
  ["board", "lead", { width: 1440, theme: "light", language: "en" }],
  ["promoters", "marketing", { width: 1440, theme: "light", language: "sv" }],
  ["sources", "sources", { width: 1440, theme: "dark", language: "en" }],
  ["customer", "customer", { width: 360, theme: "light", language: "en" }],
  ["share", "share", { width: 360, theme: "light", language: "en" }],
];

const words = process.argv.slice(2);
const all = words.indexOf("--all");
const folder = all === -1 ? "docs/screenshots" : (words[all + 1] ?? "screenshots");
const states = mkdtempSync(join(tmpdir(), "innerloop-screenshots-"));
const product = npmStart(process.cwd(), join(states, "state"));
const { url, demo } = await product.ready();
const browser = await launchChromium();
try {
  await playDemo(product.stateDir);
  const shots = await everyShot(product);
  mkdirSync(folder, { recursive: true });
  if (all === -1) for (const [file, name, view] of inReadme) await photograph(browser, shotOf(shots, name), view, file);
  else await photographAll(browser, shots);
} finally {
  await browser.close();
  product.signal("SIGTERM");
  await product.exited;
  rmSync(states, { recursive: true, force: true });
}

async function playDemo(stateDir: string): Promise<void> {
  const child = spawn(process.execPath, ["dist/bin/innerloop.js", "demo"], {
    env: { ...process.env, STATE_DIR: stateDir },
    stdio: "inherit",
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error("the demo failed");
}

function personIn(role: string): string {
  const person = demo.users.find((one) => one.role === role);
  if (person === undefined) throw new Error(`the demo has nobody in the role ${role}`);
  return person.email;
}

async function everyShot(started: StartedProduct): Promise<ReadonlyMap<string, Shot>> {
  type Case = { id: string; owner: { id: string } | null; escalationLevel: number };
  const { items } = await started.api<{ items: Case[] }>("GET", "/cases?status=in_progress&sort=next_due&limit=50");
  const chosen = items.find((one) => one.owner !== null && one.escalationLevel > 0) ?? items[0];
  if (chosen?.owner == null) throw new Error("no case is in progress");
  const owner = await started.api<{ email: string }>("GET", `/users/${chosen.owner.id}`);
  const administrator = personIn("administrator");
  const own = await ownCase(started);
  const mails = await mailbox();
  const pageIn = (kind: string, page: string): string => {
    const mail = mails.find(({ headers }) => headers["X-Innerloop-Notice"] === kind);
    return new URL(new RegExp(`https?://\\S+/${page}/[\\w-]+`).exec(mail?.text ?? "")?.[0] ?? url).pathname;
  };
  return new Map<string, Shot>([
    ["login", { email: null, path: "/login", until: ".demo-person" }],
    ["queue", { email: owner.email, path: "/cases", until: "a.row" }],
    ["case", { email: owner.email, path: `/cases/${chosen.id}`, until: ".entry" }],
    ["resolve", { email: owner.email, path: `/cases/${chosen.id}?form=resolve`, until: ".action-form" }],
    ["views", { email: personIn("lead"), path: "/cases?view=all", until: "a.row" }],
    ["snoozed", { email: personIn("lead"), path: "/cases?view=snoozed", until: ".list-title" }],
    ["lead", { email: personIn("lead"), path: "/lead", until: ".chip" }],
    ["marketing", { email: personIn("marketing"), path: "/marketing", until: ".phone-screen" }],
    ["sources", { email: administrator, path: "/admin/sources", until: ".source" }],
    ["source", { email: administrator, path: "/admin/sources/demo", until: ".preview .facts" }],
    ["connect", { email: administrator, path: "/admin/connect", until: ".preview .facts" }],
    ["quarantine", { email: administrator, path: "/admin/quarantine", until: ".tabs-second" }],
    ["operations", { email: administrator, path: "/admin/operations", until: ".backlog" }],
    ["start", { email: administrator, path: "/start", until: ".start-step" }],
    ["keys", { email: administrator, path: "/admin/keys", until: ".api-keys .facts" }],
    ["new-key", { email: administrator, path: "/admin/keys?form=new", until: "dialog form" }],
    ["absence", { email: administrator, path: "/admin/people?form=absence", until: "dialog form" }],
    ["people", { email: administrator, path: "/admin/people", until: ".table" }],
    ["policies", { email: administrator, path: "/admin/policies", until: "main" }],
    ["calendar", { email: administrator, path: "/admin/policies?form=calendar&id=default", until: "dialog form" }],
    ["mail-link", own],
    ["customer", { email: null, path: pageIn("verification", "c"), until: "main" }],
    ["preferences", { email: null, path: pageIn("referral_ask", "p"), until: "main" }],
    ["share", { email: null, path: pageIn("referral_ask", "r"), until: "main" }],
  ]);
}

async function mailbox(): Promise<StoredMail[]> {
  return (await (await fetch(`${url}/dev/mailbox.json`)).json()) as StoredMail[];
}

/** The page behind the button of an assignment mail: of a new case, because those of the demo have been used. */
async function ownCase(started: StartedProduct): Promise<Shot> {
  const externalId = `screenshot-${Date.now()}`;
  await started.api("POST", "/responses", {
    externalId,
    survey: { kind: "nps" },
    score: 2,
    comment: "Asentaja ei tullut, kukaan ei vastannut puhelimeen.",
    touchpoint: "support",
    language: "fi",
    customer: { externalId, name: "Inkeri Koskela", phone: "+358401234567", language: "fi" },
  });
  for (let tries = 0; tries < 120; tries += 1) {
    for (const { text, to } of (await mailbox()).filter((one) => one.text.includes("Inkeri Koskela"))) {
      const link = /https?:\/\/\S+\/a\/[\w-]+/.exec(text)?.[0];
      if (link !== undefined) return { email: to[0] ?? null, path: new URL(link).pathname, until: "main" };
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("nobody was mailed about the new case");
}

function shotOf(shots: ReadonlyMap<string, Shot>, name: string): Shot {
  const shot = shots.get(name);
  if (shot === undefined) throw new Error(`there is no page ${name}`);
  return shot;
}

async function photographAll(from: Browser, shots: ReadonlyMap<string, Shot>): Promise<void> {
  for (const [name, shot] of shots)
    for (const width of widths)
      for (const theme of themes)
        for (const language of languages)
          await photograph(from, shot, { width, theme, language }, `${name}-${width}-${theme}-${language}`);
}

async function photograph(from: Browser, shot: Shot, view: View, file: string): Promise<void> {
  const context = await from.newContext({
    viewport: { width: view.width, height: heights[view.width] },
    colorScheme: view.theme,
    locale: { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[view.language],
    timezoneId: "Europe/Helsinki",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem("innerloop-language", ${JSON.stringify(view.language)})`);
  if (shot.email !== null) {
    const { password } = demo.users.find(({ email }) => email === shot.email) ?? {};
    const headers = { origin: url };
    await page.request.post(`${url}/api/v1/session`, { data: { email: shot.email, password }, headers });
  }
  // Customer pages take their language from the address.
  const isCustomers = /^\/[cpr]\//.test(shot.path);
  const isPlain = isCustomers || shot.path.startsWith("/a/");
  await page.goto(`${url}${shot.path}${isCustomers ? `?lang=${view.language}` : ""}`);
  await page.locator(shot.until).first().waitFor();
  if ((await page.locator("iframe").count()) > 0) await page.frameLocator("iframe").locator("main").waitFor();
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: isPlain });
  await context.close();
}
