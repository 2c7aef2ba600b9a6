/** Authentic events of survey tools: always taken, each part a response, or kept raw with the reason. */
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../db/client.js";
import { lockNames } from "../db/customer-store.js";
import { quarantine, sourceEvents, sources } from "../db/schema/index.js";
import { faultOf } from "../db/sqlstate.js";
import { DomainError } from "../domain/errors.js";
import type { SurveyResponse } from "../domain/survey-response.js";
import type { UsecaseDeps } from "./deps.js";
import { takeResponseIn } from "./intake.js";
import type { IntakeResult } from "./intake-result.js";
import { unseal } from "./sealing.js";

/** A connected survey tool, its secret opened for checking signatures. */
export interface ConnectedSource {
  name: string;
  kind: string;
  secret: string | null;
  pathToken: string;
  active: boolean;
  mapping: unknown;
}

/** The source with this name, or null. */
export async function findSource(deps: UsecaseDeps, name: string): Promise<ConnectedSource | null> {
  return deps.db.read(async (tx) => {
    const [row] = await tx.select().from(sources).where(eq(sources.name, name));
    if (row === undefined) return null;
    const secret = row.secretSealed === null ? null : unseal(deps.secretKey, row.secretSealed);
    return {
      name: row.name,
      kind: row.kind,
      secret,
      pathToken: row.pathToken,
      active: row.active,
      mapping: row.mapping,
    };
  });
}

/** What an adapter made of one part of an event. */
export type EventPart =
  | { kind: "response"; response: SurveyResponse }
  | { kind: "quarantine"; code: string; detail: string }
  | { kind: "ignored"; code: string; detail: string };

/** One result of an event; `status` as contract.md, Intake. */
export type EventResult = Omit<IntakeResult, "status"> & {
  status: IntakeResult["status"] | "partial" | "pending_fetch" | "ignored";
};

/** An authentic event. `eventId` is the tool's own id of the delivery, null when it gives none. */
export interface SourceEventInput {
  source: string;
  eventId: string | null;
  contentType: string | null;
  raw: Buffer;
  parts: readonly EventPart[];
}

/** Takes an event in one transaction; the same event id again answers the first results as `duplicate`. */
export async function takeSourceEvent(deps: UsecaseDeps, event: SourceEventInput): Promise<{ results: EventResult[] }> {
  const refused = new Map<number, Reason>();
  for (;;) {
    try {
      return await deps.db.transaction((tx) => takeParts(tx, deps, event, refused));
    } catch (error) {
      // A part that cannot be taken has undone the others: all again, with that one kept raw.
      if (!(error instanceof RefusedPartError)) throw error;
      refused.set(error.index, error.reason);
    }
  }
}

async function takeParts(
  tx: Tx,
  deps: UsecaseDeps,
  event: SourceEventInput,
  refused: ReadonlyMap<number, Reason>,
): Promise<{ results: EventResult[] }> {
  const { source } = event;
  const eventId = event.eventId === null ? null : keyOfEvent(event.eventId);
  if (eventId !== null) {
    await lockNames(tx, [`event/${source}/${eventId}`]);
    const [known] = await tx
      .select({ results: sourceEvents.results })
      .from(sourceEvents)
      .where(and(eq(sourceEvents.source, source), eq(sourceEvents.eventId, eventId)));
    if (known !== undefined) return { results: (known.results as EventResult[]).map(asDuplicate) };
  }
  const results: EventResult[] = [];
  for (const [index, part] of event.parts.entries())
    results.push(await takePart(tx, deps, event, index, part, refused));
  if (eventId !== null) await tx.insert(sourceEvents).values({ source, eventId, receivedAt: sql`app_now()`, results });
  return { results };
}

async function takePart(
  tx: Tx,
  deps: UsecaseDeps,
  event: SourceEventInput,
  index: number,
  part: EventPart,
  refused: ReadonlyMap<number, Reason>,
): Promise<EventResult> {
  if (part.kind === "ignored")
    return { ...nothing, status: "ignored", reason: { code: part.code, detail: part.detail } };
  if (part.kind === "quarantine") return keepRaw(tx, deps, event, part);
  const known = refused.get(index);
  if (known !== undefined) return keepRaw(tx, deps, event, known);
  try {
    const response = { ...part.response, source: event.source };
    return await takeResponseIn(tx, deps, { response, anyAge: true, idempotency: null });
  } catch (error) {
    const reason = refusalOf(error);
    throw reason === null ? error : new RefusedPartError(index, reason);
  }
}

/** Why a part is kept raw. */
interface Reason {
  code: string;
  detail: string;
}

/** Ends the transaction of an event, one part of which cannot be taken. */
class RefusedPartError extends Error {
  override readonly name = "RefusedPartError";
  constructor(
    readonly index: number,
    readonly reason: Reason,
  ) {
    super(reason.code);
  }
}

/** Why an answer was refused; null for anything that is no refusal of what it says. */
function refusalOf(error: unknown): Reason | null {
  if (error instanceof DomainError && error.kind === "invalid") {
    const [first] = error.errors;
    return first === undefined
      ? { code: error.code, detail: error.message }
      : { code: first.code, detail: `${first.pointer ?? ""}: ${first.detail}` };
  }
  return faultOf(error)?.kind === "invalid"
    ? { code: "not-storable", detail: "A value of the event cannot be stored." }
    : null;
}

/** Longer ids of deliveries would not fit into an index; their hash tells them apart as well. */
function keyOfEvent(eventId: string): string {
  return eventId.length <= 255 ? eventId : `sha256:${createHash("sha256").update(eventId).digest("hex")}`;
}

async function keepRaw(
  tx: Tx,
  deps: UsecaseDeps,
  event: SourceEventInput,
  { code, detail: said }: Reason,
): Promise<EventResult> {
  // The reason may quote keys of the event, which hold anything.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const detail = said.replace(/[\u0000-\u001f\u007f-\u009f\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, "\uFFFD");
  await tx.insert(quarantine).values({
    id: deps.newId(),
    source: event.source,
    eventId: event.eventId === null ? null : keyOfEvent(event.eventId),
    contentType: event.contentType,
    raw: event.raw,
    reasonCode: code,
    reasonDetail: detail,
    receivedAt: sql`app_now()`,
  });
  return { ...nothing, status: "quarantined", reason: { code, detail } };
}

const nothing = { reason: null, responseId: null, band: null, decision: null, case: null } as const;

function asDuplicate(result: EventResult): EventResult {
  return result.status === "accepted" || result.status === "updated" || result.status === "suppressed"
    ? { ...result, status: "duplicate" }
    : result;
}
