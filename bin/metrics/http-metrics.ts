// What the API measures: every answer by the pattern of its route, which holds no id.
import { Histogram, type Registry } from "prom-client";
import type { AppDeps } from "../../api/app-deps.js";

/** Makes the histogram; the answer is told about every request. */
export function httpMetrics(registry: Registry): NonNullable<AppDeps["onAnswered"]> {
  const durations = new Histogram({
    name: "innerloop_http_request_duration_seconds",
    help: "Answers by route pattern, method and status.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return ({ method, route, status, durationMs }) => durations.observe({ method, route, status }, durationMs / 1000);
}
