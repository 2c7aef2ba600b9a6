/** One-time links by which staff sign in: for people made by an administrator, and the first administrator. */
import { and, eq, isNull } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { appendLedger } from "../db/ledger-store.js";
import { insertNotices } from "../db/notice-rows.js";
import { enqueueWakes, priorityOf } from "../db/outbox-rows.js";
import { links, users } from "../db/schema/index.js";
import type { Actor } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";
import { issueLinks, knownLinkToken, openLink } from "./link-tokens.js";
import { openSession } from "./sessions.js";

/** How long a link holds. */
const lifetimeMs = 15 * 60_000;

/**
 * Makes a link that signs a person in once within 15 minutes, mails it to them, and answers its address.
 * Codes: `user-not-found`, `user-inactive`, those of {@link answerOnce}.
 */
export async function issueLoginLink(
  deps: UsecaseDeps,
  input: { userId: string; actor: Actor; idempotency: IdempotentRequest | null },
): Promise<{ url: string }> {
  const token = await deps.db.transaction(async (tx) => {
    // The answer that is kept names the link without its token, which is never stored.
    const issued = async () => ({ status: 201, body: await issue(tx, deps, input) });
    const { subjectId } = await answerOnce(tx, input.idempotency, issued);
    return knownLinkToken(tx, deps, "staff_login", subjectId);
  });
  return { url: `${deps.publicUrl}/a/${token}` };
}

async function issue(
  tx: Tx,
  deps: UsecaseDeps,
  input: { userId: string; actor: Actor },
): Promise<{ subjectId: string }> {
  const [user] = await tx.select().from(users).where(eq(users.id, input.userId));
  if (user === undefined) throw new DomainError("not_found", "user-not-found", "There is no user with this id.");
  if (!user.active) throw new DomainError("conflict", "user-inactive", "The person is not active.");
  const now = await appNow(tx);
  const subjectId = deps.newId();
  const expiresAt = now + lifetimeMs;
  await issueLinks(tx, deps.secretKey, [
    { purpose: "staff_login", subjectId, customerId: null, userId: user.id, now, expiresAt },
  ]);
  await insertNotices(tx, [
    {
      id: deps.newId(),
      key: `staff_login/${subjectId}`,
      kind: "staff_login",
      cause: "staff_login",
      sendClass: "must",
      recipientId: user.recipientId,
      userId: user.id,
      byMail: true,
      inApp: false,
      state: "pending",
      notBefore: now,
      createdAt: now,
      payload: { subjectId, expiresAt },
    },
  ]);
  await enqueueWakes(tx, deps.newId, now, [
    { workflowType: "deliverNotices", subjectId: user.recipientId, priority: priorityOf(null) },
  ]);
  await appendLedger(tx, deps.newId, { type: "setting", id: `users/${user.id}` }, now, input.actor, [
    { type: "user.login_link_issued", before: null, after: { linkId: subjectId }, reason: null },
  ]);
  return { subjectId };
}

/** Whether a link could still sign somebody in; changes nothing. */
export async function isLoginLinkOpen(deps: UsecaseDeps, token: string): Promise<boolean> {
  return deps.db.read(async (tx) => (await openLink(tx, "staff_login", token))?.usedAt === null);
}

/** Signs the person of a link in and answers the session's token; null when the link is used, expired or nobody's. */
export async function redeemLoginLink(deps: UsecaseDeps, token: string): Promise<string | null> {
  const userId = await deps.db.transaction(async (tx) => {
    const link = await openLink(tx, "staff_login", token);
    if (link?.userId === undefined || link.userId === null) return null;
    const [user] = await tx.select().from(users).where(eq(users.id, link.userId));
    if (user?.active !== true) return null;
    const taken = await tx
      .update(links)
      .set({ usedAt: await appNow(tx) })
      .where(and(eq(links.tokenHash, link.tokenHash), isNull(links.usedAt)))
      .returning({ userId: links.userId });
    return taken[0]?.userId ?? null;
  });
  return userId === null ? null : openSession(deps, userId);
}
