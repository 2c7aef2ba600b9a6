/** A test answer, handed in by an administrator instead of the survey tool: the signature is the only thing left out. */
import type { AppDeps } from "../app-deps.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { answerExample } from "../schemas/examples.js";
import { eventResults } from "../schemas/intake.js";
import { chosenId } from "../schemas/ids.js";
import { z } from "../schemas/zod.js";
import { adapterOf } from "../../sources/index.js";
import { looseResponseBody } from "../../sources/response-body.js";
import { findSource } from "../../usecases/source-event.js";
import { takeTestEvent } from "../../usecases/source-test.js";

/** `POST /sources/{name}/test`. */
export function sourceTestRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/sources/{name}/test",
      tag: "Intake",
      summary: "Take an event in as a test answer, without a signature",
      description:
        "Read under the source's mapping and taken in for real, each answer under an external id of its own that begins with `test-`. " +
        "Nothing is quarantined. 409 `source-inactive` while the source is switched off.",
      access: "settings.write",
      isIdempotent: true,
      params: z.object({ name: chosenId }),
      body: {
        kind: "raw",
        description: "The event exactly as the survey tool sends it, at most 1 MiB.",
        json: looseResponseBody,
        example: answerExample,
      },
      responses: { 200: { description: "What became of each part.", schema: eventResults } },
      refusals: [409],
      handler: async ({ params, headers, rawBody, idempotency }) => {
        const source = await findSource(useCases, params.name);
        const adapter = source === null ? null : adapterOf(source.kind);
        if (source === null || adapter === null)
          throw new Problem(404, "source-not-found", "There is no source with this name.");
        if (!source.active) throw new Problem(409, "source-inactive", "The source is switched off.");
        const { parts } = adapter.read({ headers, body: rawBody }, source);
        const contentType = headers["content-type"]?.slice(0, 255) ?? null;
        const test = { source: source.name, contentType, raw: rawBody, parts };
        const result = await takeTestEvent(useCases, test, idempotency);
        return { status: 200, json: result };
      },
    }),
  ];
}
