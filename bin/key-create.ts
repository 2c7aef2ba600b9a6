import { v7 as uuidv7 } from "uuid";
import { mintApiKey } from "../api/auth/api-key.js";
import { scopes as known } from "../api/auth/principal.js";
import { connectDatabase } from "../db/client.js";
import { storeApiKey } from "../usecases/api-keys.js";
import { reachableDatabase } from "./reachable-database.js";

/**
 * Makes an API key and prints it on stdout; it cannot be shown again.
 *
 * @throws Error naming the scopes there are, when one is not among them.
 */
export async function createKey(options: { readonly name: string; readonly scopes: readonly string[] }): Promise<void> {
  const wrong = options.scopes.filter((scope) => !known.some((one) => one === scope));
  if (wrong.length > 0) throw new Error(`no such scope: ${wrong.join(", ")}; there are ${known.join(", ")}`);
  const { url, secretKey, publicUrl } = reachableDatabase();
  const key = mintApiKey();
  const db = connectDatabase({ url, poolSize: 1, role: "cli", deadlineMs: 10_000, queueLimit: 10 });
  try {
    const { id, secretHash } = key;
    await storeApiKey(
      { db, newId: uuidv7, secretKey, publicUrl },
      { id, name: options.name, secretHash, scopes: options.scopes, expiresAt: null },
    );
  } finally {
    await db.close();
  }
  process.stdout.write(`${key.token}\n`);
}
