/** Finds, makes and completes customers. Matching: externalId, then lower-cased e-mail, then E.164 phone; the first hit wins. */
import { asc, eq, sql } from "drizzle-orm";
import type { Tx } from "./client.js";
import { customers } from "./schema/index.js";

/** A customer as stored. */
export type StoredCustomer = typeof customers.$inferSelect;

/** A person as an answer names them; e-mail and phone already normalised. */
export interface GivenCustomer {
  externalId: string | null;
  email: string | null;
  phone: string | null;
  name: string | null;
  language: string | null;
  account: string | null;
  tier: string | null;
  yearlyValue: { amount: number; currency: string } | null;
}

/** An identity key of the answer that belongs to somebody else, or differs from the matched customer's; nothing was changed for it. */
export interface IdentityConflict {
  field: "externalId" | "email" | "phone";
  otherCustomerId: string | null;
}

/** Serialises everything that concerns these names until the transaction ends; taken in one order by everybody. */
export async function lockNames(tx: Tx, names: readonly string[]): Promise<void> {
  const ordered = [...new Set(names)].toSorted();
  if (ordered.length === 0) return;
  // A list of values is read in its order, so the locks are taken in it.
  const values = sql.join(
    ordered.map((name) => sql`(${name}::text)`),
    sql`, `,
  );
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from (values ${values}) as t(name)`);
}

/** The lock names of a person's identity keys. */
export function identityNames(given: GivenCustomer): string[] {
  const names: string[] = [];
  if (given.externalId !== null) names.push(`customer/external/${given.externalId}`);
  if (given.email !== null) names.push(`customer/email/${given.email.toLowerCase()}`);
  if (given.phone !== null) names.push(`customer/phone/${given.phone}`);
  return names;
}

/** Holds the customer's row until the transaction ends. */
export async function lockCustomer(tx: Tx, id: string): Promise<StoredCustomer | null> {
  const [row] = await tx.select().from(customers).where(eq(customers.id, id)).for("update");
  return row ?? null;
}

/** Matches or makes the customer; the caller holds the identity locks. Gaps are filled, what an answer says newly replaces what is free to change. */
export async function matchCustomer(
  tx: Tx,
  newId: () => string,
  given: GivenCustomer,
  consent: { contact: boolean | null; marketing: boolean | null },
  now: number,
): Promise<{ customer: StoredCustomer; isNew: boolean; conflicts: IdentityConflict[] }> {
  const owners = await findOwners(tx, given);
  const matched = owners.externalId ?? owners.email ?? owners.phone;
  if (matched === null) {
    const [customer] = await tx
      .insert(customers)
      .values({
        id: newId(),
        ...given,
        contactConsent: consent.contact,
        marketingConsent: consent.marketing,
        createdAt: now,
      })
      .returning();
    if (customer === undefined) throw new Error("insert of a customer returned no row");
    return { customer, isNew: true, conflicts: [] };
  }
  const current = (await lockCustomer(tx, matched.id)) ?? matched;
  const conflicts: IdentityConflict[] = [];
  const change: Partial<StoredCustomer> = {};
  for (const field of ["externalId", "email", "phone"] as const) {
    const value = given[field];
    if (value === null || sameIdentity(current[field], value)) continue;
    const owner = owners[field];
    const isFree = owner === null || owner.id === current.id;
    // An external id is the caller's own key of a person: it is filled, never replaced; an address only by who is known by that key.
    const mayReplace = current[field] === null || (field !== "externalId" && owners.externalId !== null);
    if (isFree && mayReplace) change[field] = value;
    else conflicts.push({ field, otherCustomerId: isFree ? null : owner.id });
  }
  for (const field of ["name", "language", "account", "tier"] as const)
    if (given[field] !== null && given[field] !== current[field]) change[field] = given[field];
  if (given.yearlyValue !== null && JSON.stringify(given.yearlyValue) !== JSON.stringify(current.yearlyValue))
    change.yearlyValue = given.yearlyValue;
  if (consent.contact !== null && consent.contact !== current.contactConsent) change.contactConsent = consent.contact;
  if (consent.marketing !== null && consent.marketing !== current.marketingConsent)
    change.marketingConsent = consent.marketing;
  if (Object.keys(change).length === 0) return { customer: current, isNew: false, conflicts };
  const [customer] = await tx.update(customers).set(change).where(eq(customers.id, current.id)).returning();
  return { customer: customer ?? current, isNew: false, conflicts };
}

async function findOwners(tx: Tx, given: GivenCustomer) {
  const find = async (condition: ReturnType<typeof eq> | null): Promise<StoredCustomer | null> => {
    if (condition === null) return null;
    const [row] = await tx.select().from(customers).where(condition).orderBy(asc(customers.createdAt)).limit(1);
    return row ?? null;
  };
  const [externalId, email, phone] = await Promise.all([
    find(given.externalId === null ? null : eq(customers.externalId, given.externalId)),
    find(given.email === null ? null : sql`lower(${customers.email}) = ${given.email.toLowerCase()}`),
    find(given.phone === null ? null : eq(customers.phone, given.phone)),
  ]);
  return { externalId, email, phone };
}

function sameIdentity(stored: string | null, given: string): boolean {
  return stored !== null && stored.toLowerCase() === given.toLowerCase();
}
