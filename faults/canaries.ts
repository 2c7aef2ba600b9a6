/** Products that are known to be bad: the checker must catch each, or it proves nothing about the good one. */
import { killPart } from "../tests/support/outage-kills.js";
import type { FaultyProduct, Patch } from "./product.js";
import type { Fault } from "./round.js";
import { ambiguous } from "./strikes/mail-server.js";
import type { Heading } from "./verdict.js";

/** A product made bad, and the round that must show it. */
export interface Canary extends Omit<Fault, "reps"> {
  readonly patches: readonly Patch[];
  /** Under which heading the checker must report it. */
  readonly caughtAs: Heading;
  /** What is changed in the database of the harness beside the code; for good. */
  readonly unguard?: (product: FaultyProduct) => Promise<void>;
}

const noReconciler: Patch = {
  file: "relay/reconciler.js",
  find: "if (await claimReconcilerPass(",
  replace: "if (false && await claimReconcilerPass(",
  role: "relay",
};

/** Every known-bad product; the one without the constraint last, because its rows stay. */
export const canaries: readonly Canary[] = [
  {
    id: "C1",
    title: "a score is coerced: 10 becomes 1",
    caughtAs: "unexpected",
    mayRepeatMails: false,
    patches: [
      {
        file: "usecases/intake.js",
        find: "    const { response } = input;\n",
        replace:
          "    const response = { ...input.response, score: input.response.score === null ? null : Number(String(input.response.score)[0]) };\n",
        role: "api",
      },
    ],
    strike: async (context) => {
      await context.at(4_000);
      return Date.now();
    },
  },
  {
    id: "C2",
    title: "a mail that may go out once is sent again after a lost answer",
    caughtAs: "doubled",
    mayRepeatMails: true,
    patches: [
      {
        file: "usecases/notice-delivery.js",
        find: 'row.sendClass === "once" || (before !== null',
        replace: "(before !== null",
        role: "worker",
      },
    ],
    strike: async (context) => await ambiguous(context, true, false),
  },
  {
    id: "C3",
    title: "timers fire without looking whether they are due",
    caughtAs: "early",
    mayRepeatMails: false,
    patches: [
      {
        file: "usecases/case-deadlines.js",
        find: "const decision = fireDue(stored.state, facts);",
        replace: "const decision = fireDue(stored.state, { ...facts, now: facts.now + 60_000 });",
        role: "worker",
      },
      {
        file: "usecases/case-deadlines.js",
        find: "return planAt(deadline?.dueAt ?? null,",
        replace: "return planAt(deadline === null ? null : now,",
        role: "worker",
      },
    ],
    unguard: async (product) => {
      await product.query(async (sql) => {
        await sql`alter table fired_deadlines drop constraint fired_deadlines_never_early_check`;
        await sql`alter table clocks drop constraint clocks_never_early_check`;
      });
    },
    strike: async (context) => {
      await context.at(4_000);
      return Date.now();
    },
  },
  {
    id: "C4",
    title: "the relay marks before it starts, and nobody reconciles",
    // What is lost never comes.
    settleWithinMs: 45_000,
    caughtAs: "lost",
    mayRepeatMails: false,
    patches: [
      noReconciler,
      {
        file: "relay/outbox.js",
        find: "        const waiting = byWorkflow(claim.rows,",
        replace: `        await settleOutbox(options.deps, claim.claimId, { ...outcome, doneRowIds: claim.rows.map((row) => row.id) });
        options.deps.observer?.relayed?.("early");
        const waiting = byWorkflow(claim.rows,`,
        role: "relay",
      },
    ],
    async strike(context) {
      await context.at(1_000);
      context.product.lay("relay.after-start", { do: "die" });
      await context.product.untilReached("relay.after-start");
      return await context.healed([killPart(context.product.stateDir, "relay")]);
    },
  },
  {
    id: "C5",
    title: "no row knows an answer again",
    caughtAs: "doubled",
    mayRepeatMails: false,
    patches: [
      {
        file: "db/response-store.js",
        find: "    return row ?? null;\n}\n/** Inserts an answer",
        replace: "    return null;\n}\n/** Inserts an answer",
        role: "api",
      },
    ],
    unguard: async (product) => {
      await product.query(async (sql) => await sql`drop index responses_source_external_key`);
    },
    traffic: { copiesAtMost: 3 },
    strike: async (context) => {
      await context.at(4_000);
      return Date.now();
    },
  },
];
