import type { DemoPerson } from "../api/app-deps.js";
import { readSecrets } from "../local/state-files.js";
import type { Config } from "./config.js";

/**
 * Who may sign in with one click: the demo's people, and only while the database is the embedded one of this STATE_DIR
 * (its password is of this folder's making). Null everywhere else.
 */
export function demoPeopleOf(config: Config, databaseUrl: string | undefined): (() => readonly DemoPerson[]) | null {
  if (!config.demo || databaseUrl === undefined) return null;
  const password = decodeURIComponent(new URL(databaseUrl).password);
  if (password === "" || readSecrets(config.stateDir)?.databasePassword !== password) return null;
  return () => readSecrets(config.stateDir)?.demo?.users ?? [];
}
