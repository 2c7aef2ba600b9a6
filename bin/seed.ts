// Command `seed`: puts the first organisation into the database, and with DEMO=1 its last thirty days, once; a second run changes nothing.
import { v7 as uuidv7 } from "uuid";
import { connectDatabase } from "../db/client.js";
import { ensureSecrets, writeSecrets } from "../local/state-files.js";
import { seed, seedHistory } from "../seeds/index.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { readConfig } from "./config.js";
import { accessForSeeds, completeAccess } from "./demo-access.js";
import { reachableDatabase } from "./reachable-database.js";
import { runCommand } from "./run-command.js";

await runCommand(async () => {
  const { config } = readConfig();
  const { url, secretKey, publicUrl } = reachableDatabase();
  const secrets = ensureSecrets(config.stateDir);
  const access = completeAccess(config.demo, secrets.demo);
  // Kept before it is used: a way in that the database knows and nobody else would be lost for good.
  writeSecrets(config.stateDir, { ...secrets, demo: access });
  const db = connectDatabase({ url, poolSize: 1, role: "cli", deadlineMs: 30_000, queueLimit: 10 });
  try {
    const deps = { db, newId: uuidv7, secretKey, publicUrl };
    await seed(deps, { demo: config.demo, access: accessForSeeds(access) });
    if (config.demo) await tellHistory(deps);
  } finally {
    await db.close();
  }
  process.stdout.write(`Seeded; the ways in are in ${config.stateDir}/secrets.json.\n`);
});

/** An organisation that was changed before it had answers may have no place for the story; that is no reason not to start. */
async function tellHistory(deps: UsecaseDeps): Promise<void> {
  const startedAt = performance.now();
  try {
    const isTold = await seedHistory(deps);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (isTold) process.stdout.write(`Told the last thirty days of the demo's company in ${seconds} s.\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The last thirty days of the demo's company could not be told: ${reason}\n`);
  }
}
