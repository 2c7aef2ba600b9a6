/** What-if arithmetic on clocks. */
import type { Route } from "../route.js";

/** `POST /api/v1/sla/preview`. */
export function slaRoutes(): readonly Route[] {
  return [];
}
