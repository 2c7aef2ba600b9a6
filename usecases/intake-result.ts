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

/** A case by what its short form needs. */
export interface CaseRef {
  id: string;
  number: number;
}

/** The result of an answer that is stored or about to be. */
export function describeResult(
  deps: UsecaseDeps,
  answer: Pick<StoredResponse, "id" | "decision"> & { band: string | null },
  taken: CaseRef | null,
  status: IntakeStatus,
): IntakeResult {
  return {
    status,
    reason: reasonOf(status),
    responseId: answer.id,
    band: answer.band as IntakeResult["band"],
    decision: answer.decision,
    case: taken === null ? null : { id: taken.id, number: caseNumber(taken.number), url: caseUrl(deps, taken.id) },
  };
}

/** Why nothing follows from an answer; null when something may. */
export function reasonOf(status: IntakeStatus): IntakeResult["reason"] {
  return status === "suppressed" ? { code: "suppressed", detail: "Nothing may be sent to this person." } : null;
}

/** The case with this id by its number, or null. */
export async function findCaseRef(tx: Tx, caseId: string | null): Promise<CaseRef | null> {
  if (caseId === null) return null;
  const [row] = await tx.select({ number: cases.number }).from(cases).where(eq(cases.id, caseId));
  return row === undefined ? null : { id: caseId, number: row.number };
}

/** The short form of a case in other documents. */
export async function caseLink(tx: Tx, deps: UsecaseDeps, caseId: string | null): Promise<IntakeResult["case"]> {
  const found = await findCaseRef(tx, caseId);
  return found === null ? null : { id: found.id, number: caseNumber(found.number), url: caseUrl(deps, found.id) };
}
