/** The quarantine: authentic events nothing could be made of, for a person to look at and to try again. */
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { appendLedger } from "../db/ledger-store.js";
import { quarantine, sourceEvents } from "../db/schema/index.js";
import type { Actor } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";
import { iso } from "./instants.js";
import { takeParts, type EventPart, type EventResult } from "./source-event.js";

/** An event as the API shows it, without its bytes. */
export interface QuarantinedEvent {
  id: string;
  source: string;
  eventId: string | null;
  contentType: string | null;
  reason: { code: string; detail: string };
  receivedAt: string;
  /** When something was made of it; null = it waits. */
  settledAt: string | null;
  responseId: string | null;
  /** Length of the body in bytes. */
  length: number;
}

/** Where a page of the list ended. */
export interface QuarantineCursor {
  at: number;
  id: string;
}

const shown = {
  id: quarantine.id,
  source: quarantine.source,
  eventId: quarantine.eventId,
  contentType: quarantine.contentType,
  reasonCode: quarantine.reasonCode,
  reasonDetail: quarantine.reasonDetail,
  receivedAt: quarantine.receivedAt,
  settledAt: quarantine.settledAt,
  responseId: quarantine.responseId,
  length: sql<number>`octet_length(${quarantine.raw})::int`,
};

/** A page of events, newest first: those that wait, or those settled. */
export async function listQuarantine(
  deps: UsecaseDeps,
  query: { source: string | null; isSettled: boolean; limit: number; before: QuarantineCursor | null },
): Promise<{ items: QuarantinedEvent[]; next: QuarantineCursor | null }> {
  const { before } = query;
  const rows = await deps.db.read((tx) =>
    tx
      .select(shown)
      .from(quarantine)
      .where(
        and(
          query.isSettled ? isNotNull(quarantine.settledAt) : isNull(quarantine.settledAt),
          query.source === null ? undefined : eq(quarantine.source, query.source),
          before === null
            ? undefined
            : sql`(${quarantine.receivedAt}, ${quarantine.id}) < (${new Date(before.at).toISOString()}::timestamptz, ${before.id}::uuid)`,
        ),
      )
      .orderBy(desc(quarantine.receivedAt), desc(quarantine.id))
      .limit(query.limit + 1),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(document),
    next: rows.length > page.length && last !== undefined ? { at: last.receivedAt, id: last.id } : null,
  };
}

/** One event with its bytes. Code: `quarantine-not-found`. */
export async function readQuarantined(deps: UsecaseDeps, id: string): Promise<QuarantinedEvent & { raw: Buffer }> {
  const [row] = await deps.db.read((tx) =>
    tx
      .select({ ...shown, raw: quarantine.raw })
      .from(quarantine)
      .where(eq(quarantine.id, id)),
  );
  if (row === undefined) throw notFound();
  return { ...document(row), raw: row.raw };
}

/**
 * Takes what an adapter made of a kept event. It is settled when nothing of it is quarantined again; else it stays with
 * the new reason. A vendor that sends the same delivery again is then told the new results. Codes:
 * `quarantine-not-found`, `quarantine-settled`.
 */
export async function replayQuarantined(
  deps: UsecaseDeps,
  id: string,
  parts: readonly EventPart[],
  { actor, idempotency }: { actor: Actor; idempotency: IdempotentRequest | null },
): Promise<{ results: EventResult[] }> {
  return deps.db.transaction((tx) =>
    answerOnce(tx, idempotency, async () => ({ status: 200, body: await settle(tx, deps, { id, parts, actor }) })),
  );
}

async function settle(
  tx: Tx,
  deps: UsecaseDeps,
  { id, parts, actor }: { id: string; parts: readonly EventPart[]; actor: Actor },
): Promise<{ results: EventResult[] }> {
  const [row] = await tx.select().from(quarantine).where(eq(quarantine.id, id)).for("update");
  if (row === undefined) throw notFound();
  if (row.settledAt !== null)
    throw new DomainError("conflict", "quarantine-settled", "Something was already made of this event.");
  const { source, eventId, contentType, raw } = row;
  const { results, refusal } = await takeParts(tx, deps, { source, eventId, contentType, raw, parts });
  const responseId = results.find((result) => result.responseId !== null)?.responseId ?? null;
  const now = await appNow(tx);
  await tx
    .update(quarantine)
    .set(
      refusal === null
        ? { settledAt: now, responseId }
        : { reasonCode: refusal.code, reasonDetail: refusal.detail, responseId },
    )
    .where(eq(quarantine.id, id));
  if (eventId !== null)
    await tx
      .update(sourceEvents)
      .set({ results })
      .where(and(eq(sourceEvents.source, source), eq(sourceEvents.eventId, eventId)));
  await appendLedger(tx, deps.newId, { type: "setting", id: `quarantine/${id}` }, now, actor, [
    {
      type: "quarantine.replayed",
      before: { code: row.reasonCode },
      after: { code: refusal?.code ?? null, responseId },
      reason: null,
    },
  ]);
  return { results };
}

function notFound(): DomainError {
  return new DomainError("not_found", "quarantine-not-found", "There is no such event in quarantine.");
}

function document(row: {
  id: string;
  source: string;
  eventId: string | null;
  contentType: string | null;
  reasonCode: string;
  reasonDetail: string;
  receivedAt: number;
  settledAt: number | null;
  responseId: string | null;
  length: number;
}): QuarantinedEvent {
  return {
    id: row.id,
    source: row.source,
    eventId: row.eventId,
    contentType: row.contentType,
    reason: { code: row.reasonCode, detail: row.reasonDetail },
    receivedAt: iso(row.receivedAt),
    settledAt: iso(row.settledAt),
    responseId: row.responseId,
    length: row.length,
  };
}
