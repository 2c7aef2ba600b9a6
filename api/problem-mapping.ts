/** Turns whatever was thrown into a problem: refusals of the core, of schemas and of the database; anything else is a 500 without a word of it. */
import { ZodError } from "zod";
import { DatabaseRefusedError, DatabaseUnavailableError } from "../db/database-errors.js";
import { DomainError, type DomainErrorKind } from "../domain/errors.js";
import { Problem, retryLater } from "./problem.js";
import { problemOfIssues } from "./schema-issues.js";

const statusOfKind: Record<DomainErrorKind, number> = {
  not_found: 404,
  conflict: 409,
  stale: 412,
  invalid: 422,
  forbidden: 403,
};

/** The problem for anything thrown. Texts of unknown errors never reach the client. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DomainError) return problemOfDomainError(error);
  if (error instanceof ZodError) return problemOfIssues(error.issues, 422);
  return problemOfDatabase(error) ?? problemOfFramework(error) ?? internal();
}

function problemOfDomainError(error: DomainError): Problem {
  const { current, rev, retryAfterMs, ...rest } = error.details;
  const members = error.kind === "stale" && current !== undefined ? { ...rest, current } : rest;
  const headers: Record<string, string> = {};
  if (error.kind === "stale" && typeof rev === "number") headers.etag = `"${rev}"`;
  if (typeof retryAfterMs === "number") headers["retry-after"] = String(Math.ceil(retryAfterMs / 1000));
  return new Problem(statusOfKind[error.kind], error.code, error.message, {
    errors: error.errors.slice(0, 100),
    headers,
    members,
  });
}

/** Errors of the database gateway; query builders may wrap them. */
function problemOfDatabase(error: unknown): Problem | null {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof DatabaseUnavailableError)
      return retryLater(503, cause.code, "The database cannot serve this now.", cause.retryAfterMs);
    if (cause instanceof DatabaseRefusedError) {
      if (cause.kind === "invalid") return invalidValue();
      return cause.kind === "conflict" ? clash() : null;
    }
    const { name, code } = cause as Error & { code?: unknown };
    if (name === "PostgresError" && typeof code === "string") return problemOfSqlState(code);
  }
  return null;
}

function problemOfSqlState(state: string): Problem | null {
  if (state === "23505" || state === "23P01") return clash();
  if (/^2[23]/.test(state)) return invalidValue();
  if (/^(?:40|53|55|57|08)/.test(state))
    return retryLater(503, "database-overloaded", "The database cannot serve this now.", 1_000);
  return null;
}

/** Errors that Express makes itself (a path it cannot decode) carry a 4xx status. */
function problemOfFramework(error: unknown): Problem | null {
  const status = error instanceof Error ? (error as Error & { status?: unknown }).status : undefined;
  if (typeof status !== "number" || status < 400 || status > 499) return null;
  return new Problem(
    status === 404 ? 404 : 400,
    status === 404 ? "not-found" : "malformed-request",
    "The request cannot be served.",
  );
}

function invalidValue(): Problem {
  return new Problem(422, "invalid-body", "A value cannot be stored, or names something that is not there.");
}

function clash(): Problem {
  return new Problem(409, "conflict", "The change clashes with what is stored.");
}

function internal(): Problem {
  return new Problem(500, "internal", "Something went wrong on our side.");
}
