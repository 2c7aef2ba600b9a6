/** What-if arithmetic on clocks. */
import { previewSla } from "../../domain/sla-preview.js";
import { defineRoute, type Route } from "../route.js";
import { slaPreviewExample } from "../schemas/examples.js";
import { slaPreviewAnswer, slaPreviewBody } from "../schemas/sla-preview.js";

/** `POST /api/v1/sla/preview`. */
export function slaRoutes(): readonly Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/sla/preview",
      tag: "Clocks",
      summary: "When a budget would be used up on a calendar; stores nothing",
      access: "sla.preview",
      body: { kind: "json", schema: slaPreviewBody, example: slaPreviewExample },
      responses: { 200: { description: "The clock, explained.", schema: slaPreviewAnswer } },
      handler: ({ body }) => {
        const { at, ...rest } = body;
        const reading = previewSla(
          {
            ...rest,
            budgetMs: body.budgetMs ?? null,
            suspensions: body.suspensions ?? [],
            rungs: body.rungs ?? [],
            ...(at === null || at === undefined ? {} : { at }),
          },
          Date.now(),
        );
        return {
          status: 200,
          json: {
            ...reading,
            dueAt: iso(reading.dueAt),
            rungs: reading.rungs.map(({ dueAt }) => ({ dueAt: iso(dueAt) })),
            segments: reading.segments.map(({ from, to, kind }) => ({ from: iso(from), to: iso(to), kind })),
          },
        };
      },
    }),
  ];
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
