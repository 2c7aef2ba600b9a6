/** A source whose secret is replaced: both hold for as long as was asked for, and nothing is authentic by a secret that was taken away. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { signings } from "../sources/signing.js";
import { startDatabaseApp, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
const hourMs = 3_600_000;
const moveTo = (ms: number) => app.db.transaction((tx) => setAppTimeOffset(tx, ms));
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterEach(() => moveTo(0));
afterAll(() => app.close());

const put = (name: string, kind: string, secret: string | null | undefined, formerSecretForMs = 24 * hourMs) =>
  app.call("PUT", `/api/v1/sources/${name}`, {
    kind,
    ...(secret === undefined ? {} : { secret }),
    formerSecretForMs,
    mapping: {},
  });

async function isTaken(name: string, kind: string, secret: string): Promise<boolean> {
  const body = Buffer.from(JSON.stringify({ externalId: randomUUID(), survey: null, score: null }));
  const signed = signings[kind]!.sign(body, secret, Date.now(), randomUUID()) as Record<string, string>;
  const answer = await app.call("POST", `/api/v1/sources/${name}/events`, body, { authorization: "", ...signed });
  if (answer.status === 401) expect(answer.body.code).toBe("invalid-signature");
  else expect(answer.status).toBe(202);
  return answer.status === 202;
}

it.each(["signed-json", "formbricks", "typeform", "delighted"])(
  "%s: the former secret holds for the day that was asked for, an older one and a wrong one do not",
  async (kind) => {
    const name = `rotated-${kind}`;
    const { secret, otherSecret } = signings[kind]!;
    const third = `${otherSecret.slice(0, 10)}zz${otherSecret.slice(12)}`;
    await put(name, kind, secret);
    expect([await isTaken(name, kind, secret), await isTaken(name, kind, otherSecret)]).toEqual([true, false]);
    expect((await put(name, kind, otherSecret)).body).not.toHaveProperty("secret");
    const live = async () => [
      await isTaken(name, kind, secret),
      await isTaken(name, kind, otherSecret),
      await isTaken(name, kind, third),
    ];
    expect(await live()).toEqual([true, true, false]);
    // The same secret again, or a document without one, is no rotation.
    await put(name, kind, otherSecret);
    await put(name, kind, undefined);
    await moveTo(24 * hourMs - 60_000);
    expect(await live()).toEqual([true, true, false]);
    await moveTo(24 * hourMs + 1_000);
    expect(await live()).toEqual([false, true, false]);
    await put(name, kind, third);
    expect(await live()).toEqual([false, true, true]);
    await put(name, kind, secret);
    expect(await live()).toEqual([true, false, true]);
  },
);

it("takes the place of the former one at once where nothing else is asked for", async () => {
  const { secret, otherSecret } = signings["signed-json"]!;
  const body = (given: string) => ({ kind: "signed-json", secret: given });
  await app.call("PUT", "/api/v1/sources/plain", body(secret));
  const stored = await app.call("PUT", "/api/v1/sources/plain", body(otherSecret));
  expect(stored.body).not.toHaveProperty("formerSecretForMs");
  expect([await isTaken("plain", "signed-json", secret), await isTaken("plain", "signed-json", otherSecret)]).toEqual([
    false,
    true,
  ]);
});

it("null ends both secrets at once, and leaves no way in until there is a new one", async () => {
  const { secret, otherSecret } = signings["signed-json"]!;
  await put("cut", "signed-json", secret);
  await put("cut", "signed-json", otherSecret);
  expect((await put("cut", "signed-json", null)).body).toMatchObject({ hasSecret: false });
  const live = async () => [
    await isTaken("cut", "signed-json", secret),
    await isTaken("cut", "signed-json", otherSecret),
    await isTaken("cut", "signed-json", "whsec_"),
  ];
  expect(await live()).toEqual([false, false, false]);
  await put("cut", "signed-json", secret);
  expect(await live()).toEqual([true, false, false]);
  expect((await put("never-had-one", "signed-json", null)).status).toBe(422);
});

it("another kind ends both secrets at once, and needs one of its own", async () => {
  const { secret, otherSecret } = signings["signed-json"]!;
  await put("changed", "signed-json", secret);
  await put("changed", "signed-json", otherSecret);
  expect((await put("changed", "formbricks", undefined)).status).toBe(422);
  const third = "whsec_BxbBxRvoQ33Zs2CKOsrACrJfE5WpEmV4";
  expect((await put("changed", "formbricks", third)).status).toBe(200);
  for (const former of [secret, otherSecret]) expect(await isTaken("changed", "formbricks", former)).toBe(false);
  expect(await isTaken("changed", "formbricks", third)).toBe(true);
});
