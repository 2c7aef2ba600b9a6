/** Storing a settings document, and what a refusal says field by field. */
import { api, ApiError } from "../api/client.js";
import type { Collection } from "./settings.js";

/** One thing wrong with a document. */
export interface FieldFault {
  /** JSON pointer into the document; empty = the whole of it. */
  pointer: string;
  code: string;
  detail: string;
}

/** A refusal with what is wrong where. */
export class SettingRefusal extends ApiError {
  constructor(
    status: number,
    code: string,
    detail: string,
    current: unknown,
    readonly faults: readonly FieldFault[],
  ) {
    super(status, code, detail, current);
  }
}

/** What a call answered, or throws {@link SettingRefusal}; status 0 = no answer at all. */
export async function settle<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new SettingRefusal(0, "no-answer", cause instanceof Error ? cause.message : String(cause), null, []);
  });
  if (response.ok) return data as T;
  const problem = (typeof error === "object" && error !== null ? error : {}) as {
    code?: string;
    detail?: string;
    current?: unknown;
    errors?: Partial<FieldFault>[];
  };
  const faults = (problem.errors ?? []).map(({ pointer = "", code = "", detail = "" }) => ({ pointer, code, detail }));
  throw new SettingRefusal(
    response.status,
    problem.code ?? "",
    problem.detail ?? response.statusText,
    problem.current ?? null,
    faults,
  );
}

/** Stores a document; `rev` is the version it was made from, null = whatever is there. */
export async function putSetting<D>(
  collection: Collection,
  id: string,
  document: object,
  rev: number | null,
): Promise<D> {
  const header = rev === null ? {} : { "If-Match": `"${rev}"` };
  const path = collection === "sources" ? { name: id } : { id };
  // Every collection has the same route; what a document holds was made by the form of that collection.
  const route = `/api/v1/${collection}/{${collection === "sources" ? "name" : "id"}}` as "/api/v1/users/{id}";
  const call = api.PUT(route, { params: { path: path as { id: string }, header }, body: document as never });
  return (await settle(call as never)) as D;
}
