import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findContentFault } from "../../sources/json-content.js";
import { isUnfitNumber } from "../../sources/json-number.js";
import { parseJson, type JsonValue } from "../../sources/strict-json.js";

const parse = (text: string) => parseJson(Buffer.from(text));

/** What came out, as `JSON.parse` would have made it. */
function plain(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, JsonValue>).map(([key, item]) => [key, plain(item)]),
  );
}

function whole(_key: string, value: unknown): unknown {
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? 7 : value;
}

describe("strict JSON", () => {
  it("reads whatever JSON.stringify writes as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, "\t"), (json, indent) => {
        // Whole numbers beyond the exact ones are left as they are written, and have tests of their own.
        const text = JSON.stringify(JSON.parse(json, whole), null, indent);
        const result = parse(text);
        expect(result.ok && plain(result.value)).toEqual(JSON.parse(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes nothing that JSON.parse refuses", () => {
    const noise = fc.string({
      unit: fc.constantFrom(...'{}[]",:\\0123456789.eE+-truefalsn \n\tu'.split("")),
      maxLength: 30,
    });
    fc.assert(
      fc.property(noise, (text) => {
        const result = parse(text);
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        if (!accepted) expect(result.ok).toBe(false);
        else if (!result.ok) expect(["duplicate-key", "too-deep"]).toContain(result.fault.code);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    "1",
    "-1",
    "0",
    "1.5",
    "1e1",
    "10e-1",
    "100e-2",
    "-0",
    "0.0",
    "0e5",
    "1.50",
    "9007199254740991",
    "0.1",
    "1e-7",
    "3.10e1",
  ])("%s is the number it says", (literal) => {
    const result = parse(literal);
    expect(result.ok && result.value).toBe(Number(literal) + 0);
  });

  it.each([
    "1e400",
    "-1e400",
    "1e-400",
    "9007199254740993",
    "12345678901234567890",
    "3.00000000000000000001",
    "2.99999999999999999999",
    "1e22",
    `1.${"0".repeat(500_000)}1`,
  ])("%.30s has no exact place", (literal) => {
    const result = parse(`{"a":[${literal}]}`);
    expect(result.ok && isUnfitNumber((result.value as { a: JsonValue[] }).a[0])).toBe(true);
    expect(result.ok && findContentFault(result.value)).toMatchObject({ code: "number-out-of-range", pointer: "/a/0" });
  });

  it("names the place of a fault", () => {
    const places: [string, string, string][] = [
      ['{"a":{"b/c":[1,{"~":tru}]}}', "malformed-json", "/a/b~1c/1/~0"],
      ['{"a":1,"b":{"c":1,"c":2}}', "duplicate-key", "/b/c"],
      ['{"a":[[],["x\u0001"]]}', "malformed-json", "/a/1/0"],
    ];
    for (const [text, code, pointer] of places)
      expect(parse(text)).toMatchObject({ ok: false, fault: { code, pointer } });
  });

  it("names the place of what cannot be stored, keys included", () => {
    const places: [string, string][] = [
      ['{"a":{"b/c":[1,{"~":"x\\u0000"}]}}', "/a/b~1c/1/~0"],
      ['{"a":[[],["ok","\\ud800"]]}', "/a/1/1"],
      ['{"a":{"\\ufffe":1}}', "/a/\uFFFD"],
      ['"\\u0000"', ""],
    ];
    for (const [text, pointer] of places) {
      const result = parse(text);
      expect(result.ok && findContentFault(result.value)).toMatchObject({ code: "forbidden-character", pointer });
    }
  });

  it("is looked through in a fraction of a second, however many values a body of 1 MiB holds", () => {
    const result = parse(`[${"1,".repeat(520_000)}1]`);
    const started = performance.now();
    expect(result.ok && findContentFault(result.value)).toBeNull();
    expect(performance.now() - started).toBeLessThan(200);
  });

  it("costs no more than the length of what it is sent", () => {
    const hostile = [
      "[".repeat(1_000_000),
      `"${"\\u0000".repeat(170_000)}"`,
      `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":1`).join(",")}}`,
      "1".repeat(1_000_000),
      `0.${"0".repeat(1_000_000)}`,
      " ".repeat(1_000_000),
      `"${"\\".repeat(1_000_000)}`,
      `-${"0".repeat(1_000_000)}`,
      `[${"1e999999,".repeat(100_000)}1]`,
    ];
    const started = performance.now();
    for (const text of hostile) parse(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
