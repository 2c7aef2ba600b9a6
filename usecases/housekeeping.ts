/** Rows whose time is over: first answers kept for a repeated request, and sessions nobody can use any more. */
import { lt, or, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import { idempotencyKeys, sessions } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";

const keptAnswersMs = 30 * 24 * 3_600_000;

/** Removes what is over by app_now(); running it again, or twice at once, is harmless. Answers how many rows went. */
export async function tidyUp(deps: Pick<UsecaseDeps, "db">): Promise<number> {
  return deps.db.transaction(
    async (tx) => {
      const now = await appNow(tx);
      const answers = await tx
        .delete(idempotencyKeys)
        .where(lt(idempotencyKeys.createdAt, now - keptAnswersMs))
        .returning({ one: sql`1` });
      const ended = await tx
        .delete(sessions)
        .where(or(lt(sessions.expiresAt, now), lt(sessions.lastSeenAt, now - 24 * 3_600_000)))
        .returning({ one: sql`1` });
      return answers.length + ended.length;
    },
    { deadlineMs: 30_000 },
  );
}
