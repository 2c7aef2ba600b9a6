/**
 * Runs a command that does one thing and ends. A failure is said in one line on stderr and ends with exit code 1; a
 * parent that started the command and went away ends it too.
 */
export async function runCommand(run: () => Promise<void>): Promise<void> {
  const onOrphaned = (): void => process.exit(1);
  process.on("disconnect", onOrphaned);
  if (process.send !== undefined && !process.connected) onOrphaned();
  try {
    await run();
    process.exitCode = 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  // The channel to a parent would keep the process.
  process.off("disconnect", onOrphaned);
  if (process.connected) process.disconnect();
}
