/** Counts that tell nothing about one person: rounded, and small ones hidden (reliability-security.md, section 5). */

/** Counts below this are hidden, and the others rounded to its multiples. */
export const smallestCount = 5;

/** The count to the nearest five; null below five, none included, so that nobody can watch it leave nought. */
export function coarseCount(count: number): number | null {
  return count < smallestCount ? null : Math.round(count / smallestCount) * smallestCount;
}
