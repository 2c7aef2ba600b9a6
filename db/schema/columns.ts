/** Column types and column groups shared by all tables. Instants are epoch milliseconds in code and `timestamptz(3)` in Postgres. */
import { customType, integer } from "drizzle-orm/pg-core";

/** An instant: epoch ms in TypeScript, `timestamptz(3)` in SQL. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => "timestamp(3) with time zone",
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => new Date(text).getTime(),
});

/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A range of instants in Postgres' own notation; only SQL looks inside. */
export const instantRange = customType<{ data: string; driverData: string }>({ dataType: () => "tstzrange" });

/** The row version that ETags show; every change adds one. */
export const rev = integer("rev").notNull().default(1);
