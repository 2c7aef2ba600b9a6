/** Finds, makes and completes customers. Matching: externalId, then lower-cased e-mail, then E.164 phone; the first hit wins. */
import { eq, or, sql } from "drizzle-orm";
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

/**
 * Serialises everything that concerns these names until the transaction ends; taken in one order by everybody. It is sent at
 * once: statements that are called after it and not waited for see what its former holder committed.
 */
export async function lockNames(tx: Tx, names: readonly string[]): Promise<void> {
  if (names.length > 0) await tx.execute(lockStatement(names)).execute();
}

/** The same, and `app_now()` once they are held, in whole epoch ms. `names` is not empty. */
export async function lockNamesAndLookAtClock(tx: Tx, names: readonly string[]): Promise<number> {
  // The count waits for every lock, and the clock is looked at for the row that holds it.
  const [row] = await tx
    .execute<{ ms: string }>(
      sql`with held as materialized (${lockStatement(names)})
      select floor(extract(epoch from app_now()) * 1000)::bigint as ms, count(*) from held`,
    )
    .execute();
  return Number(row?.ms);
}

function lockStatement(names: readonly string[]) {
  const ordered = [...new Set(names)].toSorted();
  // A list of values is read in its order, so the locks are taken in it.
  const values = sql.join(
    ordered.map((name) => sql`(${name}::text)`),
    sql`, `,
  );
  return sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from (values ${values}) as t(name)`;
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

/** The customer of an answer. */
export interface MatchedCustomer {
  customer: StoredCustomer;
  isNew: boolean;
  conflicts: readonly IdentityConflict[];
}

/** Matches or makes the customer; the caller holds the identity locks and has looked for the `owners` since. Gaps are filled, what an answer says newly replaces what is free to change. */
export async function matchCustomer(
  tx: Tx,
  newId: () => string,
  given: GivenCustomer,
  consent: { contact: boolean | null; marketing: boolean | null },
  now: number,
  owners: IdentityOwners,
): Promise<MatchedCustomer> {
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

/** Who holds the identity keys of an answer; a key nobody holds is null. */
export interface IdentityOwners {
  externalId: StoredCustomer | null;
  email: StoredCustomer | null;
  phone: StoredCustomer | null;
}

/** Looks the holders up; the caller holds the identity locks. */
export async function findOwners(tx: Tx, given: GivenCustomer): Promise<IdentityOwners> {
  const email = given.email?.toLowerCase();
  const rows = await tx
    .select()
    .from(customers)
    .where(
      or(
        given.externalId === null ? undefined : eq(customers.externalId, given.externalId),
        email === undefined ? undefined : sql`lower(${customers.email}) = ${email}`,
        given.phone === null ? undefined : eq(customers.phone, given.phone),
      ),
    );
  return {
    externalId: rows.find((row) => row.externalId !== null && row.externalId === given.externalId) ?? null,
    email: rows.find((row) => row.email !== null && row.email.toLowerCase() === email) ?? null,
    phone: rows.find((row) => row.phone !== null && row.phone === given.phone) ?? null,
  };
}

function sameIdentity(stored: string | null, given: string): boolean {
  return stored !== null && stored.toLowerCase() === given.toLowerCase();
}
