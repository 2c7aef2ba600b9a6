/**
 * Named points at which a test can make a role die, stall or wait (docs/reliability.md). Loaded with FAULTS=1 only. A point does
 * nothing until the file of its name lies in FAULTS_DIR; taken once, the file is renamed to `<point>.hit`, so that whoever laid it
 * knows that it was reached.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { AppDeps } from "../api/app-deps.js";
import type { Channel } from "../channels/channel.js";
import type { Database } from "../db/client.js";
import type { Observer } from "../usecases/observer.js";
import type { Activities } from "../workflows/contract.js";

/** What happens at a point: the process dies as by `kill -9`, its event loop or the caller waits `ms`, or its heap fills up. */
export type FailpointOrder =
  | { readonly do: "die" }
  | { readonly do: "block"; readonly ms: number }
  | { readonly do: "wait"; readonly ms: number; readonly times?: number }
  | { readonly do: "fill-heap" };

/** Wraps the seams of a role with the points of `<role>.`. */
export interface Failpoints {
  /** `before-commit` and `after-commit` of every transaction that may write. */
  database(db: Database): Database;
  /** `after-answer` of every event of a survey tool that was answered 2xx. */
  onAnswered(told: NonNullable<AppDeps["onAnswered"]>): NonNullable<AppDeps["onAnswered"]>;
  /** `after-start`: Temporal has taken a workflow, its row still stands in the outbox. */
  observer(observer: Observer): Observer;
  /** `before-activity` and `after-activity`. */
  activities(activities: Activities): Activities;
  /** `before-send` and `after-send`, also as `<point>.<notice>`; after-send only of what the mail server took. */
  mail(mail: Channel): Channel;
}

/** Opens the points of one role; `folder` is where a test lays its orders. */
export function openFailpoints(role: "api" | "relay" | "worker", folder: string): Failpoints {
  /** Takes the order that lies at the point; null = none does. */
  function take(point: string): FailpointOrder | null {
    const file = join(folder, `${role}.${point}`);
    try {
      const order = JSON.parse(readFileSync(file, "utf8")) as FailpointOrder;
      const left = order.do === "wait" ? (order.times ?? 1) - 1 : 0;
      if (left > 0) writeFileSync(file, JSON.stringify({ ...order, times: left }));
      else renameSync(file, `${file}.hit`);
      return order;
    } catch {
      return null;
    }
  }

  /** Everything that needs no waiting; answers how long the caller still has to wait, in ms. */
  function obey(point: string): number {
    const order = take(point);
    if (order?.do === "die") process.kill(process.pid, "SIGKILL");
    // Long enough for the signal to arrive, so that nothing happens after the point.
    if (order?.do === "die") block(1_000);
    if (order?.do === "block") block(order.ms);
    if (order?.do === "fill-heap") fillHeap();
    return order?.do === "wait" ? order.ms : 0;
  }

  async function reach(...points: string[]): Promise<void> {
    for (const point of points) {
      const waitMs = obey(point);
      if (waitMs > 0) await delay(waitMs);
    }
  }

  return {
    database: (db) => ({
      ...db,
      async transaction(work, options) {
        if (options?.readOnly === true) return await db.transaction(work, options);
        const value = await db.transaction(async (tx) => {
          const result = await work(tx);
          await reach("before-commit");
          return result;
        }, options);
        await reach("after-commit");
        return value;
      },
    }),
    onAnswered: (told) => (answer) => {
      told(answer);
      if (answer.status < 300 && answer.route.includes("/events")) obey("after-answer");
    },
    observer: (observer) => ({
      ...observer,
      relayed: (workflowType) => {
        obey("after-start");
        observer.relayed?.(workflowType);
      },
    }),
    activities(activities) {
      const wrapped = Object.entries(activities).map(([name, run]: [string, (input: never) => Promise<unknown>]) => [
        name,
        async (input: never): Promise<unknown> => {
          await reach("before-activity", `before-activity.${name}`);
          const result = await run(input);
          await reach("after-activity", `after-activity.${name}`);
          return result;
        },
      ]);
      return Object.fromEntries(wrapped) as Activities;
    },
    mail: (mail) => ({
      ...mail,
      async send(outgoing) {
        await reach("before-send", `before-send.${outgoing.notice}`);
        const outcome = await mail.send(outgoing);
        if (outcome.state === "sent") await reach("after-send", `after-send.${outgoing.notice}`);
        return outcome;
      },
    }),
  };
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function fillHeap(): never {
  const kept: unknown[] = [];
  for (;;) kept.push(Array.from({ length: 1_000_000 }, (_none, index) => ({ index })));
}
