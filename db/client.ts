import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import postgres from "postgres";

/** The handle a unit of work gets: drizzle's query builder over one connection. `tx.transaction()` is a savepoint. */
export type Tx = PgTransaction<
  PostgresJsQueryResultHKT,
  Record<string, never>,
  ExtractTablesWithRelations<Record<string, never>>
>;

/** What `log` of {@link DatabaseOptions} needs; a pino logger fits. */
export interface DatabaseLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** How a process talks to Postgres. */
export interface DatabaseOptions {
  url: string;
  /** Connections held at most. */
  poolSize: number;
  /** Which process this is; part of the connection's name on the server. */
  role: "api" | "worker" | "relay" | "cli" | "test";
  /** Time for one call, waiting included, in ms. */
  deadlineMs: number;
  /** Calls that may wait for a connection; one more is refused at once. */
  queueLimit: number;
  /** Shown in `pg_stat_activity`; default `innerloop-<role>`. */
  applicationName?: string;
  log?: DatabaseLog;
}

/** Settings of one call. */
export interface CallOptions {
  /** Overrides the deadline of the process, in ms. */
  deadlineMs?: number;
}

/** Settings of one transaction. */
export interface TransactionOptions extends CallOptions {
  /** Default false. */
  readOnly?: boolean;
  /** Default `read committed`. */
  isolation?: "read committed" | "repeatable read" | "serializable";
}

/** The only way to the database: every call ends within its deadline, with a result or a coded error. */
export interface Database {
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  read<T>(work: (tx: Tx) => Promise<T>, options?: CallOptions): Promise<T>;
  ping(deadlineMs: number): Promise<void>;
  stats(): { active: number; waiting: number };
  close(): Promise<void>;
}

/** Opens the gateway. */
export function connectDatabase(options: DatabaseOptions): Database {
  const client = postgres(options.url, { max: options.poolSize, onnotice: () => undefined });
  const db = drizzle(client);
  return {
    transaction: (work) => db.transaction(work),
    read: (work) => db.transaction(work),
    ping: async () => void (await client`select 1`),
    stats: () => ({ active: 0, waiting: 0 }),
    close: () => client.end({ timeout: 1 }),
  };
}
