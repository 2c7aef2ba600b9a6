/** Is the process there, and can it serve? */
import type { AppDeps, Readiness } from "../app-deps.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { z } from "../schemas/zod.js";

const part = z.enum(["up", "down", "degraded"]);
const checks = z.object({ database: part, migrations: part, temporal: part });
const deadlineMs = 2_000;

/** `/healthz` and `/readyz`; both take any well-formed Host and no credentials. */
export function healthRoutes(deps: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/healthz",
      tag: "Health",
      summary: "The process is alive",
      access: "public",
      responses: { 200: { description: "Alive.", schema: z.object({ status: z.literal("ok") }) } },
      handler: () => ({ status: 200, json: { status: "ok" } }),
    }),
    defineRoute({
      method: "get",
      path: "/readyz",
      tag: "Health",
      summary: "The process can serve",
      description:
        "503 without the database, without all migrations, and while shutting down. Temporal is shown as degraded only.",
      access: "public",
      responses: { 200: { description: "Ready.", schema: z.object({ status: z.enum(["ok", "degraded"]), checks }) } },
      handler: async () => {
        const state = await readinessWithin(deps, deadlineMs);
        const shown = {
          database: state.database ? "up" : "down",
          migrations: state.migrations ? "up" : "down",
          temporal: state.temporal ? "up" : "degraded",
        };
        if (deps.lifecycle.isDraining || !state.database || !state.migrations)
          throw new Problem(
            503,
            "not-ready",
            deps.lifecycle.isDraining ? "Shutting down." : "The database is not usable.",
            {
              headers: { "retry-after": "2" },
              members: { checks: shown },
            },
          );
        return { status: 200, json: { status: state.temporal ? "ok" : "degraded", checks: shown } };
      },
    }),
  ];
}

async function readinessWithin(deps: AppDeps, ms: number): Promise<Readiness> {
  const nothing: Readiness = { database: false, migrations: false, temporal: false };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(nothing), ms);
  });
  try {
    return await Promise.race([deps.readiness(), late]);
  } catch {
    return nothing;
  } finally {
    clearTimeout(timer);
  }
}
