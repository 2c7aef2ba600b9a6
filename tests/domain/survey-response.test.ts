import { describe, expect, it } from "vitest";
import { parseInstant } from "../../domain/instant.js";
import { checkResponse, languageOf, type ResponseCustomer } from "../../domain/survey-response.js";
import { surveyOf } from "../../domain/survey.js";
import { answer } from "./answers.js";

const now = Date.parse("2026-11-26T10:00:00.000Z");

function faults(over: Parameters<typeof answer>[0], options?: { anyAge: boolean }): string[] {
  return checkResponse(answer(over), now, options).map((item) => `${item.pointer} ${item.code}`);
}

function customer(over: Partial<ResponseCustomer>): ResponseCustomer {
  const { customer: ordinary } = answer();
  if (ordinary === null) throw new Error("the ordinary answer has a customer");
  return { ...ordinary, ...over };
}

function instant(text: string): number {
  const reading = parseInstant(text);
  if (!reading.ok) throw new Error(text);
  return reading.value;
}

describe("checkResponse", () => {
  it("takes an ordinary answer, one without a score, and an unasked message", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ score: null })).toEqual([]);
    expect(faults({ properties: { order: "A-1", lines: "a\nb", nested: { list: [1, null, true, "😀"] } } })).toEqual(
      [],
    );
    expect(faults({ survey: null, score: null, channel: "call", customer: null })).toEqual([]);
    expect(faults({ survey: null, score: null })).toEqual([]);
  });

  it.each([
    ["a score nobody asked for", { survey: null }, "/score score-without-survey"],
    ["a score beyond the scale", { score: 11 }, "/score score-outside-scale"],
    ["half a point", { score: 7.5 }, "/score score-not-whole"],
    [
      "NPS on another scale",
      { survey: surveyOf({ kind: "nps", scale: { min: 1, max: 5 } }) },
      "/survey/scale scale-not-allowed",
    ],
    [
      "cut-offs in the wrong order",
      { survey: surveyOf({ kind: "csat", cutOffs: { detractorMax: 4, promoterMin: 3 } }) },
      "/survey/cutOffs cut-offs-invalid",
    ],
    ["half a version", { version: 1.5 }, "/version version-not-whole"],
    ["an empty id", { externalId: "" }, "/externalId empty"],
    ["a NUL in an id", { externalId: "a\u0000" }, "/externalId control-character"],
    ["a lone surrogate in a comment", { comment: "\ud800" }, "/comment lone-surrogate"],
    ["a line end in a touchpoint", { touchpoint: "a\nb" }, "/touchpoint control-character"],
    ["a customer nobody could find", { customer: customer({ email: null }) }, "/customer customer-unidentified"],
    ["a name one cannot see", { customer: customer({ name: "\u3164" }) }, "/customer/name not-visible"],
    [
      "an address with a source route",
      { customer: customer({ email: "a%b@example.fi" }) },
      "/customer/email email-invalid",
    ],
    ["an address as typed", { customer: customer({ email: "a@EXAMPLE.fi" }) }, "/customer/email not-normalised"],
    ["a number as typed", { customer: customer({ phone: "+358 40 1234567" }) }, "/customer/phone not-normalised"],
    [
      "a NUL deep in the properties",
      { properties: { a: [{ "b/c": "x\u0000" }] } },
      "/properties/a/0/b~1c control-character",
    ],
    ["a lone surrogate in a property's name", { properties: { a: { "\ud800": 1 } } }, "/properties/a lone-surrogate"],
    [
      "a negative value",
      { customer: customer({ yearlyValue: { amount: -1, currency: "EUR" } }) },
      "/customer/yearlyValue amount-invalid",
    ],
  ])("names %s", (_, over, expected) => {
    expect(faults(over)).toEqual([expected]);
  });

  it("names everything that is wrong at once", () => {
    expect(faults({ score: 99, comment: "\u0000", externalId: "" })).toHaveLength(3);
  });

  it.each([
    ["2026-11-26T10:05:00.000Z", []],
    ["2026-11-26T10:05:00.001Z", ["/answeredAt answered-in-future"]],
    ["2024-11-26T10:00:00.000Z", []],
    ["2024-11-26T09:59:59.999Z", ["/answeredAt answered-too-old"]],
  ])("looks at the age of an answer: %s", (at, expected) => {
    expect(faults({ answeredAt: instant(at) })).toEqual(expected);
  });

  it("lets survey tools be late, not early", () => {
    expect(faults({ answeredAt: instant("2001-01-01T00:00:00Z") }, { anyAge: true })).toEqual([]);
    expect(faults({ answeredAt: instant("2026-11-26T11:00:00Z") }, { anyAge: true })).toEqual([
      "/answeredAt answered-in-future",
    ]);
  });
});

describe("languageOf", () => {
  it("prefers the answer's language to the customer's, and takes the primary subtag", () => {
    expect(languageOf(answer({ language: "FI-fi", customer: customer({ language: "sv" }) }))).toBe("fi");
    expect(languageOf(answer({ customer: customer({ language: "sv_FI" }) }))).toBe("sv");
    expect(languageOf(answer({ customer: null }))).toBeNull();
  });
});
