/** What kind of "no" a {@link DomainError} is; the API turns it into 404, 409, 412 or 422, and workers decide about retries by it. */
export type DomainErrorKind = "not_found" | "conflict" | "stale" | "invalid" | "forbidden";

/** One reason inside a {@link DomainError}; `pointer` is a JSON pointer into the caller's document, where one can be named. */
export interface ErrorItem {
  pointer?: string;
  code: string;
  detail: string;
}

/**
 * An expected refusal of the core. `code` is stable, lower-case kebab and part of the contract
 * (`illegal-transition`, `guard-not-met`, ...); `details` holds identifiers, enums and instants, never customer text.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
    readonly errors: readonly ErrorItem[] = [],
  ) {
    super(message);
  }
}
