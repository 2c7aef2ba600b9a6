/** The floor of every workflow: a start, timers, a signal or activities, and no code around them. */
import {
  condition,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from "@temporalio/workflow";

/** What the bare activities do: nothing. */
export interface BareActivities {
  nothing(): Promise<void>;
}

const local = proxyLocalActivities<BareActivities>({ startToCloseTimeout: 5_000 });
const regular = proxyActivities<BareActivities>({ startToCloseTimeout: 5_000 });

/** Ends the workflow. */
export const done = defineSignal("done");

/** Waits for an hour or its signal, which comes first: 11 events. */
export async function waitForSignal(): Promise<void> {
  let isDone = false;
  setHandler(done, () => {
    isDone = true;
  });
  await condition(() => isDone, 3_600_000);
}

/** Activities in a row, in the worker's own task. */
export async function localActivities(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await local.nothing();
}

/** Activities in a row, by way of the server. */
export async function regularActivities(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await regular.nothing();
}

/** So many timers of `ms`, a local activity before the first and after each: the shape of a case that climbs its ladder. */
export async function timers(count: number, ms: number): Promise<void> {
  await local.nothing();
  for (let n = 0; n < count; n += 1) {
    await sleep(ms);
    await local.nothing();
  }
}
