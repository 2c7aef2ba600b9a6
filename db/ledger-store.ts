/** Append-only entries about cases, responses, customers and settings. */
import type { Actor, LedgerEntry } from "../domain/decision.js";
import type { Tx } from "./client.js";
import { ledger } from "./schema/index.js";

/** What an entry is about. */
export interface LedgerSubject {
  type: "case" | "response" | "customer" | "setting" | "notice";
  id: string;
}

/** Appends entries in order; `at` is app_now() of the transaction. Nothing is written for an empty list. */
export async function appendLedger(
  tx: Tx,
  newId: () => string,
  subject: LedgerSubject,
  at: number,
  actor: Actor,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(ledger).values(
    entries.map((entry) => ({
      id: newId(),
      subjectType: subject.type,
      subjectId: subject.id,
      at,
      actorKind: (entry.actor ?? actor).kind,
      actorId: (entry.actor ?? actor).id,
      type: entry.type,
      before: entry.before,
      after: entry.after,
      reason: entry.reason,
      text: entry.text ?? null,
      latenessMs: entry.latenessMs ?? null,
    })),
  );
}
