import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventTally } from "../support/history.js";
import {
  climbs,
  handledInTime,
  liveOut,
  oneMail,
  passive,
  promoter,
  type ScriptedLife,
} from "../support/scripted-lives.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  quietRuntime();
  env = await startDevServer();
}, 60_000);
afterAll(async () => env?.teardown());

/** Events of the life's history, and what they were for a failed count to explain itself. */
async function cost(life: ScriptedLife): Promise<{ events: number; tally: Record<string, number> }> {
  const history = await liveOut(env, life);
  return { events: history.events?.length ?? 0, tally: eventTally(history) };
}

function expectAtMost(budget: number, spent: { events: number; tally: Record<string, number> }): void {
  if (spent.events > budget) expect(spent).toEqual({ ...spent, events: budget });
  expect(spent.events).toBeLessThanOrEqual(budget);
}

test("a case that is handled in time and verified costs at most 36 events", async () => {
  const life = handledInTime();
  expectAtMost(36, await cost(life));
  expect(life.table.fired.map((step) => step.label)).toEqual(["verification/1"]);
});

test("each rung that fires costs at most seven more", async () => {
  const [few, many] = [await cost(climbs(2)), await cost(climbs(6))];
  expectAtMost(few.events + 4 * 7, many);
});

test("a promoter's journey with ask and nudge costs at most 18 events", async () => {
  const life = promoter();
  expectAtMost(18, await cost(life));
  expect(life.table.fired.map((step) => step.label)).toEqual(["thank", "ask", "nudge"]);
});

test("a passive's thanks cost at most 6 events", async () => {
  expectAtMost(6, await cost(passive()));
});

test("a mail costs at most 12 events", async () => {
  expectAtMost(12, await cost(oneMail()));
});
