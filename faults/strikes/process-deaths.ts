/** Faults at exact points: a role dies there, and nowhere else. */
import { setTimeout as delay } from "node:timers/promises";
import { killPart, type Part } from "../../tests/support/outage-kills.js";
import type { Fault, StrikeContext } from "../round.js";

/** Lays `die` at the point, waits until it was reached, and until the role runs again. */
async function dieAt(context: StrikeContext, role: Part, point: string, afterMs: number): Promise<number> {
  const { product } = context;
  await context.at(afterMs);
  const gone = product.run().pids[role];
  const before = await currentPid(context, role);
  product.lay(`${role}.${point}`, { do: "die" });
  await product.untilReached(`${role}.${point}`);
  return await context.healed([gone, before]);
}

/** The role's process now, which run.json of the start may no longer name. */
async function currentPid({ product }: StrikeContext, role: Part): Promise<number | null> {
  const { readRunFile } = await import("../../local/state-files.js");
  return readRunFile(product.stateDir)?.pids[role] ?? null;
}

const onceNotices = ["acknowledgement", "referral_ask", "thanks"];
const mustNotices = ["reminder", "assignment", "breach"];

/** F01-F04, F06, F07. */
export const processDeaths: readonly Fault[] = [
  {
    id: "F01",
    title: "API dies before the commit",
    reps: 3,
    mayRepeatMails: false,
    strike: async (context) => await dieAt(context, "api", "before-commit", 1_000),
  },
  {
    id: "F02",
    title: "API dies after the commit, before the answer",
    reps: 5,
    mayRepeatMails: false,
    strike: async (context) => await dieAt(context, "api", "after-commit", 1_000),
  },
  {
    id: "F03",
    title: "API dies after the 202, nothing relayed; then the relay dies",
    reps: 5,
    mayRepeatMails: false,
    async strike(context) {
      const relay = await currentPid(context, "relay");
      if (relay === null) throw new Error("there is no relay");
      await context.at(800);
      process.kill(relay, "SIGSTOP");
      await delay(500);
      const api = await currentPid(context, "api");
      context.product.lay("api.after-answer", { do: "die" });
      await context.product.untilReached("api.after-answer");
      killPart(context.product.stateDir, "relay");
      return await context.healed([api, relay]);
    },
  },
  {
    id: "F04",
    title: "relay dies after a start, before it is marked",
    reps: 5,
    mayRepeatMails: false,
    strike: async (context) => await dieAt(context, "relay", "after-start", 1_500),
  },
  {
    id: "F06",
    title: "worker dies in an activity, before and after its effect",
    reps: 3,
    mayRepeatMails: true,
    async strike(context) {
      const points = ["before-activity.fireDeadline", "before-commit", "after-activity.fireDeadline"];
      return await dieAt(context, "worker", points[context.rep % points.length] ?? "before-commit", 2_800);
    },
  },
  {
    id: "F07",
    title: "worker dies after the mail server's 250, before the completion",
    reps: 10,
    mayRepeatMails: true,
    async strike(context) {
      const kinds = context.rep % 2 === 0 ? onceNotices : mustNotices;
      const kind = kinds[Math.floor(context.rep / 2) % kinds.length] ?? "reminder";
      return await dieAt(context, "worker", `after-send.${kind}`, 300);
    },
  },
];
