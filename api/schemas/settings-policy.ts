/** Policies as they are written; whether one can work is judged by the core. */
import type { ClockTarget, PolicyRule, Rung } from "../../domain/policy.js";
import { nameField, wordField } from "../../sources/fields.js";
import { chosenId, madeId } from "./ids.js";
import { listOf, orElse, orNull } from "./settings-people.js";
import { rungAt } from "./sla-preview.js";
import { z } from "./zod.js";

const severity = z.enum(["P1", "P2", "P3", "P4"]);
const target = z
  .strictObject({ budgetMs: z.number(), elapsedCapMs: z.number().nullish() })
  .transform(({ budgetMs, elapsedCapMs }): ClockTarget =>
    elapsedCapMs === undefined ? { budgetMs } : { budgetMs, elapsedCapMs },
  )
  .nullish();
const policyClocks = { acknowledge: target, first_contact: target, next_update: target, resolve: target };

const rule = z
  .strictObject({
    when: z
      .strictObject({
        severity: z.array(severity).max(4).nullish(),
        tier: z.array(wordField).max(200).nullish(),
        touchpoint: z.array(wordField).max(1_000).nullish(),
        team: z.array(chosenId).max(1_000).nullish(),
      })
      .nullish(),
    clocks: z.strictObject(policyClocks).nullish(),
  })
  .transform(({ when, clocks }): PolicyRule => ({ when: present(when ?? {}), clocks: given(clocks ?? {}) }));

const rung = z
  .strictObject({
    id: z.string().max(64),
    clock: z.enum(["acknowledge", "first_contact", "next_update", "resolve", "team_response"]),
    at: rungAt,
    notify: listOf(z.union([z.enum(["owner", "lead", "manager", "head"]), z.strictObject({ user: chosenId })]), 100),
    by: orElse(z.array(z.enum(["mail", "in_app"])).max(2), ["mail", "in_app"]),
    action: orNull(z.enum(["reassign"])),
    acknowledgeWithinMs: orNull(z.number()),
    when: z.strictObject({ severity: z.array(severity).max(4).nullish() }).nullish(),
  })
  .transform(({ when, ...rest }): Rung =>
    when === null || when === undefined ? rest : { ...rest, when: present(when) },
  );

/** `/policies/{id}`. */
export const policyBody = z.strictObject({ name: nameField, rules: listOf(rule, 500), ladder: listOf(rung, 500) });

/** `POST /policies/{id}/publish`. */
export const publishBody = z.strictObject({
  apply: orElse(z.union([z.enum(["new", "open"]), z.array(madeId).max(10_000)]), "new"),
  dryRun: orElse(z.boolean(), false),
});

/** What publishing did, or would do. */
export const publishResult = z
  .object({ id: z.string(), version: z.int(), dryRun: z.boolean(), cases: z.array(z.record(z.string(), z.unknown())) })
  .openapi("PublishResult");

/** Leaves out what is missing or null, so that a stored document says each thing one way. */
function present<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null && item !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** Leaves out what is missing; null says that there is no such clock and stays. */
function given<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
