/** Every kind of source the product serves. */
import { delighted } from "./delighted.js";
import { formbricks } from "./formbricks.js";
import { generic } from "./generic.js";
import { signedJson } from "./signed-json.js";
import type { SourceAdapter } from "./source.js";
import { typeform } from "./typeform.js";

/** The adapters; a new kind is one line. */
export const adapters: readonly SourceAdapter[] = [signedJson, typeform, delighted, formbricks, generic];

/** Names of all kinds. */
export const sourceKinds: readonly string[] = adapters.map((adapter) => adapter.kind);

/** The adapter of a kind, or null. */
export function adapterOf(kind: string): SourceAdapter | null {
  return adapters.find((adapter) => adapter.kind === kind) ?? null;
}
