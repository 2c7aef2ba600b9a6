/** Two people changed one document: what the other one changed, and the document with both changes in it. */

/** A field somebody else changed. */
export interface ForeignChange {
  field: string;
  before: unknown;
  after: unknown;
  /** Changed here too: what is written here is kept. */
  isClash: boolean;
}

/** A merged document; `changes` in the order of its fields. */
export interface Merge<D> {
  document: D;
  changes: ForeignChange[];
}

/** Lays what was changed here (`base` to `draft`) over what is stored now (`current`), field by field. */
export function mergeSetting<D extends object>(base: D, draft: D, current: D): Merge<D> {
  const merged = { ...current } as Record<string, unknown>;
  const changes: ForeignChange[] = [];
  for (const field of Object.keys(current).filter((name) => name !== "rev")) {
    const [before, mine, after] = [base, draft, current].map((one) => (one as Record<string, unknown>)[field]);
    const isMine = !isSame(before, mine);
    if (isMine) merged[field] = mine;
    if (!isSame(before, after) && !isSame(mine, after)) changes.push({ field, before, after, isClash: isMine });
  }
  return { document: merged as D, changes };
}

/** Whether two values of a document say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A value of a document as text; lists and objects as JSON. */
export function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : (JSON.stringify(value) ?? "");
}
