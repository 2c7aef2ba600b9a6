import { readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  commandLineOf,
  identify,
  isAlive,
  stopProcess,
  waitUntilGone,
  workingDirectoryOf,
} from "./process-identity.js";

/**
 * Stops a server that still runs on this data folder although nobody of ours holds it (its supervisor was killed), and
 * waits for the sessions of one that was killed itself. A process that merely got the pid noted there is left alone; a
 * note that would block the next start for nothing is removed.
 *
 * @throws Error when the server does not end within 25 s.
 */
export async function stopPostgresOrphan(dataDir: string): Promise<void> {
  const note = join(dataDir, "postmaster.pid");
  const pid = notedPid(note);
  if (pid === undefined) return;
  const server = identify(pid);
  // Fast shutdown, then immediate, then by force.
  if (server !== undefined && servesFolder(pid, dataDir)) {
    const gone = await stopProcess(server, ["SIGINT", "SIGQUIT", "SIGKILL"], 8_000);
    if (!gone)
      throw new Error(`An earlier PostgreSQL (pid ${pid}) runs in ${dataDir} and does not end; stop it by hand.`);
  }
  await endSessions(dataDir);
  // The server takes any process with the noted pid for its rival: a stranger, or one that ended and was not collected.
  if (occupies(pid)) rmSync(note, { force: true });
}

function notedPid(note: string): number | undefined {
  try {
    const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function servesFolder(pid: number, dataDir: string): boolean {
  const folder = realpathSync(dataDir);
  // A server's working directory is its data folder; where the system does not tell it, the command line names it.
  const cwd = workingDirectoryOf(pid);
  if (cwd !== undefined) return cwd === folder;
  const command = commandLineOf(pid) ?? "";
  return command.includes("postgres") && (command.includes(dataDir) || command.includes(folder));
}

/** Session processes end by themselves soon after their server; two servers on one folder would destroy it. */
async function endSessions(dataDir: string): Promise<void> {
  const folder = realpathSync(dataDir);
  for (const pid of runningPids()) {
    if (workingDirectoryOf(pid) !== folder || !isAlive(pid)) continue;
    const session = identify(pid);
    if (session === undefined || (await waitUntilGone(session, 3_000))) continue;
    await stopProcess(session, ["SIGQUIT", "SIGKILL"], 2_000);
  }
}

function runningPids(): number[] {
  try {
    return readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 1 && pid !== process.pid);
  } catch {
    return [];
  }
}

function occupies(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
