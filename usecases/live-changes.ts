/** What committed transactions announce (migration `live_changes`), and which readers may hear of it. */
import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "../domain/decision.js";
import { caseScope } from "./case-scope.js";
import type { UsecaseDeps } from "./deps.js";
import { hashToken } from "./link-tokens.js";

/**
 * One announcement. `hasMoved`: owner, team or watchers changed, so that somebody may no longer see the case. `recipient`: whom
 * an in-app notice is for. `session` has ended; see {@link sessionMark}.
 */
export type LiveChange =
  | { kind: "case"; id: string; rev: number; hasMoved: boolean }
  | { kind: "notice"; recipient: string }
  | { kind: "session"; mark: string }
  | { kind: "settings" }
  | { kind: "promoters" };

/** Reads an announcement; null for one that this release does not know. */
export function readLiveChange(payload: string): LiveChange | null {
  const [kind, id = "", rev = "", way] = payload.split(" ");
  if (kind === "settings" || kind === "promoters") return { kind };
  if (id === "") return null;
  if (kind === "notice") return { kind, recipient: id };
  if (kind === "session") return { kind, mark: id };
  return kind === "case" ? { kind, id, rev: Number(rev), hasMoved: way === "moved" } : null;
}

/** How the end of a session is announced: the beginning of what is stored of its token. */
export function sessionMark(token: string): string {
  return hashToken(token).slice(0, 16);
}

/** Names a reader among all of a process. */
export function readerKey({ kind, id }: Pick<Actor, "kind" | "id">): string {
  return `${kind}/${id}`;
}

/** Which of the changed cases each reader may see, and for which people the notices are. */
export interface LiveSight {
  /** By {@link readerKey}; null = every case. */
  casesOf: ReadonlyMap<string, ReadonlySet<string> | null>;
  noticed: ReadonlySet<string>;
}

/** Answers for all readers of a process at once. */
export interface LiveSights {
  /** One query for any number of readers and cases; roles that are not remembered cost one more each, sent together. */
  look(readers: readonly Actor[], caseIds: readonly string[], recipients: readonly string[]): Promise<LiveSight>;
  /** Forgets what readers may see: call it when settings have changed, people among them. */
  forget(): void;
}

/** Longest time for which a role may be remembered though nobody announced its change, in ms. */
const rememberMs = 10_000;

/** Sights over the same rule as lists (case-scope.ts). */
export function createLiveSights(deps: Pick<UsecaseDeps, "db">): LiveSights {
  let scopes = new Map<string, SQL | null>();
  let rememberedAtMs = performance.now();

  return {
    forget: () => {
      scopes = new Map();
    },
    async look(readers, caseIds, recipients) {
      const actors = new Map(readers.map((actor) => [readerKey(actor), actor]));
      const keys = [...actors.keys()];
      if (performance.now() - rememberedAtMs > rememberMs) {
        scopes = new Map();
        rememberedAtMs = performance.now();
      }
      // What is learnt goes into the map of now: one that is forgotten meanwhile stays forgotten.
      const known = scopes;
      return await deps.db.read(async (tx) => {
        const unknown = caseIds.length === 0 ? [] : [...actors].filter(([key]) => !known.has(key));
        const learnt = await Promise.all(unknown.map(([, actor]) => caseScope(tx, actor)));
        unknown.forEach(([key], index) => known.set(key, learnt[index] ?? null));
        const limited = keys.flatMap((key) => {
          const scope = known.get(key) ?? null;
          return scope === null || caseIds.length === 0 ? [] : [{ key, scope }];
        });
        const parts = [
          ...limited.map(
            ({ key, scope }) => sql`select ${key}::text as reader, cases.id::text as case_id from cases where ${scope}`,
          ),
          ...(recipients.length === 0
            ? []
            : [
                sql`select users.id as reader, null as case_id from users where users.recipient_id in ${[...recipients]}`,
              ]),
        ];
        const touched = caseIds.length === 0 ? [noCase] : [...caseIds];
        // The rule speaks of `cases`; here that is only those that changed.
        const rows =
          parts.length === 0
            ? []
            : await tx.execute<{ reader: string; case_id: string | null }>(
                sql`with cases as materialized (select * from cases where id in ${touched}) ${sql.join(parts, sql` union all `)}`,
              );
        return {
          casesOf: new Map(
            keys.map((key) => [
              key,
              caseIds.length > 0 && (known.get(key) ?? null) === null
                ? null
                : new Set(rows.flatMap((row) => (row.reader === key && row.case_id !== null ? [row.case_id] : []))),
            ]),
          ),
          noticed: new Set(rows.flatMap((row) => (row.case_id === null ? [row.reader] : []))),
        };
      });
    },
  };
}

const noCase = "00000000-0000-0000-0000-000000000000";
