/** Errors on the wire: RFC 9457 `application/problem+json` with stable codes (contract.md, HTTP conventions). */
import { problemCatalogue } from "./problem-catalogue.js";

/** One reason, with the place it is about where one can be named. `pointer` is a JSON pointer into the body. */
export interface ProblemItem {
  pointer?: string;
  parameter?: string;
  header?: string;
  code: string;
  detail: string;
}

/** Parts of a {@link Problem} beyond status, code and detail. */
export interface ProblemOptions {
  errors?: readonly ProblemItem[];
  /** Sent as they are, e.g. `retry-after`. */
  headers?: Record<string, string>;
  /** Further members of the body, e.g. `current` with a 412. */
  members?: Record<string, unknown>;
}

/** A refusal as the client sees it. Thrown anywhere in `api/`; the text must not quote what the client sent. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly errors: readonly ProblemItem[];
  readonly headers: Record<string, string>;
  readonly members: Record<string, unknown>;
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    options: ProblemOptions = {},
  ) {
    super(detail);
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
  }
}

/** Media type of every error answer. */
export const problemMediaType = "application/problem+json";

/** The body of a problem. `type` is the path of the page that explains the code. */
export function problemBody(problem: Problem): Record<string, unknown> {
  return {
    ...problem.members,
    type: `/docs/problems#${problem.code}`,
    title: problemCatalogue[problem.code]?.title ?? titleOf(problem.status),
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    errors: problem.errors,
  };
}

/** A 503 or 429 that says when to come back; never less than a second. */
export function retryLater(status: 429 | 503, code: string, detail: string, retryAfterMs: number): Problem {
  return new Problem(status, code, detail, {
    headers: { "retry-after": String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
  });
}

/** Escapes one reference token of a JSON pointer (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function titleOf(status: number): string {
  const titles: Record<number, string> = {
    400: "Bad request",
    403: "Forbidden",
    404: "Not found",
    409: "Conflict",
    412: "Precondition failed",
    422: "Unprocessable content",
    503: "Service unavailable",
  };
  return titles[status] ?? "Error";
}
