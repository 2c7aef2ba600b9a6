/** Lives of workflows over a scripted plan, on a real server: what the stored histories are made of and budgets are counted on. */
import type { Client } from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { Worker } from "@temporalio/worker";
import { handOver } from "../../relay/hand-over.js";
import { taskQueues, workflowIdOf, type Activities, type WorkflowType } from "../../workflows/contract.js";
import { eventually } from "./eventually.js";
import { fetchHistory } from "./history.js";
import { createPlanTable, type PlanTable } from "./plan-table.js";
import { workflowBundle } from "./workflow-bundle.js";

type History = Awaited<ReturnType<typeof fetchHistory>>;

/** One life: which workflow, what it finds in its plan, and what happens to it from outside. */
export interface ScriptedLife {
  workflowType: WorkflowType;
  table: PlanTable;
  /** `wake` is the relay's own call, the first of which started the workflow. */
  script?: (wake: () => Promise<void>) => Promise<void>;
}

/** Lives one life to its end and answers the history of its first run. */
export async function liveOut(env: TestWorkflowEnvironment, life: ScriptedLife): Promise<History> {
  const subjectId = crypto.randomUUID();
  const workflowId = workflowIdOf(life.workflowType, subjectId);
  const wake = (): Promise<void> => handOver(env.client, life.workflowType, subjectId, 4_000);
  let firstRunId = "";
  await withWorkers(env, life.table.activities, async () => {
    await wake();
    firstRunId = (await env.client.workflow.getHandle(workflowId).describe()).runId;
    await life.script?.(wake);
    await finished(env.client, workflowId);
  });
  return await fetchHistory(env.client, workflowId, firstRunId);
}

async function finished(client: Client, workflowId: string): Promise<void> {
  await client.workflow.getHandle(workflowId).result();
}

async function withWorkers(
  env: TestWorkflowEnvironment,
  activities: Activities,
  work: () => Promise<void>,
): Promise<void> {
  const common = {
    connection: env.nativeConnection,
    namespace: env.namespace ?? "default",
    activities,
    identity: "test",
  };
  const followUp = await Worker.create({
    ...common,
    taskQueue: taskQueues.followUp,
    workflowBundle: await workflowBundle(),
  });
  const mail = await Worker.create({ ...common, taskQueue: taskQueues.mail });
  await followUp.runUntil(mail.runUntil(work));
}

const far = { label: "rung/resolve/1/r50", afterMs: 60_000 };

/** A case that is acknowledged, contacted, resolved and verified in time; its timer once finds its deadline moved. */
export function handledInTime(): ScriptedLife {
  const table = createPlanTable(Date.now, [{ label: "rung/first_contact/1/r50", afterMs: 400 }]);
  return {
    workflowType: "followUpCase",
    table,
    async script(wake) {
      await eventually(() => table.calls.has("nextDeadline"), "the plan was asked for");
      table.plan([far]);
      await eventually(() => (table.calls.get("fireDeadline") ?? 0) >= 1, "the timer found its deadline moved");
      table.plan([{ label: "verification/1", afterMs: 300 }, far]);
      await wake();
      await eventually(() => table.fired.length === 1, "the customer was asked");
      table.end();
      await wake();
    },
  };
}

/** A case that climbs a ladder of so many rungs and ends. */
export function climbs(rungs: number): ScriptedLife {
  const steps = Array.from({ length: rungs }, (_, n) => ({ label: `rung/first_contact/1/r${n}`, afterMs: 250 }));
  return { workflowType: "followUpCase", table: createPlanTable(Date.now, steps) };
}

/** A case without any deadline, until one is made. */
export function waitsForNews(): ScriptedLife {
  const table = createPlanTable(Date.now, []);
  table.plan([]);
  return {
    workflowType: "followUpCase",
    table,
    async script(wake) {
      await eventually(() => table.calls.has("nextDeadline"), "the plan was asked for");
      table.plan([{ label: "promise_due/1", afterMs: 200 }]);
      await wake();
      await eventually(() => table.fired.length === 1, "the promise was due");
      table.end();
      await wake();
    },
  };
}

/** The database does not answer the first `failures` calls of `name`, so that the workflow falls back to the regular activity. */
export function withDeadDatabase(life: ScriptedLife, name: keyof Activities, failures: number): ScriptedLife {
  let left = failures;
  const { activities } = life.table;
  const run: (input: never) => ReturnType<Activities["nextDeadline"]> = activities[name];
  const flaky = async (input: never): ReturnType<Activities["nextDeadline"]> => {
    left -= 1;
    if (left >= 0) {
      const failure = ApplicationFailure.create({ type: "database-unavailable", message: "database-unavailable" });
      failure.stack = "";
      throw failure;
    }
    return await run(input);
  };
  return { ...life, table: { ...life.table, activities: { ...activities, [name]: flaky } } };
}

/** A promoter who is thanked, asked and nudged. */
export function promoter(): ScriptedLife {
  const steps = [
    { label: "thank", afterMs: 0 },
    { label: "ask", afterMs: 300 },
    { label: "nudge", afterMs: 300 },
  ];
  return { workflowType: "invitePromoter", table: createPlanTable(Date.now, steps) };
}

/** A promoter whose journey is ended before the ask. */
export function promoterCutShort(): ScriptedLife {
  const table = createPlanTable(Date.now, [
    { label: "thank", afterMs: 0 },
    { label: "ask", afterMs: 60_000 },
  ]);
  return {
    workflowType: "invitePromoter",
    table,
    async script(wake) {
      await eventually(() => table.fired.length === 1, "the promoter was thanked");
      table.end();
      await wake();
    },
  };
}

/** A passive who is thanked. */
export function passive(): ScriptedLife {
  return { workflowType: "thankPassive", table: createPlanTable(Date.now, [{ label: "thank", afterMs: 0 }]) };
}

/** A recipient with one mail due now. */
export function oneMail(): ScriptedLife {
  return { workflowType: "deliverNotices", table: createPlanTable(Date.now, [{ label: "notices", afterMs: 0 }]) };
}

/** A recipient whose notices are held back for a while; another one comes meanwhile. */
export function heldBack(): ScriptedLife {
  const table = createPlanTable(Date.now, [{ label: "notices", afterMs: 1_500 }]);
  return {
    workflowType: "deliverNotices",
    table,
    async script(wake) {
      await eventually(() => table.calls.has("deliver"), "the first look");
      await wake();
    },
  };
}
