/** What documented payloads become: what a careful person would have typed in. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bandOf } from "../../domain/survey.js";
import { checkResponse } from "../../domain/survey-response.js";
import { adapters } from "../../sources/index.js";
import type { SourcePart } from "../../sources/source.js";
import { deliveryHeaders, signings } from "./signing.js";

interface Fixture {
  about: { source: string; says: string };
  mapping: unknown;
  payload: unknown;
  expected: readonly Record<string, unknown>[];
}

const nowMs = Date.parse("2026-11-26T12:00:00.000Z");

describe.each(adapters)("$kind", (adapter) => {
  const folder = new URL(`fixtures/${adapter.kind}/`, import.meta.url);
  const names = readdirSync(folder).toSorted();

  it.each(names)("%s", (name) => {
    const fixture = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Fixture;
    const body = Buffer.from(JSON.stringify(fixture.payload));
    const settings = { name: "shop", secret: signings[adapter.kind]!.secret, mapping: fixture.mapping };
    expect(adapter.checkSettings(settings)).toEqual([]);
    const event = { headers: deliveryHeaders(adapter.kind, body, nowMs), body };
    expect(adapter.isAuthentic(event, settings, nowMs)).toBe(true);
    const { parts } = adapter.read(event, settings);
    expect(parts).toHaveLength(fixture.expected.length);
    parts.forEach((part, index) => expectPart(part, fixture.expected[index]!));
  });
});

function expectPart(part: SourcePart, expected: Record<string, unknown>): void {
  const { band, refused, detail, ...rest } = expected;
  expect(readable(part)).toMatchObject(rest);
  if (typeof detail === "string") expect(part).toMatchObject({ detail: expect.stringContaining(detail) });
  if (part.kind !== "response") return;
  const { survey, score } = part.response;
  const [fault] = checkResponse(part.response, nowMs, { anyAge: true });
  expect(fault?.code).toBe(refused);
  if (band !== undefined) expect(survey === null || score === null ? null : bandOf(survey, score).band).toBe(band);
}

/** The part with its instants as people read them. */
function readable(part: SourcePart): unknown {
  if (!("response" in part)) return part;
  const { answeredAt } = part.response;
  return {
    ...part,
    response: { ...part.response, answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString() },
  };
}
