// What the database's answers mean. Everything that turns a driver's error into one of ours goes through here.
import { DrizzleQueryError } from "drizzle-orm";
import { DatabaseRefusedError, DatabaseUnavailableError } from "./database-errors.js";
import type { DatabaseRefusalKind, DatabaseUnavailableCode } from "./database-errors.js";

/** `retryable`: lost against another transaction, so the whole one may run again; the others as in the error classes. */
export type FaultKind = DatabaseRefusalKind | "retryable" | "overloaded" | "timeout" | "unavailable";

/** An error of the database or of the line to it, without any text of the driver. */
export interface Fault {
  readonly kind: FaultKind;
  /** SQLSTATE or the driver's or system's code. */
  readonly code: string;
  /** Whether the server ends the session with it (FATAL), or the line is gone. */
  readonly endsSession: boolean;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
}

/** SQLSTATEs whose class says too little. Source: PostgreSQL manual, appendix A. */
const kindOfState: Readonly<Record<string, FaultKind>> = {
  "40001": "retryable", // serialization_failure
  "40P01": "retryable", // deadlock_detected
  "25P03": "timeout", // idle_in_transaction_session_timeout
  "25P04": "timeout", // transaction_timeout
  "55P03": "overloaded", // lock_not_available: lock_timeout passed
  "57014": "timeout", // query_canceled: statement_timeout passed
};

const kindOfClass: Readonly<Record<string, FaultKind>> = {
  "08": "unavailable", // connection exception
  "22": "invalid", // data exception
  "23": "conflict", // integrity constraint violation
  "28": "unavailable", // invalid authorization: the operator's to mend, nobody's request is wrong
  "3D": "unavailable", // no such database: the same
  "53": "unavailable", // insufficient resources: disk, memory, connections
  "54": "invalid", // program limit exceeded: a value too long for its index
  "57": "unavailable", // operator intervention: shutdown, crash, starting up
  "58": "unavailable", // system error: I/O
};

/** Reads the database's part of `error` (or of its causes); undefined if neither the database nor the line to it failed. */
export function faultOf(error: unknown): Fault | undefined {
  return first(error, faultOfDriver);
}

/** The SQLSTATE in `error` or its causes; works inside a transaction and on what a gateway call throws. */
export function sqlstateOf(error: unknown): string | undefined {
  return first(error, (at) => {
    const code = at instanceof DatabaseRefusedError ? at.sqlstate : faultOfDriver(at)?.code;
    return code !== undefined && /^(?!E)[0-9A-Z]{5}$/.test(code) ? code : undefined;
  });
}

/** The name of the constraint that refused a row, if one did; works inside a transaction and on what a gateway call throws. */
export function constraintOf(error: unknown): string | undefined {
  return first(error, (at) => (at instanceof DatabaseRefusedError ? at : faultOfDriver(at))?.constraint);
}

/**
 * What a caller of the gateway gets to see of `error`: errors of the database become {@link DatabaseRefusedError} or
 * {@link DatabaseUnavailableError}, everything else passes as it is. `outcome` says whether the commit had been sent.
 */
export function publicError(error: unknown, outcome: "none" | "unknown"): unknown {
  const ours = first(error, (at) =>
    at instanceof DatabaseRefusedError || at instanceof DatabaseUnavailableError ? at : undefined,
  );
  if (ours !== undefined) return ours;
  const fault = faultOf(error);
  if (fault === undefined) {
    // The driver refused to send it (a value it cannot write); the message quotes statement and values.
    return error instanceof DrizzleQueryError
      ? withFramesOf(new DatabaseRefusedError("defect", "driver"), error)
      : error;
  }
  const { kind, code, constraint, table, column } = fault;
  const shown =
    kind === "invalid" || kind === "conflict" || kind === "defect"
      ? new DatabaseRefusedError(kind, code, constraint, table, column)
      : new DatabaseUnavailableError(unavailableCode[kind], retryAfterMs, outcome, code);
  return withFramesOf(shown, error);
}

/** The first answer of `look` along `error` and its causes. */
function first<R>(error: unknown, look: (at: Error) => R | undefined): R | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const found = look(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How long a refused caller is told to stay away, in ms. */
export const retryAfterMs = 1000;

const unavailableCode: Readonly<Record<Exclude<FaultKind, DatabaseRefusalKind>, DatabaseUnavailableCode>> = {
  retryable: "database-overloaded",
  overloaded: "database-overloaded",
  timeout: "database-timeout",
  unavailable: "database-unavailable",
};

interface DriverError extends Error {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly routine?: unknown;
  readonly constraint_name?: unknown;
  readonly table_name?: unknown;
  readonly column_name?: unknown;
  readonly syscall?: unknown;
}

function faultOfDriver(error: DriverError): Fault | undefined {
  const { code } = error;
  if (typeof code !== "string") return undefined;
  if (error.name === "PostgresError") {
    return {
      kind: kindOf(code, error.routine),
      code,
      endsSession: error.severity === "FATAL" || error.severity === "PANIC",
      ...text("constraint", error.constraint_name),
      ...text("table", error.table_name),
      ...text("column", error.column_name),
    };
  }
  if (/^CONNECT(ION)?_/.test(code) || typeof error.syscall === "string") {
    return { kind: "unavailable", code, endsSession: true };
  }
  return undefined;
}

function kindOf(code: string, routine: unknown): FaultKind {
  // A prepared statement's result changed shape under it (a migration ran): a second run prepares anew.
  if (code === "0A000" && routine === "RevalidateCachedQuery") return "retryable";
  return kindOfState[code] ?? kindOfClass[code.slice(0, 2)] ?? "defect";
}

function text<K extends string>(key: K, value: unknown): { [P in K]?: string } {
  return typeof value === "string" && value !== "" ? ({ [key]: value } as { [P in K]?: string }) : {};
}

/** Gives `shown` the call path of `original`, whose own message quotes the statement and its values. */
function withFramesOf<E extends Error>(shown: E, original: unknown): E {
  const frames = (original instanceof Error ? (original.stack ?? "") : "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  if (frames.length > 0) shown.stack = [`${shown.name}: ${shown.message}`, ...frames].join("\n");
  return shown;
}
