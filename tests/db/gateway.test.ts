import { eq, sql } from "drizzle-orm";
import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { appNow, setAppTimeOffset } from "../../db/app-now.js";
import { connectDatabase } from "../../db/client.js";
import type { Database, DatabaseOptions, Tx } from "../../db/client.js";
import { constraintOf, sqlstateOf } from "../../db/sqlstate.js";
import { createTestDatabase } from "../support/postgres.js";
import type { TestDatabase } from "../support/postgres.js";

const jars = pgTable("jars", {
  name: text("name").primaryKey(),
  cookies: integer("cookies").notNull(),
  at: timestamp("at", { withTimezone: true, precision: 3 }),
  tags: text("tags").array(),
  extra: jsonb("extra"),
});

let database: TestDatabase;
const opened: Database[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const db = open();
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`create table jars (name text primary key, cookies int not null check (cookies >= 0), at timestamptz(3), tags text[], extra jsonb)`,
    );
    await tx.execute(sql`create table jar_lids (jar text references jars deferrable initially deferred)`);
  });
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (db) => await db.close()));
});

afterAll(async () => {
  await database.drop();
});

function open(options: Partial<DatabaseOptions> = {}): Database {
  const db = connectDatabase({
    url: database.url,
    poolSize: 4,
    role: "test",
    deadlineMs: 5000,
    queueLimit: 100,
    ...options,
  });
  opened.push(db);
  return db;
}

async function put(tx: Tx, name: string, cookies: number): Promise<void> {
  await tx.insert(jars).values({ name, cookies }).onConflictDoUpdate({ target: jars.name, set: { cookies } });
}

async function cookiesIn(db: Database, name: string): Promise<number | undefined> {
  const rows = await db.read(async (tx) => await tx.select().from(jars).where(eq(jars.name, name)));
  return rows[0]?.cookies;
}

/** A promise and the function that settles it. */
function signal(): { readonly given: Promise<void>; give(): void } {
  let give!: () => void;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

async function failure(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return await promise.then(
    () => {
      throw new Error("expected a failure");
    },
    (error: Error & Record<string, unknown>) => error,
  );
}

describe("a transaction", () => {
  test("is committed when its work returns, with the work's value", async () => {
    const db = open();
    expect(
      await db.transaction(async (tx) => {
        await put(tx, "committed", 3);
        return "done";
      }),
    ).toBe("done");
    expect(await cookiesIn(db, "committed")).toBe(3);
  });

  test("is rolled back when its work throws, and the caller gets that very error", async () => {
    const db = open();
    const reason = new Error("changed my mind");
    const error = await failure(
      db.transaction(async (tx) => {
        await put(tx, "rolled back", 3);
        throw reason;
      }),
    );
    expect(error).toBe(reason);
    expect(await cookiesIn(db, "rolled back")).toBeUndefined();
  });

  test("undoes only the inner part when a savepoint fails", async () => {
    const db = open();
    await db.transaction(async (tx) => {
      await put(tx, "outer", 1);
      const inner = await failure(
        tx.transaction(async (nested) => {
          await put(nested, "inner", 1);
          await nested.insert(jars).values({ name: "outer", cookies: 2 });
        }),
      );
      expect(constraintOf(inner)).toBe("jars_pkey");
      await put(tx, "after", 1);
    });
    expect(await cookiesIn(db, "outer")).toBe(1);
    expect(await cookiesIn(db, "inner")).toBeUndefined();
    expect(await cookiesIn(db, "after")).toBe(1);
  });

  test("is reported as failed when its work swallowed an error of the database", async () => {
    const db = open();
    const error = await failure(
      db.transaction(async (tx) => {
        await put(tx, "swallowed", 1);
        await tx.execute(sql`select 1 / 0`).catch(() => undefined);
      }),
    );
    expect(error).toMatchObject({ name: "DatabaseRefusedError", kind: "defect", sqlstate: "25P02" });
    expect(await cookiesIn(db, "swallowed")).toBeUndefined();
  });

  test("refuses a statement that comes after its end, instead of running it elsewhere", async () => {
    const db = open({ poolSize: 1 });
    let escaped: Tx | undefined;
    await db.transaction(async (tx) => {
      escaped = tx;
      await put(tx, "in time", 1);
    });
    let stray: Error | undefined;
    await db.transaction(async (tx) => {
      await put(tx, "other caller", 1);
      stray = await failure(put(escaped!, "stray", 1));
    });
    expect(sqlstateOf(stray)).toBe("25P01");
    expect(await cookiesIn(db, "stray")).toBeUndefined();
    expect(await cookiesIn(db, "other caller")).toBe(1);
  });

  test("sees only its own statements when 64 callers share 4 connections", async () => {
    const db = open();
    const rounds = 5;
    const caller = async (id: number): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) {
        const marker = `${id}/${round}`;
        const markers = await db.transaction(async (tx) => {
          await tx.execute(sql`select set_config('test.marker', ${marker}, true)`);
          // Statements sent together and one after the other, so that the driver pipelines some and queues others.
          const together = Array.from({ length: 4 }, async () => await readMarker(tx));
          return [...(await Promise.all(together)), await readMarker(tx)];
        });
        expect(new Set(markers)).toEqual(new Set([marker]));
      }
    };
    await Promise.all(Array.from({ length: 64 }, async (_value, id) => await caller(id)));
    expect(db.stats()).toMatchObject({ active: 0, waiting: 0, idle: 4, opening: 0, dials: 4, timeouts: 0 });
    // Nothing of one transaction is left for the next.
    expect(await db.read(async (tx) => await readMarker(tx))).toBe("");

    async function readMarker(tx: Tx): Promise<string> {
      const rows = await tx.execute<{ marker: string }>(sql`select current_setting('test.marker', true) as marker`);
      return rows[0]?.marker ?? "";
    }
  });

  test("may be read-only, and then refuses to write", async () => {
    const db = open();
    const error = await failure(db.transaction(async (tx) => await put(tx, "no", 1), { readOnly: true }));
    expect(error).toMatchObject({ kind: "defect", sqlstate: "25006" });
  });

  test("that should write is told as an outage when the server takes no writes, and its connection is given up", async () => {
    const db = open({ poolSize: 1 });
    const error = await failure(
      db.transaction(async (tx) => {
        await tx.execute(sql`set transaction read only`);
        await put(tx, "standby", 1);
      }),
    );
    expect(error).toMatchObject({ code: "database-unavailable", reason: "25006", outcome: "none" });
    await db.transaction(async (tx) => await put(tx, "primary", 1));
    expect(db.stats().dials).toBe(2);
  });
});

describe("a read", () => {
  test("sees one snapshot, whatever is committed meanwhile", async () => {
    const db = open();
    await db.transaction(async (tx) => await put(tx, "snapshot", 1));
    await db.read(async (tx) => {
      const [before] = await tx.select().from(jars).where(eq(jars.name, "snapshot"));
      await db.transaction(async (other) => await put(other, "snapshot", 2));
      const [after] = await tx.select().from(jars).where(eq(jars.name, "snapshot"));
      expect([before?.cookies, after?.cookies]).toEqual([1, 1]);
    });
    expect(await cookiesIn(db, "snapshot")).toBe(2);
  });
});

describe("what the database refuses", () => {
  test.each([
    ["a duplicate", sql`insert into jars values ('taken', 1)`, "conflict", "23505", "jars_pkey"],
    ["a broken check", sql`insert into jars values ('x', -1)`, "conflict", "23514", "jars_cookies_check"],
    ["a missing value", sql`insert into jars values ('x', null)`, "conflict", "23502", undefined],
    ["text that is no number", sql`select ${"elephant"}::int`, "invalid", "22P02", undefined],
    ["a number too large", sql`select 99999999999::int`, "invalid", "22003", undefined],
    ["a NUL byte", sql`select ${"a\u0000b"}::text`, "invalid", "22021", undefined],
    ["a mistake of ours", sql`select nothing from nowhere`, "defect", "42P01", undefined],
  ])("%s is told by kind, SQLSTATE and constraint", async (_title, statement, kind, sqlstate, constraint) => {
    const db = open();
    await db.transaction(async (tx) => await put(tx, "taken", 1));
    const error = await failure(db.transaction(async (tx) => await tx.execute(statement)));
    expect(error).toMatchObject({ name: "DatabaseRefusedError", kind, sqlstate });
    expect(constraintOf(error)).toBe(constraint);
    expect(sqlstateOf(error)).toBe(sqlstate);
  });

  test("is told at the commit too, where deferred constraints are checked", async () => {
    const db = open();
    const error = await failure(
      db.transaction(async (tx) => await tx.execute(sql`insert into jar_lids values ('none')`)),
    );
    expect(error).toMatchObject({ kind: "conflict", sqlstate: "23503", constraint: "jar_lids_jar_fkey" });
  });

  test("never quotes a value or a statement", async () => {
    const db = open();
    const secret = "maija@example.test";
    await db.transaction(async (tx) => await put(tx, secret, 1));
    const error = await failure(
      db.transaction(async (tx) => await tx.insert(jars).values({ name: secret, cookies: 1 })),
    );
    const everything = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join("\n");
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain("insert");
    expect(error.stack).toContain("gateway.test");
  });
});

describe("losing against another transaction", () => {
  test("a deadlock's victim runs again as a whole and both succeed", async () => {
    const db = open();
    await db.transaction(async (tx) => {
      await put(tx, "left", 0);
      await put(tx, "right", 0);
    });
    let runs = 0;
    const firstLocks = [signal(), signal()];
    const take = async (mine: string, theirs: string, index: 0 | 1): Promise<void> =>
      await db.transaction(async (tx) => {
        runs += 1;
        await tx.execute(sql`set local deadlock_timeout = '20ms'`);
        await tx.execute(sql`update jars set cookies = cookies + 1 where name = ${mine}`);
        firstLocks[index]!.give();
        await firstLocks[1 - index]!.given;
        await tx.execute(sql`update jars set cookies = cookies + 1 where name = ${theirs}`);
      });
    await Promise.all([take("left", "right", 0), take("right", "left", 1)]);
    expect(runs).toBe(3);
    expect([await cookiesIn(db, "left"), await cookiesIn(db, "right")]).toEqual([2, 2]);
    expect(db.stats().retries).toBe(1);
  });

  test("a serialization failure runs again", async () => {
    const db = open();
    await db.transaction(async (tx) => await put(tx, "serial", 0));
    let runs = 0;
    await db.transaction(
      async (tx) => {
        runs += 1;
        await tx.select().from(jars).where(eq(jars.name, "serial"));
        if (runs === 1) await db.transaction(async (other) => await put(other, "serial", 10));
        await tx.execute(sql`update jars set cookies = cookies + 1 where name = 'serial'`);
      },
      { isolation: "repeatable read" },
    );
    expect(runs).toBe(2);
    expect(await cookiesIn(db, "serial")).toBe(11);
  });

  test("ends as an overload when it keeps losing", async () => {
    const db = open();
    let runs = 0;
    const error = await failure(
      db.transaction(async (tx) => {
        runs += 1;
        await tx.execute(sql`do $$ begin raise exception using errcode = 'serialization_failure'; end $$`);
      }),
    );
    expect(error).toMatchObject({ code: "database-overloaded", reason: "40001", outcome: "none" });
    expect(runs).toBe(4);
  });
});

describe("too many callers", () => {
  /** Callers that hold every connection of `db` until told. */
  async function hold(db: Database, count: number): Promise<{ release(): Promise<void> }> {
    const done = signal();
    const started = Array.from({ length: count }, () => signal());
    const held = started.map(async (start) => {
      await db.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        start.give();
        await done.given;
      });
    });
    await Promise.all(started.map(async (start) => await start.given));
    return {
      release: async () => {
        done.give();
        await Promise.all(held);
      },
    };
  }

  test("are refused at once when the queue is full, and told when to come back", async () => {
    const db = open({ poolSize: 2, queueLimit: 3 });
    const held = await hold(db, 2);
    const queued = Array.from({ length: 3 }, async () => await db.ping(5000));
    expect(db.stats()).toMatchObject({ active: 2, waiting: 3 });
    const began = performance.now();
    const error = await failure(db.ping(5000));
    expect(performance.now() - began).toBeLessThan(50);
    expect(error).toMatchObject({ code: "database-overloaded", retryAfterMs: 1000, outcome: "none" });
    await held.release();
    await Promise.all(queued);
    expect(db.stats()).toMatchObject({ active: 0, waiting: 0, overloads: 1 });
  });

  test("are refused after half of their deadline in the queue", async () => {
    const db = open({ poolSize: 1 });
    const held = await hold(db, 1);
    const began = performance.now();
    const error = await failure(db.ping(600));
    const tookMs = performance.now() - began;
    expect(error).toMatchObject({ code: "database-overloaded" });
    expect(tookMs).toBeGreaterThan(290);
    expect(tookMs).toBeLessThan(500);
    await held.release();
  });

  test("are served in the order they came", async () => {
    const db = open({ poolSize: 1 });
    const held = await hold(db, 1);
    const order: number[] = [];
    const queued = [1, 2, 3, 4, 5].map(async (id) => await db.transaction(async () => void order.push(id)));
    await held.release();
    await Promise.all(queued);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("a call that takes too long", () => {
  test("is ended by the server first, and its connection serves the next caller", async () => {
    const db = open({ poolSize: 1, deadlineMs: 1000 });
    const began = performance.now();
    const error = await failure(db.transaction(async (tx) => await tx.execute(sql`select pg_sleep(60)`)));
    expect(performance.now() - began).toBeLessThan(1100);
    expect(error).toMatchObject({ code: "database-timeout", reason: "57014", outcome: "none" });
    await db.ping(1000);
    expect(db.stats()).toMatchObject({ timeouts: 1, dials: 1 });
  });

  test("waiting for a lock is told as an overload, in time", async () => {
    const db = open();
    const locked = signal();
    const done = signal();
    const holder = db.transaction(async (tx) => {
      await tx.execute(sql`lock table jars in access exclusive mode`);
      locked.give();
      await done.given;
    });
    await locked.given;
    const error = await failure(db.read(async (tx) => await tx.select().from(jars), { deadlineMs: 800 }));
    expect(error).toMatchObject({ code: "database-overloaded", reason: "55P03" });
    done.give();
    await holder;
  });

  test("in the caller's own work, its connection is cut and what it wrote is gone", async () => {
    const db = open({ poolSize: 1, deadlineMs: 400 });
    const late = signal();
    let lateError: Error | undefined;
    const error = await failure(
      db.transaction(async (tx) => {
        await put(tx, "too late", 1);
        await late.given;
        lateError = await failure(put(tx, "even later", 1));
      }),
    );
    expect(error).toMatchObject({ code: "database-timeout", outcome: "none" });
    late.give();
    await db.ping(2000);
    expect(lateError?.cause).toMatchObject({ code: "database-timeout" });
    expect(await cookiesIn(db, "too late")).toBeUndefined();
    expect(db.stats()).toMatchObject({ active: 0, timeouts: 1 });
  });

  test("may ask for a longer deadline than the process has", async () => {
    const db = open({ deadlineMs: 300 });
    const rows = await db.transaction(async (tx) => await tx.execute(sql`select 1 from pg_sleep(0.6)`), {
      deadlineMs: 5000,
    });
    expect(rows).toHaveLength(1);
  });
});

describe("values", () => {
  test("come back from drizzle's columns as they went in", async () => {
    const db = open();
    const row = {
      name: "värit ☃",
      cookies: 2_147_483_647,
      at: new Date("2026-10-25T00:59:59.123Z"),
      tags: ["a,b", 'c"d', "{e}"],
      extra: { deep: [1, null, "x"] },
    };
    const [stored] = await db.transaction(async (tx) => await tx.insert(jars).values(row).returning());
    expect(stored).toEqual(row);
  });

  test("in raw SQL follow the rules of the driver types", async () => {
    const db = open();
    const [row] = await db.read(
      async (tx) =>
        await tx.execute(sql`select ${new Date(0)}::timestamptz as at, 7::int8 as big, 7 as small,
          ${{ a: 1 }}::jsonb as json, '\\x00ff'::bytea as bytes`),
    );
    expect(row).toEqual({
      at: "1970-01-01 00:00:00+00",
      big: "7",
      small: 7,
      json: { a: 1 },
      bytes: Buffer.from([0, 255]),
    });
  });

  test.each(["named", "plain"])("reach %s statements, which the server keeps for the connection", async (how) => {
    const db = open({ poolSize: 1 });
    const find = async (name: string): Promise<number | undefined> =>
      await db.read(async (tx) => {
        const query = tx.select().from(jars);
        const rows =
          how === "plain"
            ? await query.where(eq(jars.name, name))
            : await query
                .where(eq(jars.name, sql.placeholder("name")))
                .prepare("find_jar")
                .execute({ name });
        return rows[0]?.cookies;
      });
    await db.transaction(async (tx) => await tx.delete(jars));
    await db.transaction(async (tx) => {
      await put(tx, "p1", 1);
      await put(tx, "p2", 2);
    });
    expect([await find("p1"), await find("p2"), await find("p1")]).toEqual([1, 2, 1]);
    expect(await keptStatements(db, '%from "jars" where%')).toBe(1);
  });

  test("of statements with ever new texts do not fill the server", async () => {
    const db = open({ poolSize: 1 });
    await db.read(
      async (tx) => {
        for (let index = 0; index < 400; index += 1) {
          await tx.execute(sql`select ${index}::int as ${sql.identifier(`column_${index}`)}`);
        }
      },
      { deadlineMs: 30_000 },
    );
    expect(await keptStatements(db, "%")).toBeLessThanOrEqual(300);
  });

  test("of kept statements survive a change of the column's type", async () => {
    const db = open({ poolSize: 1 });
    await db.transaction(async (tx) => {
      await tx.execute(sql`create table shapes (id int, side int)`);
      await tx.execute(sql`insert into shapes values (1, 2)`);
    });
    const find = async (): Promise<unknown> =>
      await db.transaction(async (tx) => (await tx.execute(sql`select side from shapes where id = ${1}`))[0]);
    expect(await find()).toEqual({ side: 2 });
    await db.transaction(async (tx) => await tx.execute(sql`alter table shapes alter side type text`));
    expect(await find()).toEqual({ side: "2" });
  });

  async function keptStatements(db: Database, pattern: string): Promise<number> {
    const [row] = await db.read(
      async (tx) =>
        await tx.execute<{ n: number }>(
          sql`select count(*)::int as n from pg_prepared_statements where statement like ${pattern}`,
        ),
    );
    return row!.n;
  }
});

describe("app_now", () => {
  test("answers whole milliseconds of the database's clock, moved by the offset", async () => {
    const db = open();
    const before = Date.now();
    const now = await db.read(appNow);
    expect(Number.isInteger(now)).toBe(true);
    expect(now).toBeGreaterThanOrEqual(before - 1);
    expect(now).toBeLessThanOrEqual(Date.now());
    await db.transaction(async (tx) => await setAppTimeOffset(tx, 3_600_000));
    expect((await db.read(appNow)) - now).toBeGreaterThanOrEqual(3_600_000);
    await db.transaction(async (tx) => await setAppTimeOffset(tx, 0));
  });
});
