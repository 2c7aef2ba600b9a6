/** What no vendor documents and some send: each ends as an answer that is right, a part of one, or a reason for a person. */
import { describe, expect, it } from "vitest";
import { checkResponse } from "../../domain/survey-response.js";
import { adapterOf } from "../../sources/index.js";
import type { SourcePart } from "../../sources/source.js";

const nowMs = Date.parse("2026-11-26T12:00:00.000Z");

function readText(kind: string, body: string, mapping: unknown): SourcePart {
  const event = { headers: { "content-type": "application/json" }, body: Buffer.from(body) };
  return adapterOf(kind)!.read(event, { name: "s", secret: null, mapping }).parts[0]!;
}

interface Sent {
  answers?: unknown;
  fields?: unknown;
  token?: unknown;
  [more: string]: unknown;
}

const nps = { survey: { kind: "nps" }, fields: { score: "q" } };

/** A Typeform event of one opinion scale `q`, an address `e` and a long text `t`, with `sent` over it. */
function typeform(sent: Sent, mapping: unknown = nps): SourcePart {
  const { fields, ...rest } = sent;
  const body = {
    event_id: "e1",
    event_type: "form_response",
    form_response: {
      form_id: "f1",
      token: "t1",
      submitted_at: "2026-11-26T10:00:00Z",
      definition: {
        id: "f1",
        title: "Form",
        fields: fields ?? [
          { id: "q", ref: "q", type: "opinion_scale", title: "How was it?" },
          { id: "e", ref: "e", type: "email", title: "Address" },
          { id: "t", ref: "t", type: "long_text", title: "Why?" },
        ],
      },
      answers: [],
      ...rest,
    },
  };
  return readText("typeform", JSON.stringify(body), mapping);
}

const scale = (number: unknown) => ({ type: "number", number, field: { id: "q", type: "opinion_scale", ref: "q" } });
const text = (value: unknown) => ({ type: "text", text: value, field: { id: "t", type: "long_text", ref: "t" } });
const address = (email: unknown) => ({ type: "email", email, field: { id: "e", type: "email", ref: "e" } });

/** What becomes of a part, the core's own rules included. */
function outcome(part: SourcePart): unknown {
  if (part.kind !== "response") return "code" in part ? part.code : part.kind;
  const [fault] = checkResponse(part.response, nowMs, { anyAge: true });
  return fault === undefined ? part.response.score : fault.code;
}

describe("a score", () => {
  it.each([
    [9, 9],
    ["9", 9],
    ["\u00A09 ", 9],
    [["9"], 9],
    ["+9", 9],
    ["-0", 0],
    ["9.0", 9],
    [null, null],
    ["", null],
    [" \t", null],
    [[], null],
    ["9,0", "label-missing"],
    ["9 0", "label-missing"],
    ["９", "label-missing"],
    ["٩", "label-missing"],
    ["Ⅸ", "label-missing"],
    ["9️⃣", "label-missing"],
    ["⭐⭐⭐⭐⭐", "label-missing"],
    ["1e1", "label-missing"],
    ["NaN", "label-missing"],
    ["1. Very satisfied", "label-missing"],
    ["2) Good", "label-missing"],
    ["<b>9</b>", "label-missing"],
    [true, "label-missing"],
    [{}, "label-missing"],
    [{ id: "9" }, "label-missing"],
    [{ label: { id: "9" } }, "label-missing"],
    [[[9]], "score-ambiguous"],
    [[9, 9], "score-ambiguous"],
    [7.5, "score-not-whole"],
    ["7.5", "score-not-whole"],
    [-1, "score-outside-scale"],
    ["11", "score-outside-scale"],
    [1e15, "score-outside-scale"],
  ])("sent as %j is %j", (sent, expected) => {
    expect(outcome(typeform({ answers: [scale(sent)] }))).toBe(expected);
  });

  it.each(["1e400", "9007199254740993", "-1e400", "9.00000000000000000001"])("of %s is not rounded", (literal) => {
    const body = `{"event_type":"survey_response.created","event_data":{"id":"1","survey_type":"nps","score":${literal}}}`;
    expect(outcome(readText("delighted", body, {}))).toBe("number-out-of-range");
  });

  it.each([
    [[scale(9), text("x"), address("a@example.com")], 9],
    [[address("a@example.com"), text("x"), scale(9)], 9],
    [[null, 3, "x", [], {}, scale(9)], 9],
    [[{ number: 9, field: { id: "q" } }], 9],
    [[{ type: "number", value: 9, field: { id: "q" } }], 9],
    [[{ type: "number", number: 9, field: { ref: "q" } }], 9],
    [[{ type: "number", text: "x", number: null, field: { id: "q" } }], null],
    [[scale(9), scale(2)], "score-ambiguous"],
    [[scale(null), scale(2)], 2],
    [null, null],
    ["answers", null],
    [{ q: 9 }, null],
  ])("is found in the answers %j as %j", (answers, expected) => {
    expect(outcome(typeform({ answers }))).toBe(expected);
  });

  it.each([
    ["the form's definition is missing", { definition: null, answers: [scale(9)] }, 9],
    ["the definition is a list", { definition: [], answers: [scale(9)] }, 9],
    ["nothing is known of the type", { fields: [{ id: "q", type: "hologram", title: "?" }], answers: [scale(9)] }, 9],
    ["fields are no fields", { fields: [null, 3, "q", [[]]], answers: [scale(9)] }, 9],
    ["the question is deep in groups", { fields: nested(3), answers: [scale(9)] }, 9],
    ["the question is deeper than groups go", { fields: nested(9), answers: [scale(9)] }, 9],
  ])("is found although %s", (_name, sent, expected) => {
    expect(outcome(typeform(sent))).toBe(expected);
  });

  it.each([
    ["Great ", 10],
    ["  GREAT", 10],
    ["😡", 0],
    ["😡\uFE0F", 0],
    ["cafe\u0301", 5],
    ["N/A", null],
    ["Greatest", "label-missing"],
    ["constructor", "label-missing"],
    ["__proto__", "label-missing"],
  ])("by the label %j is %j", (sent, expected) => {
    const labels = { Great: 10, "😡": 0, café: 5, "n/a": null };
    expect(outcome(typeform({ answers: [text(sent)] }, { ...nps, fields: { score: "t" }, labels }))).toBe(expected);
  });

  it("is not taken where two labels that look the same mean two scores", () => {
    const mapping = { ...nps, fields: { score: "t" }, labels: { yes: 10, YES: 0 } };
    expect(outcome(typeform({ answers: [text("Yes")] }, mapping))).toBe("label-missing");
    expect(outcome(typeform({ answers: [text("YES")] }, mapping))).toBe(0);
  });
});

describe("everything beside the score", () => {
  const responseOf = (sent: Sent, mapping: unknown = nps) => {
    const part = typeform(sent, mapping);
    if (part.kind !== "response") throw new Error(JSON.stringify(part));
    return part.response;
  };

  it("a comment is kept to the letter, HTML and emoji included", () => {
    const written = '<script>alert("x")</script>\r\n<b>ääkköset</b> 👩‍👩‍👧 & "quotes"';
    expect(responseOf({ answers: [scale(9), text(written)] }).comment).toBe(written);
  });

  it.each([
    ["x".repeat(20_000), 9],
    ["👍".repeat(20_000), 9],
    ["x".repeat(20_001), "too-long"],
    ["a\u0000b", "control-character"],
    ["a\u0008b", "control-character"],
    ["\uFFFE", "noncharacter"],
  ])("a comment that cannot be kept waits for a person with its reason", (written, expected) => {
    expect(outcome(typeform({ answers: [scale(9), text(written)] }))).toBe(expected);
  });

  it.each([
    [" Aino@Example.COM ", "Aino@example.com"],
    ["aino@bücher.example", "aino@xn--bcher-kva.example"],
    [["aino@example.com"], "aino@example.com"],
    ["käyttäjä@example.com", null],
    ["aino@example.com, eino@example.com", null],
    ["Aino <aino@example.com>", null],
    ["x".repeat(100_000), null],
    ["a@b", null],
    [12, null],
    [null, null],
  ])("the address %j names %j", (sent, email) => {
    const response = responseOf({ answers: [scale(9), address(sent)] });
    expect(response.customer?.email ?? null).toBe(email);
    expect(response.score).toBe(9);
  });

  it.each([
    ["2026-11-26T10:00:00+05:45", "2026-11-26T04:15:00.000Z"],
    ["2026-11-26T10:00:00+0545", "2026-11-26T04:15:00.000Z"],
    ["2026-11-26 10:00:00+02", "2026-11-26T08:00:00.000Z"],
    ["2026-11-26T10:00:00-00:00", "2026-11-26T10:00:00.000Z"],
    ["2026-11-26T10:00:00.123456789012Z", "2026-11-26T10:00:00.123Z"],
    ["2026-11-26T10:00:00+24:00", null],
    ["2026-02-30T10:00:00Z", null],
    ["2026-11-26T24:00:00Z", null],
    ["2026-12-31T23:59:60Z", null],
    ["2026-11-26T10:00:00", null],
    ["26.11.2026 10:00", null],
    ["0001-01-01T00:00:00Z", null],
    [null, null],
    [{}, null],
    [["2026-11-26T10:00:00Z"], null],
  ])("submitted at %j was answered at %j", (submitted_at, expected) => {
    const { answeredAt } = responseOf({ submitted_at, answers: [scale(9)] });
    expect(answeredAt === null ? null : new Date(answeredAt).toISOString()).toBe(expected);
  });

  it("an answer from the future waits for a person", () => {
    expect(outcome(typeform({ submitted_at: "2027-01-01T00:00:00Z", answers: [scale(9)] }))).toBe("answered-in-future");
  });

  it.each([
    [12_345, "12345"],
    ["  t1 ", "t1"],
    [0, "0"],
    ["", null],
    [null, null],
    [{}, null],
    ["x".repeat(201), null],
    ["a\nb", null],
  ])("the token %j is the answer %j", (token, expected) => {
    const part = typeform({ token, answers: [scale(9)] });
    if (expected === null) expect(part).toMatchObject({ kind: "quarantine", code: "response-id-missing" });
    else expect(part).toMatchObject({ response: { externalId: expected } });
  });

  it.each([null, 3, "x", [], [1], { "": 1, "a/b~c": { d: 1 }, list: [[[1]]] }])(
    "hidden fields %j do no harm",
    (hidden) => {
      expect(responseOf({ hidden, variables: hidden, calculated: hidden, answers: [scale(9)] }).score).toBe(9);
    },
  );

  it.each([
    [
      { name: "Guest House Oy", user_id: "u1" },
      { externalId: "u1", name: "Guest House Oy" },
    ],
    [
      { name: "anonymous", user_id: "u1" },
      { externalId: "u1", name: null },
    ],
    [
      { name: "N/A", user_id: "u1" },
      { externalId: "u1", name: null },
    ],
    [{ email: "guest.house@example.com" }, { email: "guest.house@example.com" }],
    [{ user_id: "guest-77", name: "Aino" }, null],
    [{ user_id: "" }, null],
    [{ user_id: ["u1"] }, { externalId: "u1" }],
    [{ user_id: 77 }, { externalId: "77" }],
  ])("hidden fields %j name the customer %j", (hidden, customer) => {
    expect(responseOf({ hidden, answers: [scale(9)] })).toMatchObject({ customer });
  });
});

function nested(depth: number): unknown {
  const question = { id: "q", ref: "q", type: "opinion_scale", title: "How was it?" };
  let fields: unknown[] = [question];
  for (let level = 0; level < depth; level += 1)
    fields = [{ id: `g${level}`, type: "group", title: "Group", properties: { fields } }];
  return fields;
}
