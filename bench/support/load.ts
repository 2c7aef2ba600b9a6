/** Drives the load generator from the benchmark's process. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { stopProcess } from "./processes.js";

/** One slice of load. */
export interface LoadOrder {
  url: string;
  /** `signed`: a webhook of ours; `plain`: the same body to the floor's `/answers`. */
  shape: "signed" | "plain";
  /** Number of the first answer; each number is sent once. */
  from: number;
  score: number;
  ms: number;
  /** Closed loop: so many callers, each sending when its last was answered. */
  callers: number;
  /** Closed loop: answers at most. */
  most: number;
  /** Open loop: answers a second, whatever becomes of the earlier ones. */
  rate?: number;
  /** Refusals are no failure: a server that has just started is being woken. */
  isWarmUp?: boolean;
}

/** What a slice gave. In the open loop a latency runs from when the answer was due to be sent. */
export interface LoadResult {
  sent: number;
  /** Answers other than 202, by status. */
  refused: Record<number, number>;
  elapsedMs: number;
  latenciesMs: number[];
}

/** A generator that waits for orders. */
export interface LoadGenerator {
  run(order: LoadOrder): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** Starts a generator. Fails a slice in which anything was refused. */
export async function startLoad(): Promise<LoadGenerator> {
  const child = fork(fileURLToPath(new URL("load-process.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const lost = once(child, "exit").then(() => {
    throw new Error("the load generator has ended");
  });
  lost.catch(() => undefined);
  await Promise.race([once(child, "message"), lost]);
  return {
    async run(order) {
      const answered = once(child, "message") as Promise<[LoadResult]>;
      child.send(order);
      const [result] = await Promise.race([answered, lost]);
      if (order.isWarmUp !== true && Object.keys(result.refused).length > 0)
        throw new Error(`of ${result.sent} answers were refused, by status: ${JSON.stringify(result.refused)}`);
      return result;
    },
    stop: () => stopProcess(child),
  };
}
