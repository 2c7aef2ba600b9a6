import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseEmail } from "../../domain/email.js";
import { parseInstant } from "../../domain/instant.js";
import { checkMoney, isAbove } from "../../domain/money.js";
import { normalisePhone } from "../../domain/phone.js";
import type { Reading } from "../../domain/reading.js";
import { checkComment, checkName } from "../../domain/text-rules.js";

function valueOf<T>(reading: Reading<T>): T | string {
  return reading.ok ? reading.value : `refused: ${reading.fault.code}`;
}

describe("comments", () => {
  it.each([
    ["plain text", "Kiitos, hyvää työtä!"],
    ["nothing", ""],
    ["tabs and line ends", "a\tb\nc\r\nd"],
    ["emoji and family sequences", "👍👨‍👩‍👧‍👦🇫🇮"],
    ["right-to-left text", "مرحبا שלום"],
    ["20,000 characters", "a".repeat(20_000)],
    ["20,000 astral characters", "😀".repeat(20_000)],
  ])("hold %s", (_, text) => {
    expect(checkComment(text)).toBeNull();
  });

  it.each([
    ["NUL", "a\u0000b", "control-character"],
    ["escape", "\u001b[31m", "control-character"],
    ["vertical tab", "a\u000bb", "control-character"],
    ["delete", "\u007f", "control-character"],
    ["a C1 control", "\u0085", "control-character"],
    ["a lone high surrogate", "a\ud800", "lone-surrogate"],
    ["a lone low surrogate", "\udc00a", "lone-surrogate"],
    ["surrogates the wrong way round", "\udc00\ud800", "lone-surrogate"],
    ["U+FFFE", "\ufffe", "noncharacter"],
    ["U+FDD0", "\ufdd0", "noncharacter"],
    ["U+10FFFF", "\u{10ffff}", "noncharacter"],
    ["20,001 characters", "a".repeat(20_001), "too-long"],
    ["20,001 astral characters", "😀".repeat(20_001), "too-long"],
    ["a huge text", "a".repeat(1_000_000), "too-long"],
  ])("do not hold %s", (_, text, code) => {
    expect(checkComment(text)?.code).toBe(code);
  });
});

describe("names", () => {
  it.each(["A", "Åsa Öberg", "O'Brien-Smith", "李", "Ångström", "🦊", "م", "?", "x".repeat(200)])("hold %s", (name) => {
    expect(checkName(name)).toBeNull();
  });

  it.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["no-break and ideographic spaces", "\u00a0\u3000\u2003"],
    ["zero-width characters", "\u200b\u200c\u200d\u2060\ufeff"],
    ["Hangul fillers", "\u3164\uffa0\u115f\u1160"],
    ["combining marks alone", "\u0301\u0308"],
    ["variation selectors", "\ufe0f"],
    ["tag characters", "\u{e0041}\u{e0042}"],
    ["a braille blank", "\u2800"],
    ["direction marks", "\u200e\u202e"],
    ["a soft hyphen", "\u00ad"],
    ["line separators", "\u2028\u2029"],
  ])("need more than %s", (_, name) => {
    expect(checkName(name)?.code).toBe("not-visible");
  });

  it("are one line of at most 200 characters", () => {
    expect(checkName("a\nb")?.code).toBe("control-character");
    expect(checkName("a\tb")?.code).toBe("control-character");
    expect(checkName("x".repeat(201))?.code).toBe("too-long");
    expect(checkName("😀".repeat(200))).toBeNull();
  });
});

describe("e-mail addresses", () => {
  it.each([
    ["aino@example.fi", "aino@example.fi"],
    ["Aino.Virtanen+nps@Example.FI", "Aino.Virtanen+nps@example.fi"],
    ["o'brien@example.com", "o'brien@example.com"],
    ["a@b.co", "a@b.co"],
    [".a.@example.fi", ".a.@example.fi"],
    ["#$&'*+/=?^_`{|}~-@example.fi", "#$&'*+/=?^_`{|}~-@example.fi"],
    ["a@xn--kytt-loa5i.fi", "a@xn--kytt-loa5i.fi"],
    ["aino@käyttö.fi", "aino@xn--kytt-loa5i.fi"],
    ["aino@KÄYTTÖ.FI", "aino@xn--kytt-loa5i.fi"],
    ["a@例え.jp", "a@xn--r8jz45g.jp"],
    ["a@example。fi", "a@example.fi"],
    [`${"l".repeat(64)}@example.fi`, `${"l".repeat(64)}@example.fi`],
    [`a@${"d".repeat(63)}.fi`, `a@${"d".repeat(63)}.fi`],
  ])("%s is stored as %s", (given, stored) => {
    expect(valueOf(normaliseEmail(given))).toBe(stored);
  });

  it.each([
    "",
    "@",
    "aino",
    "aino@",
    "@example.fi",
    "a@b",
    "a@localhost",
    "a b@example.fi",
    " a@example.fi",
    "a@example.fi ",
    "a@@example.fi",
    "a@b@example.fi",
    "a%b@example.fi",
    "a!b@example.fi",
    "-a@example.fi",
    "a..b@example.fi",
    "a@example..fi",
    "a@.example.fi",
    "a@example.fi.",
    "a@-example.fi",
    "a@example-.fi",
    "a@exa_mple.fi",
    "a@[127.0.0.1]",
    'a"b@example.fi',
    "a,b@example.fi",
    "<a@example.fi>",
    "a@example.fi, b@example.fi",
    "a@example.fi\r\nBcc: b@example.fi",
    "a@example.fi\u0000",
    "ä@example.fi",
    "a@ex ample.fi",
    "a@exämple.fi/path",
    "a@exämple.fi:25",
    "a@exämple.fi?x",
    "a@b\u212ac%41.fi",
    "a@\u2100.fi",
    "a@１.２",
    "a@ä",
    "a@ä..fi",
    "a@\ud800.fi",
    `a@${"d".repeat(64)}.fi`,
    `${"l".repeat(65)}@example.fi`,
    `a@${"d".repeat(60)}.${"d".repeat(60)}.${"d".repeat(60)}.${"d".repeat(60)}.${"d".repeat(10)}`,
    `a@${"ä".repeat(63)}.fi`,
  ])("%j is refused", (given) => {
    expect(normaliseEmail(given).ok).toBe(false);
  });

  it("hold at most 254 characters in all", () => {
    const domain = `${"d".repeat(63)}.${"d".repeat(63)}.${"d".repeat(61)}`;
    expect(domain).toHaveLength(189);
    expect(normaliseEmail(`${"l".repeat(64)}@${domain}`).ok).toBe(true);
    expect(normaliseEmail(`${"l".repeat(64)}@${domain}x`).ok).toBe(false);
  });

  it("are stable once stored, and of one clean line, whatever comes in", () => {
    const mixed = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: "binary" }),
      fc.tuple(fc.string({ unit: "binary" }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
      fc.tuple(fc.string({ unit: "grapheme" })).map(([domain]) => `a@${domain}.fi`),
    );
    fc.assert(
      fc.property(mixed, (text) => {
        const reading = normaliseEmail(text);
        if (!reading.ok) return;
        expect(reading.value).toMatch(/^[\x21-\x7e]{3,254}$/);
        expect(reading.value.split("@")).toHaveLength(2);
        expect(normaliseEmail(reading.value)).toEqual(reading);
      }),
    );
  });
});

describe("telephone numbers", () => {
  it.each([
    ["+358401234567", "+358401234567"],
    ["+358 40 123 4567", "+358401234567"],
    ["+358-40-123-4567", "+358401234567"],
    ["+358 (0)40 123 4567", "+358401234567"],
    ["00358401234567", "+358401234567"],
    ["00 358 (40) 1234567", "+358401234567"],
    ["+1 (212) 555-0100", "+12125550100"],
    ["+46\u00a08\u202f123\u2011456", "+468123456"],
    ["+12345678", "+12345678"],
    ["+123456789012345", "+123456789012345"],
  ])("%s is stored as %s", (given, stored) => {
    expect(valueOf(normalisePhone(given))).toBe(stored);
  });

  it.each([
    ["040 123 4567", "phone-needs-country-code"],
    ["358401234567", "phone-needs-country-code"],
    ["", "phone-needs-country-code"],
    ["+1234567", "phone-invalid"],
    ["+1234567890123456", "phone-invalid"],
    ["+0401234567", "phone-invalid"],
    ["000401234567", "phone-invalid"],
    ["+358 40 CALL NOW", "phone-invalid"],
    ["++358401234567", "phone-invalid"],
    ["+358401234567;ext=1", "phone-invalid"],
    ["+３５８４０１２３４５６７", "phone-invalid"],
    ["+358401234567\n", "phone-invalid"],
    [`+358${" ".repeat(70)}401234567`, "phone-invalid"],
  ])("%j is refused", (given, code) => {
    expect(valueOf(normalisePhone(given))).toBe(`refused: ${code}`);
  });
});

describe("instants", () => {
  it.each([
    ["2026-11-26T10:00:00Z", "2026-11-26T10:00:00.000Z"],
    ["2026-11-26t10:00:00z", "2026-11-26T10:00:00.000Z"],
    ["2026-11-26T12:00:00+02:00", "2026-11-26T10:00:00.000Z"],
    ["2026-11-26T04:30:00-05:30", "2026-11-26T10:00:00.000Z"],
    ["2026-11-26T10:00:00-00:00", "2026-11-26T10:00:00.000Z"],
    ["2026-11-26T10:00:00.5Z", "2026-11-26T10:00:00.500Z"],
    ["2026-11-26T10:00:00.123999999Z", "2026-11-26T10:00:00.123Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29T23:59:59Z", "2000-02-29T23:59:59.000Z"],
    ["2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000Z"],
    ["0099-03-01T00:00:00Z", "0099-03-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
    ["1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"],
  ])("%s is %s", (given, expected) => {
    const reading = parseInstant(given);
    expect(reading.ok ? new Date(reading.value).toISOString() : reading.fault.code).toBe(expected);
  });

  it.each([
    "",
    "2026-11-26",
    "2026-11-26T10:00Z",
    "2026-11-26T10:00:00",
    "2026-11-26 10:00:00Z",
    "2026-11-26T10:00:00+0200",
    "2026-11-26T10:00:00+02",
    "2026-11-26T10:00:00.Z",
    "2026-11-26T10:00:00.1234567890Z",
    "2026-11-26T10:00:00,5Z",
    "2026-02-29T10:00:00Z",
    "2026-02-30T10:00:00Z",
    "1900-02-29T10:00:00Z",
    "2026-04-31T10:00:00Z",
    "2026-00-10T10:00:00Z",
    "2026-13-10T10:00:00Z",
    "2026-11-00T10:00:00Z",
    "2026-11-26T24:00:00Z",
    "2026-11-26T10:60:00Z",
    "2026-06-30T23:59:60Z",
    "2026-11-26T10:00:00+24:00",
    "2026-11-26T10:00:00+02:60",
    "+02026-11-26T10:00:00Z",
    "-2026-11-26T10:00:00Z",
    "12026-11-26T10:00:00Z",
    "2026-11-26T10:00:00Z ",
    "2026-11-26T10:00:00Z\n",
    "２０２６-11-26T10:00:00Z",
    "9999-12-31T23:59:59-01:00",
    "0000-12-31T23:59:59Z",
    "1764151200000",
  ])("%j is refused", (given) => {
    expect(parseInstant(given).ok).toBe(false);
  });

  it("read back what the platform writes", () => {
    const dates = fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseInstant(date.toISOString())).toEqual({ ok: true, value: date.getTime() });
      }),
    );
  });
});

describe("money", () => {
  it.each([
    [{ amount: 0, currency: "EUR" }, undefined],
    [{ amount: 1200.5, currency: "SEK" }, undefined],
    [{ amount: -1, currency: "EUR" }, "amount-invalid"],
    [{ amount: Number.NaN, currency: "EUR" }, "amount-invalid"],
    [{ amount: 1e15, currency: "EUR" }, "amount-invalid"],
    [{ amount: 1, currency: "eur" }, "currency-invalid"],
    [{ amount: 1, currency: "EURO" }, "currency-invalid"],
    [{ amount: 1, currency: "€" }, "currency-invalid"],
  ])("%j gives %s", (money, code) => {
    expect(checkMoney(money)?.code).toBe(code);
  });

  it("is above a bound only beyond it and in its currency", () => {
    const bound = { amount: 10_000, currency: "EUR" };
    expect(isAbove({ amount: 10_000.01, currency: "EUR" }, bound)).toBe(true);
    expect(isAbove({ amount: 10_000, currency: "EUR" }, bound)).toBe(false);
    expect(isAbove({ amount: 99_999, currency: "SEK" }, bound)).toBe(false);
    expect(isAbove(null, bound)).toBe(false);
    expect(isAbove(bound, null)).toBe(false);
  });
});
