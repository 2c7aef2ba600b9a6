/** What the workflow of a promoter's or passive's answer asks: when is the next step, and take the steps that are due. */
import { eq, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { lockCustomer, type StoredCustomer } from "../db/customer-store.js";
import { appendLedger } from "../db/ledger-store.js";
import { loadSetting } from "../db/organisation-store.js";
import { enqueueWakes } from "../db/outbox-rows.js";
import { customers, journeys, referralInvites } from "../db/schema/index.js";
import { sqlstateOf } from "../db/sqlstate.js";
import type { NoticeIntent } from "../domain/decision.js";
import { isThankedRecently, nudgeAt } from "../domain/journey.js";
import { eligibility } from "../domain/referral.js";
import type { PromoterSettings } from "../domain/settings.js";
import { isMailable } from "./customer-reach.js";
import type { UsecaseDeps } from "./deps.js";
import { writeNotices } from "./notice-writing.js";
import { referralFacts } from "./referral-facts.js";
import { endedPlan, planAt, type WakePlan } from "./wake-plan.js";

type Journey = typeof journeys.$inferSelect;
type Change = Partial<Journey>;

const exclusionViolation = "23P01";
const clockActor = { kind: "system", id: "clock" } as const;

/** The next step of an answer's journey; ended when there is none. Changes nothing. */
export async function nextJourneyStep(deps: UsecaseDeps, responseId: string): Promise<WakePlan> {
  return deps.db.read(async (tx) => {
    const [journey] = await tx.select().from(journeys).where(eq(journeys.responseId, responseId));
    return journey === undefined ? endedPlan : planOf(journey, await appNow(tx), 1);
  });
}

/** Takes every step that is due by app_now(), each once, and answers the next one. An early call changes nothing. */
export async function fireJourneyStep(deps: UsecaseDeps, responseId: string): Promise<WakePlan> {
  return deps.db.transaction(async (tx) => {
    const [peek] = await tx.select().from(journeys).where(eq(journeys.responseId, responseId));
    if (peek === undefined || peek.endedAt !== null) return endedPlan;
    const customer = peek.customerId === null ? null : await lockCustomer(tx, peek.customerId);
    const [journey] = await tx.select().from(journeys).where(eq(journeys.responseId, responseId)).for("update");
    if (journey === undefined || journey.endedAt !== null) return endedPlan;
    const now = await appNow(tx);
    const settings = await loadSetting<PromoterSettings>(tx, "promoters");
    let current = journey;
    let hasFired = false;
    while (current.endedAt === null && current.nextDueAt !== null && current.nextDueAt <= now) {
      const change = await takeStep(tx, deps, current, customer, settings, now);
      const next = { ...current, ...change };
      current = { ...next, nextDueAt: nextDueOf(next) };
      hasFired = true;
    }
    if (hasFired) {
      const { responseId: _id, ...columns } = current;
      await tx.update(journeys).set(columns).where(eq(journeys.responseId, responseId));
    }
    return planOf(current, now, hasFired ? 1 : 250);
  });
}

function planOf(journey: Journey, now: number, leastMs: number): WakePlan {
  if (journey.endedAt !== null) return endedPlan;
  return planAt(journey.nextDueAt, stepOf(journey), now, leastMs);
}

/** The step that is next: thanks, the ask, or the nudge. */
function stepOf(journey: Journey): "thank" | "ask" | "nudge" {
  if (journey.thankDueAt !== null && journey.thankDueAt === nextDueOf(journey)) return "thank";
  return journey.askedAt === null ? "ask" : "nudge";
}

/** Due instants are cleared as their steps are taken. */
function nextDueOf(journey: Pick<Journey, "endedAt" | "thankDueAt" | "askDueAt" | "nudgeDueAt">): number | null {
  if (journey.endedAt !== null) return null;
  const open = [journey.thankDueAt, journey.askDueAt, journey.nudgeDueAt].filter((at) => at !== null);
  return open.length === 0 ? null : Math.min(...open);
}

async function takeStep(
  tx: Tx,
  deps: UsecaseDeps,
  journey: Journey,
  customer: StoredCustomer | null,
  settings: PromoterSettings,
  now: number,
): Promise<Change> {
  if (customer === null) return { endedAt: now, endedReason: "no_customer" };
  if (stepOf(journey) === "thank") return thank(tx, deps, journey, customer, now);
  return ask(tx, deps, journey, customer, settings, now);
}

async function thank(
  tx: Tx,
  deps: UsecaseDeps,
  journey: Journey,
  customer: StoredCustomer,
  now: number,
): Promise<Change> {
  const end = journey.kind === "passive" ? { endedAt: now, endedReason: "thanked" } : {};
  const [fresh] = await tx
    .select({ lastThankedAt: customers.lastThankedAt })
    .from(customers)
    .where(eq(customers.id, customer.id));
  const mayMail = isMailable(customer) && customer.unsubscribedAt === null;
  if (!mayMail || isThankedRecently(fresh?.lastThankedAt ?? null, now)) {
    const reason = mayMail ? "thanked_recently" : "not_mailable";
    await note(tx, deps, journey, now, "journey.thanks_skipped", reason);
    return { thankDueAt: null, ...end, ...(journey.kind === "passive" ? { endedReason: reason } : {}) };
  }
  await tx.update(customers).set({ lastThankedAt: now }).where(eq(customers.id, customer.id));
  await send(tx, deps, journey, now, {
    key: `${journey.responseId}/thanks/1/${customer.id}`,
    kind: "thanks",
    cause: journey.kind,
  });
  return { thankDueAt: null, thankedAt: now, ...end };
}

async function ask(
  tx: Tx,
  deps: UsecaseDeps,
  journey: Journey,
  customer: StoredCustomer,
  settings: PromoterSettings,
  now: number,
): Promise<Change> {
  const isNudge = journey.askedAt !== null;
  const facts = await referralFacts(
    tx,
    customer,
    settings,
    isNudge ? "nudge" : "ask",
    isNudge ? journey.responseId : null,
  );
  const answer = eligibility(facts, now);
  if (!answer.eligible)
    return suppress(
      tx,
      deps,
      journey,
      now,
      answer.reasons.map((reason) => reason.code),
    );
  if (answer.notBefore !== null && answer.notBefore > now)
    return isNudge ? { nudgeDueAt: answer.notBefore } : { askDueAt: answer.notBefore };
  if (!isNudge && !(await reserve(tx, deps, journey, customer.id, settings, now)))
    return suppress(tx, deps, journey, now, ["cool_down"]);
  await send(tx, deps, journey, now, {
    key: `${journey.responseId}/referral_ask/${isNudge ? 2 : 1}/${customer.id}`,
    kind: "referral_ask",
    cause: isNudge ? "nudge" : "ask",
  });
  if (isNudge) {
    await tx.update(referralInvites).set({ nudgedAt: now }).where(eq(referralInvites.responseId, journey.responseId));
    return { nudgeDueAt: null, nudgedAt: now, endedAt: now, endedReason: "nudged" };
  }
  return { askDueAt: null, askedAt: now, nudgeDueAt: nudgeAt(now, settings) };
}

/** Takes the customer's cool-down for this ask; false when another ask holds it (the exclusion constraint decides). */
async function reserve(
  tx: Tx,
  deps: UsecaseDeps,
  journey: Journey,
  customerId: string,
  settings: PromoterSettings,
  now: number,
): Promise<boolean> {
  const from = new Date(now).toISOString();
  const to = new Date(now + Math.max(1, settings.coolDownMs)).toISOString();
  try {
    await tx.transaction((savepoint) =>
      savepoint.insert(referralInvites).values({
        id: deps.newId(),
        customerId,
        responseId: journey.responseId,
        askedAt: now,
        blocked: sql`tstzrange(${from}::timestamptz, ${to}::timestamptz)`,
        state: "reserved",
      }),
    );
    return true;
  } catch (error) {
    if (sqlstateOf(error) === exclusionViolation) return false;
    throw error;
  }
}

async function suppress(
  tx: Tx,
  deps: UsecaseDeps,
  journey: Journey,
  now: number,
  codes: readonly string[],
): Promise<Change> {
  await note(tx, deps, journey, now, "journey.ask_suppressed", codes.join(" "));
  return { endedAt: now, endedReason: `suppressed: ${codes.join(" ")}` };
}

async function note(
  tx: Tx,
  deps: UsecaseDeps,
  journey: Journey,
  now: number,
  type: string,
  reason: string,
): Promise<void> {
  const after = { kind: journey.kind, step: stepOf(journey) };
  await appendLedger(tx, deps.newId, { type: "response", id: journey.responseId }, now, clockActor, [
    { type, before: null, after, reason },
  ]);
}

async function send(
  tx: Tx,
  deps: UsecaseDeps,
  journey: Journey,
  now: number,
  notice: Pick<NoticeIntent, "key" | "kind" | "cause">,
): Promise<void> {
  const due = journey.nextDueAt ?? now;
  await appendLedger(tx, deps.newId, { type: "response", id: journey.responseId }, now, clockActor, [
    {
      type: `journey.${notice.kind}`,
      before: null,
      after: { cause: notice.cause },
      reason: null,
      latenessMs: now - due,
    },
  ]);
  const intent: NoticeIntent = {
    ...notice,
    to: { customer: journey.customerId ?? "" },
    by: ["mail"],
    sendClass: "once",
    clockId: null,
    rungKey: null,
    level: null,
  };
  const wakes = await writeNotices(tx, deps, [intent], {
    now,
    caseId: null,
    responseId: journey.responseId,
    severity: null,
    calendarId: "default",
  });
  await enqueueWakes(tx, deps.newId, now, wakes);
}
