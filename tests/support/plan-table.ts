import type { Activities, Plan } from "../../workflows/contract.js";

/** One step of a scripted life: it is due `afterMs` after the one before it fired, so that a slow machine merges nothing. */
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
  let coming: readonly ScriptedStep[] = steps;
  /** When the first of them is due; null until the clock was first asked. */
  let dueAt: number | null = null;
  let isOpen = true;
  let endsWhenEmpty = true;
  const fired: PlanTable["fired"] = [];
  const calls = new Map<string, number>();

  const answer = (at: number, leastMs: number): Plan => {
    const [next] = coming;
    if (!isOpen || (next === undefined && endsWhenEmpty))
      return { ended: true, waitMs: null, dueAt: null, label: null };
    if (next === undefined || dueAt === null) return { ended: false, waitMs: null, dueAt: null, label: null };
    return {
      ended: false,
      waitMs: Math.max(leastMs, dueAt - at),
      dueAt: new Date(dueAt).toISOString(),
      label: next.label,
    };
  };
  const arrive = async (name: string): Promise<number> => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    const at = await now();
    dueAt ??= at + (coming[0]?.afterMs ?? 0);
    return at;
  };
  const look = async (name: string): Promise<Plan> => answer(await arrive(name), 1);
  const fire = async (name: string): Promise<Plan> => {
    const at = await arrive(name);
    let hasFired = false;
    for (let [next] = coming; next !== undefined && dueAt !== null && dueAt <= at; [next] = coming) {
      fired.push({ label: next.label, at });
      coming = coming.slice(1);
      dueAt = at + (coming[0]?.afterMs ?? 0);
      hasFired = true;
    }
    return answer(at, hasFired ? 1 : 250);
  };
  return {
    fired,
    calls,
    plan(next) {
      coming = next;
      dueAt = null;
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
