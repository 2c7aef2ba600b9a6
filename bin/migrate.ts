// Command `migrate`: brings the database to the schema of this code, then ends.
import { migrate } from "../db/migrate.js";
import { reachableDatabase } from "./reachable-database.js";
import { runCommand } from "./run-command.js";

await runCommand(async () => {
  const { applied } = await migrate(reachableDatabase().url);
  process.stdout.write(applied === 0 ? "The schema is up to date.\n" : `Applied ${applied} schema steps.\n`);
});
