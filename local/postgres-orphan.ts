import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandLineOf, identify, stopProcess, workingDirectoryOf } from "./process-identity.js";

/**
 * Stops a server that still runs on this data folder although nobody of ours holds it (its supervisor was killed). A
 * process that merely got the pid noted there is left alone, and the note that would block the next start is removed.
 *
 * @throws Error when the server does not end within 25 s.
 */
export async function stopPostgresOrphan(dataDir: string): Promise<void> {
  const note = join(dataDir, "postmaster.pid");
  const pid = notedPid(note);
  if (pid === undefined) return;
  const process = identify(pid);
  if (process === undefined) return;
  if (!servesFolder(pid, dataDir)) {
    rmSync(note, { force: true });
    return;
  }
  // Fast shutdown, then immediate, then by force.
  if (await stopProcess(process, ["SIGINT", "SIGQUIT", "SIGKILL"], 8_000)) return;
  throw new Error(`An earlier PostgreSQL (pid ${pid}) still runs in ${dataDir} and does not end; stop it by hand.`);
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
