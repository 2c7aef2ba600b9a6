/** Events nothing could be made of: seen with the reason, and read again after a mapping was corrected. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { Problem } from "../problem.js";
import { pageQuery } from "../query.js";
import { defineRoute, type Route } from "../route.js";
import { eventResults, quarantinedEvent, quarantinedEventWithRaw } from "../schemas/intake.js";
import { chosenId, madeIdParams } from "../schemas/ids.js";
import { flagQuery, pageOf } from "../schemas/shared.js";
import { z } from "../schemas/zod.js";
import { adapterOf } from "../../sources/index.js";
import type { SourceReading } from "../../sources/source.js";
import {
  listQuarantine,
  readQuarantined,
  replayQuarantined,
  type QuarantineCursor,
  type QuarantinedEvent,
} from "../../usecases/quarantine.js";
import { findSource } from "../../usecases/source-event.js";

/** `GET /quarantine`, `GET /quarantine/{id}` and `POST /quarantine/{id}/replay`. */
export function quarantineRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/quarantine",
      tag: "Intake",
      summary: "Events nothing could be made of, newest first",
      access: "quarantine.read",
      query: z.object({
        source: chosenId.optional(),
        settled: flagQuery.openapi({ description: "Those already dealt with instead of those that wait." }),
        ...pageQuery,
      }),
      responses: { 200: { description: "A page of events.", schema: pageOf(quarantinedEvent) } },
      handler: async ({ query, cursors }) => {
        const { items, next } = await listQuarantine(useCases, {
          source: query.source ?? null,
          isSettled: query.settled ?? false,
          limit: query.limit,
          before: cursors.read<QuarantineCursor>(),
        });
        return { status: 200, json: { items, next: next === null ? null : cursors.write(next) } };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/quarantine/{id}",
      tag: "Intake",
      summary: "One event with its bytes",
      access: "quarantine.read",
      params: madeIdParams,
      responses: { 200: { description: "The event.", schema: quarantinedEventWithRaw } },
      handler: async ({ params }) => {
        const { raw, ...event } = await readQuarantined(useCases, params.id);
        return { status: 200, json: { ...event, raw: raw.toString("base64") } };
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/quarantine/{id}/replay",
      tag: "Intake",
      summary: "Read the kept event again under the source's present mapping",
      description: "Settles the event when something can be made of it; 409 `quarantine-settled` afterwards.",
      access: "quarantine.replay",
      isIdempotent: true,
      params: madeIdParams,
      responses: { 200: { description: "What became of it.", schema: eventResults } },
      refusals: [409],
      handler: async ({ params, principal, idempotency }) => {
        const event = await readQuarantined(useCases, params.id);
        const { parts } = await readAgain(useCases, event);
        const by = { actor: actorOf(principal), idempotency };
        return { status: 200, json: await replayQuarantined(useCases, params.id, parts, by) };
      },
    }),
  ];
}

async function readAgain(
  useCases: AppDeps["useCases"],
  event: QuarantinedEvent & { raw: Buffer },
): Promise<SourceReading> {
  const source = await findSource(useCases, event.source);
  const adapter = source === null ? null : adapterOf(source.kind);
  if (source === null || adapter === null)
    throw new Problem(404, "source-not-found", "There is no source with this name.");
  const headers = event.contentType === null ? {} : { "content-type": event.contentType };
  return adapter.read({ headers, body: event.raw }, source);
}
