/** Customers' answers: by identity, and what triage needs to know of a customer's earlier ones. */
import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Tx } from "./client.js";
import { responses } from "./schema/index.js";

/** An answer as stored. */
export type StoredResponse = typeof responses.$inferSelect;

/** The answer with this identity, held until the transaction ends; null when there is none. */
export async function findResponse(tx: Tx, source: string, externalId: string): Promise<StoredResponse | null> {
  const [row] = await tx
    .select()
    .from(responses)
    .where(and(eq(responses.source, source), eq(responses.externalId, externalId)))
    .for("update");
  return row ?? null;
}

/** Inserts an answer; a second one of the same identity breaks `responses_source_external_key`. */
export async function insertResponse(tx: Tx, row: typeof responses.$inferInsert): Promise<void> {
  await tx.insert(responses).values(row);
}

/** Overwrites what a later version says. */
export async function updateResponse(
  tx: Tx,
  id: string,
  change: Partial<typeof responses.$inferInsert>,
): Promise<StoredResponse> {
  const [stored] = await tx.update(responses).set(change).where(eq(responses.id, id)).returning();
  if (stored === undefined) throw new Error("update of a response returned no row");
  return stored;
}

/** Moves the answers of one case to another. */
export async function moveResponses(tx: Tx, fromCaseId: string, toCaseId: string): Promise<void> {
  await tx.update(responses).set({ caseId: toCaseId }).where(eq(responses.caseId, fromCaseId));
}

/** Earlier answers of a customer, as triage asks: detractors since an instant, and the latest NPS score before an instant. */
export async function customerPast(
  tx: Tx,
  customerId: string,
  options: { detractorsSince: number; before: number; exceptId: string | null },
): Promise<{ detractorAnswers: number; previousNps: number | null }> {
  const others = options.exceptId === null ? undefined : sql`${responses.id} <> ${options.exceptId}`;
  const [[count], [latest]] = await Promise.all([
    tx
      .select({ n: sql<number>`count(*)::int` })
      .from(responses)
      .where(
        and(
          eq(responses.customerId, customerId),
          eq(responses.band, "detractor"),
          gte(responses.receivedAt, options.detractorsSince),
          others,
        ),
      ),
    tx
      .select({ score: responses.score })
      .from(responses)
      .where(
        and(
          eq(responses.customerId, customerId),
          eq(responses.surveyKind, "nps"),
          sql`${responses.score} is not null`,
          lt(responses.answeredAt, options.before),
          others,
        ),
      )
      .orderBy(desc(responses.answeredAt))
      .limit(1),
  ]);
  return { detractorAnswers: count?.n ?? 0, previousNps: latest?.score ?? null };
}

/** Answers of a case, newest first. */
export async function responsesOfCase(tx: Tx, caseId: string): Promise<StoredResponse[]> {
  return tx
    .select()
    .from(responses)
    .where(eq(responses.caseId, caseId))
    .orderBy(desc(responses.receivedAt), desc(responses.id));
}

/** One answer by id. */
export async function loadResponse(tx: Tx, id: string): Promise<StoredResponse | null> {
  const [row] = await tx.select().from(responses).where(eq(responses.id, id));
  return row ?? null;
}

/** The latest scored answer of a customer. */
export async function latestScored(tx: Tx, customerId: string): Promise<StoredResponse | null> {
  const [row] = await tx
    .select()
    .from(responses)
    .where(and(eq(responses.customerId, customerId), sql`${responses.band} is not null`))
    .orderBy(desc(responses.answeredAt), desc(responses.receivedAt))
    .limit(1);
  return row ?? null;
}

/** Unfinished answers without a new part for `waitMs`, the oldest first. */
export async function unfinishedSince(
  tx: Tx,
  waitMs: number,
  limit: number,
): Promise<Pick<StoredResponse, "source" | "externalId">[]> {
  return tx
    .select({ source: responses.source, externalId: responses.externalId })
    .from(responses)
    .where(
      and(
        eq(responses.finished, false),
        sql`${responses.lastEventAt} <= app_now() - ${waitMs} * interval '1 millisecond'`,
      ),
    )
    .orderBy(responses.lastEventAt)
    .limit(limit);
}

/** Removes an unfinished answer, about which nothing was decided. */
export async function deleteUnfinished(tx: Tx, id: string): Promise<void> {
  await tx.delete(responses).where(and(eq(responses.id, id), eq(responses.finished, false)));
}
