/**
 * One recipient's mails on their way out: pending -> claimed (lease) -> sending -> sent, failed or unknown.
 * An expired claim is pending again; only an expired sending is uncertain. `once`: uncertain counts as sent. `must`: one more try
 * with the same Message-ID. Deliveries never touch a case's `rev`.
 */
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import {
  loadSurroundings,
  lockClaimed,
  lockDueNotices,
  markBounced,
  nextDeliveryAt,
  settleInvites,
  updateNotices,
  type StoredNotice,
} from "../db/notice-delivery-store.js";
import { loadSetting } from "../db/organisation-store.js";
import { eligibility } from "../domain/referral.js";
import type { PromoterSettings } from "../domain/settings.js";
import { customerOf } from "./customer-notice-content.js";
import type { UsecaseDeps } from "./deps.js";
import { groupIntoMails, type NoticeGroup } from "./notice-grouping.js";
import { reasonToDrop } from "./notice-recheck.js";
import { referralFacts } from "./referral-facts.js";
import { endedPlan, planAt, type WakePlan } from "./wake-plan.js";

/** How one mail conversation ended. `unreachable`: no server took the conversation up, so nothing was sent. */
export type DeliveryOutcome =
  | { kind: "sent" }
  | { kind: "unreachable"; code: string }
  | { kind: "temporary"; code: string }
  | { kind: "permanent"; code: string; isHardBounce: boolean }
  | { kind: "unknown"; code: string };

/** A mail this claim holds. */
export interface ClaimedMail extends NoticeGroup {
  claimId: string;
}

/** A conversation must be over well before its lease, and the lease before the activity's 15 s. */
export const leaseMs = 12_000;
const mailsPerClaim = 200;
/** Stands in `outcome` of a row whose try number n ended uncertainly and that is to be sent once more. */
const uncertain = "uncertain/";
/** An uncertain mail is repeated after this. */
const repeatAfterMs = 2_000;
/** Temporary refusals are given up after this. */
const giveUpAfterMs = 3 * 86_400_000;
const longestBackOffMs = 15 * 60_000;

/** When the recipient's next notice is to be looked at; ended when none waits. Changes nothing. */
export async function nextDelivery(deps: Pick<UsecaseDeps, "db">, recipientId: string): Promise<WakePlan> {
  return await deps.db.read(async (tx) => {
    const at = await nextDeliveryAt(tx, recipientId);
    return at === null ? endedPlan : planAt(at, "notices", await appNow(tx), 0);
  });
}

/**
 * Takes everything due for the recipient: settles what an interrupted attempt left, drops what no longer applies, and groups the rest into
 * mails. Two attempts at once never hold the same row.
 */
export async function claimMails(
  deps: Pick<UsecaseDeps, "db" | "newId">,
  recipientId: string,
): Promise<readonly ClaimedMail[]> {
  return await deps.db.transaction(async (tx) => {
    const now = await appNow(tx);
    const due = await lockDueNotices(tx, recipientId, now, mailsPerClaim);
    const spent = due.filter((row) => row.state === "sending" && isSpent(row));
    await settleUnknown(tx, spent, now, "lease-over");
    const kept = await dropMoot(
      tx,
      due.filter((row) => !spent.includes(row)),
      now,
    );
    const claimId = deps.newId();
    const mails = groupIntoMails(kept, deps.newId);
    for (const mail of mails) {
      await updateNotices(tx, mail.notices.map(idOf), {
        claimId,
        leaseUntil: now + leaseMs,
        digestId: mail.digestId,
        ...(mail.isRepeat ? {} : { state: "claimed" }),
      });
      if (mail.isRepeat)
        await markUncertain(
          tx,
          mail.notices.filter((row) => uncertainTry(row) === null),
        );
    }
    return mails.map((mail) => ({ ...mail, claimId }));
  });
}

/**
 * Marks a claimed mail as being sent, right before its conversation, after checking once more that it still may go out.
 * Answers the notices that go out with it; none = do not send (dropped meanwhile, or another attempt took over).
 */
export async function beginSending(
  deps: Pick<UsecaseDeps, "db">,
  mail: ClaimedMail,
  messageId: string,
): Promise<readonly StoredNotice[]> {
  return await deps.db.transaction(async (tx) => {
    const now = await appNow(tx);
    const held = await lockClaimed(tx, mail.claimId, mail.notices.map(idOf));
    const kept = await dropMoot(tx, held, now);
    await updateNotices(tx, kept.map(idOf), {
      state: "sending",
      leaseUntil: now + leaseMs,
      messageId,
      countAttempt: true,
    });
    return kept.map((row) => ({ ...row, attempts: row.attempts + 1 }));
  });
}

/** Records how the conversation ended. What another attempt has taken over meanwhile is left to it. */
export async function endSending(
  deps: Pick<UsecaseDeps, "db">,
  mail: ClaimedMail,
  outcome: DeliveryOutcome,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const now = await appNow(tx);
    const rows = await lockClaimed(tx, mail.claimId, mail.notices.map(idOf));
    if (rows.length === 0) return;
    if (outcome.kind === "sent") {
      await updateNotices(tx, rows.map(idOf), { state: "sent", settledAt: now, leaseUntil: null, outcome: "sent" });
      await settleInvites(tx, rows.map(idOf), "sent");
    } else if (outcome.kind === "permanent") {
      await settleFailed(tx, rows, now, outcome.code, outcome.isHardBounce);
    } else if (outcome.kind === "unknown") {
      const spent = rows.filter(isSpent);
      await settleUnknown(tx, spent, now, outcome.code);
      const again = rows.filter((row) => !isSpent(row));
      await markUncertain(tx, again);
      await updateNotices(tx, again.map(idOf), { leaseUntil: now + repeatAfterMs, claimId: null });
    } else {
      await postpone(tx, rows, now, outcome);
    }
  });
}

/** Gives claimed mails back that were not tried; they are due at once. */
export async function releaseMails(deps: Pick<UsecaseDeps, "db">, mails: readonly ClaimedMail[]): Promise<void> {
  const [first] = mails;
  if (first === undefined) return;
  await deps.db.transaction(async (tx) => {
    const rows = await lockClaimed(
      tx,
      first.claimId,
      mails.flatMap((mail) => mail.notices.map(idOf)),
    );
    const fresh = rows.filter((row) => row.state === "claimed");
    await updateNotices(tx, fresh.map(idOf), { state: "pending", claimId: null, leaseUntil: null, digestId: null });
    const repeats = rows.filter((row) => row.state === "sending");
    await updateNotices(tx, repeats.map(idOf), { claimId: null, leaseUntil: await appNow(tx) });
  });
}

async function dropMoot(tx: Tx, rows: readonly StoredNotice[], now: number): Promise<StoredNotice[]> {
  if (rows.length === 0) return [];
  const surroundings = await loadSurroundings(tx, rows.map(idOf));
  const kept: StoredNotice[] = [];
  for (const row of rows) {
    const around = surroundings.get(row.id);
    const reason = around === undefined ? null : (reasonToDrop(row, around) ?? (await reasonAgainstAsk(tx, row, now)));
    if (reason === null) {
      kept.push(row);
    } else if (row.state === "sending") {
      await settleUnknown(tx, [row], now, reason);
    } else {
      await updateNotices(tx, [row.id], { state: "dropped", settledAt: now, outcome: reason, leaseUntil: null });
      await settleInvites(tx, [row.id], "released");
    }
  }
  return kept;
}

/** An ask must still be eligible when it is sent; its own reservation does not count against it. */
async function reasonAgainstAsk(tx: Tx, row: StoredNotice, now: number): Promise<string | null> {
  if (row.kind !== "referral_ask" || row.customerId === null) return null;
  const customer = await customerOf(tx, row.customerId);
  if (customer === null) return "no-address";
  const settings = await loadSetting<PromoterSettings>(tx, "promoters");
  const answer = eligibility(await referralFacts(tx, customer, settings, "nudge", row.responseId), now);
  return answer.reasons[0]?.code ?? null;
}

/** A permanent refusal; a bounce keeps us from writing to that customer again. An ask that was never sent frees the cool-down. */
async function settleFailed(
  tx: Tx,
  rows: readonly StoredNotice[],
  now: number,
  code: string,
  isHardBounce: boolean,
): Promise<void> {
  await updateNotices(tx, rows.map(idOf), { state: "failed", settledAt: now, leaseUntil: null, outcome: code });
  await settleInvites(tx, rows.map(idOf), "released");
  if (isHardBounce) await markBounced(tx, rows.map(idOf));
}

/** Nobody knows whether these arrived, and they are not repeated: they count as sent. */
async function settleUnknown(tx: Tx, rows: readonly StoredNotice[], now: number, code: string): Promise<void> {
  await updateNotices(tx, rows.map(idOf), { state: "unknown", settledAt: now, leaseUntil: null, outcome: code });
  if (rows.length > 0) await settleInvites(tx, rows.map(idOf), "sent");
}

/** This try certainly failed: back to pending, later and later, given up after three days. What was uncertain before stays so. */
async function postpone(
  tx: Tx,
  rows: readonly StoredNotice[],
  now: number,
  outcome: DeliveryOutcome & { code: string },
): Promise<void> {
  for (const row of rows) {
    const backOffMs =
      outcome.kind === "unreachable" ? 0 : Math.min(longestBackOffMs, 1_000 * 2 ** Math.min(row.attempts, 20));
    if (uncertainTry(row) !== null) {
      await updateNotices(tx, [row.id], { leaseUntil: now + backOffMs, claimId: null });
    } else if (now - row.createdAt > giveUpAfterMs) {
      await settleFailed(tx, [row], now, outcome.code, false);
    } else {
      await updateNotices(tx, [row.id], {
        state: "pending",
        notBefore: now + backOffMs,
        claimId: null,
        leaseUntil: null,
        digestId: null,
        outcome: outcome.code,
      });
    }
  }
}

async function markUncertain(tx: Tx, rows: readonly StoredNotice[]): Promise<void> {
  for (const row of rows) await updateNotices(tx, [row.id], { outcome: `${uncertain}${row.attempts}` });
}

/** Which try of the row ended uncertainly; null = none yet. */
function uncertainTry(row: StoredNotice): number | null {
  return row.outcome?.startsWith(uncertain) === true ? Number(row.outcome.slice(uncertain.length)) : null;
}

/** True when an uncertain end of this row is final: class `once`, or its one repeat was begun already. */
function isSpent(row: StoredNotice): boolean {
  const before = uncertainTry(row);
  return row.sendClass === "once" || (before !== null && row.attempts > before);
}

function idOf(row: { id: string }): string {
  return row.id;
}
