/** Whether a customer may be asked to recommend now, and why not, for people who want to know (contract.md, Promoters). */
import { appNow } from "../db/app-now.js";
import { loadSetting } from "../db/organisation-store.js";
import type { Actor } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { eligibility, type IneligibilityReason } from "../domain/referral.js";
import type { PromoterSettings } from "../domain/settings.js";
import { isCustomerInScope } from "./case-scope.js";
import { customerOf } from "./customer-notice-content.js";
import type { UsecaseDeps } from "./deps.js";
import { iso } from "./instants.js";
import { referralFacts } from "./referral-facts.js";

/** `reasons` null = the reader may not know them; `notBefore` = the next hour in which customers may be written to. */
export interface EligibilityDocument {
  customer: { id: string };
  eligible: boolean;
  reasons: readonly IneligibilityReason[] | null;
  notBefore: string | null;
}

/** The same judgement that is made when an ask is planned and sent; nothing changes. Code: `customer-not-found`. */
export async function readEligibility(
  deps: Pick<UsecaseDeps, "db">,
  customerId: string,
  actor: Actor,
): Promise<EligibilityDocument> {
  return deps.db.read(async (tx) => {
    const customer = await customerOf(tx, customerId);
    if (customer === null) throw new DomainError("not_found", "customer-not-found", "There is no such customer.");
    const settings = await loadSetting<PromoterSettings>(tx, "promoters");
    const facts = await referralFacts(tx, customer, settings, "ask", null);
    const { eligible, reasons, notBefore } = eligibility(facts, await appNow(tx));
    // Marketing learns that somebody may not be asked, never that they complained; nor do leads of other teams.
    const mayKnowWhy = await isCustomerInScope(tx, actor, customerId, "promoters.eligibility");
    return { customer: { id: customerId }, eligible, reasons: mayKnowWhy ? reasons : null, notBefore: iso(notBefore) };
  });
}
