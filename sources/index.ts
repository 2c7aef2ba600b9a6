/** Every kind of source the product serves. */
import { signedJson } from "./signed-json.js";
import type { SourceAdapter } from "./source.js";

const adapters: readonly SourceAdapter[] = [signedJson];

/** Names of all kinds. */
export const sourceKinds: readonly string[] = adapters.map((adapter) => adapter.kind);

/** The adapter of a kind, or null. */
export function adapterOf(kind: string): SourceAdapter | null {
  return adapters.find((adapter) => adapter.kind === kind) ?? null;
}
