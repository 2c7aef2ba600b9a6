/** A policy of seconds over a calendar that never closes, so that a whole ladder passes while a test watches. */
import { sql } from "drizzle-orm";
import type { Policy } from "../../domain/policy.js";
import type { TestProduct } from "./product.js";

const allDay = [["00:00", "24:00"]];
const always = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };

/** First contact within `contactMs`: a reminder at half of it, the breach to the lead, a reassign `stepMs` later. */
export function quickPolicy(contactMs: number, stepMs: number): Policy {
  const rung = { clock: "first_contact", by: ["mail", "in_app"], action: null, acknowledgeWithinMs: null } as const;
  return {
    name: "quick",
    rules: [{ when: {}, clocks: { first_contact: { budgetMs: contactMs }, resolve: { budgetMs: 3_600_000 } } }],
    ladder: [
      { ...rung, id: "r50", at: { percent: 50 }, notify: ["owner"] },
      { ...rung, id: "breach", at: { offsetMs: 0 }, notify: ["lead"] },
      { ...rung, id: "reassign", at: { offsetMs: stepMs }, notify: ["lead"], action: "reassign" },
    ],
  };
}

/** Puts a policy in force for every team, opens every calendar day and night, and changes settings documents. */
export async function live(
  product: Pick<TestProduct, "deps">,
  policy: Policy,
  settings: { followUp?: Record<string, unknown>; promoters?: Record<string, unknown> } = {},
): Promise<void> {
  await product.deps.db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into policy_versions (policy_id, version, document, published_at, published_by)
      select 'default', coalesce(max(version), 0) + 1, ${JSON.stringify(policy)}::jsonb, app_now(), 'test'
      from policy_versions where policy_id = 'default'`);
    await tx.execute(sql`
      update policies set published_version = (select max(version) from policy_versions where policy_id = 'default')
      where id = 'default'`);
    await tx.execute(sql`
      update calendars set rev = rev + 1,
        document = document || ${JSON.stringify({ zone: "Europe/Helsinki", windows: always, closures: [], openings: [] })}::jsonb`);
    await tx.execute(
      sql`update settings set document = document || ${JSON.stringify(settings.followUp ?? {})}::jsonb where id = 'follow-up'`,
    );
    await tx.execute(
      sql`update settings set document = document || ${JSON.stringify(settings.promoters ?? {})}::jsonb where id = 'promoters'`,
    );
  });
}
