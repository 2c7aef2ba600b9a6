/** What a benchmark is and what it answers. */

/** One measured quantity. Ratios are ours over the floor of the same run unless `what` says otherwise. */
export interface Row {
  what: string;
  /** The quantity itself, with its unit in `unit`. */
  ours: number;
  /** The same of the floor or rival in the same run; absent = the row is a count or a record. */
  floor?: number;
  /** Quartiles of the pairwise ratios; `median` is quoted. */
  ratio?: Quartiles;
  unit: string;
  /** What the design asks for; absent = recorded only. */
  target?: Target;
}

/** Median and quartiles of a set of ratios. */
export interface Quartiles {
  q1: number;
  median: number;
  q3: number;
  pairs: number;
}

/** A bound on the ratio, or on the quantity when there is none. `kind` counts gate; times print. */
export interface Target {
  atLeast?: number;
  atMost?: number;
}

/** One benchmark of performance section 5; `id` is its name there. */
export interface Bench {
  id: string;
  title: string;
  /** What ours is compared with. */
  floor: string;
  run(): Promise<Row[]>;
}

/** Whether a row meets its target; null when it has none. */
export function isMet({ ours, ratio, target }: Row): boolean | null {
  if (target === undefined) return null;
  const value = ratio?.median ?? ours;
  return value >= (target.atLeast ?? Number.NEGATIVE_INFINITY) && value <= (target.atMost ?? Number.POSITIVE_INFINITY);
}
