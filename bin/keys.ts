// Commands `key create`, `key list`, `key rotate` and `key revoke`.
import { v7 as uuidv7 } from "uuid";
import { mintApiKey, newKeyId } from "../api/auth/api-key.js";
import { connectDatabase, type Database } from "../db/client.js";
import { keyScopes } from "../domain/rights.js";
import { createKey, listKeys, revokeKey, rotateKey } from "../usecases/api-key-changes.js";
import { reachableDatabase } from "./reachable-database.js";

const hourMs = 3_600_000;
const operator = { actor: { kind: "system", id: "operator" }, idempotency: null } as const;

/** A key as the command line names it; texts are lists separated by commas, `days` a whole number. */
export interface KeyWish {
  readonly name: string;
  readonly scopes: string;
  /** Undefined = every team. */
  readonly teams: string | undefined;
  /** Days until it expires; undefined = never. */
  readonly days: string | undefined;
}

/**
 * Makes an API key and prints it on stdout; it cannot be shown again.
 *
 * @throws Error naming the scopes there are, when one is not among them; DomainError for a team nobody has.
 */
export async function createKeyByHand(wish: KeyWish): Promise<void> {
  const scopes = wordsOf(wish.scopes);
  const wrong = scopes.filter((scope) => !keyScopes.some((one) => one === scope));
  if (wrong.length > 0 || scopes.length === 0)
    throw new Error(`no such scope: ${wrong.join(", ")}; there are ${keyScopes.join(", ")}`);
  const expiresAt =
    wish.days === undefined ? null : Date.now() + wholeNumber("--expires-in-days", wish.days) * 24 * hourMs;
  const teams = wish.teams === undefined ? null : wordsOf(wish.teams);
  const key = mintApiKey(newKeyId());
  await withDatabase((deps) =>
    createKey(deps, { id: key.id, name: wish.name, scopes, teams, expiresAt }, () => key.secretHash, operator),
  );
  process.stdout.write(`${key.token}\n`);
}

/** Prints one line per key: id, state, scopes, teams, name. */
export async function printKeys(): Promise<void> {
  const keys = await withDatabase((deps) => listKeys(deps, operator.actor));
  const lines = keys.map(({ id, name, scopes, teams, expiresAt, revokedAt, formerUntil }) => {
    const ends = expiresAt === null ? "holds" : `until ${expiresAt}`;
    const former = formerUntil === null ? "" : `, former secret until ${formerUntil}`;
    const state = revokedAt === null ? `${ends}${former}` : `revoked ${revokedAt}`;
    return [id, state, scopes.join(","), teams === null ? "every team" : teams.join(","), name].join("\t");
  });
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** Gives a key a new secret and prints the token; the present one holds for `hours` more. Codes: `key-not-found`, `key-ended`. */
export async function rotateKeyByHand(id: string, hours: string): Promise<void> {
  const formerForMs = wholeNumber("--former-hours", hours) * hourMs;
  if (formerForMs > 720 * hourMs) throw new Error("--former-hours: at most 720");
  const { token, secretHash } = mintApiKey(id);
  await withDatabase((deps) => rotateKey(deps, { id, formerForMs }, () => secretHash, operator));
  process.stdout.write(`${token}\n`);
}

/** Ends a key at once. Code: `key-not-found`. */
export async function revokeKeyByHand(id: string): Promise<void> {
  await withDatabase((deps) => revokeKey(deps, id, operator.actor));
}

async function withDatabase<T>(work: (deps: { db: Database; newId: () => string }) => Promise<T>): Promise<T> {
  const { url } = reachableDatabase();
  const db = connectDatabase({ url, poolSize: 1, role: "cli", deadlineMs: 10_000, queueLimit: 10 });
  try {
    return await work({ db, newId: uuidv7 });
  } finally {
    await db.close();
  }
}

function wordsOf(list: string): string[] {
  return [...new Set(list.split(",").map((word) => word.trim()))].filter((word) => word !== "");
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${option}: a whole number`);
  return Number(text);
}
