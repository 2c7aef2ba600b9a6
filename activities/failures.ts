/** What a workflow history may learn of an error: a code. Texts of errors quote data, so they stay in the process's log. */
import { ApplicationFailure } from "@temporalio/activity";

/** What `log` needs; a pino logger fits. */
export interface ActivityLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** The error as Temporal may keep it: its code as type and message, no stack, no cause. `retryInMs` asks for a certain pause. */
export function codedFailure(code: string, options: { retryInMs?: number } = {}): ApplicationFailure {
  const failure = ApplicationFailure.create({
    type: code,
    message: code,
    nonRetryable: false,
    ...(options.retryInMs === undefined ? {} : { nextRetryDelay: options.retryInMs }),
  });
  failure.stack = "";
  return failure;
}

/**
 * Wraps activities so that whatever they throw becomes a coded failure. Everything is retried: a defect heals with the next
 * deploy, and rows keep a second run harmless.
 */
export function withCodedFailures<Api extends object>(activities: Api, log: ActivityLog): Api {
  const wrapped = Object.entries(activities).map(([name, run]: [string, (input: unknown) => Promise<unknown>]) => [
    name,
    async (input: unknown): Promise<unknown> => {
      try {
        return await run(input);
      } catch (error) {
        if (error instanceof ApplicationFailure) throw error;
        const code = errorCode(error);
        log.warn({ activity: name, code, at: errorFrames(error) }, "activity failed");
        throw codedFailure(code);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Api;
}

/** `code` of our own errors and of drivers, else the error's name. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown-error";
  if ("code" in error && typeof error.code === "string") return error.code;
  if ("sqlstate" in error && typeof error.sqlstate === "string") return `database-refused-${error.sqlstate}`;
  return error.name;
}

/** Where it was thrown, without the first line, which quotes the message. */
export function errorFrames(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  return error.stack
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8)
    .map((line) => line.trim());
}
