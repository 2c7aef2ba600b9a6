/** Starts and ends the way of a promoter's or passive's answer. */
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { appendLedger } from "../db/ledger-store.js";
import { loadSetting } from "../db/organisation-store.js";
import { enqueueWakes } from "../db/outbox-rows.js";
import { journeys } from "../db/schema/index.js";
import type { PromoterSettings } from "../domain/settings.js";
import type { UsecaseDeps } from "./deps.js";

const intakeActor = { kind: "system", id: "intake" } as const;

/** Plans the thanks (and a promoter's ask) of an answer and starts its workflow; one journey per answer, a second start changes nothing. */
export async function startJourney(
  tx: Tx,
  deps: UsecaseDeps,
  journey: { responseId: string; customerId: string; kind: "promoter" | "passive"; now: number },
): Promise<void> {
  const settings = await loadSetting<PromoterSettings>(tx, "promoters");
  const { now } = journey;
  const thankDueAt = now + settings.thankDelayMs;
  const askDueAt = journey.kind === "promoter" ? now + settings.askDelayMs : null;
  const inserted = await tx
    .insert(journeys)
    .values({
      responseId: journey.responseId,
      customerId: journey.customerId,
      kind: journey.kind,
      startedAt: now,
      thankDueAt,
      askDueAt,
      nextDueAt: Math.min(thankDueAt, askDueAt ?? thankDueAt),
    })
    .onConflictDoNothing()
    .returning({ responseId: journeys.responseId });
  if (inserted.length === 0) return;
  await enqueueWakes(tx, deps.newId, now, [
    {
      workflowType: journey.kind === "promoter" ? "invitePromoter" : "thankPassive",
      subjectId: journey.responseId,
      priority: 4,
    },
  ]);
}

/** Ends a journey that is still under way; its workflow finds that out when it next asks. */
export async function endJourney(
  tx: Tx,
  deps: UsecaseDeps,
  responseId: string,
  now: number,
  reason: string,
): Promise<void> {
  const ended = await tx
    .update(journeys)
    .set({ endedAt: now, endedReason: reason, nextDueAt: null })
    .where(and(eq(journeys.responseId, responseId), isNull(journeys.endedAt)))
    .returning({ kind: journeys.kind });
  const [journey] = ended;
  if (journey === undefined) return;
  await appendLedger(tx, deps.newId, { type: "response", id: responseId }, now, intakeActor, [
    { type: "journey.ended", before: null, after: { kind: journey.kind }, reason },
  ]);
  await enqueueWakes(tx, deps.newId, now, [
    {
      workflowType: journey.kind === "promoter" ? "invitePromoter" : "thankPassive",
      subjectId: responseId,
      priority: 5,
    },
  ]);
}
