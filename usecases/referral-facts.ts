/** What is known about a customer at the moment of asking them to recommend. */
import { and, desc, eq, inArray, ne, notInArray, sql } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import type { StoredCustomer } from "../db/customer-store.js";
import { latestScored } from "../db/response-store.js";
import { cases, referralInvites } from "../db/schema/index.js";
import { compileCalendar } from "../domain/business-time.js";
import type { ReferralFacts } from "../domain/referral.js";
import type { PromoterSettings } from "../domain/settings.js";
import type { Band } from "../domain/survey.js";

const ended = ["closed", "cancelled"];

/** Facts for {@link eligibility}; `exceptResponseId` leaves out the ask of that answer's own journey. The caller holds the customer's lock. */
export async function referralFacts(
  tx: Tx,
  customer: StoredCustomer,
  settings: PromoterSettings,
  step: "ask" | "nudge",
  exceptResponseId: string | null,
): Promise<ReferralFacts> {
  const [latest, asks, [closing], [open], urgent] = await Promise.all([
    latestScored(tx, customer.id),
    tx
      .select({ at: referralInvites.askedAt, responseId: referralInvites.responseId })
      .from(referralInvites)
      .where(and(eq(referralInvites.customerId, customer.id), ne(referralInvites.state, "released"))),
    tx
      .select({ at: cases.closedAt })
      .from(cases)
      .where(
        and(
          eq(cases.customerId, customer.id),
          eq(cases.status, "closed"),
          sql`${cases.verified} is distinct from 'yes'`,
        ),
      )
      .orderBy(desc(cases.closedAt))
      .limit(1),
    tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.customerId, customer.id), notInArray(cases.status, ended)))
      .limit(1),
    customer.account === null
      ? []
      : tx
          .select({ id: cases.id })
          .from(cases)
          .where(
            and(
              eq(cases.account, customer.account),
              inArray(cases.severity, ["P1", "P2"]),
              notInArray(cases.status, ended),
            ),
          )
          .limit(1),
  ]);
  return {
    customerId: customer.id,
    step,
    hasEmail: customer.email !== null,
    latestAnswer:
      latest === null ? null : { band: latest.band as Band | null, hasRiskWord: latest.matchedWords.length > 0 },
    hasOpenCase: open !== undefined,
    accountHasUrgentCase: urgent.length > 0,
    lastUnverifiedClosingAt: closing?.at ?? null,
    marketingConsent: customer.contactConsent === false ? false : customer.marketingConsent,
    unsubscribed: customer.unsubscribedAt !== null,
    bounced: customer.bouncedAt !== null,
    restricted: customer.suppressedAt !== null,
    minor: customer.isMinor,
    employee: customer.isEmployee,
    asks: asks.filter((ask) => ask.responseId !== exceptResponseId).map((ask) => ask.at),
    // Asks answer to their own cool-down; nothing else that is not service goes out by mail.
    lastMarketingMessageAt: null,
    settings,
    contactHours: settings.contactHours === null ? null : compileCalendar({ openings: [], ...settings.contactHours }),
  };
}
