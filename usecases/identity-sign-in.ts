/**
 * Sign-in of staff by an identity provider. A person is known by issuer and subject, never by an address; the role comes from
 * the provider's groups and nothing else, at each sign-in anew.
 */
import { and, eq, inArray, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { appendLedger } from "../db/ledger-store.js";
import { identities, sessions, users } from "../db/schema/index.js";
import { constraintOf } from "../db/sqlstate.js";
import type { Language } from "../domain/survey.js";
import type { UsecaseDeps } from "./deps.js";
import { insertPerson } from "./identity-person.js";
import { insertSession, type SessionPerson } from "./sessions.js";

/** Which role a group of the provider brings. */
export interface GroupRole {
  group: string;
  role: SessionPerson["role"];
}

/** What the provider has vouched for. `email` null = none, or one it does not vouch for. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  /** The session at the provider, where it names one. */
  sid: string | null;
  groups: readonly string[];
  email: string | null;
  name: string | null;
  language: Language;
}

/**
 * Why somebody does not get in: none of their groups has a role; the person does not work here any more; the provider gives no
 * usable address for a newcomer; the address is that of a person who is not linked; the identity is another person's.
 */
export type IdentityRefusal = "no-role" | "inactive" | "no-address" | "address-taken" | "other-person";

/** What became of a sign-in. */
export type IdentityOutcome = { outcome: "opened"; token: string } | { outcome: "refused"; reason: IdentityRefusal };

/** The role of the first entry the person has the group of; null = none. */
export function roleOfGroups(map: readonly GroupRole[], groups: readonly string[]): GroupRole["role"] | null {
  return map.find(({ group }) => groups.includes(group))?.role ?? null;
}

/**
 * Signs the person of an identity in. Somebody new becomes a person; with `linkTo` (the id of a person who has shown who they are
 * another way) the identity becomes theirs, in place of an earlier one of the same issuer. A changed role ends the person's other
 * sessions, and so does the loss of every role.
 */
export async function signInByIdentity(
  deps: UsecaseDeps,
  map: readonly GroupRole[],
  identity: ProvenIdentity,
  linkTo: string | null,
): Promise<IdentityOutcome> {
  try {
    return await deps.db.transaction((tx) => signIn(tx, deps, roleOfGroups(map, identity.groups), identity, linkTo));
  } catch (error) {
    // Two newcomers with one address at once: the second is refused as if it came later.
    if (constraintOf(error) === "users_email_key") return refused("address-taken");
    throw error;
  }
}

/** Whether a person is linked to the issuer. */
export async function isLinked(deps: UsecaseDeps, issuer: string, userId: string): Promise<boolean> {
  const rows = await deps.db.read((tx) =>
    tx
      .select({ subject: identities.subject })
      .from(identities)
      .where(and(eq(identities.userId, userId), eq(identities.issuer, issuer))),
  );
  return rows.length > 0;
}

/**
 * Ends what the provider says has ended: one of its sessions (`sid`), or every session of a subject that came from it. Sessions opened
 * here by password or link go on. Ending what is over already is no error.
 */
export async function endIdentitySessions(
  deps: UsecaseDeps,
  issuer: string,
  ended: { subject: string | null; sid: string | null },
): Promise<void> {
  const { subject, sid } = ended;
  await deps.db.transaction((tx) =>
    tx.delete(sessions).where(
      and(
        eq(sessions.openedBy, "provider"),
        sid === null ? undefined : eq(sessions.providerSid, sid),
        inArray(
          sessions.userId,
          tx
            .select({ id: identities.userId })
            .from(identities)
            .where(and(eq(identities.issuer, issuer), subject === null ? undefined : eq(identities.subject, subject))),
        ),
      ),
    ),
  );
}

async function signIn(
  tx: Tx,
  deps: UsecaseDeps,
  role: GroupRole["role"] | null,
  identity: ProvenIdentity,
  linkTo: string | null,
): Promise<IdentityOutcome> {
  // One sign-in of an identity at a time, so that two at once make one person.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${identity.issuer} ${identity.subject}`}, 0))`);
  const known = await personOf(tx, identity);
  if (known !== null && linkTo !== null && known.id !== linkTo) return refused("other-person");
  const person = known ?? (linkTo === null ? null : await lockPerson(tx, linkTo));
  if (person === null) return linkTo === null ? await welcome(tx, deps, role, identity) : refused("inactive");
  if (!person.active) return refused("inactive");
  if (role === null) {
    if (known !== null) await endSessions(tx, person.id);
    return refused("no-role");
  }
  if (known === null) await link(tx, deps, identity, person.id);
  if (person.role !== role) await changeRole(tx, deps, person, role);
  return { outcome: "opened", token: await insertSession(tx, person.id, "provider", identity.sid) };
}

/** Somebody new: a person of their own, unless the address is somebody's, who then has to link it themselves. */
async function welcome(
  tx: Tx,
  deps: UsecaseDeps,
  role: GroupRole["role"] | null,
  identity: ProvenIdentity,
): Promise<IdentityOutcome> {
  if (role === null) return refused("no-role");
  if (identity.email === null) return refused("no-address");
  const [owner] = await tx
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = ${identity.email.toLowerCase()}`);
  if (owner !== undefined) return refused("address-taken");
  const userId = await insertPerson(tx, deps, { ...identity, email: identity.email, role });
  await link(tx, deps, identity, userId);
  return { outcome: "opened", token: await insertSession(tx, userId, "provider", identity.sid) };
}

async function personOf(tx: Tx, identity: ProvenIdentity) {
  const [row] = await tx
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(eq(identities.issuer, identity.issuer), eq(identities.subject, identity.subject)));
  return row === undefined ? null : lockPerson(tx, row.userId);
}

async function lockPerson(tx: Tx, id: string) {
  const [row] = await tx.select().from(users).where(eq(users.id, id)).for("update");
  return row ?? null;
}

async function link(tx: Tx, deps: UsecaseDeps, identity: ProvenIdentity, userId: string): Promise<void> {
  const { issuer, subject } = identity;
  const now = await appNow(tx);
  const replaced = await tx
    .delete(identities)
    .where(and(eq(identities.userId, userId), eq(identities.issuer, issuer)))
    .returning({ subject: identities.subject });
  await tx.insert(identities).values({ issuer, subject, userId, linkedAt: now });
  await appendLedger(tx, deps.newId, { type: "setting", id: `users/${userId}` }, now, { kind: "user", id: userId }, [
    { type: "user.identity_linked", before: null, after: { issuer, replaced: replaced.length > 0 }, reason: null },
  ]);
}

/** The provider's word counts even against the last administrator; `innerloop admin create` makes another. */
async function changeRole(
  tx: Tx,
  deps: UsecaseDeps,
  person: typeof users.$inferSelect,
  role: GroupRole["role"],
): Promise<void> {
  const rev = person.rev + 1;
  await tx.update(users).set({ role, rev }).where(eq(users.id, person.id));
  await endSessions(tx, person.id);
  await appendLedger(
    tx,
    deps.newId,
    { type: "setting", id: `users/${person.id}` },
    await appNow(tx),
    { kind: "user", id: person.id },
    [
      {
        type: "setting.changed",
        before: { role: person.role },
        after: { role, rev },
        reason: "identity_provider",
      },
    ],
  );
}

async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

function refused(reason: IdentityRefusal): IdentityOutcome {
  return { outcome: "refused", reason };
}
