/** Rows of notices on their way out: what is due, who holds it, what became of it. Meaning lives in usecases/notice-delivery.ts. */
import { and, asc, eq, inArray, lte, or, sql } from "drizzle-orm";
import type { Tx } from "./client.js";
import { notices } from "./schema/index.js";

/** A notice as stored. */
export type StoredNotice = typeof notices.$inferSelect;

const open = ["pending", "claimed", "sending"];

/** When the recipient's first open notice may be looked at (due, or its lease over), epoch ms; null when none is open. */
export async function nextDeliveryAt(tx: Tx, recipientId: string): Promise<number | null> {
  const [row] = await tx
    .select({
      at: sql<string | null>`floor(extract(epoch from
        min(case ${notices.state} when 'pending' then ${notices.notBefore} else ${notices.leaseUntil} end)) * 1000)::bigint`,
    })
    .from(notices)
    .where(and(eq(notices.recipientId, recipientId), inArray(notices.state, open)));
  return row?.at == null ? null : Number(row.at);
}

/** Locks the recipient's notices that are due, or whose lease ran out, most urgent and oldest first. */
export async function lockDueNotices(tx: Tx, recipientId: string, now: number, limit: number): Promise<StoredNotice[]> {
  return await tx
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.recipientId, recipientId),
        or(
          and(eq(notices.state, "pending"), lte(notices.notBefore, now)),
          and(inArray(notices.state, ["claimed", "sending"]), lte(notices.leaseUntil, now)),
        ),
      ),
    )
    .orderBy(sql`${notices.severity} = 'P1' desc nulls last`, asc(notices.createdAt), asc(notices.id))
    .limit(limit)
    .for("update");
}

/** Locks the rows that a claim still holds, by id ascending. */
export async function lockClaimed(tx: Tx, claimId: string, ids: readonly string[]): Promise<StoredNotice[]> {
  return await tx
    .select()
    .from(notices)
    .where(
      and(inArray(notices.id, [...ids]), eq(notices.claimId, claimId), inArray(notices.state, ["claimed", "sending"])),
    )
    .orderBy(asc(notices.id))
    .for("update");
}

/** Changes rows by id. */
export async function updateNotices(
  tx: Tx,
  ids: readonly string[],
  change: Partial<Omit<StoredNotice, "attempts">> & { countAttempt?: boolean },
): Promise<void> {
  if (ids.length === 0) return;
  const { countAttempt, ...columns } = change;
  await tx
    .update(notices)
    .set({ ...columns, ...(countAttempt === true ? { attempts: sql`${notices.attempts} + 1` } : {}) })
    .where(inArray(notices.id, [...ids]));
}

/** What the send-time check looks at, beside the notice. Nulls where the notice concerns no such thing. */
export interface NoticeSurroundings {
  noticeId: string;
  caseStatus: string | null;
  clockState: string | null;
  clockStopped: boolean;
  userActive: boolean | null;
  /** The customer's address; staff have theirs in any case. */
  customerEmail: string | null;
  contactConsent: boolean | null;
  isSuppressed: boolean;
  /** No offers and nothing like them; mails about the customer's own case go on. */
  isUnsubscribed: boolean;
  isBounced: boolean;
  /** Mails to the customer within the last 24 hours. */
  mailsToday: number;
  inviteState: string | null;
}

/** Reads the surroundings of notices as they are now. */
export async function loadSurroundings(tx: Tx, ids: readonly string[]): Promise<Map<string, NoticeSurroundings>> {
  const rows = await tx.execute<{
    notice_id: string;
    case_status: string | null;
    clock_state: string | null;
    clock_stopped: boolean;
    user_active: boolean | null;
    customer_email: string | null;
    contact_consent: boolean | null;
    is_suppressed: boolean;
    is_unsubscribed: boolean;
    is_bounced: boolean;
    mails_today: number;
    invite_state: string | null;
  }>(sql`
    select n.id as notice_id, c.status as case_status, k.state as clock_state, k.stopped_at is not null as clock_stopped,
      u.active as user_active, cu.email as customer_email, cu.contact_consent, cu.suppressed_at is not null as is_suppressed,
      cu.bounced_at is not null as is_bounced, cu.unsubscribed_at is not null as is_unsubscribed,
      case when n.customer_id is null then 0 else (
        select count(*)::int from notices s where s.recipient_id = n.recipient_id and s.id <> n.id
          and s.state in ('sending', 'sent', 'unknown') and s.settled_at > app_now() - interval '1 day') end as mails_today,
      (select i.state from referral_invites i where i.response_id = n.response_id and n.kind = 'referral_ask'
        order by i.asked_at desc limit 1) as invite_state
    from notices n
    left join cases c on c.id = n.case_id
    left join clocks k on k.id = n.clock_id
    left join users u on u.id = n.user_id
    left join customers cu on cu.id = n.customer_id
    where n.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`);
  return new Map(
    rows.map((row) => [
      row.notice_id,
      {
        noticeId: row.notice_id,
        caseStatus: row.case_status,
        clockState: row.clock_state,
        clockStopped: row.clock_stopped,
        userActive: row.user_active,
        customerEmail: row.customer_email,
        contactConsent: row.contact_consent,
        isSuppressed: row.is_suppressed,
        isUnsubscribed: row.is_unsubscribed,
        isBounced: row.is_bounced,
        mailsToday: row.mails_today,
        inviteState: row.invite_state,
      },
    ]),
  );
}

/** The asks these notices stand for change their state: sent, or released so that the cool-down is free again. Only reserved ones do. */
export async function settleInvites(tx: Tx, noticeIds: readonly string[], state: "sent" | "released"): Promise<void> {
  await tx.execute(sql`
    update referral_invites i set state = ${state} from notices n
    where n.kind = 'referral_ask' and i.response_id = n.response_id and i.state = 'reserved'
      and n.id in (select jsonb_array_elements_text(${JSON.stringify(noticeIds)}::jsonb)::uuid)`);
}

/** Marks the customers of these notices as unreachable by mail from now on. */
export async function markBounced(tx: Tx, noticeIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update customers c set bounced_at = app_now() from notices n
    where c.id = n.customer_id and c.bounced_at is null
      and n.id in (select jsonb_array_elements_text(${JSON.stringify(noticeIds)}::jsonb)::uuid)`);
}
