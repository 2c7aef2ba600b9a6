/** Why the database could not serve a call; the API answers each with 503 and `Retry-After`. */
export type DatabaseUnavailableCode =
  /** The queue was full, no connection came free in time, or the work kept losing to others: nothing was done. */
  | "database-overloaded"
  /** The deadline passed while the work was running. */
  | "database-timeout"
  /** No connection could be made, or the one in use was lost. */
  | "database-unavailable";

/**
 * The database did not serve a call in time. `retryAfterMs` says when another try is sensible. `outcome` is `none` when
 * certainly nothing was written and `unknown` when the commit was sent but its answer was lost: then only a caller with
 * an idempotency key may try again. `reason` is a SQLSTATE or a driver code for the log, never text.
 */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
  constructor(
    readonly code: DatabaseUnavailableCode,
    readonly retryAfterMs: number,
    readonly outcome: "none" | "unknown" = "none",
    readonly reason?: string,
  ) {
    super(reason === undefined ? code : `${code} (${reason})`);
  }
}

/** How the database refused a statement: bad input, a clash with what is stored, or a mistake in the program. */
export type DatabaseRefusalKind = "invalid" | "conflict" | "defect";

/**
 * The database answered and said no. Carries names from our own schema (`constraint`, `table`, `column`) and the
 * SQLSTATE, never a value or the driver's text, which quotes both.
 */
export class DatabaseRefusedError extends Error {
  override readonly name = "DatabaseRefusedError";
  constructor(
    readonly kind: DatabaseRefusalKind,
    readonly sqlstate: string,
    readonly constraint?: string,
    readonly table?: string,
    readonly column?: string,
  ) {
    super([`database refused (${kind})`, sqlstate, table, constraint ?? column].filter(Boolean).join(" "));
  }
}
