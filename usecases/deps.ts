/** What every use case needs besides its input; made once per process in bin/. */
import type { Database } from "../db/client.js";
import type { Observer } from "./observer.js";

export interface UsecaseDeps {
  db: Database;
  /** A new UUIDv7. */
  newId: () => string;
  /** Seals stored secrets and derives the tokens of links; at least 32 characters. */
  secretKey: string;
  /** The SECRET_KEY before the last change: what it sealed or linked still opens. Absent = there was none. */
  previousSecretKey?: string | undefined;
  /** Where people reach the product, without a trailing slash. */
  publicUrl: string;
  /** Counts what happens; absent = nobody does. */
  observer?: Observer;
}

/** The number people see on a case. */
export function caseNumber(number: number): string {
  return `IL-${number}`;
}

/** The address of a case in the console. */
export function caseUrl(deps: Pick<UsecaseDeps, "publicUrl">, caseId: string): string {
  return `${deps.publicUrl}/cases/${caseId}`;
}
