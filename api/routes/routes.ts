/** Every route of the application, in the order they are documented. */
import type { AppDeps } from "../app-deps.js";
import type { Route } from "../route.js";
import { healthRoutes } from "./health.js";
import { localRoutes } from "./local.js";
import { sessionRoutes } from "./session.js";
import { slaRoutes } from "./sla.js";

/** The routes for these dependencies. */
export function createRoutes(deps: AppDeps): readonly Route[] {
  return [...slaRoutes(), ...sessionRoutes(deps), ...healthRoutes(deps), ...localRoutes(deps)];
}
