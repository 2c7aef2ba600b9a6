/** Scores: what is read as one, and that none is ever made up. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adapterOf } from "../../sources/index.js";
import type { SourcePart } from "../../sources/source.js";

const formbricks = adapterOf("formbricks")!;
const nps = { survey: { kind: "nps" }, fields: { score: "q" } };

function readText(text: string, mapping: unknown): SourcePart {
  const event = { headers: { "content-type": "application/json" }, body: Buffer.from(text) };
  return formbricks.read(event, { name: "s", secret: null, mapping }).parts[0]!;
}

function read(answer: unknown, mapping: unknown = nps): SourcePart {
  return readText(JSON.stringify(eventOf(answer)), mapping);
}

function eventOf(answer: unknown): unknown {
  return { event: "responseFinished", data: { id: "r1", finished: true, data: { q: answer, other: 5 } } };
}

function outcome(part: SourcePart): unknown {
  return part.kind === "response" ? part.response.score : "code" in part ? part.code : part.kind;
}

describe("the answer to the question that holds the score", () => {
  it.each([
    [0, 0],
    [10, 10],
    ["0", 0],
    [" 7 ", 7],
    ["07", 7],
    ["9 - Very likely", 9],
    ["0 – not at all", 0],
    ["10: Extremely likely", 10],
    [["8"], 8],
    ["", null],
    ["   ", null],
    [null, null],
    [[], null],
    [[""], null],
  ])("%j is the score %j", (answer, score) => {
    expect(outcome(read(answer))).toBe(score);
  });

  it.each([
    ["great", "label-missing"],
    ["nine", "label-missing"],
    [true, "label-missing"],
    [false, "label-missing"],
    ["1e1", "label-missing"],
    ["0x9", "label-missing"],
    ["9/10", "label-missing"],
    ["9 or 10", "label-missing"],
    ["3 - 4 times", "label-missing"],
    ["11 - Beyond", "label-missing"],
    ["٩", "label-missing"],
    [{ deep: 9 }, "label-missing"],
    [["8", "9"], "score-ambiguous"],
  ])("%j is none and waits for a person (%s)", (answer, code) => {
    const part = read(answer);
    expect(outcome(part)).toBe(code);
    expect(part).toMatchObject({ externalId: "r1", detail: expect.stringContaining("/data/data/q") });
  });

  it("a number too large to be kept is not rounded", () => {
    const text = JSON.stringify(eventOf("@")).replace('"@"', "9007199254740993");
    expect(outcome(readText(text, nps))).toBe("number-out-of-range");
  });

  it("labels go before digits, whatever their case, and may say that there is no score", () => {
    const mapping = { ...nps, labels: { "1": 9, Great: 10, "N/A": null, "👍": 8 } };
    expect(outcome(read("1", mapping))).toBe(9);
    expect(outcome(read(" great", mapping))).toBe(10);
    expect(outcome(read("n/a", mapping))).toBe(null);
    expect(outcome(read("👍\uFE0F", mapping))).toBe(8);
    expect(outcome(read("bad", mapping))).toBe("label-missing");
    expect(outcome(read(true, { ...nps, labels: { Yes: 10, No: 0 } }))).toBe(10);
    expect(outcome(read(false, { ...nps, labels: { Yes: 10, No: 0 } }))).toBe(0);
  });

  it("is never any other number than the one that was written", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const part = read(answer);
        if (part.kind !== "response" || part.response.score === null) return;
        const single = Array.isArray(answer) && answer.length === 1 ? answer[0] : answer;
        expect(JSON.stringify(single)).toContain(String(part.response.score));
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.string(), (answer) => {
        const part = read(answer);
        if (part.kind === "response" && part.response.score !== null)
          expect(answer.trim()).toMatch(/^[+-]?[0-9]+(?:\.[0-9]+)?(?:$|[^0-9])/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a survey's own settings", () => {
  const event = (surveyId: string) =>
    JSON.stringify({
      event: "responseFinished",
      data: { id: "r1", surveyId, finished: true, data: { q: 5 } },
    });

  it("lie over the general ones, and a scale of another kind is not inherited", () => {
    const mapping = {
      survey: { kind: "csat", scale: { min: 1, max: 7 }, direction: "lower_is_better" },
      touchpoint: "web",
      surveys: { s1: { survey: { kind: "nps" }, touchpoint: "shop" }, s2: { survey: { scale: { min: 1, max: 6 } } } },
    };
    expect(readText(event("s1"), mapping)).toMatchObject({
      response: {
        survey: { kind: "nps", scale: { min: 0, max: 10 }, direction: "higher_is_better" },
        touchpoint: "shop",
      },
    });
    expect(readText(event("s2"), mapping)).toMatchObject({
      response: { survey: { kind: "csat", scale: { min: 1, max: 6 }, direction: "lower_is_better" } },
    });
    expect(readText(event("toString"), mapping)).toMatchObject({
      response: { survey: { kind: "csat", scale: { min: 1, max: 7 } }, touchpoint: "web" },
    });
  });
});

describe("what is not used of an answer", () => {
  it("is kept within bounds and cannot keep the answer from being taken", () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`k${index}`, "x".repeat(5_000)]));
    const hostile = { "a\u0000b": "1", c: "\u0000", __proto__: null, d: { e: ["\uD800"] }, long: "y".repeat(300_000) };
    const data = { q: 3, ...many, ...hostile };
    const part = readText(JSON.stringify({ event: "responseFinished", data: { id: "r", finished: true, data } }), nps);
    if (part.kind !== "response") throw new Error(part.kind);
    expect(JSON.stringify(part.response.properties).length).toBeLessThan(40_000);
    expect(Object.keys(part.response.properties).length).toBeLessThanOrEqual(100);
    expect(part.response.score).toBe(3);
  });
});

describe("when", () => {
  const at = (value: unknown, zone?: string) => {
    const mapping = { ...nps, ...(zone === undefined ? {} : { zone }), fields: { score: "q", answeredAt: "at" } };
    const body = JSON.stringify({
      event: "responseFinished",
      data: { id: "r", finished: true, updatedAt: "2026-01-01T00:00:00Z", data: { q: 3, at: value } },
    });
    const part = readText(body, mapping);
    if (part.kind !== "response") throw new Error(part.kind);
    return part.response.answeredAt === null ? null : new Date(part.response.answeredAt).toISOString();
  };

  it.each([
    ["2016-01-01T21:56:31.182613+00:00", undefined, "2016-01-01T21:56:31.182Z"],
    ["2021-07-29T13:45:09.325344042Z", undefined, "2021-07-29T13:45:09.325Z"],
    ["2019-06-26T13:28:11+0200", undefined, "2019-06-26T11:28:11.000Z"],
    ["1774990125", undefined, "2026-03-31T20:48:45.000Z"],
    [1627918228831, undefined, "2021-08-02T15:30:28.831Z"],
    ["2024-12-04 15:30:00", "Europe/Helsinki", "2024-12-04T13:30:00.000Z"],
    ["2024-07-04 15:30", "Europe/Helsinki", "2024-07-04T12:30:00.000Z"],
    ["2024-12-04 15:30:00", undefined, null],
    ["2026-02-30 10:00:00", "Europe/Helsinki", null],
    ["yesterday", "Europe/Helsinki", null],
    [12, undefined, null],
    [-1, undefined, null],
    [true, undefined, null],
    [1e300, undefined, null],
  ])("%j in %s is %s", (value, zone, expected) => {
    expect(at(value, zone)).toBe(expected);
  });
});
