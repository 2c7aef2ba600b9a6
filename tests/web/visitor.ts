/** A person at a browser: signed in, watched for errors of the page. */
import type { Browser, Page } from "playwright-core";
import type { ConsoleApp } from "./console-app.js";

/** How the browser looks. */
export interface VisitorOptions {
  width?: number;
  height?: number;
  colorScheme?: "light" | "dark";
  locale?: string;
}

/** A page and what went wrong on it. */
export interface Visitor {
  page: Page;
  /** Errors of the console and uncaught ones, as texts. */
  errors: string[];
  close: () => Promise<void>;
}

/** Opens a page; nobody is signed in. */
export async function visit(
  app: ConsoleApp,
  browser: Browser,
  path: string,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.colorScheme ?? "light",
    locale: options.locale ?? "en-GB",
    timezoneId: "Europe/Helsinki",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  // What a person has chosen on their device outranks the language in their profile.
  const language = (options.locale ?? "en-GB").slice(0, 2);
  await page.addInitScript(`localStorage.setItem("innerloop-language", ${JSON.stringify(language)})`);
  await page.goto(`${app.url}${path}`);
  return { page, errors, close: () => context.close() };
}

/** Opens a page as somebody of the demo. */
export async function visitAs(
  app: ConsoleApp,
  browser: Browser,
  email: string,
  path: string,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const visitor = await visit(app, browser, "/login", options);
  const answer = await visitor.page.request.post(`${app.url}/api/v1/session`, {
    data: { email, password: app.password },
    headers: { origin: app.url },
  });
  if (answer.status() !== 200) throw new Error(`the sign-in was refused: ${answer.status()}`);
  await visitor.page.goto(`${app.url}${path}`);
  return visitor;
}
