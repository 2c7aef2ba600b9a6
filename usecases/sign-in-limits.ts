/** How often a sign-in may fail, and one at a time per account. Counted in this process. */

const windowMs = 60_000;
/** Names remembered at most; beyond it those whose failures are over are forgotten. */
const namesKept = 10_000;

/** Failures by name within the last minute. */
export interface FailureCounter {
  note(name: string): void;
  forget(name: string): void;
  /** How long `name` has to wait before its next try, in ms; 0 below `allowed` failures. */
  waitMs(name: string, allowed: number): number;
}

/** A counter; `nowMs` is a clock that only goes forward. */
export function createFailureCounter(nowMs: () => number = () => performance.now()): FailureCounter {
  const failures = new Map<string, number[]>();
  const recent = (name: string): number[] => (failures.get(name) ?? []).filter((at) => at > nowMs() - windowMs);
  return {
    note(name) {
      if (failures.size > namesKept)
        for (const known of failures.keys()) if (recent(known).length === 0) failures.delete(known);
      failures.set(name, [...recent(name), nowMs()]);
    },
    forget: (name) => void failures.delete(name),
    waitMs(name, allowed) {
      const list = recent(name);
      const oldest = list[list.length - allowed];
      return oldest === undefined ? 0 : Math.max(1, oldest + windowMs - nowMs());
    },
  };
}

/** Turns by name: each waits for the one before it. */
export interface Turns {
  /** What `work` answers once it is its turn; null at once when too many wait already. */
  take<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

/** Turns with room for `waitingAllowed` per name. */
export function createTurns(waitingAllowed: number): Turns {
  const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return {
    async take(name, work) {
      const queue = queues.get(name) ?? { last: Promise.resolve(), waiting: 0 };
      if (queue.waiting >= waitingAllowed) return null;
      queues.set(name, queue);
      queue.waiting += 1;
      const mine = queue.last.then(work, work);
      queue.last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        queue.waiting -= 1;
        if (queue.waiting === 0) queues.delete(name);
      }
    },
  };
}
