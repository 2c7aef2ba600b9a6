/** Notices held back to somebody's working hours, when those no longer count. */
import { and, eq, gt, isNotNull } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { enqueueWakes, priorityOf } from "../db/outbox-rows.js";
import { notices } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";

/** Lets every waiting notice of staff go out now, and wakes their recipients' workflows. */
export async function releaseHeldNotices(tx: Tx, deps: UsecaseDeps): Promise<void> {
  const now = await appNow(tx);
  const released = await tx
    .update(notices)
    .set({ notBefore: now })
    .where(
      and(eq(notices.state, "pending"), eq(notices.attempts, 0), isNotNull(notices.userId), gt(notices.notBefore, now)),
    )
    .returning({ recipientId: notices.recipientId, severity: notices.severity });
  await enqueueWakes(
    tx,
    deps.newId,
    now,
    released.map((row) => ({
      workflowType: "deliverNotices",
      subjectId: row.recipientId,
      priority: priorityOf(row.severity),
    })),
  );
}
