// The handle a unit of work holds. It works for exactly one transaction: a statement that comes later, from a promise
// nobody awaited or from work whose time is up, is refused instead of landing in somebody else's transaction.
import type { ExtractTablesWithRelations } from "drizzle-orm";
import { PgDialect, type PgTransaction } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import type { Connection } from "./connection.js";

type NoSchema = Record<string, never>;

/**
 * The handle a unit of work gets: drizzle's query builder over one transaction. `tx.transaction()` is a savepoint.
 * Statements with parameters are kept prepared per connection, with `.prepare("name")` or without.
 */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>;

/** One transaction's handle and the gate behind it. */
export interface Fence {
  readonly tx: Tx;
  /** From now on every statement through `tx` fails with `reason`. */
  close(reason: Error): void;
}

const dialect = new PgDialect();

/** A fence around `line`, open. */
export function createFence(line: Connection): Fence {
  let closed: Error | undefined;
  let savepoints = 0;

  const unsafe = (text: string, values: unknown[] = []): unknown =>
    closed === undefined
      ? line.sql.unsafe(text, values as never[], { prepare: values.length > 0 && isWorthKeeping(line, text) })
      : refused(closed);

  /** Sends a statement now; what it answers shows in the statements after it. */
  const send = (text: string): void => {
    (unsafe(text) as Promise<unknown>).then(
      () => undefined,
      () => undefined,
    );
  };

  // What PostgresJsSession uses of a client.
  const client = {
    options: line.sql.options,
    unsafe,
    savepoint: async <T>(work: (client: unknown) => Promise<T>): Promise<T> => {
      savepoints += 1;
      const name = `s${savepoints}`;
      // Neither is waited for: if one fails so does every statement after it, and the commit.
      send(`savepoint ${name}`);
      try {
        const value = await work(client);
        send(`release savepoint ${name}`);
        return value;
      } catch (error) {
        // If this fails too the line is gone, and the first error says why.
        await Promise.resolve(unsafe(`rollback to savepoint ${name}; release savepoint ${name}`)).catch(
          () => undefined,
        );
        throw error;
      }
    },
  };
  const session = new PostgresJsSession<Sql, NoSchema, NoSchema>(client as unknown as Sql, dialect, undefined);
  return {
    tx: new PostgresJsTransaction<NoSchema, NoSchema>(dialect, session as never, undefined),
    close: (reason) => {
      closed ??= reason;
    },
  };
}

/**
 * Whether the server shall keep the statement for this session: then it costs one round trip instead of two. Bounded,
 * because lists and bulk inserts have a text for every length, and neither the driver nor the server forgets one.
 */
function isWorthKeeping({ prepared }: Connection, text: string): boolean {
  if (prepared.has(text)) return true;
  if (prepared.size >= keptStatements || text.length > longestKept) return false;
  prepared.add(text);
  return true;
}

const keptStatements = 300;
const longestKept = 4000;

/** A rejected promise in the shape of the driver's query. */
function refused(reason: Error): Promise<never> {
  const rejected: Promise<never> & { values?: () => Promise<never> } = Promise.reject(reason);
  rejected.values = () => rejected;
  return rejected;
}
