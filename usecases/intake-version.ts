/** The same answer again: a repeat answers the first result, a later version replaces what was said. */
import { eq } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import type { MatchedCustomer } from "../db/customer-store.js";
import { appendLedger, type LedgerSubject } from "../db/ledger-store.js";
import { updateResponse, type StoredResponse } from "../db/response-store.js";
import { customers } from "../db/schema/index.js";
import type { SurveyResponse } from "../domain/survey-response.js";
import { recordConsent } from "./consent-recording.js";
import type { UsecaseDeps } from "./deps.js";
import { responseColumns, triageColumns } from "./intake-columns.js";
import { takeCase } from "./intake-case.js";
import { noteConflicts } from "./intake-conflicts.js";
import { caseLink, describeResult, findCaseRef, type IntakeResult } from "./intake-result.js";
import { triageResponse } from "./intake-triage.js";
import { endJourney, startJourney } from "./journey-start.js";

const intakeActor = { kind: "system", id: "intake" } as const;

/** Later = a higher `version` where both have one, else a newer `answeredAt`. */
export function isLaterVersion(response: SurveyResponse, known: StoredResponse): boolean {
  if (response.version !== null && response.version !== known.version)
    return response.version > (known.version ?? Number.NEGATIVE_INFINITY);
  return response.answeredAt !== null && response.answeredAt > known.answeredAt;
}

/** Answers `duplicate` with the first result; what differs is noted by field name in the ledger. */
export async function noteRepeat(
  tx: Tx,
  deps: UsecaseDeps,
  response: SurveyResponse,
  known: StoredResponse,
  now: number,
): Promise<IntakeResult> {
  const differing = differences(response, known);
  if (differing.length > 0)
    await appendLedger(tx, deps.newId, ledgerSubject(known), now, intakeActor, [
      {
        type: "response.repeat_differs",
        before: null,
        after: { responseId: known.id, fields: differing },
        reason: "kept_first",
      },
    ]);
  const first = known.result as IntakeResult;
  return { ...first, status: "duplicate", case: first.case ?? (await caseLink(tx, deps, known.caseId)) };
}

/** Replaces what the answer says; opens a case if it has none and now needs one, ends a promoter's journey that no longer fits. */
export async function applyLaterVersion(
  tx: Tx,
  deps: UsecaseDeps,
  response: SurveyResponse,
  { known, match }: { known: StoredResponse; match: MatchedCustomer | null },
  now: number,
): Promise<IntakeResult> {
  const [previous] =
    match !== null || known.customerId === null
      ? []
      : await tx.select().from(customers).where(eq(customers.id, known.customerId)).for("update");
  const customer = match?.customer ?? previous ?? null;
  const triage = await triageResponse(tx, response, { customer, isKnown: true }, now, known.id);
  const { source: _source, externalId: _externalId, receivedAt: _receivedAt, ...said } = responseColumns(response, now);
  const stored = await updateResponse(tx, known.id, {
    ...said,
    version: response.version ?? known.version,
    customerId: customer?.id ?? null,
    ...triageColumns(triage),
  });
  if (customer !== null) await recordConsent(tx, deps, customer, response.consent, { now, responseId: known.id });
  await noteConflicts(tx, deps, { responseId: known.id, match, now });
  const former = await findCaseRef(tx, known.caseId);
  const { taken, finish } =
    former === null
      ? await takeCase(tx, deps, { ...stored, isKnownCustomer: true }, customer, triage, now)
      : { taken: former, finish: () => Promise.resolve() };
  await finish();
  const caseId = taken?.id ?? null;
  await appendLedger(
    tx,
    deps.newId,
    caseId === null ? { type: "response", id: known.id } : { type: "case", id: caseId },
    now,
    intakeActor,
    [
      {
        type: "response.updated",
        before: { responseId: known.id, score: known.score, band: known.band },
        after: { responseId: known.id, score: stored.score, band: stored.band },
        reason: "later_version",
      },
    ],
  );
  if (triage.journey === null || caseId !== null) await endJourney(tx, deps, known.id, now, "answer_changed");
  else if (customer !== null)
    await startJourney(tx, deps, { responseId: known.id, customerId: customer.id, kind: triage.journey, now });
  const result = describeResult(deps, stored, taken, "updated");
  await updateResponse(tx, known.id, { caseId, result: { ...result, status: known.status } });
  return result;
}

function ledgerSubject(known: StoredResponse): LedgerSubject {
  return known.caseId === null ? { type: "response", id: known.id } : { type: "case", id: known.caseId };
}

/** Names of the fields that a repeat says differently; never their contents. */
function differences(response: SurveyResponse, known: StoredResponse): string[] {
  const said = responseColumns(response, known.receivedAt);
  const fields = [
    "survey",
    "channel",
    "score",
    "comment",
    "touchpoint",
    "contactRequested",
    "language",
    "consent",
    "properties",
  ] as const;
  const changed: string[] = fields.filter((field) => canonical(said[field]) !== canonical(known[field]));
  if (canonical(said.customerGiven) !== canonical(known.customerGiven)) changed.push("customer");
  if (response.answeredAt !== null && response.answeredAt !== known.answeredAt) changed.push("answeredAt");
  return changed;
}

/** JSON with sorted keys, so that the order in which jsonb gives them back does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
