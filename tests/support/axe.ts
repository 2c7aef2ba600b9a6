/** What axe finds on a page, WCAG 2.2 A and AA. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** One line per breach and element; empty = none. */
export async function breaches(page: Page): Promise<string[]> {
  // Injected by the browser's own tools, which the content policy does not bind.
  await page.evaluate(axe);
  return await page.evaluate(async (runOnly) => {
    type Result = { violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] };
    const { violations } = await (globalThis as unknown as { axe: { run(o: object): Promise<Result> } }).axe.run({
      runOnly,
    });
    return violations.flatMap((one) =>
      one.nodes.map((node) => `${one.id} ${String(node.target)} ${node.failureSummary ?? ""}`),
    );
  }, tags);
}
