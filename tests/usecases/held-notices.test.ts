import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { takeResponse } from "../../usecases/intake.js";
import { putCalendar } from "../../usecases/setting-calendars.js";
import { putUser, readUser } from "../../usecases/setting-people.js";
import { putTeam, readTeam } from "../../usecases/setting-teams.js";
import { npsAnswer, openProduct, type TestProduct } from "../support/product.js";

const change = { actor: { kind: "key", id: "k1" }, ifMatch: null } as const;
/** Wednesday 6 January 2027, 03:00 UTC: nobody works. */
const night = Date.UTC(2027, 0, 6, 3);
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const hours = (from: string) => ({
  name: from,
  zone: "UTC",
  windows: Object.fromEntries(weekdays.map((day) => [day, [[from, "16:00"]]])),
  closures: [],
  openings: [],
});

describe("a notice held back to somebody's hours", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await openProduct();
    await product.deps.db.transaction((tx) => setAppTimeOffset(tx, night - Date.now()));
    await putCalendar(product.deps, "own", hours("10:00"), change);
  });
  afterAll(() => product.close());

  const held = async () => {
    const rows = await product.deps.db.read((tx) =>
      tx.execute<{ user_id: string; case_id: string; at: string }>(
        sql`select user_id, case_id::text, to_char(not_before at time zone 'UTC', 'DD HH24:MI') as at from notices
          where user_id is not null and state = 'pending' order by created_at desc limit 1`,
      ),
    );
    return rows[0]!;
  };
  const wakes = async (): Promise<number> => {
    const [row] = await product.deps.db.read((tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox where workflow_type = 'deliverNotices'`),
    );
    return row!.n;
  };

  it("follows the hours that count: the person's own, those of the calendar as edited, the team's", async () => {
    const { deps } = product;
    await takeResponse(deps, { response: npsAnswer(5), anyAge: false, idempotency: null });
    const { user_id: userId } = await held();
    const user = (await readUser(deps, userId)).document;
    await putUser(deps, userId, { ...user, calendar: "own" }, change);
    expect((await held()).at).toBe("06 10:00");
    const before = await wakes();
    await putCalendar(deps, "own", hours("05:30"), change);
    expect((await held()).at).toBe("06 05:30");
    expect(await wakes()).toBeGreaterThan(before);
    await putCalendar(deps, "own", hours("11:00"), change);
    expect((await held()).at).toBe("06 11:00");
    await putUser(deps, userId, { ...user, calendar: null }, change);
    const team = (await readTeam(deps, "default")).document;
    await putTeam(deps, "default", { ...team, calendar: "own" }, change);
    expect((await held()).at).toBe("06 11:00");
    await putCalendar(deps, "own", hours("02:00"), change);
    expect((await held()).at).toBe("06 03:00");
  });
});
