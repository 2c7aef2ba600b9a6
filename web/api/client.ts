/** Calls of the API, typed by its OpenAPI document, and what went wrong in words a person can be shown. */
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

/** A schema of the API by its name. */
export type Schema<K extends keyof components["schemas"]> = components["schemas"][K];

/** The typed client; the session's cookie goes along by itself. */
export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });

/** An answer that is not a success; `current` is the stored document of a 412. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly current: unknown = null,
  ) {
    super(detail);
  }
}

/** What a call answered, or throws {@link ApiError}. Status 0 = no answer at all. */
export async function take<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new ApiError(0, "no-answer", cause instanceof Error ? cause.message : String(cause));
  });
  if (response.ok) return data as T;
  const problem = (typeof error === "object" && error !== null ? error : {}) as Problem;
  throw new ApiError(
    response.status,
    problem.code ?? "",
    problem.detail ?? response.statusText,
    problem.current ?? null,
  );
}

/** What a refusal says (RFC 9457), as far as the pages look at it. */
interface Problem {
  code?: string;
  detail?: string;
  current?: unknown;
}
