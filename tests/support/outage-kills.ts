/** Kills parts of a running product, holds them down, and tells when everything is back. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { isAlive } from "../../local/process-identity.js";
import { readRunFile } from "../../local/state-files.js";
import type { RunFile } from "../../local/state-files.js";
import { eventually } from "./eventually.js";

/** A part that has a process of its own. */
export type Part = keyof RunFile["pids"];

/** `kill -9` of the process that run.json names for the part; answers its pid, null when it had gone already. */
export function killPart(stateDir: string, part: Part): number | null {
  const pid = readRunFile(stateDir)?.pids[part] ?? null;
  if (pid === null || !isAlive(pid)) return null;
  process.kill(pid, "SIGKILL");
  return pid;
}

/** Kills the part, and again each time it comes back, until `until` (epoch ms); answers how often it died. */
export async function keepDown(stateDir: string, part: Part, until: number): Promise<number> {
  let kills = 0;
  while (Date.now() < until || kills === 0) {
    if (killPart(stateDir, part) !== null) kills += 1;
    await delay(50);
  }
  return kills;
}

/** Kills the relay while it holds rows of the outbox: after it began to start workflows and before it has noted so. */
export async function killRelayAtWork(stateDir: string): Promise<number | null> {
  const sql = postgres(readRunFile(stateDir)?.databaseUrl ?? "", { max: 1, connect_timeout: 5 });
  try {
    await eventually(
      async () => (await sql`select 1 from outbox where claim_id is not null limit 1`).length > 0,
      "the relay holds rows",
    );
    return killPart(stateDir, "relay");
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Takes the Temporal store away, as it lies on the disk. */
export function removeTemporalStore(stateDir: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) {
    rmSync(join(stateDir, "temporal", `temporal.db${suffix}`), { force: true });
  }
}

/**
 * Waits until run.json names a living process for every part, none of them among `gone`, and the API finds its database
 * and Temporal; answers the instant.
 */
export async function untilHealed(stateDir: string, gone: readonly (number | null)[] = []): Promise<number> {
  await eventually(
    async () => {
      const run = readRunFile(stateDir);
      if (run === undefined) return false;
      const pids = Object.values(run.pids);
      if (!pids.every((pid) => pid !== null && isAlive(pid) && !gone.includes(pid))) return false;
      const response = await fetch(`${run.url}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
      return response?.ok === true && !(await response.text()).includes("degraded");
    },
    "every part runs again",
    60_000,
  );
  return Date.now();
}
