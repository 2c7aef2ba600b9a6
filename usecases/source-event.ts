/** Authentic events of survey tools: always taken, each part a response, or kept raw with the reason. */
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { lockNames } from "../db/customer-store.js";
import { quarantine, sourceEvents, sources } from "../db/schema/index.js";
import { faultOf } from "../db/sqlstate.js";
import { DomainError } from "../domain/errors.js";
import type { SurveyResponse } from "../domain/survey-response.js";
import type { UsecaseDeps } from "./deps.js";
import { takeResponseIn } from "./intake.js";
import type { IntakeResult } from "./intake-result.js";
import { unseal } from "./sealing.js";
import { forgetUnreadable, takePartialIn, type PartialAnswer } from "./source-partial.js";

/** A connected survey tool, its secret opened for checking signatures. */
export interface ConnectedSource {
  name: string;
  kind: string;
  secret: string | null;
  /** The secret before the present one, while it still holds. */
  formerSecret: string | null;
  pathToken: string;
  active: boolean;
  mapping: unknown;
}

/** The source with this name, or null. */
export async function findSource(deps: UsecaseDeps, name: string): Promise<ConnectedSource | null> {
  return deps.db.read(async (tx) => {
    const [found] = await tx
      .select({ row: sources, formerHolds: sql<boolean>`coalesce(${sources.formerUntil} > app_now(), false)` })
      .from(sources)
      .where(eq(sources.name, name));
    if (found === undefined) return null;
    const { row, formerHolds } = found;
    const secret = row.secretSealed === null ? null : unseal(deps, row.secretSealed);
    const former = formerHolds && row.formerSecretSealed !== null ? unseal(deps, row.formerSecretSealed) : null;
    return {
      name: row.name,
      kind: row.kind,
      secret,
      formerSecret: former,
      pathToken: row.pathToken,
      active: row.active,
      mapping: row.mapping,
    };
  });
}

/** What an adapter made of one part of an event. */
export type EventPart =
  | { kind: "response"; response: SurveyResponse }
  | ({ kind: "partial" } & PartialAnswer)
  | { kind: "pending_fetch"; externalId: string; code: string; detail: string }
  | { kind: "quarantine"; externalId: string | null; code: string; detail: string }
  | { kind: "ignored"; code: string; detail: string };

/** One result of an event; `status` as contract.md, Intake. */
export type EventResult = Omit<IntakeResult, "status"> & {
  status: IntakeResult["status"] | "partial" | "pending_fetch" | "ignored";
};

/** Why nothing could be made of something. */
type EventReason = { code: string; detail: string };

/** An authentic event. `eventId` is the tool's own id of the delivery, short enough for a key; null when it gives none. */
export interface SourceEventInput {
  source: string;
  eventId: string | null;
  contentType: string | null;
  raw: Buffer;
  parts: readonly EventPart[];
}

/** Takes an event in one transaction; the same event id again answers the first results as `duplicate`. */
export async function takeSourceEvent(deps: UsecaseDeps, event: SourceEventInput): Promise<{ results: EventResult[] }> {
  return deps.db.transaction(async (tx) => {
    const { source } = event;
    const eventId = event.eventId === null ? null : keyOfEvent(event.eventId);
    if (eventId !== null) {
      // Sent together: the server looks when it holds the lock.
      const [, [known]] = await Promise.all([
        lockNames(tx, [`event/${source}/${eventId}`]),
        tx
          .select()
          .from(sourceEvents)
          .where(and(eq(sourceEvents.source, source), eq(sourceEvents.eventId, eventId))),
      ]);
      if (known !== undefined) return { results: (known.results as EventResult[]).map(asDuplicate) };
    }
    const { results, refusal } = await takeParts(tx, deps, event);
    if (refusal !== null) await keepRaw(tx, deps, event, refusal);
    if (eventId !== null)
      await tx.insert(sourceEvents).values({ source, eventId, receivedAt: sql`app_now()`, results });
    return { results };
  });
}

/**
 * Takes every part of an event in the caller's transaction. `refusal` is the reason of the first part that nothing could
 * be made of, and says how many there are; null = the event need not be kept.
 */
export async function takeParts(
  tx: Tx,
  deps: UsecaseDeps,
  event: SourceEventInput,
): Promise<{ results: EventResult[]; refusal: EventReason | null }> {
  const results: EventResult[] = [];
  for (const part of event.parts) results.push(await takePart(tx, deps, event, part));
  const refused = results.filter((result) => result.status === "quarantined");
  const reason = refused[0]?.reason ?? null;
  if (reason === null || refused.length === 1) return { results, refusal: reason };
  const detail = `${reason.detail} (${refused.length} of ${results.length} answers of this event are refused.)`;
  return { results, refusal: { code: reason.code, detail } };
}

async function takePart(tx: Tx, deps: UsecaseDeps, event: SourceEventInput, part: EventPart): Promise<EventResult> {
  if (part.kind === "partial" || part.kind === "response") return takeAnswer(tx, deps, event, part);
  if (part.kind !== "quarantine")
    return { ...nothing, status: part.kind, reason: { code: part.code, detail: part.detail } };
  if (part.externalId !== null) await forgetUnreadable(tx, event.source, part.externalId);
  return refused(part.code, part.detail);
}

async function takeAnswer(
  tx: Tx,
  deps: UsecaseDeps,
  event: SourceEventInput,
  part: Extract<EventPart, { response: SurveyResponse }>,
): Promise<EventResult> {
  const response = { ...part.response, source: event.source };
  try {
    return await tx.transaction((inner) =>
      part.kind === "partial"
        ? takePartialIn(inner, deps, { ...part, response }, event)
        : takeResponseIn(inner, deps, { response, anyAge: true, idempotency: null }),
    );
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    return refused(reason.code, reason.detail);
  }
}

/** Why an answer was refused; null for anything that is no refusal of what it says. */
function refusalOf(error: unknown): EventReason | null {
  if (error instanceof DomainError && error.kind === "invalid") {
    const [first] = error.errors;
    return first === undefined
      ? { code: error.code, detail: error.message }
      : { code: first.code, detail: `${first.pointer ?? ""}: ${first.detail}` };
  }
  return faultOf(error)?.kind === "invalid"
    ? { code: "not-storable", detail: "A value of the event cannot be stored." }
    : null;
}

/** Longer ids of deliveries would not fit into an index; their hash tells them apart as well. */
function keyOfEvent(eventId: string): string {
  return eventId.length <= 255 ? eventId : `sha256:${createHash("sha256").update(eventId).digest("hex")}`;
}

function refused(code: string, said: string): EventResult {
  // The reason may quote keys of the event, which hold anything.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const detail = said.replace(/[\u0000-\u001f\u007f-\u009f\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, "\uFFFD");
  return { ...nothing, status: "quarantined", reason: { code, detail } };
}

async function keepRaw(tx: Tx, deps: UsecaseDeps, event: SourceEventInput, reason: EventReason): Promise<void> {
  await tx.insert(quarantine).values({
    id: deps.newId(),
    source: event.source,
    eventId: event.eventId,
    contentType: event.contentType,
    raw: event.raw,
    reasonCode: reason.code,
    reasonDetail: reason.detail,
    receivedAt: sql`app_now()`,
  });
}

const nothing = { reason: null, responseId: null, band: null, decision: null, case: null } as const;

function asDuplicate(result: EventResult): EventResult {
  return result.status === "accepted" || result.status === "updated" || result.status === "suppressed"
    ? { ...result, status: "duplicate" }
    : result;
}
