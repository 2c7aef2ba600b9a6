/** First answers given again: the row of an `Idempotency-Key` is written in the effect's own transaction. */
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { idempotencyKeys } from "../db/schema/index.js";
import { DomainError } from "../domain/errors.js";

/** A request that names a key. `caller` is the key's or person's id, `bodyHash` a SHA-256 over the parsed body and the route's parameters. */
export interface IdempotentRequest {
  caller: string;
  route: string;
  key: string;
  bodyHash: string;
}

/** A stored answer. */
export interface StoredAnswer<T> {
  status: number;
  body: T;
}

/**
 * Runs `effect` once per (caller, route, key): the same key and body get the first answer again. Without a key it just runs.
 * Codes: `idempotency-key-reused` (invalid: another body), `idempotency-key-running` (conflict: the first one is not finished;
 * a transaction-level lock, so that a crash leaves none behind).
 */
export async function answerOnce<T>(
  tx: Tx,
  request: IdempotentRequest | null,
  effect: () => Promise<StoredAnswer<T>>,
): Promise<T> {
  if (request === null) return (await effect()).body;
  const lockName = `idempotency/${request.caller}/${request.route}/${request.key}`;
  const [lock] = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${lockName}, 0)) as taken`,
  );
  if (lock?.taken !== true)
    throw new DomainError(
      "conflict",
      "idempotency-key-running",
      "The first request with this Idempotency-Key is still running.",
    );
  const [known] = await tx
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.caller, request.caller),
        eq(idempotencyKeys.route, request.route),
        eq(idempotencyKeys.key, request.key),
      ),
    );
  if (known !== undefined) {
    if (known.bodyHash !== request.bodyHash)
      throw new DomainError(
        "invalid",
        "idempotency-key-reused",
        "This Idempotency-Key was used for another request.",
        {},
        [],
      );
    return known.body as T;
  }
  const answer = await effect();
  await tx.insert(idempotencyKeys).values({
    ...request,
    status: answer.status,
    body: answer.body,
    createdAt: sql`app_now()`,
  });
  return answer.body;
}
