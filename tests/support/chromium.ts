/** A real browser for tests: CHROMIUM_PATH, else the system's, else the one that comes as an npm package. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts it without a window. The sandbox of Chromium needs rights that a container's root does not have. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env["CHROMIUM_PATH"] ?? systemPaths.find((path) => existsSync(path));
  if (own !== undefined) return await chromium.launch({ executablePath: own, args: ["--no-sandbox"] });
  const { default: packaged } = await import("@sparticuz/chromium");
  // Its own list of arguments is for one short-lived page; in a single process the second context ends the browser.
  const args = packaged.args.filter((arg) => arg !== "--single-process" && arg !== "--no-zygote");
  return await chromium.launch({ executablePath: await packaged.executablePath(), args });
}
