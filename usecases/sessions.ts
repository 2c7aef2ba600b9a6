/** Sign-in of staff: sessions are random tokens, hashed at rest, 30 minutes idle and 12 hours in all. */
import { randomBytes } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { sessions, users } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";
import { hashToken } from "./link-tokens.js";
import { checkPassword } from "./passwords.js";

const idleMs = 30 * 60_000;
const lifetimeMs = 12 * 3_600_000;
const failuresAllowed = 5;
const failureWindowMs = 60_000;
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

/** What became of a sign-in; `throttled` after five failures of an account or an address within a minute. */
export type SignInOutcome =
  | { outcome: "opened"; token: string; user: SessionPerson; maxAgeMs: number }
  | { outcome: "refused" }
  | { outcome: "throttled"; retryAfterMs: number };

/** Sign-in by e-mail and password, and the sessions it opens. Failures are counted in this process. */
export function createSessions(deps: UsecaseDeps) {
  const failures = new Map<string, number[]>();
  const recentFailures = (name: string, now: number): number[] =>
    (failures.get(name) ?? []).filter((at) => at > now - failureWindowMs);

  async function open(input: { email: string; password: string; address: string }): Promise<SignInOutcome> {
    const names = [`account/${input.email.toLowerCase()}`, `address/${input.address}`];
    const started = await deps.db.read(appNow);
    const blocked = names.map((name) => recentFailures(name, started)).find((list) => list.length >= failuresAllowed);
    if (blocked !== undefined)
      return { outcome: "throttled", retryAfterMs: (blocked[0] ?? started) + failureWindowMs - started };
    // Counted before the hash is checked, so that attempts at the same time cannot slip past the limit.
    for (const name of names) failures.set(name, [...recentFailures(name, started), started]);
    const person = await deps.db.read(async (tx) => {
      const [row] = await tx
        .select()
        .from(users)
        .where(sql`lower(${users.email}) = ${input.email.toLowerCase()}`);
      return row ?? null;
    });
    const fits = await checkPassword(input.password, person?.passwordHash ?? null);
    if (!fits || person === null || !person.active) return { outcome: "refused" };
    for (const name of names) failures.delete(name);
    const token = await openSession(deps, person.id);
    return { outcome: "opened", token, user: sessionPerson(person), maxAgeMs: lifetimeMs };
  }

  return {
    open,
    find: (token: string): Promise<SessionPerson | null> => findSession(deps, token),
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

async function findSession(deps: UsecaseDeps, token: string): Promise<SessionPerson | null> {
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
  if (found.now - found.session.lastSeenAt > seenEveryMs)
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
