import { describe, expect, it } from "vitest";
import { parseMailbox } from "../../channels/mailbox.js";
import { parseSmtpUrl } from "../../channels/smtp-target.js";

describe("SMTP_URL", () => {
  it("names host and port, with the usual ports when it names none", () => {
    expect(parseSmtpUrl("smtp://127.0.0.1:2525")).toMatchObject({
      host: "127.0.0.1",
      port: 2525,
      isSecure: false,
      auth: null,
    });
    expect(parseSmtpUrl("smtp://mail.example")).toMatchObject({ port: 587 });
    expect(parseSmtpUrl("smtps://mail.example")).toMatchObject({ port: 465, isSecure: true });
    expect(parseSmtpUrl("smtp://[::1]:25")).toMatchObject({ host: "::1", port: 25 });
  });

  it("with a password demands encryption, except on this machine", () => {
    const remote = parseSmtpUrl("smtp://user%40x:p%3Aw@mail.example:587");
    expect(remote).toMatchObject({ requireTls: true, auth: { user: "user@x", pass: "p:w" } });
    expect(parseSmtpUrl("smtp://u:p@127.0.0.1:25").requireTls).toBe(false);
    expect(parseSmtpUrl("smtp://u:p@mail.example?tls=optional").requireTls).toBe(false);
    expect(parseSmtpUrl("smtp://mail.example?tls=required").requireTls).toBe(true);
    expect(parseSmtpUrl("smtp://mail.example?tls=insecure").rejectUnauthorized).toBe(false);
  });

  it.each(["http://mail.example", "smtp://", "mail.example:25", "smtp://mail.example?tls=never"])(
    "refuses %s",
    (url) => {
      expect(() => parseSmtpUrl(url)).toThrow(/SMTP_URL|Invalid URL/);
    },
  );
});

describe("a configured mailbox", () => {
  it("is one address with or without a name", () => {
    expect(parseMailbox("Öljy Oy <palaute@oljy.example>")).toEqual({
      name: "Öljy Oy",
      address: "palaute@oljy.example",
    });
    expect(parseMailbox("palaute@oljy.example")).toEqual({ name: null, address: "palaute@oljy.example" });
  });

  it.each([
    "",
    "Öljy Oy",
    "a@x.example, b@x.example",
    "a@x.example\r\nBcc: b@x.example",
    "x: a@x.example, b@x.example;",
  ])("is not %j", (text) => {
    expect(() => parseMailbox(text)).toThrow("not exactly one mail address");
  });
});
