/** Whether a cause and its second level are ones the organisation keeps. */
import { eq } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { causes } from "../db/schema/index.js";
import { DomainError } from "../domain/errors.js";

/** Throws `unknown-cause` naming `/cause` or `/causeDetail`. */
export async function checkCause(tx: Tx, cause: string, causeDetail: string | null): Promise<void> {
  const [row] = await tx.select().from(causes).where(eq(causes.id, cause));
  const details = (row?.document as { details?: { id: string }[] } | undefined)?.details ?? [];
  if (row !== undefined && (causeDetail === null || details.some((detail) => detail.id === causeDetail))) return;
  const pointer = row === undefined ? "/cause" : "/causeDetail";
  throw new DomainError("invalid", "unknown-cause", "No cause has this id.", {}, [
    { pointer, code: "unknown-cause", detail: "Use an id of /api/v1/causes or of its details." },
  ]);
}
