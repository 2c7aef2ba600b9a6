/** gRPC status numbers that say something about the one call, not about the server: trying other workflows makes sense. */
const aboutTheCall = new Set([3, 5, 6, 9, 11]);

/** A code for the log: the database's code, or the gRPC status number; else the error's name. Never its text, which may quote data. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const own = codeField(error);
  if (own !== null) return own;
  const cause = codeField(error.cause);
  return cause === null ? error.name : `${error.name}/${cause}`;
}

/** False when only this one workflow was refused; true when the server is away, overloaded or not what we expect. */
export function isAboutTheServer(error: unknown): boolean {
  const status = error instanceof Error ? (codeField(error.cause) ?? codeField(error)) : null;
  return status === null || !aboutTheCall.has(Number(status));
}

function codeField(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("code" in value)) return null;
  return typeof value.code === "string" || typeof value.code === "number" ? String(value.code) : null;
}
