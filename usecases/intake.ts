/**
 * One answer arrives: customer, decision, case with owner and clocks, or the way of a promoter or passive - in one transaction,
 * readable before it is answered. Temporal is not called.
 */
import {
  findOwners,
  identityNames,
  lockNames,
  lockNamesAndLookAtClock,
  matchCustomer,
  type GivenCustomer,
  type MatchedCustomer,
} from "../db/customer-store.js";
import type { Tx } from "../db/client.js";
import { findResponse, insertResponse, updateResponse, type StoredResponse } from "../db/response-store.js";
import { mergeResponses } from "../domain/partial-response.js";
import { checkResponse, type SurveyResponse } from "../domain/survey-response.js";
import { DomainError } from "../domain/errors.js";
import type { UsecaseDeps } from "./deps.js";
import { recordConsent } from "./consent-recording.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";
import { takeCase } from "./intake-case.js";
import { startJourney } from "./journey-start.js";
import { responseColumns, responseOfRow, triageColumns } from "./intake-columns.js";
import { describeResult, type IntakeResult } from "./intake-result.js";
import { noteConflicts } from "./intake-conflicts.js";
import { applyLaterVersion, isLaterVersion, noteRepeat } from "./intake-version.js";
import { foreseeTriage, triageResponse } from "./intake-triage.js";

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
  const names = [`response/${response.source}/${response.externalId}`, ...(given === null ? [] : identityNames(given))];
  // Sent together: the server looks when it holds the locks.
  const [now, known, owners] = await Promise.all([
    lockNamesAndLookAtClock(tx, names),
    findResponse(tx, response.source, response.externalId),
    given === null ? null : findOwners(tx, given),
  ]);
  const errors = checkResponse(response, now, { anyAge: input.anyAge });
  if (errors.length > 0)
    throw new DomainError("invalid", "response-invalid", "The answer could not be taken.", {}, errors);
  if (known !== null && !known.finished) return finishResponse(tx, deps, response, known, now);
  if (known !== null && !isLaterVersion(response, known)) return noteRepeat(tx, deps, response, known, now);
  const [match] = await Promise.all([
    given === null || owners === null ? null : matchCustomer(tx, deps.newId, given, response.consent, now, owners),
    foreseeTriage(tx, response),
  ]);
  if (known !== null) return applyLaterVersion(tx, deps, response, { known, match }, now);
  return takeNew(tx, deps, response, { match, partial: null }, now);
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
  return takeNew(tx, deps, whole, { match: await matchGiven(tx, deps, whole, now), partial }, now);
}

/** Locks, matches and completes the customer an answer names; null when it names none. */
export async function matchGiven(
  tx: Tx,
  deps: UsecaseDeps,
  response: SurveyResponse,
  now: number,
): Promise<MatchedCustomer | null> {
  const given: GivenCustomer | null = response.customer;
  if (given === null) return null;
  await lockNames(tx, identityNames(given));
  return matchCustomer(tx, deps.newId, given, response.consent, now, await findOwners(tx, given));
}

/** `partial` = the row of an answer that is finished with this; it keeps its id and arrival. */
async function takeNew(
  tx: Tx,
  deps: UsecaseDeps,
  response: SurveyResponse,
  { match, partial }: { match: MatchedCustomer | null; partial: StoredResponse | null },
  now: number,
): Promise<IntakeResult> {
  const customer = match?.customer ?? null;
  const isKnown = match !== null && !match.isNew;
  const triage = await triageResponse(tx, response, { customer, isKnown }, now, partial?.id ?? null);
  const id = partial?.id ?? deps.newId();
  const { taken, finish } = await takeCase(
    tx,
    deps,
    { ...response, isKnownCustomer: isKnown, id },
    customer,
    triage,
    now,
  );
  const status = customer?.suppressedAt == null ? "accepted" : "suppressed";
  const result = describeResult(deps, { id, ...triage }, taken, status);
  const columns = {
    ...responseColumns(response, now),
    customerId: customer?.id ?? null,
    ...triageColumns(triage),
    status,
    result,
    caseId: taken?.id ?? null,
  };
  // Sent one after the other without waiting: what follows refers to the answer.
  await Promise.all([
    partial === null
      ? insertResponse(tx, { id, ...columns })
      : updateResponse(tx, id, {
          ...columns,
          receivedAt: partial.receivedAt,
          finished: true,
          lastEventAt: null,
          obstacle: null,
        }),
    noteConflicts(tx, deps, { responseId: id, match, now }),
    customer === null ? null : recordConsent(tx, deps, customer, response.consent, { now, responseId: id }),
    taken === null && triage.journey !== null && customer !== null
      ? startJourney(tx, deps, { responseId: id, customerId: customer.id, kind: triage.journey, now })
      : null,
    finish(),
  ]);
  return result;
}
