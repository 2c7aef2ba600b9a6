// The migrations the code brings along: SQL files made by drizzle-kit, in the order of its journal.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** One step of the schema. */
export interface Migration {
  /** File name without `.sql`. */
  readonly name: string;
  /** When it was generated, epoch ms; the order, and drizzle's key of an applied step. */
  readonly madeAt: number;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
  readonly statements: readonly string[];
}

const folder = new URL("./migrations/", import.meta.url);

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[];
}

/** All migrations beside this module (or in `from`, a folder address ending in `/`), oldest first. Throws if a file is missing. */
export function readMigrations(from: URL = folder): Migration[] {
  const journal = JSON.parse(readFileSync(new URL("meta/_journal.json", from), "utf8")) as Journal;
  return journal.entries
    .map(({ tag, when }) => {
      const text = readFileSync(new URL(`${tag}.sql`, from), "utf8");
      return {
        name: tag,
        madeAt: when,
        hash: createHash("sha256").update(text).digest("hex"),
        statements: text.split("--> statement-breakpoint").filter((statement) => statement.trim() !== ""),
      };
    })
    .toSorted((a, b) => a.madeAt - b.madeAt);
}
