/** What the sender of an answer is told (contract.md, Intake). */
import { eq } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import type { StoredResponse } from "../db/response-store.js";
import { cases } from "../db/schema/index.js";
import { caseNumber, caseUrl, type UsecaseDeps } from "./deps.js";

/** How an answer was taken. */
export type IntakeStatus = "accepted" | "duplicate" | "updated" | "quarantined" | "suppressed";

/** The body of the 202. */
export interface IntakeResult {
  status: IntakeStatus;
  reason: { code: string; detail: string } | null;
  responseId: string | null;
  band: "detractor" | "passive" | "promoter" | null;
  decision: { rule: string; version: number; because: string } | null;
  case: { id: string; number: string; url: string } | null;
}

/** The result of a stored answer; `status` is the stored one unless another is given. */
export async function describeResult(
  tx: Tx,
  deps: UsecaseDeps,
  stored: StoredResponse,
  caseId: string | null,
  status: IntakeStatus = stored.status as IntakeStatus,
): Promise<IntakeResult> {
  return {
    status,
    reason: reasonOf(status),
    responseId: stored.id,
    band: stored.band as IntakeResult["band"],
    decision: stored.decision,
    case: await caseLink(tx, deps, caseId),
  };
}

/** Why nothing follows from an answer; null when something may. */
export function reasonOf(status: IntakeStatus): IntakeResult["reason"] {
  return status === "suppressed" ? { code: "suppressed", detail: "Nothing may be sent to this person." } : null;
}

/** The short form of a case in other documents. */
export async function caseLink(tx: Tx, deps: UsecaseDeps, caseId: string | null): Promise<IntakeResult["case"]> {
  if (caseId === null) return null;
  const [row] = await tx.select({ number: cases.number }).from(cases).where(eq(cases.id, caseId));
  return row === undefined ? null : { id: caseId, number: caseNumber(row.number), url: caseUrl(deps, caseId) };
}
