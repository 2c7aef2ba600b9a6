/** When a workflow is to wake next, in the shape its activities answer. */

/** `waitMs` null = nothing is planned; it is counted by the database's clock. */
export interface WakePlan {
  ended: boolean;
  waitMs: number | null;
  dueAt: string | null;
  label: string | null;
}

/** Nothing left to do. */
export const endedPlan: WakePlan = { ended: true, waitMs: null, dueAt: null, label: null };

/** Wake at `dueAt` (epoch ms), at least `leastMs` from `now`; null = wait for a signal. */
export function planAt(dueAt: number | null, label: string | null, now: number, leastMs = 1): WakePlan {
  if (dueAt === null) return { ended: false, waitMs: null, dueAt: null, label: null };
  return { ended: false, waitMs: Math.max(leastMs, dueAt - now), dueAt: new Date(dueAt).toISOString(), label };
}
