import { mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

const keptBytes = 10 * 1024 * 1024;

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
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > keptBytes) renameSync(file, `${file}.1`);
  return file;
}
