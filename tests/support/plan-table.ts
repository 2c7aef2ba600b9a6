import type { Activities, Plan } from "../../workflows/contract.js";

/** One step of a scripted life: it is due `afterMs` after the one before it. */
export interface ScriptedStep {
  label: string;
  afterMs: number;
}

/** What the workflows' activities answer from, in a test that drives the workflows alone. */
export interface PlanTable {
  activities: Activities;
  /** Labels in the order in which they fired, with the instant (by the given clock). */
  fired: { label: string; at: number }[];
  /** Number of calls by activity name. */
  calls: Map<string, number>;
  /** Replaces what is still to come; the first step counts from now. */
  plan(steps: readonly ScriptedStep[]): void;
  /** Nothing is left: the workflow is to end. */
  end(): void;
}

/** A table of steps for one subject, told by `now` (epoch ms). Like the real activities, it fires what is due, each once. */
export function createPlanTable(now: () => Promise<number> | number, steps: readonly ScriptedStep[]): PlanTable {
  let coming: { label: string; dueAt: number }[] = [];
  let pending: readonly ScriptedStep[] | null = steps;
  let isOpen = true;
  let endsWhenEmpty = true;
  const fired: PlanTable["fired"] = [];
  const calls = new Map<string, number>();

  const arrange = (at: number): void => {
    if (pending === null) return;
    let dueAt = at;
    coming = pending.map((step) => ({ label: step.label, dueAt: (dueAt += step.afterMs) }));
    pending = null;
  };
  const answer = (at: number, leastMs: number): Plan => {
    const next = coming[0];
    if (!isOpen || (next === undefined && endsWhenEmpty))
      return { ended: true, waitMs: null, dueAt: null, label: null };
    if (next === undefined) return { ended: false, waitMs: null, dueAt: null, label: null };
    return {
      ended: false,
      waitMs: Math.max(leastMs, next.dueAt - at),
      dueAt: new Date(next.dueAt).toISOString(),
      label: next.label,
    };
  };
  const look = async (name: string): Promise<Plan> => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    const at = await now();
    arrange(at);
    return answer(at, 1);
  };
  const fire = async (name: string): Promise<Plan> => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    const at = await now();
    arrange(at);
    const due = coming.filter((step) => step.dueAt <= at);
    coming = coming.filter((step) => step.dueAt > at);
    for (const step of due) fired.push({ label: step.label, at });
    return answer(at, due.length > 0 ? 1 : 250);
  };
  return {
    fired,
    calls,
    plan(next) {
      pending = next;
      endsWhenEmpty = false;
    },
    end() {
      isOpen = false;
    },
    activities: {
      nextDeadline: () => look("nextDeadline"),
      fireDeadline: () => fire("fireDeadline"),
      nextJourneyStep: () => look("nextJourneyStep"),
      fireJourneyStep: () => fire("fireJourneyStep"),
      nextDelivery: () => look("nextDelivery"),
      deliver: () => fire("deliver"),
    },
  };
}
