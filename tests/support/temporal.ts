import { TestWorkflowEnvironment } from "@temporalio/testing";
import { resolveTemporalProgram, temporalCli, temporalTestServer } from "../../local/temporal-binary.js";

/**
 * A Temporal dev server of one test file's own, in memory and in real time, on free ports. End it with `teardown()`.
 *
 * @param extraArgs further words for `server start-dev`, such as `["--dynamic-config-value", "key=value"]`
 */
export async function startDevServer(extraArgs: readonly string[] = []): Promise<TestWorkflowEnvironment> {
  const { path } = await resolveTemporalProgram(temporalCli);
  return await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: "existing-path", path },
      ip: "127.0.0.1",
      ui: false,
      log: { level: "error", format: "json" },
      extraArgs: [...extraArgs],
    },
  });
}

/**
 * A time-skipping server of one test file's own. Time is global to it: keep the tests of a file serial, move it with
 * `sleep()`, read it with `currentTimeMs()`. It knows no lists, schedules or cluster calls. End it with `teardown()`.
 */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const { path } = await resolveTemporalProgram(temporalTestServer);
  return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: "existing-path", path } } });
}
