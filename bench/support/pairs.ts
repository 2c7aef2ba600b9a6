/** Ours and the floor in turn, so that what else the machine does meets both alike. */
import type { Quartiles } from "../bench.js";

/**
 * Runs `ours` and `floor` alternately, who goes first changing from pair to pair, after one pair that does not count.
 * Answers what each slice gave, pair by pair.
 */
export async function inPairs<T>(
  pairs: number,
  ours: () => Promise<T>,
  floor: () => Promise<T>,
): Promise<{ ours: T; floor: T }[]> {
  const results: { ours: T; floor: T }[] = [];
  for (let n = 0; n <= pairs; n += 1) {
    let pair: { ours: T; floor: T };
    if (n % 2 === 0) {
      const first = await ours();
      pair = { ours: first, floor: await floor() };
    } else {
      const first = await floor();
      pair = { ours: await ours(), floor: first };
    }
    if (n > 0) results.push(pair);
  }
  return results;
}

/** Median and quartiles of `ours / floor`, pair by pair. */
export function ratios(pairs: readonly { ours: number; floor: number }[]): Quartiles {
  const all = pairs.map(({ ours, floor }) => ours / floor).toSorted((a, b) => a - b);
  return { q1: quantile(all, 0.25), median: quantile(all, 0.5), q3: quantile(all, 0.75), pairs: all.length };
}

/** The median of unsorted numbers. */
export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

/** The value below which the share `q` of sorted numbers lies, interpolated; NaN of none. */
export function quantile(sorted: readonly number[], q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * q;
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
