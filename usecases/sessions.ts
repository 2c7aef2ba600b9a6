/** Sign-in of staff: sessions are random tokens, hashed at rest, 30 minutes idle and 12 hours in all. */
import { randomBytes } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { sessions, users } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";
import { hashToken } from "./link-tokens.js";
import { checkPassword } from "./passwords.js";
import { createFailureCounter, createTurns } from "./sign-in-limits.js";

const idleMs = 30 * 60_000;
const lifetimeMs = 12 * 3_600_000;
/** An address may stand for a whole office. */
const failuresAllowed = { account: 5, address: 30 };
/** Sign-ins of one account that may wait for their turn. */
const waitingAllowed = 20;
/** How often `last_seen_at` is written at most. */
const seenEveryMs = 60_000;

/** A signed-in member of staff. */
export interface SessionPerson {
  id: string;
  name: string;
  email: string;
  role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
  language: string;
}

/** What became of a sign-in; `throttled` after five failures of an account, or thirty of an address, within a minute. */
export type SignInOutcome =
  | { outcome: "opened"; token: string; user: SessionPerson; maxAgeMs: number }
  | { outcome: "refused" }
  | { outcome: "throttled"; retryAfterMs: number };

/** Sign-in by e-mail and password, and the sessions it opens. Failures are counted in this process. */
export function createSessions(deps: UsecaseDeps) {
  const failures = createFailureCounter();
  const turns = createTurns(waitingAllowed);

  /** One sign-in of an account at a time, so that those sent at once cannot slip past the limit. */
  async function open(input: { email: string; password: string; address: string }): Promise<SignInOutcome> {
    const account = `account/${input.email.toLowerCase()}`;
    const outcome = await turns.take(account, () => tryToOpen(input, account));
    return outcome ?? { outcome: "throttled", retryAfterMs: 1_000 };
  }

  async function tryToOpen(
    input: { email: string; password: string; address: string },
    account: string,
  ): Promise<SignInOutcome> {
    const address = `address/${input.address}`;
    const waitMs = Math.max(
      failures.waitMs(account, failuresAllowed.account),
      failures.waitMs(address, failuresAllowed.address),
    );
    if (waitMs > 0) return { outcome: "throttled", retryAfterMs: waitMs };
    const person = await deps.db.read(async (tx) => {
      const [row] = await tx
        .select()
        .from(users)
        .where(sql`lower(${users.email}) = ${input.email.toLowerCase()}`);
      return row ?? null;
    });
    const fits = await checkPassword(input.password, person?.passwordHash ?? null);
    if (!fits || person === null || !person.active) {
      failures.note(account);
      failures.note(address);
      return { outcome: "refused" };
    }
    failures.forget(account);
    const token = await openSession(deps, person.id);
    return { outcome: "opened", token, user: sessionPerson(person), maxAgeMs: lifetimeMs };
  }

  return {
    open,
    find: (token: string, isQuiet = false): Promise<SessionPerson | null> => findSession(deps, token, isQuiet),
    close: async (token: string): Promise<void> => {
      await deps.db.transaction((tx) => tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(token))));
    },
  };
}

/** How a person showed who they are: by password, by a one-time link, or at the identity provider. */
export type SessionOpener = (typeof sessions.$inferSelect)["openedBy"];

/** How long a session may last in all, in ms. */
export const sessionLifetimeMs = lifetimeMs;

/** Opens a session for a person who has shown their password; answers its token. */
export async function openSession(deps: UsecaseDeps, userId: string): Promise<string> {
  return deps.db.transaction((tx) => insertSession(tx, userId, "password"));
}

/** Opens a session for a person who has shown who they are; answers its token, which is stored as a hash only. */
export async function insertSession(
  tx: Tx,
  userId: string,
  openedBy: SessionOpener,
  providerSid: string | null = null,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const now = await appNow(tx);
  await tx.insert(sessions).values({
    tokenHash: hashToken(token),
    userId,
    openedBy,
    providerSid,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + lifetimeMs,
  });
  return token;
}

/** Whose session a token is and how it was opened; null for anything else. Asked beside {@link createSessions}, which keeps it alive. */
export async function readSession(
  deps: UsecaseDeps,
  token: string,
): Promise<{ userId: string; openedBy: SessionOpener } | null> {
  const found = await deps.db.read((tx) => liveSession(tx, token));
  return found === null ? null : { userId: found.user.id, openedBy: found.session.openedBy };
}

async function findSession(deps: UsecaseDeps, token: string, isQuiet: boolean): Promise<SessionPerson | null> {
  const found = await deps.db.read((tx) => liveSession(tx, token));
  if (found === null) return null;
  if (!isQuiet && found.now - found.session.lastSeenAt > seenEveryMs)
    await deps.db.transaction((tx) =>
      tx.update(sessions).set({ lastSeenAt: found.now }).where(eq(sessions.tokenHash, found.session.tokenHash)),
    );
  return sessionPerson(found.user);
}

async function liveSession(tx: Tx, token: string) {
  const now = await appNow(tx);
  const [row] = await tx
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, hashToken(token)),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, now - idleMs),
        eq(users.active, true),
      ),
    );
  return row === undefined ? null : { ...row, now };
}

function sessionPerson(row: typeof users.$inferSelect): SessionPerson {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as SessionPerson["role"],
    language: row.language,
  };
}
