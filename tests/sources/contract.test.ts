/** What every adapter owes, whatever its vendor. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adapters } from "../../sources/index.js";
import type { SourceSettings } from "../../sources/source.js";
import { deliveryHeaders, signings } from "./signing.js";

const nowMs = Date.parse("2026-11-26T12:00:00.000Z");
const json = { "content-type": "application/json" };

describe.each(adapters.filter(({ proof }) => proof === "signature"))("$kind, which signs,", (adapter) => {
  const signing = signings[adapter.kind]!;
  const settings: SourceSettings = { name: "shop", secret: signing.secret, mapping: {} };
  const body = Buffer.from('{"a":"ä"}');
  const headers = () => deliveryHeaders(adapter.kind, body, nowMs);

  it("takes what its vendor signed, and nothing else", () => {
    const isAuthentic: typeof adapter.isAuthentic = (...delivery) => adapter.isAuthentic(...delivery);
    expect(isAuthentic({ headers: headers(), body }, settings, nowMs)).toBe(true);
    expect(isAuthentic({ headers: json, body }, settings, nowMs)).toBe(false);
    expect(isAuthentic({ headers: headers(), body }, { ...settings, secret: null }, nowMs)).toBe(false);
    expect(isAuthentic({ headers: headers(), body }, { ...settings, secret: signing.otherSecret }, nowMs)).toBe(false);
    expect(isAuthentic({ headers: headers(), body: Buffer.alloc(0) }, settings, nowMs)).toBe(false);
    const reparsed = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
    expect(isAuthentic({ headers: headers(), body: reparsed }, settings, nowMs)).toBe(false);
  });

  it("refuses one altered byte, of the body or of any header that proves it", () => {
    for (let index = 0; index < body.length; index += 1) {
      const altered = Buffer.from(body);
      altered[index] = altered[index]! ^ 1;
      expect(adapter.isAuthentic({ headers: headers(), body: altered }, settings, nowMs)).toBe(false);
    }
    for (const [name, value] of Object.entries(headers())) {
      if (name === "content-type" || typeof value !== "string") continue;
      for (const other of ["", value.slice(1), `${value}=`, value.toUpperCase(), `x${value.slice(1)}`]) {
        if (other === value) continue;
        const event = { headers: { ...headers(), [name]: other }, body };
        expect(adapter.isAuthentic(event, settings, nowMs), `${name}: ${other}`).toBe(false);
      }
    }
  });

  it("needs its secret", () => {
    const check = (secret: string | null) =>
      adapter.checkSettings({ secret, mapping: {} }).map(({ pointer, code }) => [pointer, code]);
    expect(check(signing.secret)).toEqual([]);
    expect(check(null)).toEqual([["/secret", "invalid-secret"]]);
    expect(check(" ")).toEqual([["/secret", "invalid-secret"]]);
  });
});

describe.each(adapters.filter(({ proof }) => proof === "address"))("$kind, which signs nothing,", (adapter) => {
  const settings: SourceSettings = { name: "shop", secret: null, mapping: {} };
  const body = Buffer.from('{"a":"ä"}');

  it("leaves the proof to the address, and needs no secret", () => {
    expect(adapter.isAuthentic({ headers: json, body }, settings, nowMs)).toBe(true);
    expect(adapter.checkSettings({ secret: null, mapping: {} })).toEqual([]);
  });
});

describe.each(adapters)("$kind", (adapter) => {
  const signing = signings[adapter.kind]!;
  const settings: SourceSettings = { name: "shop", secret: signing.secret, mapping: {} };
  const body = Buffer.from('{"a":"ä"}');

  it("signs an empty body like any other and finds nothing in it", () => {
    const empty = Buffer.alloc(0);
    const event = { headers: deliveryHeaders(adapter.kind, empty, nowMs), body: empty };
    expect(adapter.isAuthentic(event, settings, nowMs)).toBe(true);
    expect(adapter.read(event, settings).parts).toMatchObject([{ kind: "quarantine", code: "malformed-json" }]);
  });

  it.each([
    ["no JSON", "hello", "malformed-json"],
    ["no UTF-8", Buffer.from([0xff, 0xfe]), "invalid-utf8"],
    ["too deep", "[".repeat(40) + "]".repeat(40), "too-deep"],
    ["a key twice", '{"a":1,"a":2}', "duplicate-key"],
    ["a number", "3", "invalid-type"],
    ["a text", '"hello"', "invalid-type"],
    ["null", "null", "invalid-type"],
    ["a list of what is no event", "[3]", "invalid-type"],
  ])("keeps %s for a person", (_name, text, code) => {
    const { parts } = adapter.read({ headers: json, body: Buffer.from(text) }, settings);
    expect(parts).toMatchObject([{ kind: "quarantine", code, externalId: null }]);
  });

  it("keeps what says it is not plain JSON", () => {
    const form = { headers: { "content-type": "application/x-www-form-urlencoded" }, body };
    expect(adapter.read(form, settings).parts).toMatchObject([{ code: "unsupported-media-type" }]);
    const zipped = { headers: { ...json, "content-encoding": "gzip" }, body };
    expect(adapter.read(zipped, settings).parts).toMatchObject([{ code: "unsupported-content-encoding" }]);
  });

  it("needs a mapping it understands", () => {
    const check = (mapping: unknown) =>
      adapter.checkSettings({ secret: signing.secret, mapping }).map(({ pointer, code }) => [pointer, code]);
    expect(check({})).toEqual([]);
    expect(
      check({
        survey: { kind: "nps", scale: { min: 0, max: 10 }, direction: "higher_is_better" },
        touchpoint: "delivery",
        zone: "Europe/Helsinki",
        fields: { score: "/data/score", comment: "q2", customerId: "How are you?" },
        labels: { Great: 3, "👍": 1, "N/A": null },
        surveys: { s1: { survey: { kind: "csat" }, labels: { a: 1 } } },
      }),
    ).toEqual([]);
    expect(check({ colour: 1 })).toEqual([["/mapping/colour", "unknown-field"]]);
    expect(check({ fields: { mood: "x" } })).toEqual([["/mapping/fields/mood", "unknown-field"]]);
    expect(check({ surveys: { s: { surveys: {} } } })).toEqual([["/mapping/surveys/s/surveys", "unknown-field"]]);
    expect(check({ survey: { kind: "nps", scale: { min: 1, max: 5 } } })).toEqual([
      ["/mapping/survey/scale", "scale-not-allowed"],
    ]);
    expect(check({ survey: { kind: "stars" } })).toEqual([["/mapping/survey/kind", "invalid-value"]]);
    expect(check({ zone: "Mars/Olympus" })).toEqual([["/mapping/zone", "unknown-zone"]]);
    expect(check({ labels: { a: "3" } })).toEqual([["/mapping/labels/a", "invalid-value"]]);
    expect(check({ labels: { a: 2.5 } })).toEqual([["/mapping/labels/a", "invalid-value"]]);
    expect(check({ fields: { score: "/a~2" } })).toEqual([["/mapping/fields/score", "invalid-pointer"]]);
    expect(check([])).toEqual([["/mapping", "invalid-value"]]);
    expect(check("x")).toEqual([["/mapping", "invalid-value"]]);
  });

  it("never throws, whatever arrives and whatever mapping was stored", () => {
    const mappings = [{}, null, "x", { fields: 3 }, { survey: { kind: "nps" }, fields: { score: "/", email: "/0" } }];
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(...mappings), (value, mapping) => {
        const event = { headers: json, body: Buffer.from(JSON.stringify(value)) };
        expect(adapter.read(event, { ...settings, mapping }).parts.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(adapter.read({ headers: json, body: Buffer.from(bytes) }, settings).parts.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("Standard Webhooks, kinds signed-json and formbricks", () => {
  it.each(["signed-json", "formbricks"])("%s takes timestamps within five minutes either way", (kind) => {
    const adapter = adapters.find((one) => one.kind === kind)!;
    const { secret } = signings[kind]!;
    const body = Buffer.from("{}");
    const isTaken = (signedAt: number) =>
      adapter.isAuthentic(
        { headers: deliveryHeaders(kind, body, signedAt), body },
        { name: "s", secret, mapping: {} },
        nowMs,
      );
    expect([-301, -300, 0, 300, 301].map((seconds) => isTaken(nowMs + seconds * 1000))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it("formbricks takes the documented payload under the signature computed for it", () => {
    // The secret, time and signature of the documented sample `responseCreated` (see fixtures/formbricks).
    const body = documentedCreated();
    const adapter = adapters.find((one) => one.kind === "formbricks")!;
    const headers = {
      "webhook-id": "msg_sample_1",
      "webhook-timestamp": "1704547200",
      "webhook-signature": "v1,gkZOJuPq3JJoxG50c1qodCBSZ2bhekpT9YFvKv1OVTw=",
    };
    const settings = { name: "s", secret: "whsec_3xbBxRvoQ33Zs2CKOsrACrJfE5WpEmV4", mapping: {} };
    expect(adapter.isAuthentic({ headers, body }, settings, 1_704_547_200_000)).toBe(true);
    expect(adapter.isAuthentic({ headers, body }, settings, 1_704_547_200_000 + 400_000)).toBe(false);
  });
});

describe("ids of deliveries", () => {
  it.each([
    ["typeform", '{"event_id":"LtWXD3crgy"}', "LtWXD3crgy"],
    ["delighted", '{"event_id":"b8d0"}', "b8d0"],
    ["typeform", '{"event_id":""}', null],
    ["typeform", "[]", null],
  ])("of %s are read from the body", (kind, text, eventId) => {
    const adapter = adapters.find((one) => one.kind === kind)!;
    const reading = adapter.read({ headers: json, body: Buffer.from(text) }, { name: "s", secret: "x", mapping: {} });
    expect(reading.eventId).toBe(eventId);
  });

  it("that could not be a key become one", () => {
    const adapter = adapters.find((one) => one.kind === "typeform")!;
    const idOf = (id: string) =>
      adapter.read(
        { headers: json, body: Buffer.from(JSON.stringify({ event_id: id })) },
        { name: "s", secret: "x", mapping: {} },
      ).eventId;
    expect(idOf("a\u0000b")).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(idOf("x".repeat(5_000))).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(idOf("a\u0000b")).not.toBe(idOf("a\u0000c"));
  });
});

function documentedCreated(): Buffer {
  const path = new URL("fixtures/formbricks/created-without-mapping.json", import.meta.url);
  const { payload } = JSON.parse(readFileSync(path, "utf8")) as { payload: unknown };
  return Buffer.from(JSON.stringify(payload));
}
