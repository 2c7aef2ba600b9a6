/** What the workflow of a case asks: when is the next deadline, and fire what is due. */
import { appNow } from "../db/app-now.js";
import { loadCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import type { FiredDeadline } from "../domain/case-state.js";
import { fireDue, nextDeadline as nextDeadlineOf } from "../domain/deadlines.js";
import { loadCaseFacts } from "./case-facts.js";
import { projectCase } from "./case-projection.js";
import { commitCase, isEnded } from "./commit-case.js";
import type { UsecaseDeps } from "./deps.js";
import { endedPlan, planAt, type WakePlan } from "./wake-plan.js";

const clockActor = { kind: "system", id: "clock" } as const;

/** The next deadline of a case; ended when there is no such case or it is closed or cancelled. Changes nothing. */
export async function nextDeadline(deps: UsecaseDeps, caseId: string): Promise<WakePlan> {
  return deps.db.read(async (tx) => {
    const stored = await loadCase(tx, caseId, { lock: false });
    if (stored === null || isEnded(stored.state.status)) return endedPlan;
    const now = await appNow(tx);
    const facts = await loadCaseFacts(tx, deps, stored, { now, actor: clockActor });
    const deadline = nextDeadlineOf(stored.state, facts);
    return planAt(deadline?.dueAt ?? null, deadline?.key ?? null, now);
  });
}

/**
 * Fires every deadline of the case that is due by app_now(), each once, in one transaction, and answers the next one.
 * An early call changes nothing and answers a wait of at least 250 ms. Never writes an outbox row for its own case.
 */
export async function fireDeadline(deps: UsecaseDeps, caseId: string): Promise<WakePlan> {
  const { plan, fired } = await deps.db.transaction((tx) => fire(tx, deps, caseId));
  for (const { kind, dueAt, firedAt } of fired) deps.observer?.deadlineFired?.(kind, firedAt - dueAt);
  return plan;
}

async function fire(
  tx: Tx,
  deps: UsecaseDeps,
  caseId: string,
): Promise<{ plan: WakePlan; fired: readonly FiredDeadline[] }> {
  const stored = await loadCase(tx, caseId, { lock: true });
  if (stored === null || isEnded(stored.state.status)) return { plan: endedPlan, fired: [] };
  const now = await appNow(tx);
  const facts = await loadCaseFacts(tx, deps, stored, { now, actor: clockActor });
  const decision = fireDue(stored.state, facts);
  const hasFired = decision.firedCount > 0;
  if (hasFired) await commitCase(tx, deps, stored, decision, facts, "self");
  const known = new Set(stored.state.fired.map(({ key }) => key));
  const fired = decision.state.fired.filter(({ key, outcome }) => outcome === "fired" && !known.has(key));
  if (isEnded(decision.state.status)) return { plan: endedPlan, fired };
  const projection = projectCase(decision.state, facts);
  const plan = planAt(projection.nextDeadlineAt, projection.nextDeadlineKey, now, hasFired ? 1 : 250);
  return { plan, fired };
}
