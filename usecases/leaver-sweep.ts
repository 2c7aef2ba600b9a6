/** People who leave keep no open work: every open case of theirs is routed anew, or goes to the lead's queue. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { loadCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { cases } from "../db/schema/index.js";
import { releaseOwner } from "../domain/case-leaving.js";
import type { UsecaseDeps } from "./deps.js";
import { loadCaseFacts } from "./case-facts.js";
import { commitCase } from "./commit-case.js";

const workedOn = ["new", "assigned", "in_progress", "waiting_customer", "waiting_internal"];

/** Moves every open case of the person; the caller has made them inactive in the same transaction. */
export async function sweepLeaver(tx: Tx, deps: UsecaseDeps, userId: string): Promise<void> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.ownerId, userId), inArray(cases.status, workedOn)))
    .orderBy(asc(cases.id));
  for (const { id } of rows) {
    const stored = await loadCase(tx, id, { lock: true });
    if (stored === null) continue;
    const facts = await loadCaseFacts(tx, deps, stored, {
      now: await appNow(tx),
      actor: { kind: "system", id: "router" },
    });
    await commitCase(tx, deps, stored, releaseOwner(stored.state, facts), facts, "outside");
  }
}
