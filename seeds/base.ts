/** What every installation has from its first start: calendar, policy, causes, settings. Running it again changes nothing. */
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { calendars, causes, policies, policyVersions, settings } from "../db/schema/index.js";
import { defaultCalendars } from "../domain/default-calendars.js";
import { defaultCauses } from "../domain/default-causes.js";
import { policyPresets } from "../domain/default-policies.js";
import { defaultFollowUp, defaultPromoters } from "../domain/default-settings.js";

/** Inserts the default documents that are not there yet; what an administrator has changed stays. */
export async function seedBase(
  tx: Tx,
  first: {
    headId: string | null;
    organisation: { name: string; email: string | null };
    /** Also the calendars and policies to start from that nobody uses yet. */
    withPresets: boolean;
  },
): Promise<void> {
  const isWanted = ([id]: readonly [string, unknown]): boolean => first.withPresets || id === "default";
  await tx
    .insert(calendars)
    .values(
      Object.entries(defaultCalendars)
        .filter(isWanted)
        .map(([id, { name, ...document }]) => ({ id, name, document })),
    )
    .onConflictDoNothing();
  for (const [id, { policy }] of Object.entries(policyPresets).filter(isWanted)) {
    const isPublished = id === "default";
    await tx
      .insert(policies)
      .values({ id, draft: policy, publishedVersion: isPublished ? 1 : null })
      .onConflictDoNothing();
    if (isPublished)
      await tx
        .insert(policyVersions)
        .values({ policyId: id, version: 1, document: policy, publishedAt: await appNow(tx), publishedBy: "system" })
        .onConflictDoNothing();
  }
  await tx
    .insert(causes)
    .values(defaultCauses.map((cause) => ({ id: cause.id, document: cause })))
    .onConflictDoNothing();
  await tx
    .insert(settings)
    .values([
      { id: "follow-up", document: { ...defaultFollowUp, head: first.headId } },
      { id: "promoters", document: defaultPromoters },
      { id: "organisation", document: { ...first.organisation, phone: null, acceptsReplies: false } },
    ])
    .onConflictDoNothing();
}
