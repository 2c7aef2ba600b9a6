/** Finds the customer somebody wants to ask, and says how far the promoters have come. */
import { sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { loadSetting } from "../db/organisation-store.js";
import { customers } from "../db/schema/index.js";
import { promoterSummary } from "../db/views/promoter-summary.js";
import type { PromoterSettings } from "../domain/settings.js";
import type { UsecaseDeps } from "./deps.js";

const DAY_MS = 24 * 3_600_000;

/** Customers with exactly this e-mail address or external id: none, one, or one by each. */
export async function findCustomers(deps: UsecaseDeps, q: string): Promise<{ id: string; name: string | null }[]> {
  return deps.db.read((tx) =>
    tx
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(sql`${customers.externalId} = ${q} or lower(${customers.email}) = ${q.toLowerCase()}`)
      .orderBy(customers.createdAt)
      .limit(2),
  );
}

/** Counts of the promoters of the last `days` days, with the settings the asks follow. */
export async function readPromoterSummary(deps: UsecaseDeps, days: number) {
  return deps.db.read(async (tx) => {
    const summary = await promoterSummary(tx, (await appNow(tx)) - days * DAY_MS);
    const { holdOutPercent, coolDownMs, maxPerYear } = await loadSetting<PromoterSettings>(tx, "promoters");
    return { days, ...summary, settings: { holdOutPercent, coolDownMs, maxPerYear } };
  });
}
