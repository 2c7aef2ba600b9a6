import { randomBytes } from "node:crypto";
import { hashKeySecret, mintApiKey, parseApiKey } from "../api/auth/api-key.js";
import { keyScopes } from "../domain/rights.js";
import type { DemoAccess } from "../local/state-files.js";
import { seedPeople, seedSources } from "../seeds/index.js";
import type { SeedAccess } from "../seeds/index.js";

/**
 * The ways in for a first organisation: what was made before is kept, what is missing is made. Passwords have 96 random
 * bits, keys and webhook secrets 256.
 */
export function completeAccess(demo: boolean, kept: DemoAccess | undefined): DemoAccess {
  const users = seedPeople(demo).map(({ email, role, team }) => {
    const password =
      kept?.users.find((user) => user.email === email)?.password ?? randomBytes(12).toString("base64url");
    return { email, password, role, team };
  });
  const sources = seedSources(demo).map(({ name, kind }) => {
    const secret = kept?.sources.find((source) => source.name === name)?.secret;
    return { name, kind, secret: secret ?? `whsec_${randomBytes(32).toString("base64")}` };
  });
  return {
    users: [...users, ...leftOut(kept?.users, users, ({ email }) => email)],
    apiKeys: {
      intake: kept?.apiKeys.intake ?? mintApiKey().token,
      admin: kept?.apiKeys.admin ?? mintApiKey().token,
    },
    sources: [...sources, ...leftOut(kept?.sources, sources, ({ name }) => name)],
  };
}

/** The same as the seeds take it: keys as they are stored. */
export function accessForSeeds(access: DemoAccess): SeedAccess {
  return {
    passwords: Object.fromEntries(access.users.map(({ email, password }) => [email, password])),
    apiKeys: [
      { ...storedKey(access.apiKeys.intake), name: "intake", scopes: ["responses:write", "responses:read"] },
      { ...storedKey(access.apiKeys.admin), name: "admin", scopes: [...keyScopes] },
    ],
    sourceSecrets: Object.fromEntries(access.sources.map(({ name, secret }) => [name, secret])),
  };
}

function storedKey(token: string): { id: string; secretHash: string } {
  const parsed = parseApiKey(token);
  if (parsed === null) throw new Error("secrets.json holds an API key that is none; remove the file's `demo` part");
  return { id: parsed.id, secretHash: hashKeySecret(parsed.secret) };
}

/** Those made under another DEMO setting exist still; their ways in stay known. */
function leftOut<T>(kept: readonly T[] | undefined, made: readonly T[], idOf: (one: T) => string): T[] {
  const ids = new Set(made.map(idOf));
  return (kept ?? []).filter((one) => !ids.has(idOf(one)));
}
