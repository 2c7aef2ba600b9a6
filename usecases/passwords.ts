/** Local passwords: argon2id hashes, for the demo and where the configuration allows local sign-in. */
import { hash, verify } from "@node-rs/argon2";

/** The hash to store; parameters are OWASP's minimum for argon2id (19 MiB, 2 passes, 1 lane), which is also the package's default. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** Whether a password fits a stored hash; without one it costs the same time and answers false. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  unknownHash ??= hashPassword("nobody's password");
  const matches = await verify(stored ?? (await unknownHash), password).catch(() => false);
  return stored !== null && matches;
}

let unknownHash: Promise<string> | undefined;
