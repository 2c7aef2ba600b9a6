/** The text of `api/openapi.json`: the document of all routes, those of the local stack included. */
import type { AppDeps } from "./app-deps.js";
import { openApiDocument } from "./openapi.js";
import { createRoutes } from "./routes/routes.js";

/** The text as it lies in git; the same code gives the same bytes. */
export function openApiFile(): string {
  // Routes look at their dependencies only when they are called, except for the mailbox and the demo's people, which decide what there is.
  const routes = createRoutes({ mailbox: () => Promise.resolve([]), demoPeople: () => [] } as unknown as AppDeps);
  return `${JSON.stringify(openApiDocument(routes), null, 2)}\n`;
}
