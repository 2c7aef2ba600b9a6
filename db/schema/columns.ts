/** Column types and column groups shared by all tables. Instants are epoch milliseconds in code and `timestamptz(3)` in Postgres. */
import { customType, integer } from "drizzle-orm/pg-core";

/** An instant: epoch ms in TypeScript, `timestamptz(3)` in SQL. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => "timestamp(3) with time zone",
  toDriver: (ms) => new Date(ms).toISOString(),
  // `2026-11-26 08:00:00.000+00`: as ISO 8601, because what else JavaScript reads takes the years 1-99 for others.
  fromDriver: (text) => Date.parse(text.replace(" ", "T").replace(/\+00$/, "Z")),
});

/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A range of instants in Postgres' own notation; only SQL looks inside. */
export const instantRange = customType<{ data: string; driverData: string }>({ dataType: () => "tstzrange" });

/** The row version that ETags show; every change adds one. */
export const rev = integer("rev").notNull().default(1);
