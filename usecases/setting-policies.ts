/** `/policies/{id}` and their publishing: a draft does nothing until it is published. */
import { asc, eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { policies, policyVersions } from "../db/schema/index.js";
import { checkPolicy } from "../domain/policy-check.js";
import type { Policy } from "../domain/policy.js";
import type { UsecaseDeps } from "./deps.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";
import { rebaseCases, type RebasedCase } from "./rebase-cases.js";
import {
  checkRev,
  missingReferences,
  noteSetting,
  refuseIfAny,
  settingNotFound,
  type SettingChange,
  type SettingDocument,
} from "./setting-change.js";

/** A policy as the API shows it: the draft, and the version in force (null = never published). */
export type PolicyDocument = Policy & { id: string; publishedVersion: number | null };

/** What publishing did, or would do. */
export interface PublishResult {
  id: string;
  version: number;
  dryRun: boolean;
  cases: RebasedCase[];
}

/** All policies by id. */
export async function listPolicies(deps: UsecaseDeps): Promise<SettingDocument<PolicyDocument>[]> {
  const rows = await deps.db.read((tx) => tx.select().from(policies).orderBy(asc(policies.id)));
  return rows.map(show);
}

/** One policy. Code: `policy-not-found`. */
export async function readPolicy(deps: UsecaseDeps, id: string): Promise<SettingDocument<PolicyDocument>> {
  const [row] = await deps.db.read((tx) => tx.select().from(policies).where(eq(policies.id, id)));
  if (row === undefined) throw settingNotFound("policy");
  return show(row);
}

/** Creates or replaces the draft. Codes: `setting-invalid`, `stale-setting`. */
export async function putPolicy(
  deps: UsecaseDeps,
  id: string,
  given: Policy,
  change: SettingChange,
): Promise<SettingDocument<PolicyDocument>> {
  const draft: Policy = { name: given.name, rules: given.rules, ladder: given.ladder };
  refuseIfAny(checkPolicy(draft));
  return deps.db.transaction(async (tx) => {
    const current = await lock(tx, id);
    checkRev(change, current === null ? null : { rev: current.rev, document: show(current).document });
    refuseIfAny(await missingReferences(tx, "user", peopleOf(draft)));
    const rev = (current?.rev ?? 0) + 1;
    const [row] = await tx
      .insert(policies)
      .values({ id, draft, rev })
      .onConflictDoUpdate({ target: policies.id, set: { draft, rev } })
      .returning();
    if (row === undefined) throw new Error("a stored policy was not returned");
    await noteSetting(tx, deps, change, `policies/${id}`, rev);
    return show(row);
  });
}

/**
 * Makes the stored draft the policy in force: for new cases, and for the open ones of this policy or those named, which are
 * rebased from their own start. `dryRun` answers what would move and changes nothing. Code: `policy-not-found`.
 */
export async function publishPolicy(
  deps: UsecaseDeps,
  id: string,
  order: { apply: "new" | "open" | readonly string[]; dryRun: boolean },
  change: SettingChange,
  idempotency: IdempotentRequest | null = null,
): Promise<PublishResult> {
  try {
    return await deps.db.transaction(
      (tx) =>
        answerOnce(tx, idempotency, async () => ({ status: 200, body: await publish(tx, deps, id, order, change) })),
      { deadlineMs: 30_000 },
    );
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}

/** Carries the result of a rehearsal out of the transaction it undoes. */
class DryRun extends Error {
  constructor(readonly result: PublishResult) {
    super("dry run");
  }
}

async function publish(
  tx: Tx,
  deps: UsecaseDeps,
  id: string,
  order: { apply: "new" | "open" | readonly string[]; dryRun: boolean },
  change: SettingChange,
): Promise<PublishResult> {
  const current = await lock(tx, id);
  if (current === null) throw settingNotFound("policy");
  checkRev(change, { rev: current.rev, document: show(current).document });
  const version = (current.publishedVersion ?? 0) + 1;
  await tx.insert(policyVersions).values({
    policyId: id,
    version,
    document: current.draft,
    publishedAt: await appNow(tx),
    publishedBy: change.actor.id,
  });
  await tx
    .update(policies)
    .set({ publishedVersion: version, rev: current.rev + 1 })
    .where(eq(policies.id, id));
  const target = { policyId: id, version };
  const moved =
    order.apply === "new"
      ? []
      : await rebaseCases(tx, deps, order.apply === "open" ? { policyId: id } : { caseIds: order.apply }, target);
  const result = { id, version, dryRun: order.dryRun, cases: moved };
  if (order.dryRun) throw new DryRun(result);
  await noteSetting(tx, deps, change, `policies/${id}/versions/${version}`, current.rev + 1);
  return result;
}

function peopleOf(policy: Policy) {
  return policy.ladder.flatMap((rung, index) =>
    rung.notify.flatMap((who, at) =>
      typeof who === "string" ? [] : [{ pointer: `/ladder/${index}/notify/${at}/user`, id: who.user }],
    ),
  );
}

async function lock(tx: Tx, id: string) {
  const [row] = await tx.select().from(policies).where(eq(policies.id, id)).for("update");
  return row ?? null;
}

function show(row: typeof policies.$inferSelect): SettingDocument<PolicyDocument> {
  return { document: { id: row.id, ...row.draft, publishedVersion: row.publishedVersion }, rev: row.rev };
}
