import { defineConfig } from "vitest/config";

/** Rings that need no server: many files at once, short time-outs. */
const pure = ["domain", "messages", "replay"];

/** Rings that talk to PostgreSQL, Temporal or processes of their own: one file at a time, on a database server shared by the run. */
const serverBacked = [
  "config",
  "db",
  "usecases",
  "seeds",
  "activities",
  "sources",
  "channels",
  "api",
  "pages",
  "web",
  "relay",
  "workflows",
  "local",
  "start",
  "faults",
];

export default defineConfig({
  test: {
    pool: "forks",
    projects: [
      ...pure.map((name, index) => ({
        test: {
          name,
          include: [`tests/${name}/**/*.test.{ts,tsx}`],
          pool: "forks" as const,
          env: { TZ: "UTC" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: index },
        },
      })),
      ...serverBacked.map((name, index) => ({
        test: {
          name,
          include: [`tests/${name}/**/*.test.{ts,tsx}`],
          pool: "forks" as const,
          fileParallelism: false,
          env: { TZ: "UTC" },
          globalSetup: [
            ...(name === "config" || name === "faults" ? [] : ["tests/support/postgres-server.ts"]),
            ...(name === "web" ? ["tests/web/console-build.ts"] : []),
          ],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: pure.length + index },
        },
      })),
    ],
  },
});
