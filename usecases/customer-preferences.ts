/** What a person allows to be sent: read and changed by the link in every mail, effective before it is answered. */
import { eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { lockCustomer } from "../db/customer-store.js";
import { appendLedger } from "../db/ledger-store.js";
import { consents, customers } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";
import { openLink } from "./link-tokens.js";

/** True = may be sent. Mails about an open case go on whatever stands here. */
export interface Preferences {
  surveys: boolean;
  offers: boolean;
  language: string | null;
  email: string | null;
}

/** The preferences behind a link, or null. Changes nothing. */
export async function readPreferences(deps: UsecaseDeps, token: string): Promise<Preferences | null> {
  return deps.db.read(async (tx) => {
    const link = await openLink(tx, "preferences", token);
    const [row] = link === null ? [] : await tx.select().from(customers).where(eq(customers.id, link.subjectId));
    return row === undefined ? null : preferencesOf(row);
  });
}

function preferencesOf(row: typeof customers.$inferSelect): Preferences {
  return {
    surveys: row.surveysStoppedAt === null,
    offers: row.unsubscribedAt === null,
    language: row.language,
    email: row.email,
  };
}

/** Sets the preferences; the same again changes nothing. False for a link that opens nothing. */
export async function setPreferences(
  deps: UsecaseDeps,
  token: string,
  wanted: Pick<Preferences, "surveys" | "offers">,
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const link = await openLink(tx, "preferences", token);
    if (link === null) return false;
    await applyPreferences(tx, deps, link.subjectId, wanted, "preferences_page");
    return true;
  });
}

/** One-click unsubscribing (RFC 8058): no offers and no surveys any more. False for a link that opens nothing. */
export async function unsubscribe(deps: UsecaseDeps, token: string): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const link = await openLink(tx, "preferences", token);
    if (link === null) return false;
    await applyPreferences(tx, deps, link.subjectId, { surveys: false, offers: false }, "one_click");
    return true;
  });
}

async function applyPreferences(
  tx: Tx,
  deps: UsecaseDeps,
  customerId: string,
  wanted: Pick<Preferences, "surveys" | "offers">,
  origin: string,
): Promise<void> {
  const row = await lockCustomer(tx, customerId);
  if (row === null) return;
  const now = await appNow(tx);
  const before = preferencesOf(row);
  const after = { surveys: wanted.surveys, offers: wanted.offers };
  if (before.surveys === after.surveys && before.offers === after.offers) return;
  await tx
    .update(customers)
    .set({
      surveysStoppedAt: after.surveys ? null : (row.surveysStoppedAt ?? now),
      unsubscribedAt: after.offers ? null : (row.unsubscribedAt ?? now),
    })
    .where(eq(customers.id, customerId));
  await tx.insert(consents).values({
    id: deps.newId(),
    customerId,
    purpose: "offers",
    granted: after.offers,
    at: now,
    origin,
    responseId: null,
  });
  await appendLedger(tx, deps.newId, { type: "customer", id: customerId }, now, { kind: "customer", id: customerId }, [
    {
      type: "customer.preferences_changed",
      before: { surveys: before.surveys, offers: before.offers },
      after,
      reason: origin,
    },
  ]);
}
