/** Faults of the mail server and of the worker that talks to it. */
import { setTimeout as delay } from "node:timers/promises";
import { readRunFile } from "../../local/state-files.js";
import { eventually } from "../../tests/support/eventually.js";
import type { Fault, StrikeContext } from "../round.js";

const customerNotices = ["acknowledgement", "referral_ask", "thanks"];
/** Longer than the longest silence a conversation bears (6 s). */
const tooLongMs = 7_000;
/** Longer than an activity may take (15 s). */
const longerThanActivityMs = 17_000;

/** The mail server keeps one mail of the wanted class, then breaks off or stays silent instead of saying 250. */
export async function ambiguous({ product }: StrikeContext, toCustomer: boolean, silent: boolean): Promise<number> {
  let struck = 0;
  product.setMood(async ({ headers }, breakOff) => {
    if (struck > 0 || customerNotices.includes(headers["X-Innerloop-Notice"] ?? "") !== toCustomer) return;
    struck = Date.now();
    if (silent) await delay(tooLongMs);
    else breakOff();
  });
  await eventually(() => struck > 0, "the mail server misbehaved", 60_000);
  return Date.now() + (silent ? tooLongMs : 0);
}

/** F08-F10. */
export const mailServerFaults: readonly Fault[] = [
  {
    id: "F08",
    title: "mail server keeps a mail, then breaks off or stays silent",
    reps: 10,
    mayRepeatMails: true,
    strike: async (context) => await ambiguous(context, context.rep % 2 === 0, context.rep % 4 > 1),
  },
  {
    id: "F09",
    title: "activity outlives its time-out, then both attempts finish",
    reps: 3,
    mayRepeatMails: true,
    async strike(context) {
      const notice = context.rep % 2 === 0 ? "reminder" : "acknowledgement";
      const point = `worker.before-send.${notice}`;
      context.product.lay(point, { do: "wait", ms: longerThanActivityMs });
      await context.product.untilReached(point);
      await delay(longerThanActivityMs);
      return Date.now();
    },
  },
  {
    id: "F10",
    title: "worker is told to end while it is busy",
    reps: 3,
    mayRepeatMails: false,
    async strike(context) {
      await context.at(3_300);
      const pid = readRunFile(context.product.stateDir)?.pids.worker ?? null;
      if (pid === null) throw new Error("there is no worker");
      process.kill(pid, "SIGTERM");
      return await context.healed([pid]);
    },
  },
];
