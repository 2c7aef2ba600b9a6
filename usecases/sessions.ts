/** Sign-in of staff: sessions are random tokens, hashed at rest, 30 minutes idle and 12 hours in all. */
import { randomBytes } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
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

/** Opens a session for a person who has shown who they are; answers its token. */
export async function openSession(deps: UsecaseDeps, userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await deps.db.transaction(async (tx) => {
    const now = await appNow(tx);
    await tx.insert(sessions).values({
      tokenHash: hashToken(token),
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + lifetimeMs,
    });
  });
  return token;
}

async function findSession(deps: UsecaseDeps, token: string, isQuiet: boolean): Promise<SessionPerson | null> {
  const found = await deps.db.read(async (tx) => {
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
  });
  if (found === null) return null;
  if (!isQuiet && found.now - found.session.lastSeenAt > seenEveryMs)
    await deps.db.transaction((tx) =>
      tx.update(sessions).set({ lastSeenAt: found.now }).where(eq(sessions.tokenHash, found.session.tokenHash)),
    );
  return sessionPerson(found.user);
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
