/** Whether a customer may be written to about what they said themselves. */
import type { StoredCustomer } from "../db/customer-store.js";

/** Has an address that works, has not refused to be contacted, and is not suppressed. Offers need more: see domain/referral.ts. */
export function isMailable(customer: StoredCustomer): boolean {
  return (
    customer.email !== null &&
    customer.contactConsent !== false &&
    customer.suppressedAt === null &&
    customer.bouncedAt === null
  );
}
