import { join } from "node:path";
import { identify, stopProcess } from "./process-identity.js";
import type { ProcessIdentity } from "./process-identity.js";
import { readJson, writeJson } from "./state-files.js";

/** Who runs for this state folder, on disk, so that a next start can find what a killed supervisor left behind. */
export interface ChildRegister {
  /** Notes that `name` now is the process `pid`. */
  note(name: string, pid: number): void;
  /** Stops every process noted by an earlier supervisor that still runs; answers their names. */
  stopOrphans(): Promise<string[]>;
}

/** The register of a state folder, kept in `children.json`. */
export function openChildRegister(stateDir: string): ChildRegister {
  const file = join(stateDir, "children.json");
  const noted: Record<string, ProcessIdentity> = {};
  return {
    note(name, pid) {
      const identity = identify(pid);
      if (identity === undefined) return;
      noted[name] = identity;
      writeJson(file, noted);
    },
    async stopOrphans() {
      const stopped: string[] = [];
      for (const [name, identity] of Object.entries(earlier(file))) {
        if (identify(identity.pid)?.startedAt !== identity.startedAt) continue;
        if (!(await stopProcess(identity, ["SIGTERM", "SIGKILL"], 8_000))) {
          throw new Error(`An earlier ${name} (pid ${identity.pid}) still runs and does not end; stop it by hand.`);
        }
        stopped.push(name);
      }
      return stopped;
    },
  };
}

function earlier(file: string): Record<string, ProcessIdentity> {
  try {
    return readJson<Record<string, ProcessIdentity>>(file) ?? {};
  } catch {
    return {};
  }
}
