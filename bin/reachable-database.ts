import { readRunFile, readSecrets } from "../local/state-files.js";
import { ConfigError, originAt, readConfig } from "./config.js";

/** A database that commands can use. */
export interface ReachableDatabase {
  readonly url: string;
  readonly secretKey: string;
  readonly previousSecretKey: string | undefined;
  /** Origin of links, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * The database of DATABASE_URL, else the one of the stack that runs on STATE_DIR.
 *
 * @throws ConfigError when there is neither.
 */
export function reachableDatabase(): ReachableDatabase {
  const { config, secrets } = readConfig();
  const running = readRunFile(config.stateDir);
  const url = secrets.databaseUrl ?? running?.databaseUrl;
  const secretKey = secrets.secretKey ?? readSecrets(config.stateDir)?.secretKey;
  if (url === undefined || secretKey === undefined) {
    throw new ConfigError(
      `No database to work on: DATABASE_URL is not set and nothing runs on ${config.stateDir}.\n` +
        "  - start the local stack first (`npm start`), or set DATABASE_URL and SECRET_KEY",
    );
  }
  const publicUrl = config.publicUrl ?? running?.url ?? originAt(config.host, config.port);
  return { url, secretKey, previousSecretKey: secrets.previousSecretKey, publicUrl };
}
