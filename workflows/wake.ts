/** Waiting: one timer at a time, woken early by signals that carry nothing. */
import { condition, setCurrentDetails, setHandler, type SignalDefinition } from "@temporalio/workflow";
import type { Plan } from "./contract.js";

/** How many signals have come so far. Who captures the count before asking Postgres can tell later whether the answer is stale. */
export interface Wakes {
  count: number;
}

/** Counts the given signal from the first one on; to be called before the first await, so that early signals are counted too. */
export function countWakes(signal: SignalDefinition): Wakes {
  const wakes = { count: 0 };
  setHandler(signal, () => {
    wakes.count += 1;
  });
  return wakes;
}

/**
 * Waits until the plan is due or a signal has come since `seen`; at once when either is so already.
 * A plan that names no instant waits for a signal only.
 * @returns what ended the wait
 */
export async function untilDueOrWoken(plan: Plan, wakes: Wakes, seen: number): Promise<"due" | "woken"> {
  const words = describe(plan);
  setCurrentDetails(words);
  const isWoken = (): boolean => wakes.count !== seen;
  if (isWoken()) return "woken";
  if (plan.waitMs === null) {
    await condition(isWoken);
    return "woken";
  }
  if (plan.waitMs <= 0) return "due";
  return (await condition(isWoken, Math.ceil(plan.waitMs), { summary: words })) ? "woken" : "due";
}

/** What is waited for, for people who look into the Temporal UI. */
function describe(plan: Plan): string {
  if (plan.ended) return "ended";
  if (plan.waitMs === null) return "waiting for news";
  return `${plan.label ?? "next step"} due ${plan.dueAt ?? "now"}`;
}
