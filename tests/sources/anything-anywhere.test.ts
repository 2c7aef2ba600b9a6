/** Documented events with anything in the place of anything, and with as much as fits: never an exception, never a long wait. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkResponse } from "../../domain/survey-response.js";
import { adapterOf } from "../../sources/index.js";
import type { SourcePart } from "../../sources/source.js";

const nowMs = Date.parse("2026-11-26T12:00:00.000Z");
const nps = { survey: { kind: "nps" }, fields: { score: "q" } };
const scale = (number: unknown) => ({ type: "number", number, field: { id: "q", type: "opinion_scale", ref: "q" } });

function readText(kind: string, body: string, mapping: unknown): SourcePart {
  const event = { headers: { "content-type": "application/json" }, body: Buffer.from(body) };
  return adapterOf(kind)!.read(event, { name: "s", secret: null, mapping }).parts[0]!;
}

describe("whatever is put in the place of whatever", () => {
  const events: readonly (readonly [string, unknown])[] = [
    [
      "typeform",
      {
        event_type: "form_response",
        form_response: {
          token: "t",
          form_id: "f",
          definition: { fields: [{ id: "q", type: "nps", title: "?" }] },
          answers: [scale(9)],
          hidden: { a: "b" },
          variables: [{ key: "k", type: "number", number: 1 }],
        },
      },
    ],
    [
      "delighted",
      {
        event_type: "survey_response.created",
        event_data: {
          id: "1",
          survey_type: "nps",
          score: 9,
          person: { id: "p" },
          person_properties: { a: "b" },
          additional_answers: [{ id: "1", value: { scale: 1 }, question: { id: "q", text: "?" } }],
          created_at: 1_732_186_844,
        },
      },
    ],
    [
      "formbricks",
      {
        event: "responseFinished",
        data: {
          id: "r",
          finished: true,
          data: { q: 9, m: { a: "b" } },
          ttc: { q: 1 },
          contact: { id: "c" },
          contactAttributes: { a: "b" },
          variables: { v: 1 },
          tags: [{ name: "t" }],
          meta: {},
          survey: { title: "s" },
        },
      },
    ],
  ];
  const kinds = events.map(([kind]) => kind);

  it.each(events)("%s never throws, and an answer is one the core can judge", (kind, event) => {
    const paths = pathsOf(event);
    const mappings = [nps, {}, { ...nps, labels: { Great: 9 } }, { survey: { kind: "csat" }, fields: { score: "?" } }];
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom(...mappings),
        (path, value, mapping) => {
          const part = readText(kind, JSON.stringify(replaced(event, path, value)), mapping);
          if (part.kind === "response")
            expect(() => checkResponse(part.response, nowMs, { anyAge: true })).not.toThrow();
          else if (part.kind !== "partial") expect(part.detail).not.toBe("");
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each(kinds)("%s is read in a moment, however much is in a body of 1 MiB", (kind) => {
    const labels = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`Label ${index}`, index % 10]));
    const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`k${index}`, index % 7]));
    const list = Array.from({ length: 12_000 }, (_, index) => scale(index));
    const bodies: Record<string, unknown> = {
      typeform: { event_type: "form_response", form_response: { token: "t", hidden: many, answers: list } },
      delighted: {
        event_type: "survey_response.created",
        event_data: { id: "1", survey_type: "nps", score: 9, person_properties: many, additional_answers: list },
      },
      formbricks: {
        event: "responseFinished",
        data: { id: "r", finished: true, data: many, ttc: many, contactAttributes: many },
      },
    };
    const body = JSON.stringify(bodies[kind]);
    const startedAt = performance.now();
    readText(kind, body, { survey: { kind: "nps" }, labels });
    // Seconds would be a way to stop the intake: anybody who can answer a survey can add to it.
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: unknown = structuredClone(value);
  const inside = copy as Record<string | number, unknown>;
  inside[key] = replaced(inside[key], rest, by);
  return copy;
}
