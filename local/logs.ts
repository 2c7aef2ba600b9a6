import { copyFileSync, mkdirSync, openSync, readdirSync, renameSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";

const keptBytes = 10 * 1024 * 1024;
const lookEveryMs = 60_000;

/**
 * Opens `<stateDir>/logs/<name>.log` for appending and answers the file descriptor; the caller closes it. A log over
 * 10 MiB first becomes `<name>.log.1`, so that two of them are the most there is.
 */
export function openLog(stateDir: string, name: string): number {
  return openSync(rotatedLog(stateDir, name), "a", 0o600);
}

/** The path of that log, after the same look at its size. */
export function rotatedLog(stateDir: string, name: string): string {
  const folder = join(stateDir, "logs");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  if (isTooLarge(file)) renameSync(file, `${file}.1`);
  return file;
}

/**
 * Holds the logs of running processes to their size too; answers how to end that. They write to open files, so a log is
 * copied and emptied in place; a line written in between may be lost.
 */
export function boundLogs(stateDir: string, everyMs = lookEveryMs): () => void {
  const folder = join(stateDir, "logs");
  const timer = setInterval(() => {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (!name.endsWith(".log") || !isTooLarge(file)) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    }
  }, everyMs).unref();
  return () => clearInterval(timer);
}

function isTooLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > keptBytes;
}
