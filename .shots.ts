import { readFileSync, mkdirSync } from "node:fs";
import { launchChromium } from "/tmp/wt-admin/tests/support/chromium.js";
const run = JSON.parse(readFileSync(process.env.RUN ?? "/tmp/wa/state/run.json", "utf8"));
const out = "/tmp/wa/shots";
mkdirSync(out, { recursive: true });
const [list, views] = [process.argv[2]!, process.argv[3]!];
const browser = await launchChromium();
const person = (role: string) => run.demo.users.find((u: any) => u.role === role);
for (const view of views.split(";")) {
  const [width, theme, lang] = view.split(",") as [string, "light" | "dark", string];
  for (const item of list.split(";")) {
    const [name, role, path, until, action] = item.split("|") as string[];
    const context = await browser.newContext({
      viewport: { width: Number(width), height: width === "360" ? 760 : 900 },
      colorScheme: theme,
      timezoneId: "Europe/Helsinki",
      reducedMotion: "reduce",
      locale: "en-GB",
    });
    const page = await context.newPage();
    page.on("console", (m) => {
      if (["error", "warning"].includes(m.type())) console.log(name, view, m.text());
    });
    page.on("pageerror", (e) => console.log(name, view, String(e)));
    await page.addInitScript(`localStorage.setItem("innerloop-language", ${JSON.stringify(lang)})`);
    if (role !== "-") {
      const u = person(role!);
      await page.request.post(`${run.url}/api/v1/session`, {
        data: { email: u.email, password: u.password },
        headers: { origin: run.url },
      });
    }
    await page.goto(run.url + path);
    try {
      await page.locator(until!).first().waitFor({ timeout: 8000 });
    } catch (e) {
      console.log("NOT FOUND", name, view, until);
    }
    if (action) await page.evaluate(action).catch((e) => console.log(e));
    await page.waitForTimeout(500);
    const over = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    const innerOver = await page.evaluate(
      `[...document.querySelectorAll(".main *")].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "visible" && e.clientWidth > 0).slice(0,5).map(e => e.tagName + "." + e.className + " " + e.scrollWidth + ">" + e.clientWidth)`,
    );
    console.log(name, view, "over", over, JSON.stringify(innerOver));
    const height = await page.evaluate<number>(
      `Math.max(...[...document.querySelectorAll(".main")].map(e=>e.scrollHeight), 0)`,
    );
    if (process.env.FULL && height > 0)
      await page.setViewportSize({ width: Number(width), height: Math.min(2600, height + 120) });
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${out}/${name}-${width}-${theme}-${lang}.png` });
    await context.close();
  }
}
await browser.close();
