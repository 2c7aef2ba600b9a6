/** Settings that are one JSON document each: causes, triage rules, templates, follow-up and promoters. */
import { asc, eq } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { causes, rules, ruleVersions, settings, templates } from "../db/schema/index.js";
import { checkCalendar } from "../domain/business-time.js";
import type { ErrorItem } from "../domain/errors.js";
import type { FollowUpSettings, PromoterSettings, TriageRule } from "../domain/settings.js";
import { checkRule } from "../domain/triage-rules.js";
import type { UsecaseDeps } from "./deps.js";
import { releaseHeldNotices } from "./held-notices.js";
import { replanResolvedCases } from "./replan-cases.js";
import {
  checkRev,
  missingReferences,
  noteSetting,
  refuseIfAny,
  settingNotFound,
  type SettingChange,
  type SettingDocument,
} from "./setting-change.js";

/** Which collection of documents. */
export type DocumentKind = "cause" | "rule" | "template" | "settings";

const tables = { cause: causes, template: templates, settings } as const;

/** All documents of a kind by id; rules in the order they are tried. */
export async function listDocuments<T>(deps: UsecaseDeps, kind: DocumentKind): Promise<SettingDocument<T>[]> {
  const rows = await deps.db.read<{ document: unknown; rev: number }[]>((tx) =>
    kind === "rule"
      ? tx.select().from(rules).orderBy(asc(rules.order), asc(rules.id))
      : tx.select().from(tables[kind]).orderBy(asc(tables[kind].id)),
  );
  return rows.map((row) => ({ document: row.document as T, rev: row.rev }));
}

/** One document. Code: `<kind>-not-found`. */
export async function readDocument<T>(deps: UsecaseDeps, kind: DocumentKind, id: string): Promise<SettingDocument<T>> {
  const [row] = await deps.db.read<{ document: unknown; rev: number }[]>((tx) => {
    const table = kind === "rule" ? rules : tables[kind];
    return tx.select().from(table).where(eq(table.id, id));
  });
  if (row === undefined) throw settingNotFound(kind);
  return { document: row.document as T, rev: row.rev };
}

/** Creates or replaces a cause or a template. Code: `stale-setting`. */
export async function putDocument<T extends object>(
  deps: UsecaseDeps,
  kind: "cause" | "template",
  id: string,
  document: T,
  change: SettingChange,
): Promise<SettingDocument<T>> {
  return deps.db.transaction((tx) => store(tx, deps, kind, id, { ...document, id }, change));
}

/** Creates or replaces a triage rule and makes the next version of the rule set. Codes: `setting-invalid`, `stale-setting`. */
export async function putRule(
  deps: UsecaseDeps,
  id: string,
  given: Omit<TriageRule, "id">,
  change: SettingChange,
): Promise<SettingDocument<TriageRule>> {
  refuseIfAny(checkRule(given));
  const document: TriageRule = { id, ...given };
  return deps.db.transaction(async (tx) => {
    // One writer at a time, so that every version holds all rules before it.
    await tx.execute("lock table rules in share row exclusive mode");
    const [current] = await tx.select().from(rules).where(eq(rules.id, id));
    checkRev(change, current === undefined ? null : { rev: current.rev, document: current.document });
    const rev = (current?.rev ?? 0) + 1;
    await tx
      .insert(rules)
      .values({ id, order: given.order, document, rev })
      .onConflictDoUpdate({ target: rules.id, set: { order: given.order, document, rev } });
    const all = await tx.select({ document: rules.document }).from(rules).orderBy(asc(rules.order), asc(rules.id));
    await tx.insert(ruleVersions).values({ document: all.map((row) => row.document), createdAt: await appNow(tx) });
    await noteSetting(tx, deps, change, `rules/${id}`, rev);
    return { document, rev };
  });
}

/**
 * Replaces `/settings/follow-up`; settled cases and held notices follow it at once.
 * Codes: `setting-invalid` (unknown head), `stale-setting`.
 */
export async function putFollowUp(
  deps: UsecaseDeps,
  document: FollowUpSettings,
  change: SettingChange,
): Promise<SettingDocument<FollowUpSettings>> {
  return deps.db.transaction(
    async (tx) => {
      refuseIfAny(await missingReferences(tx, "user", [{ pointer: "/head", id: document.head }]));
      const [before] = await tx.select().from(settings).where(eq(settings.id, "follow-up")).for("update");
      const stored = await store(tx, deps, "settings", "follow-up", document, change);
      const was = before?.document as FollowUpSettings | undefined;
      if (was?.verifyDelayMs !== document.verifyDelayMs || was.verifySilenceMs !== document.verifySilenceMs)
        await replanResolvedCases(tx, deps, document);
      if (!document.workingHoursNotices) await releaseHeldNotices(tx, deps);
      return stored;
    },
    { deadlineMs: 20_000 },
  );
}

/** Replaces `/settings/promoters`. Codes: `setting-invalid` (contact hours that never open), `stale-setting`. */
export async function putPromoters(
  deps: UsecaseDeps,
  document: PromoterSettings,
  change: SettingChange,
): Promise<SettingDocument<PromoterSettings>> {
  const errors: ErrorItem[] =
    document.contactHours === null ? [] : checkCalendar({ openings: [], ...document.contactHours });
  refuseIfAny(errors.map((error) => ({ ...error, pointer: `/contactHours${error.pointer ?? ""}` })));
  return deps.db.transaction((tx) => store(tx, deps, "settings", "promoters", document, change));
}

async function store<T extends object>(
  tx: Tx,
  deps: UsecaseDeps,
  kind: "cause" | "template" | "settings",
  id: string,
  document: T,
  change: SettingChange,
): Promise<SettingDocument<T>> {
  const table = tables[kind];
  const [current] = await tx.select().from(table).where(eq(table.id, id)).for("update");
  checkRev(change, current === undefined ? null : { rev: current.rev, document: current.document });
  const rev = (current?.rev ?? 0) + 1;
  await tx.insert(table).values({ id, document, rev }).onConflictDoUpdate({ target: table.id, set: { document, rev } });
  await noteSetting(tx, deps, change, `${kind === "settings" ? "settings" : `${kind}s`}/${id}`, rev);
  return { document, rev };
}
