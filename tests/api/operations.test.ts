/** What operators see of the installation. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { fireDeadline } from "../../usecases/case-deadlines.js";
import { setAppTimeOffset } from "../../db/app-now.js";
import { startDatabaseApp, detractor, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterAll(() => app.close());

const read = async () => (await app.call("GET", "/api/v1/operations")).body;

describe("GET /operations", () => {
  it("counts what waits and says since when, without naming anybody", async () => {
    const before = await read();
    expect(before.backlogs.outbox).toEqual({ count: 0, oldestMs: 0 });
    const opened = await app.call("POST", "/api/v1/responses", detractor({}));
    await app.db.transaction((tx) =>
      tx.execute(sql`insert into quarantine (id, source, raw, reason_code, reason_detail, received_at)
        values (gen_random_uuid(), 'demo', '{}'::bytea, 'x', 'x', app_now() - interval '1 hour')`),
    );
    const after = await read();
    expect(after.backlogs.outbox.count).toBeGreaterThan(0);
    expect(after.backlogs.quarantine.count).toBe(1);
    expect(after.backlogs.quarantine.oldestMs).toBeGreaterThanOrEqual(3_600_000);
    expect(after.openCases).toContainEqual({ status: "assigned", count: 1 });
    expect(JSON.stringify(after)).not.toContain("Aino");

    await app.db.transaction((tx) => setAppTimeOffset(tx, 30 * 86_400_000));
    expect((await read()).backlogs.overdue_cases.count).toBe(1);
    await fireDeadline(app.useCases, opened.body.case.id);
    const late = await read();
    expect(late.lateness.at(-1)).toMatchObject({ count: expect.any(Number), maxMs: expect.any(Number) });
    expect(late.lateness.at(-1).maxMs).toBeGreaterThan(86_400_000);
  });

  it("says that Temporal is not asked where there is none", async () => {
    expect((await read()).stuckWorkflows).toBeNull();
  });
});
