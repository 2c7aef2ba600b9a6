/** Signatures as vendors send them, and everything near to them. */
import { describe, expect, it } from "vitest";
import { adapterOf } from "../../sources/index.js";
import { signings } from "./signing.js";

const nowMs = Date.parse("2026-11-26T12:00:00.000Z");

describe("a signature", () => {
  it.each(["typeform", "delighted"])("of %s is sent once, without anything around it, under a secret", (kind) => {
    const adapter = adapterOf(kind)!;
    const signing = signings[kind]!;
    const body = Buffer.from("{}");
    const [[name, right]] = Object.entries(signing.sign(body, signing.secret, nowMs)) as [[string, string]];
    const isTaken = (value: string | string[] | undefined, secret: string | null = signing.secret) =>
      adapter.isAuthentic({ headers: { [name]: value }, body }, { name: "s", secret, mapping: {} }, nowMs);
    expect(isTaken(right)).toBe(true);
    // Node joins headers that come twice.
    for (const wrong of [
      `${right}, ${right}`,
      [right],
      ` ${right}`,
      right.slice("sha256=".length),
      `SHA256=${right.slice(7)}`,
      undefined,
    ])
      expect(isTaken(wrong), JSON.stringify(wrong)).toBe(false);
    const [[, underNothing]] = Object.entries(signing.sign(body, "", nowMs)) as [[string, string]];
    expect([isTaken(underNothing, ""), isTaken(underNothing, null)]).toEqual([false, false]);
    const [[, underNoKey]] = Object.entries(signing.sign(body, "no key", nowMs)) as [[string, string]];
    expect(isTaken(underNoKey, null)).toBe(false);
  });

  it.each(["typeform", "delighted"])("of %s is looked for under a secret without outer white space", (kind) => {
    const problems = (secret: string) => adapterOf(kind)!.checkSettings({ secret, mapping: {} });
    expect(problems("a secret")).toEqual([]);
    for (const secret of [" a", "a\n", "\ta"]) expect(problems(secret)).toMatchObject([{ code: "invalid-secret" }]);
  });

  it("of Standard Webhooks may stand among others, of which ten are looked at", () => {
    const adapter = adapterOf("formbricks")!;
    const signing = signings.formbricks!;
    const body = Buffer.from("{}");
    const headers = signing.sign(body, signing.secret, nowMs);
    const right = String(headers["webhook-signature"]);
    const at = String(headers["webhook-timestamp"]);
    const isTaken = (over: Record<string, string>) =>
      adapter.isAuthentic(
        { headers: { ...headers, ...over }, body },
        { name: "s", secret: signing.secret, mapping: {} },
        nowMs,
      );
    const other = `v1,${"A".repeat(43)}=`;
    expect(isTaken({ "webhook-signature": `${other} ${right}` })).toBe(true);
    expect(isTaken({ "webhook-signature": `v1a,${"A".repeat(86)}== ${right} ${other}` })).toBe(true);
    expect(isTaken({ "webhook-signature": `${`${other} `.repeat(10)}${right}` })).toBe(false);
    expect(isTaken({ "webhook-signature": right.replace("v1,", "v2,") })).toBe(false);
    expect(isTaken({ "webhook-signature": right.replace("v1,", "") })).toBe(false);
    expect(isTaken({ "webhook-id": "" })).toBe(false);
    for (const timestamp of ["", "now", `${at}.0`, ` ${at}`, "-1"])
      expect(isTaken({ "webhook-timestamp": timestamp }), timestamp).toBe(false);
  });
});
