/**
 * `npm run faults`: breaks the product on purpose and looks from outside whether it kept its promises (docs/reliability.md).
 * `-- --only F04,F07` runs these, `--reps 20` as often, `--seed 7` the same again, `--rate 20` answers a second, `--short` the few
 * of the short form, `--no-canaries` without the known-bad products. Exits 1 when a promise was broken or a canary not caught.
 */
import { parseArgs } from "node:util";
import { canaries } from "./canaries.js";
import { plan, shortPlan } from "./plan.js";
import { canaryTableOf, isClean, tableOf, type CanaryResult, type FaultResult } from "./report.js";
import { openSession } from "./session.js";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    reps: { type: "string" },
    seed: { type: "string" },
    rate: { type: "string" },
    short: { type: "boolean", default: false },
    "no-canaries": { type: "boolean", default: false },
  },
});

const seed = Number(values.seed ?? Date.now() % 1_000_000);
const only = values.only?.split(",") ?? (values.short ? shortPlan : undefined);
const known = [...plan, ...canaries].map(({ id }) => id);
const strangers = only?.filter((id) => !known.includes(id)) ?? [];
if (strangers.length > 0) throw new Error(`unknown: ${strangers.join(", ")}; there are ${known.join(", ")}`);
const chosen = plan.filter(({ id }) => only === undefined || only.includes(id));
const chosenCanaries = canaries.filter(({ id }) =>
  values["no-canaries"] ? false : values.short || only === undefined || only.includes(id),
);

console.log(`seed ${seed}`);
const session = await openSession(process.cwd(), {
  seed,
  perSecond: Number(values.rate ?? 6),
  say: (line) => console.log(line),
});
const results: FaultResult[] = [];
const caught: CanaryResult[] = [];
try {
  for (const fault of chosen)
    results.push(await session.fault(fault, Number(values.reps ?? (values.short ? 1 : fault.reps))));
  for (const canary of chosenCanaries) caught.push(await session.canary(canary));
} finally {
  await session.stop();
}
if (results.length > 0) console.log(`\n${tableOf(results)}`);
if (caught.length > 0) console.log(`\n${canaryTableOf(caught)}`);
const isGood = results.every(isClean) && caught.every(({ reports }) => reports > 0);
console.log(`\nseed ${seed}: ${isGood ? "every promise was kept" : "something was broken or not caught"}`);
process.exit(isGood ? 0 : 1);
