import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Connection } from "@temporalio/client";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../../local/free-port.js";
import { resolveTemporalProgram, temporalCli } from "../../local/temporal-binary.js";
import { startTemporalServer } from "../../local/temporal-server.js";
import type { TemporalServer } from "../../local/temporal-server.js";

const folder = mkdtempSync(join(tmpdir(), "innerloop-temporal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dbFile = join(folder, "temporal", "temporal.db");

async function start(version = temporalCli.version): Promise<TemporalServer> {
  const { path } = await resolveTemporalProgram(temporalCli);
  const ports = { grpc: await freePort(), ui: await freePort(), metrics: await freePort(), http: await freePort() };
  const logFile = join(folder, "temporal.log");
  const server = await startTemporalServer({ cliPath: path, version, dbFile, ports, namespace: "mine", logFile });
  onTestFinished(async () => await server.stop());
  return server;
}

async function describeMine(server: TemporalServer) {
  const connection = await Connection.connect({ address: server.address });
  onTestFinished(async () => await connection.close());
  return await connection.workflowService.describeNamespace({ namespace: "mine" });
}

describe("the Temporal dev server", () => {
  it("answers for its namespace, keeps histories for 30 days, and is the same store after a kill", async () => {
    const first = await start();
    const before = await describeMine(first);
    expect(Number(before.config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    process.kill(first.pid, "SIGKILL");
    expect(await first.ended).toBe("SIGKILL");
    const after = await describeMine(await start());
    expect(after.namespaceInfo?.id).toBe(before.namespaceInfo?.id);
  });

  it("begins with an empty store when the file was taken away, its side files left", async () => {
    const first = await start();
    const before = await describeMine(first);
    await first.stop();
    rmSync(dbFile, { force: true });
    writeFileSync(`${dbFile}-wal`, "left over");
    const after = await describeMine(await start());
    expect(after.namespaceInfo?.id).not.toBe(before.namespaceInfo?.id);
  });

  it("refuses a store that another version wrote, and says what to do", async () => {
    await expect(start("9.9.9")).rejects.toThrow(/written by version 1\.9\.1.*9\.9\.9.*remove the file/);
  });
});
