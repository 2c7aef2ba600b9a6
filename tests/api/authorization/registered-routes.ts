/** What an Express application really serves, read from its own stack. */
import type { Express } from "express";

interface Layer {
  route?: { path: unknown; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** `GET /a/{b}` for every route, those of mounted routers too; the 405 behind a path (all methods at once) is no route. */
export function registeredRoutes(app: Express): string[] {
  return [...new Set(readStack((app.router as unknown as { stack: Layer[] }).stack))].toSorted();
}

function readStack(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route === undefined) return readStack(handle.stack ?? []);
    const methods = Object.keys(route.methods).filter((method) => route.methods[method] === true);
    if (methods.length > 5 || methods.includes("_all")) return [];
    const paths = Array.isArray(route.path) ? (route.path as unknown[]) : [route.path];
    return methods.flatMap((method) => paths.map((path) => `${method.toUpperCase()} ${nameOf(path)}`));
  });
}

function nameOf(path: unknown): string {
  return typeof path === "string" ? path.replaceAll(/:(\w+)/g, "{$1}") : `pattern ${String(path).slice(0, 12)}`;
}
