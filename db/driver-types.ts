// How values cross the line. Drizzle's columns do the conversions, so the driver leaves dates, numbers beyond 2^31 and
// JSON alone; what reaches raw SQL (`tx.execute`) is documented at `driverTypes`.
import type { Sql } from "postgres";

const asIs = (value: unknown): unknown => value;

/** date, timestamp, timestamptz, interval and their arrays. */
const temporal = [1082, 1083, 1114, 1184, 1115, 1182, 1185, 1231, 1186];

/**
 * Sets the conversions on `sql`. Results of raw SQL: `timestamptz` and `date` stay Postgres' text in UTC, `int8` and
 * `numeric` stay text, `int4` and `float8` are numbers, `jsonb` is parsed, `bytea` is a Buffer, arrays stay `{..}` text.
 * Parameters of raw SQL: a Date or an ISO text for an instant, an object for `jsonb`.
 */
export function setDriverTypes(sql: Sql): void {
  const { parsers, serializers } = sql.options as unknown as {
    parsers: Record<number, (value: string) => unknown>;
    serializers: Record<number, (value: unknown) => unknown>;
  };
  for (const type of temporal) {
    parsers[type] = asIs;
    serializers[type] = (value) => (value instanceof Date ? value.toISOString() : value);
  }
  for (const type of [114, 3802]) {
    serializers[type] = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  }
}
