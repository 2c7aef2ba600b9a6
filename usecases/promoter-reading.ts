/** Finds the customer somebody wants to ask, and says how far the promoters have come. */
import { sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { loadSetting } from "../db/organisation-store.js";
import { customers } from "../db/schema/index.js";
import { promoterSummary, type PromoterSummary } from "../db/views/promoter-summary.js";
import type { Actor } from "../domain/decision.js";
import type { PromoterSettings } from "../domain/settings.js";
import { coarseCount } from "../domain/small-counts.js";
import { extentFor, isCustomerInScope, maySee, teamScope } from "./case-scope.js";
import type { UsecaseDeps } from "./deps.js";

const DAY_MS = 24 * 3_600_000;

/** Customers with exactly this e-mail address or external id: none, one, or one by each. `name` null = unknown, or not for the reader. */
export async function findCustomers(
  deps: UsecaseDeps,
  q: string,
  actor: Actor,
): Promise<{ id: string; name: string | null }[]> {
  return deps.db.read(async (tx) => {
    const rows = await tx
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(sql`${customers.externalId} = ${q} or lower(${customers.email}) = ${q.toLowerCase()}`)
      .orderBy(customers.createdAt)
      .limit(2);
    const found: { id: string; name: string | null }[] = [];
    for (const { id, name } of rows) {
      const maySeeName =
        maySee(actor, "customers.read") && (await isCustomerInScope(tx, actor, id, "promoters.customers"));
      found.push({ id, name: maySeeName ? name : null });
    }
    return found;
  });
}

/**
 * Counts of the promoters of the last `days` days, with the settings the asks follow: those of the reader's teams, or
 * everybody's, which marketing is given in multiples of five, null below five.
 */
export async function readPromoterSummary(deps: UsecaseDeps, days: number, actor: Actor) {
  return deps.db.read(async (tx) => {
    const isCoarse = (await extentFor(tx, actor, "promoters.summary")) === "aggregate";
    const teams = isCoarse ? null : await teamScope(tx, actor, "promoters.summary");
    const exact = await promoterSummary(tx, (await appNow(tx)) - days * DAY_MS, teams);
    const { holdOutPercent, coolDownMs, maxPerYear } = await loadSetting<PromoterSettings>(tx, "promoters");
    const settings = { holdOutPercent, coolDownMs, maxPerYear };
    return { days, isCoarse, ...(isCoarse ? coarse(exact) : exact), settings };
  });
}

/** Reasons of fewer than five are left out, and the order follows what is shown, not what is hidden. */
function coarse({ suppressed, ...counts }: PromoterSummary) {
  return {
    promoters: coarseCount(counts.promoters),
    waiting: coarseCount(counts.waiting),
    thanked: coarseCount(counts.thanked),
    due: coarseCount(counts.due),
    asked: coarseCount(counts.asked),
    nudged: coarseCount(counts.nudged),
    suppressed: suppressed
      .flatMap(({ code, count }) => {
        const shown = coarseCount(count);
        return shown === null ? [] : [{ code, count: shown }];
      })
      .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
  };
}
