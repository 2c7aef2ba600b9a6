/** A test answer of a source: taken in like any other, under an id that says what it is. */
import type { SurveyResponse } from "../domain/survey-response.js";
import type { UsecaseDeps } from "./deps.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";
import { takeParts, type EventPart, type EventResult } from "./source-event.js";

/** What an adapter made of a test event. */
export interface SourceTest {
  source: string;
  contentType: string | null;
  raw: Buffer;
  parts: readonly EventPart[];
}

/**
 * Takes every part as an answer of its own: external id `test-<uuid>`, whatever the event says, so that no real answer is
 * changed and the same event can be tried again. Nothing goes into quarantine: whoever tests is told the reason at once.
 * Codes: those of {@link answerOnce}.
 */
export async function takeTestEvent(
  deps: UsecaseDeps,
  test: SourceTest,
  idempotency: IdempotentRequest | null,
): Promise<{ results: EventResult[] }> {
  const parts = test.parts.map((part) => marked(part, `test-${deps.newId()}`));
  return deps.db.transaction((tx) =>
    answerOnce(tx, idempotency, async () => {
      const { results } = await takeParts(tx, deps, { ...test, eventId: null, parts });
      return { status: 200, body: { results } };
    }),
  );
}

function marked(part: EventPart, externalId: string): EventPart {
  if (part.kind === "response" || part.kind === "partial")
    return { ...part, response: { ...part.response, externalId } satisfies SurveyResponse };
  return part.kind === "quarantine" ? { ...part, externalId: null } : part;
}
