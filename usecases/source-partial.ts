/**
 * Answers that arrive in parts: each part is merged into one unfinished row of `responses`, and nothing is decided until
 * the tool says that it is finished, or nothing has come for half an hour (contract.md, Intake, Identity).
 */
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { identityNames, lockNames } from "../db/customer-store.js";
import {
  deleteUnfinished,
  findResponse,
  insertResponse,
  unfinishedSince,
  updateResponse,
  type StoredResponse,
} from "../db/response-store.js";
import { quarantine } from "../db/schema/index.js";
import type { PartialObstacle } from "../db/schema/intake.js";
import { DomainError } from "../domain/errors.js";
import { mergeResponses } from "../domain/partial-response.js";
import { checkResponse, type SurveyResponse } from "../domain/survey-response.js";
import type { UsecaseDeps } from "./deps.js";
import { responseColumns, responseOfRow } from "./intake-columns.js";
import { finishResponse, matchGiven } from "./intake.js";
import type { IntakeResult } from "./intake-result.js";
import { applyLaterVersion } from "./intake-version.js";

/** After this long without a new part an answer counts as finished. */
export const partialWaitMs = 30 * 60_000;
/** Most answers finished in one pass; the others come with the next. */
const finishedPerPass = 200;

/** One state of an answer that is under way. `eventAt` (epoch ms) orders its parts; null = they come in order. */
export interface PartialAnswer {
  response: SurveyResponse;
  eventAt: number | null;
  /** What keeps it from being decided as it is; null = nothing. */
  reason: { code: string; detail: string } | null;
}

/** The event a part came in; kept when the part could not be decided. */
interface PartialEvent {
  eventId: string | null;
  contentType: string | null;
  raw: Buffer;
}

type PartialResult = Omit<IntakeResult, "status"> & { status: IntakeResult["status"] | "partial" };

/**
 * Merges a part in the caller's transaction; answers `partial`. After the answer was finished a later part is an update
 * like any other, and one that is not later answers `duplicate`. Code: `response-invalid`.
 */
export async function takePartialIn(
  tx: Tx,
  deps: UsecaseDeps,
  part: PartialAnswer,
  event: PartialEvent,
): Promise<PartialResult> {
  const { response } = part;
  const identity = response.customer === null ? [] : identityNames(response.customer);
  await lockNames(tx, [`response/${response.source}/${response.externalId}`, ...identity]);
  const now = await appNow(tx);
  const errors = checkResponse({ ...response, answeredAt: part.eventAt }, now, { anyAge: true });
  if (errors.length > 0)
    throw new DomainError("invalid", "response-invalid", "The answer could not be taken.", {}, errors);
  const known = await findResponse(tx, response.source, response.externalId);
  if (known?.finished === true) return takeAfterFinish(tx, deps, part, known, now);
  const stored = await (known === null
    ? insertPartial(tx, deps, part, event, now)
    : mergePartial(tx, part, event, known, now));
  const { obstacle } = stored;
  return {
    status: "partial",
    reason: obstacle === null ? null : { code: obstacle.code, detail: obstacle.detail },
    responseId: stored.id,
    band: null,
    decision: null,
    case: null,
  };
}

/** Drops an unfinished answer that could not be decided, when its whole event is in quarantine. */
export async function forgetUnreadable(tx: Tx, source: string, externalId: string): Promise<void> {
  await lockNames(tx, [`response/${source}/${externalId}`]);
  const known = await findResponse(tx, source, externalId);
  if (known !== null && !known.finished && known.obstacle !== null) await deleteUnfinished(tx, known.id);
}

/**
 * Decides every unfinished answer whose last part came half an hour ago, each in a transaction of its own; those that
 * cannot be decided go to the quarantine with their last event. Any number of processes may run it at once.
 */
export async function finishOldPartials(deps: UsecaseDeps): Promise<{ finishedCount: number; failedCount: number }> {
  const due = await deps.db.read((tx) => unfinishedSince(tx, partialWaitMs, finishedPerPass));
  let finishedCount = 0;
  let failedCount = 0;
  for (const one of due) {
    // One that cannot be finished must not keep the others waiting.
    await deps.db
      .transaction((tx) => finishOne(tx, deps, one))
      .then(
        () => (finishedCount += 1),
        () => (failedCount += 1),
      );
  }
  return { finishedCount, failedCount };
}

async function finishOne(tx: Tx, deps: UsecaseDeps, one: Pick<StoredResponse, "source" | "externalId">): Promise<void> {
  await lockNames(tx, [`response/${one.source}/${one.externalId}`]);
  const now = await appNow(tx);
  const row = await findResponse(tx, one.source, one.externalId);
  if (row === null || row.finished || (row.lastEventAt ?? now) > now - partialWaitMs) return;
  if (row.obstacle === null) {
    await finishResponse(tx, deps, responseOfRow(row), row, now);
    return;
  }
  const { code, detail, eventId, contentType, raw } = row.obstacle;
  await tx.insert(quarantine).values({
    id: deps.newId(),
    source: row.source,
    eventId,
    contentType,
    raw: Buffer.from(raw, "base64"),
    reasonCode: code,
    reasonDetail: detail,
    receivedAt: row.lastEventAt ?? now,
  });
  await deleteUnfinished(tx, row.id);
}

async function insertPartial(
  tx: Tx,
  deps: UsecaseDeps,
  part: PartialAnswer,
  event: PartialEvent,
  now: number,
): Promise<Pick<StoredResponse, "id" | "obstacle">> {
  const response = { ...part.response, answeredAt: part.eventAt };
  const id = deps.newId();
  const state = unfinished(part, event, now);
  const columns = { ...responseColumns(response, now), ...state, status: "partial", result: {}, decision: null };
  await insertResponse(tx, { id, ...columns });
  return { id, obstacle: state.obstacle };
}

async function mergePartial(
  tx: Tx,
  part: PartialAnswer,
  event: PartialEvent,
  known: StoredResponse,
  now: number,
): Promise<StoredResponse> {
  const before = responseOfRow(known);
  const given = { ...part.response, answeredAt: part.eventAt ?? now };
  const isLate = part.eventAt !== null && part.eventAt < known.answeredAt;
  const whole = isLate ? mergeResponses(given, before) : mergeResponses(before, given);
  const { receivedAt: _receivedAt, ...said } = responseColumns(whole, now);
  const state = isLate ? { lastEventAt: now } : unfinished(part, event, now);
  const isScored = whole.survey !== null && whole.score !== null;
  return updateResponse(tx, known.id, { ...said, ...state, ...(isScored ? { obstacle: null } : {}) });
}

function unfinished(part: PartialAnswer, event: PartialEvent, now: number) {
  const obstacle: PartialObstacle | null =
    part.reason === null
      ? null
      : {
          ...part.reason,
          eventId: event.eventId,
          contentType: event.contentType,
          raw: event.raw.toString("base64"),
        };
  return { finished: false, lastEventAt: now, obstacle };
}

async function takeAfterFinish(
  tx: Tx,
  deps: UsecaseDeps,
  part: PartialAnswer,
  known: StoredResponse,
  now: number,
): Promise<PartialResult> {
  const first = known.result as IntakeResult;
  if (part.reason !== null || part.eventAt === null || part.eventAt <= known.answeredAt)
    return { ...first, status: "duplicate" };
  const whole = mergeResponses(responseOfRow(known), { ...part.response, answeredAt: part.eventAt });
  return applyLaterVersion(tx, deps, whole, { known, match: await matchGiven(tx, deps, whole, now) }, now);
}
