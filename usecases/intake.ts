/**
 * One answer arrives: customer, decision, case with owner and clocks, or the way of a promoter or passive - in one transaction,
 * readable before it is answered. Temporal is not called.
 */
import { appNow } from "../db/app-now.js";
import {
  identityNames,
  lockNames,
  matchCustomer,
  type GivenCustomer,
  type StoredCustomer,
} from "../db/customer-store.js";
import { appendLedger } from "../db/ledger-store.js";
import type { Tx } from "../db/client.js";
import {
  findResponse,
  insertResponse,
  linkResponseToCase,
  updateResponse,
  type StoredResponse,
} from "../db/response-store.js";
import { mergeResponses } from "../domain/partial-response.js";
import { checkResponse, type SurveyResponse } from "../domain/survey-response.js";
import { DomainError } from "../domain/errors.js";
import type { TriageDecision } from "../domain/triage.js";
import type { UsecaseDeps } from "./deps.js";
import { recordConsent } from "./consent-recording.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";
import { takeCase } from "./intake-case.js";
import { startJourney } from "./journey-start.js";
import { responseColumns, responseOfRow, triageColumns } from "./intake-columns.js";
import { describeResult, type IntakeResult } from "./intake-result.js";
import { applyLaterVersion, isLaterVersion, noteRepeat } from "./intake-version.js";
import { triageResponse } from "./intake-triage.js";

/** An answer with where it came from; `anyAge` lets events of survey tools be as old as they are. */
export interface IntakeInput {
  response: SurveyResponse;
  anyAge: boolean;
  idempotency: IdempotentRequest | null;
}

/**
 * Takes one answer. The same (source, externalId) again answers `duplicate` with the first result; a later version answers `updated`.
 * Codes: `response-invalid` (errors[] with pointers into the document), those of {@link answerOnce}.
 */
export async function takeResponse(deps: UsecaseDeps, input: IntakeInput): Promise<IntakeResult> {
  return deps.db.transaction((tx) =>
    answerOnce(tx, input.idempotency, async () => ({ status: 202, body: await takeResponseIn(tx, deps, input) })),
  );
}

/** The same inside the caller's transaction. */
export async function takeResponseIn(tx: Tx, deps: UsecaseDeps, input: IntakeInput): Promise<IntakeResult> {
  const { response } = input;
  const given: GivenCustomer | null = response.customer;
  await lockNames(tx, [
    `response/${response.source}/${response.externalId}`,
    ...(given === null ? [] : identityNames(given)),
  ]);
  const now = await appNow(tx);
  const errors = checkResponse(response, now, { anyAge: input.anyAge });
  if (errors.length > 0)
    throw new DomainError("invalid", "response-invalid", "The answer could not be taken.", {}, errors);
  const known = await findResponse(tx, response.source, response.externalId);
  if (known !== null && !known.finished) return finishResponse(tx, deps, response, known, now);
  if (known !== null) {
    if (!isLaterVersion(response, known)) return noteRepeat(tx, deps, response, known, now);
    return applyLaterVersion(tx, deps, response, known, now);
  }
  return takeNew(tx, deps, response, null, now);
}

/** Decides an answer whose parts are there, `response` being the last of them. The caller holds the answer's lock. */
export async function finishResponse(
  tx: Tx,
  deps: UsecaseDeps,
  response: SurveyResponse,
  partial: StoredResponse,
  now: number,
): Promise<IntakeResult> {
  const whole = mergeResponses(responseOfRow(partial), response);
  if (whole.customer !== null) await lockNames(tx, identityNames(whole.customer));
  return takeNew(tx, deps, whole, partial, now);
}

/** `partial` = the row of an answer that is finished with this; it keeps its id and arrival. */
async function takeNew(
  tx: Tx,
  deps: UsecaseDeps,
  response: SurveyResponse,
  partial: StoredResponse | null,
  now: number,
): Promise<IntakeResult> {
  const given: GivenCustomer | null = response.customer;
  const match = given === null ? null : await matchCustomer(tx, deps.newId, given, response.consent, now);
  const customer = match?.customer ?? null;
  const triage = await triageResponse(tx, response, customer, now, null);
  const id = partial?.id ?? deps.newId();
  const columns = {
    ...responseColumns(response, now),
    customerId: customer?.id ?? null,
    ...triageColumns(triage),
    status: customer?.suppressedAt == null ? "accepted" : "suppressed",
    result: {},
  };
  const stored =
    partial === null
      ? await insertResponse(tx, { id, ...columns })
      : await updateResponse(tx, id, {
          ...columns,
          receivedAt: partial.receivedAt,
          finished: true,
          lastEventAt: null,
          obstacle: null,
        });
  if (match !== null && match.conflicts.length > 0)
    await appendLedger(tx, deps.newId, { type: "response", id }, now, { kind: "system", id: "intake" }, [
      {
        type: "customer.identity_conflict",
        before: null,
        after: { customerId: match.customer.id, conflicts: match.conflicts },
        reason: "first_match_wins",
      },
    ]);
  if (customer !== null) await recordConsent(tx, deps, customer, response.consent, { now, responseId: id });
  return followUp(tx, deps, stored, customer, triage, now);
}

async function followUp(
  tx: Tx,
  deps: UsecaseDeps,
  stored: StoredResponse,
  customer: StoredCustomer | null,
  triage: TriageDecision,
  now: number,
): Promise<IntakeResult> {
  const caseId = await takeCase(tx, deps, stored, customer, triage, now);
  if (caseId === null && triage.journey !== null && customer !== null)
    await startJourney(tx, deps, { responseId: stored.id, customerId: customer.id, kind: triage.journey, now });
  const result = await describeResult(tx, deps, stored, caseId);
  await linkResponseToCase(tx, stored.id, caseId, result);
  return result;
}
